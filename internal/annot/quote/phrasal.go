package quote

import "sanad/internal/lang"

// enough is the score from which the words of a cue count as one in a language
// with verb groups.
const enough = 0.3

// phrasal finds the attributions of a unit in a language whose clauses put the
// subject before a group of verbs: it reads the group around each cue, then
// the noun phrase that is its subject, then the content on either side.
func (r *reader) phrasal(u int) []*finding {
	var out []*finding
	lo, hi := r.units[u].lo, r.units[u].hi
	r.fence = lo
	for i := lo; i < hi; i++ {
		if r.quote[i] >= 0 {
			continue
		}
		o, ok := r.cueAt(i)
		if !ok {
			continue
		}
		f := r.phrase(o, lo, hi, out)
		if f == nil {
			continue
		}
		if r.weighGroup(f); r.trial != nil {
			r.trial(f)
		}
		if f.score < enough {
			continue
		}
		f.unit = u
		out = append(out, f)
		r.take(f.cue)
		i = max(i, f.cue.hi-1)
	}
	r.cut(out)
	for _, f := range out {
		r.speaks(f)
	}
	return out
}

// speaks notes which quotations are content of f.
func (r *reader) speaks(f *finding) {
	f.quote = -1
	for _, c := range f.content {
		for i := c.lo; i < c.hi; i++ {
			if q := r.quote[i]; q >= 0 {
				r.used[q] = true
				f.quote = q
			}
		}
	}
}

// phrase reads one attribution at the cue o, nil where it is none. prev are
// those found before it in the unit.
func (r *reader) phrase(o occurrence, lo, hi int, prev []*finding) *finding {
	f := &finding{entry: o.entry, cue: stretch{o.at, o.hi}, quote: -1, score: o.entry.Weight()}
	switch o.entry.Place {
	case lang.SourceAfter:
		return r.sourceBehind(f, lo, hi)
	case lang.SourceOwner:
		return r.ownedNoun(f, lo, hi)
	case lang.SourceNobody:
		if o.entry.Takes&lang.TakesTo != 0 {
			return r.raising(f, o, lo, hi)
		}
		for k := o.hi; k < o.hi+3; k++ {
			if _, ok := r.cueAt(k); ok {
				return nil // reportedly said
			}
		}
		return r.saidToBe(f, lo, hi)
	}
	g := r.groupAt(o, lo, hi)
	if !r.isVerb(o, g) {
		if o.entry.Takes&lang.TakesOwner != 0 {
			return r.ownedNoun(f, lo, hi)
		}
		return nil
	}
	f.cue = stretch{g.lo, g.hi}
	if n, ok := r.inverted(f.entry, g, lo, hi); ok {
		f.src, f.rule = n, "content, cue, source"
		f.score += 2 + n.score
		return r.bothSides(f, g, g.lo, n.hi, lo, hi)
	}
	f.form(g)
	switch {
	case g.passive:
		return r.passiveVerb(f, g, lo, hi)
	case g.ing, g.to:
		return r.sharedVerb(f, g, lo, hi, prev)
	}
	return r.finiteVerb(f, g, lo, hi, prev)
}

// isVerb reports whether a cue word that may be a noun as well is a verb here.
func (r *reader) isVerb(o occurrence, g group) bool {
	i := o.at
	if r.capital(i) && !r.opensSentence(i) {
		return false
	}
	switch before := i - 1; {
	case r.has(o.hi, lang.TagThat) && r.nominal(before) && !r.has(before, lang.TagTime):
		return true
	case g.lo < i || r.has(before, lang.TagTo):
		if r.has(before, lang.TagAux) && r.isBe(before) && !r.has(i, lang.TagIng|lang.TagEd|lang.TagVerb) {
			return false // "is support", "was attack"
		}
		return true
	case r.has(i, lang.TagIng):
		return !r.has(before, lang.TagDet|lang.TagOwn)
	case r.has(before, lang.TagOwn), r.has(before, lang.TagDet) && !r.has(before, lang.TagSubject):
		return false
	case r.has(i, lang.TagEd|lang.TagVerb):
		return !r.has(before, lang.TagPrep) || r.has(i, lang.TagVerb)
	case r.has(before, lang.TagPrep|lang.TagIng|lang.TagAdj|lang.TagEd) && !r.has(before, lang.TagSub):
		return false
	case r.has(o.hi, lang.TagAux|lang.TagVerb), r.has(o.hi, lang.TagOf), r.lower(o.hi) == "-", r.lower(i-1) == "-":
		return false
	case r.has(before, lang.TagSubject|lang.TagWh):
		return true
	}
	return r.agrees(i)
}

// agrees reports whether the word before a base form or one in -s is a subject
// of its number: voters say, a poll shows.
func (r *reader) agrees(i int) bool {
	k := i - 1
	if r.lower(k) == "," || r.lower(k) == ")" || r.has(k, lang.TagConj) {
		return true
	}
	if !r.nominal(k) {
		return false
	}
	plural := r.thirdPerson(k) || r.has(k-1, lang.TagConj)
	if r.longer(k) {
		return true // a poll of drivers shows
	}
	if r.thirdPerson(i) {
		return r.capital(k) || !plural
	}
	return plural
}

// longer reports whether a preposition stands shortly before the noun at k, so
// that another noun may be the head of its phrase.
func (r *reader) longer(k int) bool {
	for j := k - 1; j > 0 && j > k-6 && r.isWord(j); j-- {
		if r.has(j, lang.TagPrep) {
			return r.nominal(j-1) && !r.capital(j)
		}
		if r.has(j, lang.TagVerb|lang.TagAux|lang.TagSubject) {
			return false
		}
	}
	return false
}

