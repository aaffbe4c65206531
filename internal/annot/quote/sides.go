package quote

import "sanad/internal/lang"

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
	if r.onlyNames(k, lo) {
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

// onlyNames reports whether all that stands before the comma at token k is the
// naming of a person with what is set beside it: X, of the bank, said the rate
// …. Then the subject stands before the verb and not behind it.
func (r *reader) onlyNames(k, lo int) bool {
	if k <= lo || r.quote[k] >= 0 || r.lower(k) != "," {
		return false
	}
	n := r.apposition(k, lo)
	return n.ok() && r.capital(n.lo) && r.capital(n.lo+1) && n.lo == r.overDateline(lo, k)
}

// bothSides reads the content before token s and behind token p of a cue that
// stands in or after its content.
func (r *reader) bothSides(f *finding, s, p, lo, hi int) *finding {
	left := r.leftContent(s, lo)
	if !left.empty() && r.quote[left.lo] < 0 && r.atStart(left.hi, left.lo) {
		left = stretch{} // But, he said, …
	}
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
