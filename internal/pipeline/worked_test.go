package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/extract"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/raw"
	"sanad/internal/text"
)

// TestWorkedCases traces the piles of testdata/worked: the worked cases of
// doc/terms.md, each with the counts that it must come out with. A pile is a
// text of articles, each under "-- ID --" with a head (outlet, published,
// title, language) and a body. The lines before the first article say what
// must hold of the statement that has the quoted words in a report:
//
//	want "words" carriers 6 channels 1 voices 1 parties 1
//	want "words" reading "single source" | circular | kind deny | denies "words" | apart "words" | within 1-3
func TestWorkedCases(t *testing.T) {
	files, err := filepath.Glob("testdata/worked/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("only %d worked cases (%v)", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) { worked(t, f) })
	}
}

func worked(t *testing.T, name string) {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	wants, p := readWorked(t, string(b))
	if err := pipeline.Run(context.Background(), p, pipeline.Trace(), 1, nil); err != nil {
		t.Fatal(err)
	}
	if len(wants) == 0 {
		t.Fatal("nothing is wanted")
	}
	for _, w := range wants {
		s := find(p, w.words)
		if s == nil {
			t.Errorf("no statement with %q\n%s", w.words, list(p))
			continue
		}
		if bad := w.check(p, s); bad != "" {
			t.Errorf("%q: %s\n%s", w.words, bad, show(p, s))
		}
	}
}

// want is one line of expectations.
type want struct {
	words string
	conds []string
}

// readWorked parts a worked case into its wants and its articles.
func readWorked(t *testing.T, s string) ([]want, *pile.Pile) {
	t.Helper()
	parts := strings.Split("\n"+s, "\n-- ")
	var wants []want
	for _, l := range strings.Split(parts[0], "\n") {
		if rest, ok := strings.CutPrefix(l, "want "); ok {
			f := fields(rest)
			wants = append(wants, want{f[0], f[1:]})
		}
	}
	p := &pile.Pile{}
	for _, part := range parts[1:] {
		id, rest, _ := strings.Cut(part, " --\n")
		head, body, _ := strings.Cut(rest, "\n\n")
		rec := map[string]string{"id": id, "body": strings.TrimSpace(body), "language": "id"}
		for _, h := range strings.Split(head, "\n") {
			k, v, _ := strings.Cut(h, ": ")
			rec[k] = v
		}
		line, err := json.Marshal(rec)
		if err != nil {
			t.Fatal(err)
		}
		arts, problems := extract.Articles(raw.Capture{Input: id + ".jsonl", Media: "application/x-ndjson", Path: id + ".jsonl", Bytes: append(line, '\n')})
		if len(arts) != 1 || len(problems) > 0 {
			t.Fatalf("%s: %d articles, problems %v", id, len(arts), problems)
		}
		p.Articles = append(p.Articles, arts...)
	}
	slices.SortFunc(p.Articles, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return wants, p
}

// fields cuts a line at spaces, keeping quoted words together.
func fields(s string) []string {
	var out []string
	for n, part := range strings.Split(s, `"`) {
		if n%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

func (w want) check(p *pile.Pile, s *origin.Statement) string {
	for k := 0; k < len(w.conds); k++ {
		switch c := w.conds[k]; c {
		case "circular":
			if !s.Circular {
				return "not circular"
			}
		case "|":
		default:
			k++
			if bad := holds(p, s, c, w.conds[k]); bad != "" {
				return bad
			}
		}
	}
	return ""
}

// holds checks one condition and says what fails.
func holds(p *pile.Pile, s *origin.Statement, name, value string) string {
	got := ""
	switch name {
	case "carriers":
		got = fmt.Sprint(carriers(s))
	case "channels":
		got = fmt.Sprint(len(s.Channels))
	case "untraced":
		got = fmt.Sprint(s.Untraced)
	case "voices":
		got = fmt.Sprint(len(s.Voices))
	case "parties":
		got = fmt.Sprint(s.Parties)
	case "reading":
		got = s.Reading
	case "kind":
		got = s.Kind
	case "within":
		got = fmt.Sprintf("%d-%d", s.Channel.Low, s.Channel.High)
	case "denies":
		if o := find(p, value); o != nil && o.ID == s.Denies {
			return ""
		}
		return "does not deny " + value
	case "apart":
		if o := find(p, value); o != nil && o.ID != s.ID {
			return ""
		}
		return "not kept apart from " + value
	default:
		return "unknown condition " + name
	}
	if got != value {
		return fmt.Sprintf("%s %s, want %s", name, got, value)
	}
	return ""
}

func carriers(s *origin.Statement) int {
	seen := map[text.ID]bool{}
	for _, r := range s.Reports {
		seen[r.Ref.Article] = true
	}
	return len(seen)
}

// find is the statement with a report that holds the words.
func find(p *pile.Pile, words string) *origin.Statement {
	at := p.Index()
	for n := range p.Findings.Statements {
		s := &p.Findings.Statements[n]
		for _, r := range s.Reports {
			if strings.Contains(r.Ref.Span.Of(p.Articles[at[r.Ref.Article]].Text), words) {
				return s
			}
		}
	}
	return nil
}

func list(p *pile.Pile) string {
	var b strings.Builder
	for n := range p.Findings.Statements {
		b.WriteString(show(p, &p.Findings.Statements[n]))
	}
	return b.String()
}

func show(p *pile.Pile, s *origin.Statement) string {
	var b strings.Builder
	at := p.Index()
	fmt.Fprintf(&b, "%s %s %v denies %q circular %v parties %d %s\n", s.ID, s.Kind, s.Channel, s.Denies, s.Circular, s.Parties, s.Reading)
	for _, v := range s.Voices {
		fmt.Fprintf(&b, "  voice %q party %q\n", v.Name, v.Party)
	}
	for _, c := range s.Channels {
		fmt.Fprintf(&b, "  channel %s (%s, %s):", c.Name, c.Kind, c.Basis)
		for _, a := range c.Carriers {
			b.WriteString(" " + p.Articles[at[a]].Input)
		}
		for _, y := range c.Why {
			b.WriteString("; " + y.Text)
		}
		b.WriteString("\n")
	}
	for _, r := range s.Reports {
		a := p.Articles[at[r.Ref.Article]]
		fmt.Fprintf(&b, "  %s: %s\n", a.Input, r.Ref.Span.Of(a.Text))
	}
	return b.String()
}
