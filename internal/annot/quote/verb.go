package quote

import "sanad/internal/lang"

// finiteVerb reads source, cue, content, and content, source, cue.
func (r *reader) finiteVerb(f *finding, g group, lo, hi int, prev []*finding) *finding {
	if g.lo == g.head && r.pastForm(g.head) && !r.capital(g.head) && r.has(g.hi, lang.TagBy) && r.nominal(g.lo-1) {
		return r.passiveVerb(f, g, lo, hi) // an allegation rejected by X
	}
	if r.has(g.head, lang.TagEd) && g.lo == g.head && (g.lo == lo || r.has(g.lo-1, lang.TagSub|lang.TagWh) && !r.has(g.lo-1, lang.TagThat) && !r.has(g.lo-1, lang.TagWho)) && !r.has(g.lo-1, lang.TagSubject) {
		return r.bareParticiple(f, g, hi)
	}
	f.rule = "source, cue, content"
	f.src = r.subjectOf(g.lo, lo)
	switch {
	case f.src.ok():
		f.score += f.src.score - 1
	case len(prev) > 0 && r.has(g.lo-1, lang.TagConj):
		f.subject, f.src = prev[len(prev)-1], prev[len(prev)-1].src
		f.rule = "cue joined to the one before it"
	case r.has(g.lo-1, lang.TagConj) || r.lower(g.lo-1) == ",":
		f.src = r.firstSubject(g.lo, lo)
		f.rule = "cue of a further verb of its subject"
		f.score--
	default:
		f.score -= 2
	}
	if !f.src.ok() {
		f.score--
	}
	if k := f.src.lo - 1; f.subject == nil && f.src.ok() && k > lo+1 && r.has(k, lang.TagAs) && r.lower(k-1) == "," && r.closes(g.hi, hi, f.entry) {
		f.rule = "content, as source, cue" // …, as X put it
		return r.bothSides(f, k, g.hi, lo, hi)
	}
	if f.subject == nil && f.src.ok() && f.src.lo > lo && !r.speaksNow(f, g, hi) && !r.has(f.src.lo, lang.TagWh) && r.mayFollow(f, lo) && r.behindContent(f.src.lo, g.hi, lo) && (r.closes(g.hi, hi, f.entry) || r.quote[f.src.lo-1] >= 0 && r.finalMark(f.src.lo-1, ",?!")) {
		f.rule = "content, source, cue"
		f.score += 2
		return r.bothSides(f, f.src.lo, g.hi, lo, hi)
	}
	return r.withObject(f, g, lo, hi)
}

// speaksNow reports whether a quotation follows the group of f behind a comma
// or colon while none stands before its source.
func (r *reader) speaksNow(f *finding, g group, hi int) bool {
	k := f.src.lo - 1
	if k > 0 && (r.quote[k] >= 0 || r.quote[k-1] >= 0) || g.hi+1 >= hi {
		return false
	}
	return (r.lower(g.hi) == "," || r.lower(g.hi) == ":") && r.quote[g.hi+1] >= 0
}

// mayFollow reports whether the cue of f may stand behind its content: any
// behind a quotation, verbs of saying behind a clause.
func (r *reader) mayFollow(f *finding, lo int) bool {
	k := f.src.lo - 1
	return f.entry.Takes&lang.TakesLeft != 0 || k >= lo && (r.quote[k] >= 0 || k > lo && r.quote[k-1] >= 0)
}

// objectRelative is the noun phrase before the source of f where the two are a
// noun and its relative clause without a pronoun: everything X says is true.
func (r *reader) objectRelative(f *finding, g group, lo, hi int) stretch {
	if f.subject != nil || !f.src.ok() || g.hi < hi && r.isWord(g.hi) && !r.has(g.hi, lang.TagVerb|lang.TagAux|lang.TagConj|lang.TagSub|lang.TagPrep) {
		return stretch{}
	}
	t := f.src.hi - 1
	if !r.has(t, lang.TagSubject) {
		if !r.has(g.hi, lang.TagVerb|lang.TagAux) || !r.capital(t) {
			return stretch{}
		}
		for t > f.src.lo && r.capital(t-1) {
			t--
		}
	}
	if t-1 < lo || !r.nominal(t-1) || r.capital(t-1) && t-1 > lo || r.has(t-1, lang.TagTime) || r.isNumber(t-1) || r.has(t-1, lang.TagObject) {
		return stretch{}
	}
	s := r.subjectStart(t, lo)
	if s >= t {
		return stretch{}
	}
	f.src.lo = t
	return stretch{s, t}
}

