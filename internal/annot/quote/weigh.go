package quote

import "sanad/internal/lang"

// form notes what kind of verb group the cue of f stands in.
func (f *finding) form(g group) {
	e := &f.evidence
	switch {
	case g.passive:
		e[fAgent] = 1
	case g.to:
		e[fPurpose] = 1
	case g.ing:
		e[fShared] = 1
	}
}

// weighGroup fills the evidence of f and its score, for languages with verb
// groups. The features are those of score.go; the weights are fitted apart.
func (r *reader) weighGroup(f *finding) {
	e := &f.evidence
	e[fBias] = 1
	e[fPrior] = f.entry.Weight()
	e[r.kindOfGroup(f)] = 1
	set := func(k feature, on bool) {
		if on {
			e[k] = 1
		}
	}
	i := f.cue.lo
	set(fOwner, f.entry.Place == lang.SourceOwner)
	set(fHearsay, f.entry.Place == lang.SourceNobody)
	set(fTail, f.src.ok() && f.subject == nil && f.src.lo >= f.cue.hi)
	set(fRelative, f.src.ok() && r.has(f.src.lo, lang.TagWh))
	set(fJoined, r.has(i-1, lang.TagConj))
	set(fAux, r.has(i, lang.TagAux) && f.cue.hi-i > 1)
	set(fNegated, r.has(i, lang.TagNeg) || r.has(i+1, lang.TagNeg))
	set(fPhrase, f.bare)
	r.weighGroupContent(f, set)
	f.score = 0
	for k, v := range e {
		f.score += v * groupWeights[k]
	}
}

func (r *reader) weighGroupContent(f *finding, set func(feature, bool)) {
	if len(f.content) == 0 {
		return
	}
	first, last := f.content[0], f.content[len(f.content)-1]
	set(fSet, first.lo < f.cue.lo)
	set(fThat, r.has(last.lo, lang.TagThat) || r.has(last.lo-1, lang.TagThat))
	set(fQuoted, r.quote[last.lo] >= 0 || r.quote[last.hi-1] >= 0 || r.quote[first.lo] >= 0)
	set(fShort, last.hi-last.lo < 4)
	set(fLong, last.hi-last.lo >= 12)
}

// kindOfGroup is the feature for what the source of f is.
func (r *reader) kindOfGroup(f *finding) feature {
	n := f.src
	if !n.ok() {
		return fNobody
	}
	one, last := n.hi-n.lo == 1, n.hi-1
	switch {
	case one && r.is(last, lang.AsPronoun|lang.AsPlural) && r.has(last, lang.TagSubject):
		if r.is(last, lang.AsPlural) {
			return fPlural
		}
		return fPronoun
	case one && r.is(last, lang.AsFirst):
		return fFirst
	case r.capital(last):
		return fName
	case r.is(last, lang.AsRole|lang.AsGroup|lang.AsMedium):
		return fRole
	}
	return fOther
}
