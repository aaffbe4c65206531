package quote

import "sanad/internal/lang"

// sharedVerb reads participles and infinitives, whose subject is that of
// another verb: …, adding that …; a report saying …; users to tell ….
func (r *reader) sharedVerb(f *finding, g group, lo, hi int, prev []*finding) *finding {
	f.rule = "participle"
	k := g.lo - 1
	switch {
	case g.to && (r.nominal(k) || r.has(k, lang.TagObject)) && !r.has(k, lang.TagOccasion):
		f.src, f.rule = r.subjectOf(g.lo, lo), "infinitive behind a noun"
		if r.has(k, lang.TagObject) {
			f.src = naming{lo: k, hi: g.lo, score: 1, rule: "object"}
		}
		f.score--
	case r.nominal(k) && !r.has(k, lang.TagOccasion|lang.TagTime) && !r.objectBefore(g.lo, lo):
		f.src, f.rule = r.subjectOf(g.lo, lo), "participle behind a noun"
	case len(prev) > 0:
		f.subject, f.src = prev[len(prev)-1], prev[len(prev)-1].src
	default:
		if f.src = r.firstSubject(g.lo, lo); !f.src.ok() && r.nominal(k) {
			f.src = r.subjectOf(g.lo, lo)
		}
	}
	if r.lower(k) == "," {
		f.score++
	}
	if f.src.ok() {
		f.score += 0.5
	} else {
		f.score--
	}
	return r.withObject(f, g, lo, hi)
}

// objectBefore reports whether the noun phrase that ends before e is the object
// of a verb.
func (r *reader) objectBefore(e, lo int) bool {
	s := r.subjectStart(e, lo)
	return s > lo && s < e && (r.has(s-1, lang.TagVerb|lang.TagEd|lang.TagIng) || r.taken[s-1])
}

// firstSubject is the subject of the first finite verb of the unit before e.
func (r *reader) firstSubject(e, lo int) naming {
	for i := lo + 1; i < e; i++ {
		if r.quote[i] >= 0 || !r.has(i, lang.TagVerb|lang.TagAux|lang.TagEd) || r.capital(i) || r.has(i, lang.TagNoun) {
			continue
		}
		if r.has(i, lang.TagEd) && !r.nominal(i-1) && !r.has(i-1, lang.TagAdv) && r.lower(i-1) != "," {
			continue
		}
		s := i
		for s > lo && r.leads(s-1) {
			s--
		}
		if n := r.subjectOf(s, lo); n.ok() && n.score >= 1 && !r.has(n.lo, lang.TagWh) {
			return n
		}
	}
	return naming{lo: e, hi: e}
}

// passiveVerb reads X is expected to …, … was described by X.
func (r *reader) passiveVerb(f *finding, g group, lo, hi int) *finding {
	f.rule, f.nobody = "passive", true
	f.score--
	n := r.subjectOf(g.lo, lo)
	p := g.hi
	if r.has(p, lang.TagParticle) && !r.has(p, lang.TagAbout) && r.quote[p] < 0 {
		p++
		f.cue.hi = p
	}
	if r.has(p, lang.TagBy) {
		f.cue.hi = p + 1
		if f.src = r.invertedSubject(p+1, hi); !f.src.ok() {
			f.src = naming{lo: p + 1, hi: r.overAddressee(p+1, hi), rule: "agent", score: 1}
		}
		if f.nobody = !f.src.ok(); !f.nobody && f.entry.Takes&(lang.TakesNoun|lang.TakesPair|lang.TakesPerson) == 0 {
			return nil // was found by X
		}
		if that := r.firstThat(f.src.lo+1, f.src.hi); that < f.src.hi && f.entry.Takes&lang.TakesPerson != 0 {
			f.src.hi = that // residents were told by X that …
			f.content = []stretch{{that, r.contentEnd(that, hi, false)}}
			return f
		}
		p = max(f.src.hi, g.hi+1)
	}
	if n.ok() {
		f.content = append(f.content, stretch{n.lo, n.hi})
	}
	c, that := r.objectOf(p, hi, f.entry)
	if f.nobody && !that && !r.saidOf(f, c) {
		return nil
	}
	if !c.empty() && !f.src.ok() {
		f.content = append(f.content, c)
	}
	if len(f.content) == 0 {
		return nil
	}
	return f
}

// saidOf reports whether a passive that names nobody says what somebody thinks
// or says: X is expected (to …), is said to …, is seen as …, is accused of ….
// Of most verbs it tells what happened: was found, was called, was reported.
func (r *reader) saidOf(f *finding, c stretch) bool {
	takes := f.entry.Takes
	switch {
	case !c.empty() && r.quotedIn(c.lo, c.hi) && takes&lang.TakesPair == 0, len(f.entry.Forms[0]) > 1 && !c.empty():
		return true
	case c.empty():
		return takes&lang.TakesTo != 0 && f.entry.Stance != "" // is expected
	case r.openedBy(c.lo) && takes&lang.TakesTo != 0 && f.entry.Stance != "":
		return true // is expected in May, is suspected in the theft
	case f.entry.Stance != "" && r.has(f.cue.lo-1, lang.TagHere) && r.has(f.cue.lo-1, lang.TagObject) && r.clausal(c.lo, c.hi):
		return true // it is thought the flaw could exist
	}
	return r.infinitiveAt(c.lo) || r.has(c.lo, lang.TagAs) && f.entry.Stance != ""
}

// firstThat is the first complementiser of [lo, hi), hi where there is none.
func (r *reader) firstThat(lo, hi int) int {
	for i := lo; i < hi; i++ {
		if r.has(i, lang.TagThat) {
			return i
		}
	}
	return hi
}

// raising reads X seems to …: nobody is named, and the content is the clause
// around the cue.
func (r *reader) raising(f *finding, o occurrence, lo, hi int) *finding {
	g := r.groupAt(o, lo, hi)
	if !r.isVerb(o, g) {
		return nil
	}
	f.cue, f.rule = stretch{g.lo, g.hi}, "cue of seeming"
	if n := r.subjectOf(g.lo, lo); n.ok() {
		f.content = append(f.content, stretch{n.lo, n.hi})
	}
	if c, _ := r.objectOf(g.hi, hi, f.entry); !c.empty() {
		if r.has(c.lo, lang.TagPrep) && !r.has(c.lo, lang.TagSuch|lang.TagAs|lang.TagTo|lang.TagDet) {
			return nil // appeared on the show
		}
		if len(f.content) > 0 && r.has(f.content[0].lo, lang.TagWh) {
			c.hi = r.firstClauseEnd(c.lo, c.hi)
		}
		f.content = append(f.content, c)
	}
	if len(f.content) == 0 {
		return nil
	}
	return f
}

// saidToBe reads X reportedly did …: the content is the clause around the cue.
func (r *reader) saidToBe(f *finding, lo, hi int) *finding {
	f.rule = "hearsay"
	e := f.cue.lo
	for e > lo && r.leads(e-1) {
		e--
	}
	if n := r.subjectOf(e, lo); n.ok() {
		f.content = append(f.content, stretch{n.lo, f.cue.lo})
	}
	if c := r.upTo(f.cue.hi, hi, true); c.hi-c.lo > 1 {
		f.content = append(f.content, c)
	}
	if len(f.content) == 0 {
		return nil
	}
	return f
}
