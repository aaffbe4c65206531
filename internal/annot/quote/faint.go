package quote

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// leastFaint is how many tokens the content of a faint attribution must have.
const leastFaint = 3

// looksSaid reports whether f, whose score is too low for an attribution,
// still names who is behind its content: somebody named, right before a verb
// that does more than tell (promises, denies, guesses), or one that a clause
// or a number follows. Languages with verb groups are left out: what their
// score refuses is mostly no saying at all.
func (r *reader) looksSaid(f *finding) bool {
	e := &f.evidence
	switch {
	case f.entry.Place != lang.SourceBefore, !f.src.ok(), f.src.clitic, f.subject != nil, f.src.lo >= f.cue.lo, r.rank(f.src) < 2:
		return false
	case e[fPurpose]+e[fRelative]+e[fAdjunct]+e[fAux]+e[fNegated]+e[fGap]+e[fInner] > 0:
		return false
	case r.inTitle(f.cue.lo):
		return false // a headline is told by the outlet
	case len(f.content) != 1 || f.content[0].hi-f.content[0].lo < leastFaint || f.content[0].lo < f.cue.hi:
		return false
	}
	acts := f.entry.Polarity != string(annot.Affirm) || f.entry.Stance != ""
	counts := r.toks[f.content[0].lo].Kind == annot.Number // melaporkan 40 orang terluka
	return acts || (counts || e[fThat]+e[fClause] > 0) && f.entry.Takes&lang.TakesClause != 0
}

// apart keeps the faint findings that share no token with a found one or with
// an earlier faint one.
func (r *reader) apart(faint, found []*finding) []*finding {
	taken := make([]bool, len(r.toks)+1)
	for _, f := range found {
		claim(taken, f)
	}
	var out []*finding
	for _, f := range faint {
		reach := f.reachOf()
		if slices.Contains(taken[reach.lo:reach.hi], true) {
			continue
		}
		claim(taken, f)
		f.faint = true
		out = append(out, f)
	}
	return out
}

// claim notes the tokens of f.
func claim(taken []bool, f *finding) {
	for i := f.reachOf().lo; i < f.reachOf().hi; i++ {
		taken[i] = true
	}
}
