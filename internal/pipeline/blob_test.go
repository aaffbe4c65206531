package pipeline_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sanad/internal/blob"
	"sanad/internal/origin"
	"sanad/internal/pipeline"
)

// Articles with their marks, and the findings about them, are the same after
// they were kept. Odd letters have lower forms that their tokens must keep.
func TestKeptAndReadBack(t *testing.T) {
	files, err := filepath.Glob("testdata/worked/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d worked cases (%v)", len(files), err)
	}
	odd := "-- odd --\nlanguage: id\n\nÉMILE İnan said Ⓐ \u2028 ÀÀÀ ẞ 12,5 kata U.S. Wagner; ＡＢＣ ǅ."
	for _, f := range files[:6] {
		_, p := readWorked(t, load(t, f)+"\n"+odd+"\n"+strings.Repeat("Ratu ", 300))
		if err := pipeline.Run(context.Background(), p, pipeline.Trace(), 1, nil); err != nil {
			t.Fatal(err)
		}
		for i := range p.Articles {
			b, err := blob.Article(&p.Articles[i], &p.Marks[i])
			if err != nil {
				t.Fatal(err)
			}
			a, m, err := blob.ReadArticle(b)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(p.Articles[i], a, cmpopts.EquateEmpty()) + cmp.Diff(p.Marks[i], m, cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s:\n%s", a.Input, d)
			}
		}
		b, err := blob.Marshal(p.Findings)
		if err != nil {
			t.Fatal(err)
		}
		var got origin.Findings
		if err := blob.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(p.Findings, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%s:\n%s", f, d)
		}
	}
}