// bareParticiple reads Asked whether …, he …: nobody is named for the cue.
func (r *reader) bareParticiple(f *finding, g group, hi int) *finding {
	f.rule, f.nobody = "participle that opens its sentence", true
	c, _ := r.objectOf(g.hi, hi, f.entry)
	if c.empty() {
		return nil
	}
	c.hi = r.firstClauseEnd(c.lo, c.hi)
	f.content = []stretch{c}
	f.score -= 1.5
	return f
}

// withObject reads the content behind the group.
func (r *reader) withObject(f *finding, g group, lo, hi int) *finding {
	if np := r.objectRelative(f, g, lo, hi); !np.empty() {
		f.content = []stretch{np}
		f.rule = "relative clause whose noun is the content"
		return f
	}
	c, that := r.objectOf(g.hi, hi, f.entry)
	if that {
		f.score += 2
	}
	f.bare = !that && !c.empty() && r.quote[c.lo] < 0 && !r.clausal(c.lo, hi)
	if f.entry.Takes&lang.TakesNoun == 0 && !that && !c.empty() && r.quote[c.lo] < 0 {
		f.bare = f.bare || !r.plainlyClausal(c.lo, hi)
	}
	if !that && !c.empty() && (f.bare || r.openedBy(c.lo)) && !r.mayTake(f, c) {
		return nil
	}
	if c.empty() {
		if f.entry.Takes&lang.TakesSilent == 0 && !r.behindContent(g.lo, g.hi, lo) {
			return nil
		}
		if l := r.leftContent(g.lo, lo); f.subject == nil && !f.src.ok() && l.hi-l.lo > 2 {
			f.content = []stretch{l}
			return f
		}
		if f.entry.Takes&lang.TakesSilent == 0 || g.to {
			return nil
		}
		return f
	}
	if r.quote[c.lo] >= 0 {
		f.score += 2
	}
	if r.fronted(f, g, lo) || r.insideNaming(f, g, lo) {
		c.hi = r.firstClauseEnd(c.lo, c.hi)
	}
	f.content = []stretch{c}
	if k := f.src.lo - 1; f.subject == nil && f.src.ok() && k > lo && r.has(k, lang.TagWh) && !r.has(k, lang.TagSub) && !(r.has(k, lang.TagThat) && r.has(k-1, lang.TagTime)) {
		f.content = []stretch{{f.src.lo - 1, f.src.lo}, c} // which X says …
	}
	return f
}

// openedBy reports whether a preposition or an infinitive opens what follows at
// token i, so that it is no clause of its own.
func (r *reader) openedBy(i int) bool {
	return r.quote[i] < 0 && r.has(i, lang.TagPrep|lang.TagTo) && !r.has(i, lang.TagDet|lang.TagSubject|lang.TagSub|lang.TagThat)
}

// mayTake reports whether the bare object c can be the content of f: most verbs
// that report clauses do other things to things (added six rebounds, claimed 58
// lives, found the car).
func (r *reader) mayTake(f *finding, c stretch) bool {
	takes := f.entry.Takes
	switch {
	case r.quotedIn(c.lo, c.hi):
		return true
	case r.has(c.lo, lang.TagTo):
		return takes&lang.TakesTo != 0 && r.infinitiveAt(c.lo)
	case r.openedBy(c.lo): // said after the hearing; but: said in May the gate was shut
		return takes&lang.TakesNoun != 0 && (r.clausal(c.lo, c.hi) || len(f.entry.Forms[0]) > 1 && r.nominal(f.cue.hi-1)) // expressed doubt about …
	case takes&lang.TakesTo != 0 && r.infinitiveIn(c.lo, c.hi):
		return true
	case takes&lang.TakesPair != 0:
		return r.paired(f, c)
	}
	return takes&lang.TakesNoun != 0
}

func (r *reader) quotedIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.quote[i] >= 0 {
			return true
		}
	}
	return false
}

