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
	for i := f.cue.lo - 1; i >= 0 && i >= f.cue.lo-3 && r.is(i, lang.AsNeg|lang.AsAux|lang.AsAdv); i-- {
		if r.is(i, lang.AsNeg) {
			p = r.Pack.Negated(p)
			break
		}
	}
	return annot.Polarity(p), f.entry.Stance
}
