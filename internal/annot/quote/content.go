package quote

import "sanad/internal/lang"

// rightOf reads the content that follows the cue which ends before token p, up
// to hi: past an addressee, an adjunct or a date, from a complementiser where
// one stands near, without the adverbials that close the sentence.
func (r *reader) rightOf(p, hi int, c *lang.Cue) (stretch, string) {
	hi = r.withoutTail(p, hi)
	if q := r.overMarks(p, hi); q > p {
		if r.capital(q) { // Rabu (4/9), and no "tahun ini"
			q = r.overDates(q, hi)
		}
		return stretch{q, hi}, "content: behind a mark"
	}
	if that, ok := r.complementiser(p, hi, c); ok {
		return stretch{that, hi}, "content: from the complementiser"
	}
	q := r.overAdjuncts(p, hi)
	if q > p {
		return stretch{q, hi}, "content: behind an adjunct"
	}
	return stretch{p, hi}, "content: behind the cue"
}

// overDates is the token behind the dates at q that a comma closes.
func (r *reader) overDates(q, hi int) int {
	for q < hi && r.is(q, lang.AsTime) {
		e := r.overTime(q, hi)
		if e >= hi || r.lower(e) != "," {
			break
		}
		q = e + 1
	}
	return q
}

// complementiser is where the clause opened by one begins: no verb and no
// other cue stands before it.
func (r *reader) complementiser(p, hi int, c *lang.Cue) (int, bool) {
	for j := p; j < hi && j < p+25 && !r.quoted(j); j++ {
		switch {
		case r.is(j, lang.AsComp) && r.is(j, lang.AsSub) && j > p && !r.is(p, lang.AsPrep|lang.AsAddressee|lang.AsTime):
			return 0, false // tidak setuju jika …
		case r.is(j, lang.AsComp):
			return j, true
		case c.Takes&lang.TakesTo != 0 && r.is(j, lang.AsGoal):
			return j, true
		case r.is(j, lang.AsVerb|lang.AsAux|lang.AsRel) && !r.capital(j):
			return 0, false
		}
	}
	return 0, false
}

// overAdjuncts passes adjuncts that end in a comma: kepada wartawan, Senin (2/9),
func (r *reader) overAdjuncts(p, hi int) int {
	start := p
	for p < hi && (r.is(p, lang.AsAddressee|lang.AsTime|lang.AsPrep) && !r.capital(p) || r.is(p, lang.AsTime)) {
		e, dated := p, r.is(p, lang.AsTime) || r.is(p, lang.AsAddressee) && !r.is(p, lang.AsPrep)
		for e < hi && r.lower(e) != "," && !r.quoted(e) {
			if r.lower(e) == "(" {
				for e < hi && r.lower(e) != ")" {
					dated = dated || r.isNumber(e)
					e++
				}
				continue
			}
			dated = dated || r.is(e, lang.AsOccasion)
			if r.is(e, lang.AsVerb|lang.AsAux|lang.AsNeg) && !r.capital(e) && !r.is(e, lang.AsPrep) {
				return start
			}
			e++
		}
		if e >= hi-3 || r.lower(e) != "," || !dated {
			return p
		}
		p = e + 1
	}
	return p
}

func (r *reader) overMarks(p, hi int) int {
	for p < hi && (r.lower(p) == "," || r.lower(p) == ":" || r.lower(p) == "-" || r.lower(p) == "–" || r.lower(p) == "—") {
		p++
	}
	return p
}

// withoutTail is the end of [p, hi) without closing marks and without the
// adverbials that commas part from it: , Senin (2/9/2024); , dikutip dari X.
func (r *reader) withoutTail(p, hi int) int {
	hi = r.withoutMarks(p, hi)
	for range 4 {
		k := r.lastComma(p, hi)
		if k <= p || !r.adverbial(k+1, hi) {
			return hi
		}
		hi = r.withoutMarks(p, k)
	}
	return hi
}

func (r *reader) withoutMarks(p, hi int) int {
	for hi > p && !r.isWord(hi-1) && r.lower(hi-1) != ")" && r.lower(hi-1) != "%" && !r.quoted(hi-1) && !r.closesSingle(p, hi-1) {
		hi--
	}
	return hi
}

// closesSingle reports whether the mark at k closes words of [p, k) that a
// single mark opens: is 'a ruin'.
func (r *reader) closesSingle(p, k int) bool {
	if w := r.lower(k); w != "'" && w != "’" || !r.adjacent(k-1, k) {
		return false
	}
	for j := k - 1; j > p && j > k-12; j-- {
		if w := r.lower(j); w == "'" || w == "‘" {
			return !r.adjacent(j-1, j) && r.adjacent(j, j+1)
		}
	}
	return false
}

// lastComma is the last comma of [p, hi) that stands in no bracket or
// quotation, -1 for none. It looks back 40 tokens.
func (r *reader) lastComma(p, hi int) int {
	for j := hi - 1; j > p && j > hi-40; j-- {
		switch {
		case r.quoted(j):
			return -1
		case r.lower(j) == ")":
			j = r.openBracket(j, p)
		case r.lower(j) == ",":
			return j
		}
	}
	return -1
}

// adverbial reports whether [p, hi) is a date, or a citing or circumstantial
// phrase that says where and when the words were spoken.
func (r *reader) adverbial(p, hi int) bool {
	if p >= hi {
		return true
	}
	if r.is(p, lang.AsTime) && (r.capital(p) || hi-p <= 4) {
		return r.overTime(p, hi) == hi
	}
	return r.is(p, lang.AsCites) || r.is(p, lang.AsSub) && p+1 < hi && r.is(p+1, lang.AsCites)
}

// leftOf reads the content that stands before the cue at token i, no further
// back than lo: the clause without the comma, without what opens the sentence
// for the writer (a citation, a date).
func (r *reader) leftOf(i, lo int) stretch {
	hi := r.withoutMarks(lo, i)
	if hi < i && hi > lo && !r.quoted(hi-1) {
		for hi > lo && r.lower(hi-1) == "," {
			hi--
		}
	}
	return stretch{r.overCitation(lo, hi), hi}
}

// overCitation is the first token behind a citing phrase that opens [p, hi).
func (r *reader) overCitation(p, hi int) int {
	start := p
	for p < hi && r.is(p, lang.AsCites) {
		c := p
		for c < hi && r.lower(c) != "," {
			c++
		}
		if c >= hi {
			return start
		}
		p = c + 1
		for p < hi && r.is(p, lang.AsTime) {
			e := r.overTime(p, hi)
			if r.lower(e) != "," {
				break
			}
			p = e + 1
		}
	}
	return p
}
