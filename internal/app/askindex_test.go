package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanad/internal/origin"
	"sanad/internal/pile"
)

// An index answers as the folder does of which it was made: the same statement
// first, with the same counts, or nothing. One of the questions may be answered
// otherwise: words weigh by how rare they are among the articles at hand.
func TestIndexAnswersAsFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	whole := samplePile(t)
	half := &pile.Pile{Articles: whole.Articles[:9:9]}
	whole.Articles = whole.Articles[9:]
	if n, err := BuildIndex(t.Context(), dir, half, Options{}); n != 9 || err != nil {
		t.Fatalf("%d articles, %v", n, err)
	}
	if n, err := AddToIndex(t.Context(), dir, whole, Options{}); n != 8 || err != nil {
		t.Fatalf("%d articles, %v", n, err)
	}
	b, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines, asked, other := 0, 0, 0
	for line := range strings.Lines(string(b)) {
		question, _, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if lines++; lines%4 != 0 {
			continue
		}
		asked++
		want := askFirst(t, question, samplePile(t))
		if got := askFirst(t, question, &pile.Pile{}, dir); first(got) != first(want) {
			other++
			t.Logf("%q: %s; of the folder: %s", question, first(got), first(want))
		}
	}
	if asked < 10 || other > 1 {
		t.Errorf("%d of %d questions answered otherwise", other, asked)
	}
}

// first is a statement with its counts.
func first(s *origin.Statement) string {
	if s == nil {
		return "nothing"
	}
	return s.ID + ": " + counts(s)
}

// askFirst asks a pile and indexes and returns the statement that comes first.
func askFirst(t *testing.T, question string, p *pile.Pile, indexes ...string) *origin.Statement {
	t.Helper()
	a, err := Question(question)
	if err != nil {
		t.Fatal(err)
	}
	q, err := AskIn(t.Context(), a, p, indexes, Options{})
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	if q.Looked != 17 || len(q.Found) == 0 {
		t.Fatalf("%q: %d articles looked at, %d claims", question, q.Looked, len(q.Found))
	}
	if f := q.Found[0]; len(f.Statements) > 0 {
		return &p.Findings.Statements[f.Statements[0].Statement]
	}
	return nil
}
