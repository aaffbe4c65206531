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

// Two sources of the context are compared by their names.
func TestSameSpeakerOfTheContext(t *testing.T) {
	said := func(name string) *side {
		return &side{article: &article.Article{}, marks: &annot.Marks{}, pack: lang.Must("en"), att: &annot.Attribution{Source: &annot.Source{Name: name, Basis: annot.Inferred}}}
	}
	if !sameSpeaker(said("Edda Marsh"), said("Marsh")) {
		t.Error("Marsh is not Edda Marsh")
	}
	if sameSpeaker(said("Edda Marsh"), said("Tomas Wren")) {
		t.Error("Tomas Wren is Edda Marsh")
	}
}
