package quote

import "sanad/internal/lang"

// group is a cue with the words that belong to its verb: has repeatedly said,
// called for, said in a statement.
type group struct {
	lo, hi  int // tokens, all of them
	head    int // first token of the cue's own words
	passive bool
	to      bool // an infinitive that no finite verb before it leads
	ing     bool // a participle without an auxiliary
}

// groupAt reads the verb group around the cue o.
func (r *reader) groupAt(o occurrence, lo, hi int) group {
	g := group{lo: o.at, hi: o.hi, head: o.at}
	be := false
	for g.lo > lo && r.leads(g.lo-1) {
		g.lo--
		be = be || r.isBe(g.lo)
	}
	for g.lo < o.at && r.has(g.lo, lang.TagAdv|lang.TagTime) && !r.has(g.lo, lang.TagAux) && r.lower(g.lo-1) == "," {
		g.lo++
	}
	ing := r.has(o.at, lang.TagIng)
	g.passive = be && !ing && r.pastForm(o.at) && o.entry.Place != lang.SourceBefore
	g.ing = ing && !be
	if !ing && r.has(g.lo-1, lang.TagTo) {
		g = r.infinitive(g, lo)
	}
	g.hi = r.trail(o, hi)
	return g
}

// leads reports whether token i may stand in a verb group before its verb.
func (r *reader) leads(i int) bool {
	if r.quote[i] >= 0 || r.taken[i] {
		return false
	}
	return r.has(i, lang.TagAux|lang.TagNeg|lang.TagAdv) && !r.has(i, lang.TagDet|lang.TagConj) && !(r.has(i, lang.TagTime) && r.capital(i))
}

func (r *reader) isBe(i int) bool { return r.has(i, lang.TagBe) && r.has(i, lang.TagAux) }

// pastForm reports whether the word at i may be a past participle.
func (r *reader) pastForm(i int) bool {
	return r.has(i, lang.TagEd) || r.has(i, lang.TagVerb) && !r.thirdPerson(i)
}

// thirdPerson reports a form in -s.
func (r *reader) thirdPerson(i int) bool {
	w := r.lower(i)
	return len(w) > 2 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// infinitive widens g over the verb that leads its infinitive: went on to say,
// wants to see. Without one it stays an infinitive.
func (r *reader) infinitive(g group, lo int) group {
	k := g.lo - 2 // before "to"
	for k > lo && r.has(k, lang.TagParticle|lang.TagAdv) && r.has(k-1, lang.TagVerb|lang.TagEd) {
		k--
	}
	if k < lo || r.quote[k] >= 0 || r.taken[k] || !r.has(k, lang.TagVerb|lang.TagEd|lang.TagIng) && !r.plainVerb(k) || r.has(k, lang.TagNoun) {
		g.lo--
		g.to = true
		return g
	}
	g.ing = r.has(k, lang.TagIng) && !r.isBe(k-1)
	g.lo = k
	for g.lo > lo && r.leads(g.lo-1) {
		g.lo--
	}
	return g
}

// plainVerb reports a base form whose neighbours show that it is a verb.
func (r *reader) plainVerb(k int) bool {
	return r.tags[k] == 0 && r.has(k-1, lang.TagAux|lang.TagNeg) && !r.capital(k)
}

// trail is the end of the group of o: with its particle, its adverb, its day,
// and the occasion of the words.
func (r *reader) trail(o occurrence, hi int) int {
	e := o.hi
	if e < hi && r.has(e, lang.TagAdv) && !r.has(e, lang.TagTime|lang.TagDet|lang.TagSub) && len(r.lower(e)) > 4 && r.quote[e] < 0 && (e+1 >= hi || !r.isWord(e+1) && r.lower(e+1) != "$" || r.has(e+1, lang.TagThat|lang.TagSubject)) {
		e++
	}
	if x := r.occasion(e, hi); x > e {
		e = x
	}
	return e
}

// occasion is the end of a phrase at token e that tells where something was
// said: in a statement, in an interview; e where there is none.
func (r *reader) occasion(e, hi int) int {
	if e >= hi || !r.has(e, lang.TagPrep) || r.has(e, lang.TagParticle) || r.quote[e] >= 0 {
		return e
	}
	for k := e + 1; k < hi && k < e+6 && r.isWord(k) && r.quote[k] < 0 && !r.has(k, lang.TagPrep|lang.TagAux|lang.TagVerb|lang.TagConj|lang.TagOwn) && !r.capital(k); k++ {
		if r.has(k, lang.TagOccasion) && (k+1 >= hi || !r.has(k+1, lang.TagOccasion) && !r.nounAt(k+1)) {
			return k + 1
		}
	}
	return e
}

func (r *reader) nounAt(i int) bool { return r.isWord(i) && r.tags[i] == 0 && !r.capital(i) }
