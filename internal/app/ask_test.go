package app

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
)

// samplePile reads the bundled sample.
func samplePile(t *testing.T) *pile.Pile {
	t.Helper()
	p := Read([]string{"../../sample"}, nil)
	if len(p.Articles) != 17 {
		t.Fatalf("%d articles in the sample", len(p.Articles))
	}
	return p
}

// Questions about the bundled sample, in other words and across languages: the
// right statement comes first, with the counts that trace gives, and where
// nothing carries the question nothing is claimed.
func TestQuestionsAboutSample(t *testing.T) {
	whole := samplePile(t)
	if err := Run(t.Context(), whole, pipeline.Trace(), Options{}); err != nil {
		t.Fatal(err)
	}
	traced := map[string]*origin.Statement{}
	for i := range whole.Findings.Statements {
		traced[whole.Findings.Statements[i].ID] = &whole.Findings.Statements[i]
	}
	b, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var asked, right, none, silent int
	for line := range strings.Lines(string(b)) {
		question, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		p, s, score := askFirst(t, question)
		if words == "-" {
			if none++; s == nil {
				silent++
			} else {
				t.Logf("false answer (%.2f) to %q: %q", score, question, s.Gist)
			}
			continue
		}
		asked++
		switch {
		case s == nil:
			t.Logf("no answer to %q (nearest %.2f)", question, score)
		case !reports(p, s, words):
			t.Logf("wrong answer (%.2f) to %q: %q", score, question, s.Gist)
		default:
			right++
			if got, want := counts(s), counts(traced[s.ID]); got != want {
				t.Errorf("%q: counts %s, trace gives %s", question, got, want)
			}
		}
	}
	t.Logf("right first %d of %d, silent %d of %d", right, asked, silent, none)
	if asked < 25 || none < 10 || right*100 < 85*asked || none-silent > 1 {
		t.Errorf("right first %d of %d, silent %d of %d without an answer", right, asked, silent, none)
	}
}

// askFirst asks the sample and returns the statement that comes first, nil for
// none, with its score or that of the nearest.
func askFirst(t *testing.T, question string) (*pile.Pile, *origin.Statement, float64) {
	t.Helper()
	p := samplePile(t)
	a, err := Question(question)
	if err != nil {
		t.Fatal(err)
	}
	q, err := Ask(context.Background(), a, p, Options{})
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	if q.Looked != 17 || len(q.Found) == 0 {
		t.Fatalf("%q: %d articles looked at, %d claims", question, q.Looked, len(q.Found))
	}
	switch f := q.Found[0]; {
	case len(f.Statements) > 0:
		return p, &p.Findings.Statements[f.Statements[0].Statement], f.Statements[0].Score
	case f.Nearest != nil:
		return p, nil, f.Nearest.Score
	}
	return p, nil, 0
}

// reports reports whether a report of s holds the words, or its sentence does.
func reports(p *pile.Pile, s *origin.Statement, words string) bool {
	at := p.Index()
	for _, r := range s.Reports {
		a := &p.Articles[at[r.Ref.Article]]
		for _, x := range a.Sentences {
			for w := range strings.SplitSeq(words, "|") {
				if x.Touches(r.Ref.Span) && strings.Contains(x.Join(r.Ref.Span).Of(a.Text), w) {
					return true
				}
			}
		}
	}
	return false
}

func counts(s *origin.Statement) string {
	if s == nil {
		return "of no statement"
	}
	return fmt.Sprintf("%d carriers, %d channels of %d–%d, %d voices, %d parties", len(s.Carriers()), len(s.Channels), s.Channel.Low, s.Channel.High, len(s.Voices), s.Parties)
}
