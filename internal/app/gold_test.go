package app

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/text"
)

const goldDir = "../../../shared/gold/"

// goldCase is a case of the development gold: statements with their places.
type goldCase struct {
	Statements []struct {
		ID      string
		Reports []struct {
			Article string
			Span    text.Span
		}
	}
}

// Questions on the development gold (quality/questions.tsv): how often the
// right statement comes first, how often it is among those shown, and how often
// something is claimed that nothing carries.
func TestQuestionsOnGold(t *testing.T) {
	if _, err := os.Stat(goldDir); err != nil {
		t.Skipf("the labelled data beside the project (../shared) is missing: %v", err)
	}
	b, err := os.ReadFile("../../quality/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	arts := map[string][]article.Article{}
	for _, set := range []string{"origin-cases", "origin-news"} {
		arts[set] = Read([]string{goldDir + set + "/articles.jsonl"}, nil).Articles
	}
	asked, right, silent, none, shown := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		set := f[0]
		p := &pile.Pile{Articles: append([]article.Article(nil), arts[set]...)}
		q, err := Question(f[3])
		if err != nil {
			t.Fatal(err)
		}
		got, err := Ask(t.Context(), q, p, Options{})
		if err != nil {
			t.Fatalf("%q: %v", f[3], err)
		}
		found := got.Found[0].Statements
		switch {
		case f[2] == "-":
			if none[set]++; len(found) == 0 {
				silent[set]++
			} else {
				t.Logf("false answer (%.2f) to %q: %q", found[0].Score, f[3], p.Findings.Statements[found[0].Statement].Gist)
			}
			continue
		case len(found) == 0:
			near := 0.0
			if n := got.Found[0].Nearest; n != nil {
				near = n.Score
			}
			t.Logf("no answer (%.2f) to %q", near, f[3])
		case goldHas(t, p, found[0].Statement, f):
			right[set]++
		default:
			t.Logf("wrong answer (%.2f) to %q: %q", found[0].Score, f[3], p.Findings.Statements[found[0].Statement].Gist)
		}
		asked[set]++
		for _, m := range found {
			if goldHas(t, p, m.Statement, f) {
				shown[set]++
				break
			}
		}
	}
	for set := range asked {
		t.Logf("%s: right first %d and shown %d of %d, silent %d of %d", set, right[set], shown[set], asked[set], silent[set], none[set])
		if 100*right[set] < 62*asked[set] || 100*shown[set] < 75*asked[set] || none[set]-silent[set] > 2 {
			t.Errorf("%s: right first %d of %d, silent %d of %d", set, right[set], asked[set], silent[set], none[set])
		}
	}
}

// goldHas reports whether a statement has a report where the gold has one of
// the asked statement.
func goldHas(t *testing.T, p *pile.Pile, statement int, f []string) bool {
	t.Helper()
	b, err := os.ReadFile(goldDir + f[0] + "/" + f[1] + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var c goldCase
	if err := json.Unmarshal(b, &c); err != nil {
		t.Fatal(err)
	}
	at := p.Index()
	for _, s := range c.Statements {
		for _, g := range s.Reports {
			for _, r := range p.Findings.Statements[statement].Reports {
				if s.ID == f[2] && p.Articles[at[r.Ref.Article]].Input == f[1]+"/"+g.Article && g.Span.Touches(r.Ref.Span) {
					return true
				}
			}
		}
	}
	return false
}
