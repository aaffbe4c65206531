package app

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inputs are the names and texts of the articles of a pile, sorted.
func inputs(paths []string) (got, problems []string) {
	p := Read(paths, nil)
	for _, a := range p.Articles {
		got = append(got, a.Input+"="+a.Text)
	}
	for _, q := range p.Problems {
		problems = append(problems, q.Reason)
	}
	slices.Sort(got)
	return got, problems
}

func TestSameNameTwice(t *testing.T) {
	one, two, three := t.TempDir(), t.TempDir(), t.TempDir()
	for dir, body := range map[string]string{one: "The bridge is shut.", two: "The bridge is open.", three: "The bridge is shut."} {
		if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, problems := inputs([]string{one, two, three})
	back, _ := inputs([]string{three, two, one})
	if len(got) != 2 || !strings.HasPrefix(got[0], "a.txt#2=") || !strings.HasPrefix(got[1], "a.txt=") {
		t.Errorf("got %q", got)
	}
	if !slices.Equal(got, back) {
		t.Errorf("the order of the paths matters: %q, %q", got, back)
	}
	if len(problems) != 2 {
		t.Errorf("problems %q, want one for the second text and one for the repeated one", problems)
	}
}

func TestOrderOfArticlesIsThatOfIdentity(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), fmt.Appendf(nil, "Text number %d of the pile.", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := Read([]string{dir}, nil)
	if len(p.Articles) != 20 {
		t.Fatalf("%d articles", len(p.Articles))
	}
	for i := 1; i < len(p.Articles); i++ {
		if p.Articles[i-1].ID >= p.Articles[i].ID {
			t.Errorf("articles %d and %d are out of order", i-1, i)
		}
	}
}
