package asked

import (
	"os"
	"path/filepath"
	"testing"

	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

func write(t *testing.T, name, s string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestGold(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "set/c1.json"), `{"statements":[{"id":"s1","reports":[{"article":"a1","span":[0,9]}]}]}`)
	l, err := Gold(write(t, filepath.Join(dir, "q.tsv"), "# head\nset\tc1\ts1\tthe mill is shut\ta2:5-8\nset\t!\t-\tthe mill is open\n"), dir)
	if err != nil || len(l) != 2 {
		t.Fatalf("%v, %v", l, err)
	}
	if q := l[0]; q.None() || len(q.Places) != 2 || q.Places[1] != (Place{"c1/a2", text.Span{Start: 5, End: 8}}) {
		t.Errorf("%+v", q)
	}
	if !l[1].None() || !l[1].Twist {
		t.Errorf("%+v", l[1])
	}
	p := &pile.Pile{Articles: []article.Article{{ID: "x", Input: "c1/a1", Text: "The mill is shut."}}}
	for _, s := range []text.Span{{Start: 4, End: 8}, {Start: 12, End: 17}} {
		p.Findings.Statements = append(p.Findings.Statements, origin.Statement{Reports: []origin.Report{{Ref: text.Ref{Article: "x", Span: s}}}})
	}
	if !l[0].Right(p, 0) || l[0].Right(p, 1) {
		t.Error("the statement that touches the place is the right one")
	}
	for _, bad := range []string{"set\tc1\ts9\tq", "set\tc1\ts1\tq\tnowhere", "one field"} {
		if _, err := Gold(write(t, filepath.Join(dir, "bad.tsv"), bad), dir); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestWords(t *testing.T) {
	l, err := Words(write(t, filepath.Join(t.TempDir(), "q.tsv"), "who shut it?\tshut by|closed by\nwho ate it?\t-\n"), "s")
	if err != nil || len(l) != 2 || len(l[0].Words) != 2 || !l[1].None() {
		t.Fatalf("%+v, %v", l, err)
	}
}
