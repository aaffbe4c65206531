package segment

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/lang"
)

var update = flag.Bool("update", false, "write the golden files")

// describe is an article as a golden file shows it: facts, segments, and the
// sentences of news text, each with the words of its span.
func describe(a article.Article) string {
	var b strings.Builder
	fact := func(name string, v ...any) { fmt.Fprintf(&b, "%s: %s\n", name, strings.TrimSpace(fmt.Sprintln(v...))) }
	if a.Title != "" {
		fact("title", a.Title)
	}
	if a.Outlet.Name != "" {
		fact("outlet", a.Outlet.Name, "<"+a.Outlet.Span.Of(a.Text)+">")
	}
	if d := a.Dateline; d != nil {
		fact("dateline", d.Place, "·", d.Outlet, "<"+d.Span.Of(a.Text)+">")
	}
	if d := a.Published; d != nil {
		fact("published", d.Value, d.Precision, d.Basis, "<"+d.Span.Of(a.Text)+">")
	}
	for _, c := range a.Credits {
		fact("credit", c.Role, c.Span.Of(a.Text))
	}
	for _, d := range a.Declared {
		fact("source", d.Name, "("+d.Cue+")")
	}
	if c := a.Copyright; c != nil {
		fact("copyright", c.Holder, c.Year)
	}
	if r := a.Reprint; r != nil {
		fact("reprint", r.Outlet)
	}
	fact("completeness", a.Completeness)
	for _, g := range a.Segments {
		fmt.Fprintf(&b, "[%s] %q\n", g.Kind, g.Span.Of(a.Text))
	}
	for _, s := range a.Sentences {
		fmt.Fprintf(&b, "%q\n", s.Of(a.Text))
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 7 {
		t.Fatalf("only %d texts (%v)", len(files), err)
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		code := strings.TrimPrefix(filepath.Ext(strings.TrimSuffix(f, ".txt")), ".")
		got := describe(check(t, string(src), lang.Must(code)))
		golden := strings.TrimSuffix(f, ".txt") + ".want"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s\n got:\n%s\nwant:\n%s\nto accept: go test ./internal/annot/segment -update", f, got, want)
		}
	}
}
