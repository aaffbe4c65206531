package drift

import (
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// A source that only the context names has no words of its own in the sentence.
func TestPersonOfTheContext(t *testing.T) {
	x := &side{article: &article.Article{}, marks: &annot.Marks{}, pack: lang.Must("en"), att: &annot.Attribution{Source: &annot.Source{Name: "Edda Marsh", Basis: annot.Inferred}}}
	if got := x.person(); got != "Edda Marsh" {
		t.Errorf("person %q", got)
	}
}
