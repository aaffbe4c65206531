package pipeline

import (
	"slices"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/pile"
)

func TestOnlyWhatChangedRunsAnew(t *testing.T) {
	stages := []Stage{
		{Name: "segment", Version: 2},
		{Name: "entity", Version: 1, Needs: []string{"segment"}},
		{Name: "when", Version: 3, Needs: []string{"segment"}},
		{Name: "quote", Version: 1, Needs: []string{"entity"}},
	}
	for _, c := range []struct {
		recipe string
		want   []string
	}{
		{"segment/2 entity/1 when/3 quote/1", nil},
		{"segment/2 entity/1 when/2 quote/1", []string{"when"}},
		{"segment/2 entity/9 when/3 quote/1", []string{"entity", "quote"}},
		{"segment/2 entity/1 when/3", []string{"quote"}},
		{"segment/1 entity/1 when/3 quote/1", []string{"segment", "entity", "when", "quote"}},
		{"", []string{"segment", "entity", "when", "quote"}},
	} {
		var got []string
		for _, s := range Since(c.recipe, stages) {
			got = append(got, s.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.recipe, got, c.want)
		}
	}
	if r := Recipe(stages); len(Since(r, stages)) != 0 {
		t.Errorf("results of %q are not recognised", r)
	}
}

// The stages of one article and those of the pile together are all stages, so
// that marks can be kept between them.
func TestMarksAreKeptBetween(t *testing.T) {
	if got, want := Recipe(append(Article(), Pile()...)), Recipe(Trace()); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, s := range Article() {
		if s.Each == nil {
			t.Errorf("stage %s looks at the whole pile", s.Name)
		}
	}
	p := articles(3)
	add := []Stage{{Name: "add", Each: func(_ *article.Article, m *annot.Marks, _ *lang.Pack) { m.Tokens = append(m.Tokens, annot.Token{}) }}}
	count := []Stage{{Name: "count", Whole: func(p *pile.Pile, _ link.Workers) {
		for _, m := range p.Marks {
			p.Passed += len(m.Tokens)
		}
	}}}
	for _, s := range [][]Stage{add, count} {
		if err := Run(t.Context(), p, s, 1, nil); err != nil {
			t.Fatal(err)
		}
	}
	if p.Passed != 3 {
		t.Errorf("%d marks reached the stage over the pile, want 3", p.Passed)
	}
}