func (r *reader) opensSentence(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if r.isWord(k) {
			return !r.sameLine(k, i) || r.endsAt(k+1, i)
		}
	}
	return true
}

// endsAt reports whether a mark that ends a sentence stands in [lo, hi).
func (r *reader) endsAt(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch r.lower(k) {
		case ".", "!", "?", ":", "\"", "”", "“":
			return true
		}
	}
	return false
}

// inverted reads "…," said X and …, says X.
func (r *reader) inverted(c *lang.Cue, g group, lo, hi int) (naming, bool) {
	if c.Takes&lang.TakesPerson != 0 && c.Takes&lang.TakesTo == 0 || c.Takes&lang.TakesLeft == 0 && (g.lo == lo || r.quote[g.lo-1] < 0 && (g.lo-2 < lo || r.quote[g.lo-2] < 0)) {
		return naming{}, false
	}
	if g.lo < g.head || g.ing || g.to || !r.has(g.head, lang.TagVerb|lang.TagEd) && !r.thirdPerson(g.head) {
		return naming{}, false
	}
	k := g.lo - 1
	opens := g.lo == lo && r.capital(g.lo)
	if !opens && (k < lo || r.lower(k) != "," && r.quote[k] < 0 && !r.dash(k)) {
		return naming{}, false
	}
	n := r.invertedSubject(g.hi, hi)
	if !n.ok() || n.score < 1 || r.has(n.lo, lang.TagObject) && !r.has(n.lo, lang.TagSubject|lang.TagDet) {
		return naming{}, false
	}
	if k >= lo && r.quote[k] < 0 && n.score < 2 && n.hi < hi && r.isWord(n.hi) {
		return naming{}, false
	}
	if n.hi < hi && r.isWord(n.hi) && r.quote[n.hi] < 0 && !r.has(n.hi, lang.TagPrep|lang.TagTime|lang.TagSub|lang.TagAdv|lang.TagTo|lang.TagIng) {
		return naming{}, false
	}
	return n, true
}

// bothSides reads the content before token s and behind token p of a cue that
// stands in or after its content.
func (r *reader) bothSides(f *finding, g group, s, p, lo, hi int) *finding {
	left := r.leftContent(s, lo)
	if !left.empty() {
		f.content = append(f.content, left)
		if r.quote[left.hi-1] >= 0 {
			f.score += 3
		}
	}
	right := r.goesOn(p, hi, left)
	if !right.empty() {
		f.content = append(f.content, right)
	}
	if len(f.content) == 0 {
		return nil
	}
	r.fence = p
	return f
}

// leftContent is the clause or quotation that ends before token s.
func (r *reader) leftContent(s, lo int) stretch {
	e := s
	for e > lo && r.quote[e-1] < 0 && !r.isWord(e-1) && r.lower(e-1) != ")" {
		e--
	}
	b := r.overDateline(max(lo, r.fence), e)
	if e > b && r.quote[e-1] >= 0 {
		b = r.quoteStart(b, e)
	}
	for b < e && r.quote[b] < 0 && !r.isWord(b) && r.lower(b) != "(" && r.lower(b) != "$" {
		b++
	}
	return stretch{b, e}
}

// overDateline is the token behind a place and a dash that open the unit.
func (r *reader) overDateline(b, e int) int {
	for k := b; k < e && k < b+8; k++ {
		if k > b && r.dash(k) {
			return k + 1
		}
		if r.isWord(k) && !r.capital(k) {
			break
		}
	}
	return b
}

// quoteStart is where the quotation that ends before e begins if a mark parts
// it from the words of its clause, else b.
func (r *reader) quoteStart(b, e int) int {
	k := e - 1
	for k > b && r.quote[k-1] == r.quote[e-1] {
		k--
	}
	if k > b && (r.lower(k-1) == ":" || r.lower(k-1) == "(" || r.dash(k-1) || r.lower(k-1) == "," && k-b <= 2) {
		return k
	}
	return b
}

// goesOn is the content that continues behind token p what stands on the left:
// a quotation, or a clause behind a comma; with nothing on the left it may
// begin right there.
func (r *reader) goesOn(p, hi int, left stretch) stretch {
	first := left.empty()
	q := p
	for q < hi && r.quote[q] < 0 && !r.isWord(q) && r.lower(q) != "(" {
		q++
	}
	if q >= hi {
		return stretch{}
	}
	if r.quote[q] >= 0 {
		return stretch{q, r.contentEnd(q, hi, false)}
	}
	if q == p && !first || r.lower(p) != "," && !first {
		if k := r.quoteAhead(p, hi); k >= 0 {
			return stretch{k, r.contentEnd(k, hi, false)}
		}
		return stretch{}
	}
	if _, cue := r.cueAt(q); cue && r.has(q, lang.TagIng) || r.has(q, lang.TagTime) {
		return stretch{}
	}
	if r.has(q, lang.TagConj) && q+1 < hi && r.quote[q+1] >= 0 {
		return stretch{q, r.contentEnd(q+1, hi, false)}
	}
	if !first && (r.quote[left.hi-1] >= 0 || r.joinsCue(q)) && r.has(q, lang.TagIng|lang.TagPrep|lang.TagWh|lang.TagSub|lang.TagConj|lang.TagEd) && !r.has(q, lang.TagDet|lang.TagSubject) {
		return stretch{}
	}
	if e := r.contentEnd(q, hi, false); e-q > 2 {
		return stretch{q, e}
	}
	return stretch{}
}

// joinsCue reports whether a conjunction at q leads to a further cue.
func (r *reader) joinsCue(q int) bool {
	_, cue := r.cueAt(q + 1)
	return cue && r.has(q, lang.TagConj)
}