// paired reports whether the object c may hold what something is called beside
// what is called so; "a company called North Quay" does not.
func (r *reader) paired(f *finding, c stretch) bool {
	if r.has(c.lo, lang.TagObject) {
		return c.hi-c.lo > 1
	}
	some := f.src.ok() && r.has(f.src.lo, lang.TagDet) && !r.has(f.src.lo, lang.TagThe|lang.TagYours)
	return c.hi-c.lo > 2 && !r.has(c.lo, lang.TagPrep) && !(some && r.capital(c.lo))
}

// insideNaming reports whether the cue of f stands in a relative or participle
// clause between commas: X, who said …, did; one pastor supporting X, said.
func (r *reader) insideNaming(f *finding, g group, lo int) bool {
	if f.subject != nil || !f.src.ok() {
		return false
	}
	if r.has(f.src.lo, lang.TagWh) && f.src.hi-f.src.lo == 1 {
		return f.src.lo > lo && r.lower(f.src.lo-1) == ","
	}
	if f.src.lo-1 > lo && r.has(f.src.lo-1, lang.TagWh) && !r.has(f.src.lo-1, lang.TagWhat) {
		return r.lower(f.src.lo-2) == "," // , which X says …,
	}
	return g.ing && f.src.hi == g.lo
}

// behindContent reports whether a quotation or a comma closes a content before
// token s, where the subject of the group begins that ends before e.
func (r *reader) behindContent(s, e, lo int) bool {
	if s <= lo {
		return false
	}
	k := s - 1
	if r.quote[k] >= 0 {
		return true
	}
	if r.lower(k) != "," && !r.dash(k) {
		return false
	}
	if r.lower(e) == "," || r.dash(e) {
		return k > lo
	}
	return k > lo && (r.quote[k-1] >= 0 || k-1 == lo && r.has(lo, lang.TagConj) || r.clauseIn(lo, k) || r.inTitle(k))
}

// clauseIn reports whether [lo, hi) holds a clause: a finite verb that nothing
// subordinates.
func (r *reader) clauseIn(lo, hi int) bool {
	if r.has(lo, lang.TagSub) && !r.has(lo, lang.TagAdv) || r.has(lo, lang.TagPrep) || r.has(lo, lang.TagIng) {
		return false
	}
	for i := lo; i < hi; i++ {
		if r.has(i, lang.TagVerb|lang.TagAux) && !r.capital(i) || r.has(i, lang.TagEd) && r.nominal(i-1) {
			return true
		}
	}
	return false
}

// closes reports whether no content follows the group that ends before e: an
// end, a comma, or how the words were said.
func (r *reader) closes(e, hi int, c *lang.Cue) bool {
	e = r.overTimePhrase(e, hi)
	if e >= hi {
		return true
	}
	if r.quote[e] >= 0 {
		return false
	}
	if !r.isWord(e) {
		return r.lower(e) != ":"
	}
	if r.has(e, lang.TagThat) {
		return false
	}
	if r.has(e, lang.TagObject) && r.closes(e+1, hi, c) {
		return true
	}
	if c.Takes&lang.TakesPerson != 0 && !r.verbAfter(e, hi) {
		return true
	}
	return r.has(e, lang.TagPrep|lang.TagTime|lang.TagSub|lang.TagAdv|lang.TagIng) && !r.has(e, lang.TagDet|lang.TagSubject)
}

// verbAfter reports whether a finite verb follows token e in its sentence.
func (r *reader) verbAfter(e, hi int) bool {
	for i := e; i < hi && r.quote[i] < 0 && r.lower(i) != "," && r.lower(i) != ";"; i++ {
		if r.has(i, lang.TagVerb|lang.TagAux|lang.TagEd|lang.TagTo) {
			return true
		}
	}
	return false
}

// fronted reports whether the clause of f is opened by a subordinator and so
// ends before the main clause: While X says …, Y ….
func (r *reader) fronted(f *finding, g group, lo int) bool {
	s := g.lo
	if f.src.ok() && f.subject == nil {
		s = f.src.lo
	}
	k := s - 1
	return k >= lo && r.has(k, lang.TagSub) && (k == lo || !r.has(k, lang.TagPrep) && (r.has(k-1, lang.TagConj) || k-1 == lo))
}

// firstClauseEnd is the first comma outside quotations of [lo, hi).
func (r *reader) firstClauseEnd(lo, hi int) int {
	for i := lo + 1; i < hi; i++ {
		if (r.lower(i) == "," || r.dash(i)) && r.quote[i] < 0 {
			return i
		}
	}
	return hi
}
