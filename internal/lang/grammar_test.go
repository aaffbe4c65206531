package lang

import "testing"

func TestGrammar(t *testing.T) {
	g := Must("en").Grammar
	if Must("id").Grammar != nil {
		t.Error("a pack without the table has no grammar")
	}
	for w, want := range map[string]Tag{"the": TagDet, "that": TagThat, "rejected": TagEd, "saying": TagIng, "firmly": TagAdv, "family": TagNoun, "hundred": TagAdj, "who": TagWho, "is": TagBe | TagAux} {
		if got := g.Tags(w); got&want != want {
			t.Errorf("%s: tags %b lack %b", w, got, want)
		}
	}
	if g.Tags("ferry") != 0 || g.Tags("king")&TagIng != 0 {
		t.Error("a noun has no tag of a verb")
	}
	for w, n := range map[string]int{"he's": 2, "didn't": 3, "don’t": 5, "ferry": 0, "'s": 0} {
		if got := g.Clitic(w); got != n {
			t.Errorf("%s: clitic of %d bytes, not %d", w, got, n)
		}
	}
}
