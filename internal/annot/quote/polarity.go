package quote

import (
	"sanad/internal/annot"
	"sanad/internal/lang"
)

// polarity is what the source of f does with its content, and the stance that
// the cue adds.
func (r *reader) polarity(f *finding) (annot.Polarity, string) {
	if f.entry == nil {
		return annot.Affirm, ""
	}
	p := f.entry.Polarity
	if p != string(annot.Decline) && r.negated(f.cue) {
		p = r.Pack.Negated(p)
	}
	return annot.Polarity(p), f.entry.Stance
}

// negated reports whether a negation stands right before the words of a cue or
// among its auxiliaries: tidak mengatakan; did not say.
func (r *reader) negated(cue stretch) bool {
	for i := cue.lo - 1; i >= 0 && i >= cue.lo-3 && r.is(i, lang.AsNeg|lang.AsAux|lang.AsAdv); i-- {
		if r.is(i, lang.AsNeg) {
			return true
		}
	}
	for i := cue.lo; i < cue.hi && r.is(i, lang.AsNeg|lang.AsAux|lang.AsAdv); i++ {
		if r.is(i, lang.AsNeg) {
			return true
		}
	}
	return false
}
