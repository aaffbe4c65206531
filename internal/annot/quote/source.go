package quote

import (
	"fmt"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// before finds the naming that is the subject of the cue at token i, looking
// back no further than token lo. It reads the clause in the segments that
// commas make: the segment that touches the cue, or the one before an
// adverbial or relative clause that stands between.
func (r *reader) before(i, lo int) naming {
	e := r.backOverAdverbs(i, lo)
	if e > lo && r.is(e-1, lang.AsRel) { // Atip, yang menegaskan bahwa
		if e--; e > lo && r.lower(e-1) == "," {
			e--
		}
		n := r.touching(r.segmentStart(e, lo), e)
		n.score, n.rule = r.rank(n), "before the relative clause"
		return r.apposed(n, lo)
	}
	for range 6 {
		if e > lo && r.lower(e-1) == "," {
			e--
		}
		s := r.segmentStart(e, lo)
		if s >= e {
			break
		}
		if n := r.inSegment(s, e); n.ok() {
			return r.apposed(n, lo)
		}
		if s > lo && r.is(s-1, lang.AsSub) && r.is(s, lang.AsVerb|lang.AsCites) { // X, saat dihubungi, mengatakan
			s--
		} else if s <= lo || r.lower(s-1) != "," || !r.aside(s) {
			break
		}
		if e = s; e > lo && r.lower(e-1) == "," {
			e--
		}
	}
	return naming{lo: i, hi: i}
}

// aside reports whether the segment at s can stand between a subject and its
// verb.
func (r *reader) aside(s int) bool {
	return r.is(s, lang.AsPrep|lang.AsSub|lang.AsRel|lang.AsTime|lang.AsCites|lang.AsAdv|lang.AsOpener|lang.AsVerb) || r.isNumber(s)
}

// backOverAdverbs is the end of what stands before the adverbs and
// auxiliaries that lead to the cue at i.
func (r *reader) backOverAdverbs(i, lo int) int {
	for i > lo && r.is(i-1, lang.AsAdv|lang.AsAux|lang.AsNeg) && !r.is(i-1, lang.AsPronoun) {
		i--
	}
	return i
}

// segmentStart is the first token of the segment that ends before e.
func (r *reader) segmentStart(e, lo int) int {
	s := e
	for s > lo {
		k := s - 1
		switch {
		case r.quoted(k) || r.taken[k]:
			return s
		case r.lower(k) == ")":
			s = r.openBracket(k, lo)
			continue
		case !r.isWord(k) && r.overMark(k, e) == k && r.lower(k) != "(":
			return s
		case r.is(k, lang.AsSub|lang.AsComp) && !r.capital(k) && k > lo && !r.is(k, lang.AsAdv):
			return s
		}
		s--
	}
	return s
}

// openBracket is the token of the bracket that the one at k closes, or k.
func (r *reader) openBracket(k, lo int) int {
	for j := k - 1; j >= lo && j > k-14; j-- {
		if r.lower(j) == "(" {
			return j
		}
	}
	return k
}

// inSegment is the naming that is the subject of the segment [s, e): the first
// one of the clause, unless adverbials open it, when the one that touches its
// end may be meant; none where the segment is an adverbial from end to end.
func (r *reader) inSegment(s, e int) naming {
	p := r.overOpeners(s, e)
	first := r.namingFrom(p, e)
	if first.ok() {
		first.score, first.rule = r.rank(first), "first of the clause"
		if first.hi < e && r.unnamed(first) && r.toRelative(first.hi, e) {
			first.hi = e
		}
		if first.hi < e && (r.is(e-1, lang.AsClose) && r.lower(first.hi) != "," || r.bare(first.hi, e)) {
			first.hi = e
		}
		if first.hi < e {
			first.score -= r.gap(first.hi, e)
		} else {
			first.score++
		}
		if p == s && first.score >= 1 || first.hi == e && first.score > 1 {
			return first
		}
	}
	last := r.touching(s, e)
	if last.ok() && last.lo > s && r.is(last.lo-1, lang.AsPrep) && r.placeName(last) {
		last = naming{lo: e, hi: e} // di Jakarta, mengatakan
	}
	if last.ok() && last.lo != first.lo {
		last.score, last.rule = r.rank(last)+0.5, "next to the cue"
		if last.score >= 1 && (!first.ok() || last.score > first.score) {
			return last.over(first)
		}
	}
	if first.ok() && (p == s || first.hi == e) || r.rank(first) >= 1.5 && first.score > 0 {
		if last.lo == first.lo {
			return first
		}
		return first.over(last)
	}
	return naming{lo: s, hi: s}
}

// placeName reports whether n is the name of a place or country and nothing else.
func (r *reader) placeName(n naming) bool {
	in := r.mentionsIn(r.spanOf(n))
	return len(in) > 0 && in[0].Span == r.spanOf(n) && (in[0].Class == annot.Place || in[0].Class == annot.Country)
}

// unnamed holds for a naming that opens with a role or group and in which no
// person is named.
func (r *reader) unnamed(n naming) bool {
	if r.capital(n.lo) && !r.startsUnit(n.lo) || !r.is(n.lo, lang.AsAnon|lang.AsGroup|lang.AsRole) {
		return false
	}
	return !slices.ContainsFunc(r.mentionsIn(r.spanOf(n)), func(m annot.Mention) bool { return m.Class == annot.Person })
}

// toRelative reports whether [lo, hi) is the relative clause that belongs to an
// unnamed voice: serta sekutu yang tidak disebutkan namanya.
func (r *reader) toRelative(lo, hi int) bool {
	i := lo
	for i < hi && i < lo+3 && (r.is(i, lang.AsConj) || r.plain(i)) {
		i++
	}
	return r.is(i, lang.AsRel) && hi-i < 12
}

// bare reports whether [lo, hi) are words without a part in the clause.
func (r *reader) bare(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.plain(i) && !r.isNumber(i) && !r.is(i, lang.AsRole|lang.AsPlain) {
			return false
		}
	}
	return true
}

// gap is how much the words [lo, hi) between a naming and its cue speak
// against the two belonging together.
func (r *reader) gap(lo, hi int) float64 {
	cost := 0.0
	rel := r.is(lo, lang.AsRel)
	for i := lo; i < hi; i++ {
		switch {
		case r.is(i, lang.AsVerb|lang.AsAux) && !rel:
			cost += 0.7
		case r.is(i, lang.AsConj) && i == hi-1:
			return min(cost, 0.5) // X datang dan mengatakan
		case !r.is(i, lang.AsAdv|lang.AsPrep|lang.AsTime):
			cost += 0.1
		}
	}
	return min(cost, 3)
}

// overOpeners is the first token behind the adverbials that open [s, e).
func (r *reader) overOpeners(s, e int) int {
	p := s
	for p < e {
		switch {
		case !r.isWord(p):
			p++
		case r.is(p, lang.AsSub) && p+1 < e:
			p++
		case r.is(p, lang.AsPrep|lang.AsBy) && !r.is(p, lang.AsRole):
			p = r.overPhrase(p+1, e)
		case r.is(p, lang.AsTime):
			p = r.overTime(p, e)
		case r.is(p, lang.AsOpener|lang.AsAdv|lang.AsConj|lang.AsNeg|lang.AsAux|lang.AsComp|lang.AsPurpose) && !r.is(p, lang.AsPronoun|lang.AsRole) && !(r.capital(p) && r.capital(p+1) && p > s):
			p++
		default:
			return p
		}
	}
	return e
}

// overPhrase is the token behind the phrase that follows a preposition: up to
// a closing word, or to where a naming begins after lower-case words.
func (r *reader) overPhrase(p, e int) int {
	for q := p; q < e; q++ {
		switch {
		case r.is(q, lang.AsClose):
			return q + 1
		case q > p && r.is(q, lang.AsPronoun|lang.AsAnon):
			return q
		case q > p && r.is(q, lang.AsRole) && !(r.capital(q) && r.capital(q-1) && !r.is(q-1, lang.AsTime)) && !r.is(q-1, lang.AsPrep):
			return q
		case q > p && r.capital(q) && !r.capital(q-1) && r.isWord(q-1) && !r.is(q-1, lang.AsPrep|lang.AsOf|lang.AsConj|lang.AsRole):
			return q
		case q > p && r.is(q, lang.AsTime):
			return r.overTime(q, e)
		}
		if _, ok := r.Pack.Clauses.Stem(r.lower(q)); ok && q+1 < e && !r.is(q+1, lang.AsPrep) {
			return q + 1
		}
	}
	return e
}

// overTime is the token behind a day or date.
func (r *reader) overTime(p, e int) int {
	for p < e && (r.is(p, lang.AsTime|lang.AsClose) || r.isNumber(p) || !r.isWord(p) && r.lower(p) != ",") {
		if r.lower(p) == "(" {
			for p < e && r.lower(p) != ")" {
				p++
			}
			if p == e {
				return e
			}
		}
		p++
	}
	return p
}

// touching is the naming that ends at e, read backwards to s.
func (r *reader) touching(s, e int) naming {
	j := e
	for j > s {
		k := j - 1
		if r.lower(k) == ")" {
			if o := r.openBracket(k, s); o < k && o > s {
				j = o
				continue
			}
			break
		}
		if !r.isWord(k) && (k == s || r.overMark(k, e) == k) {
			break
		}
		if r.is(k, ends|lang.AsTime) && !r.capital(k) || r.is(k, lang.AsConj) && !r.joins(k, e) {
			break
		}
		j--
		if r.is(k, lang.AsPronoun) {
			break
		}
	}
	n := r.namingFrom(j, e)
	if n.hi != e {
		return naming{lo: e, hi: e}
	}
	return n
}

// naming reports whether [s, e) is one naming from end to end.
func (r *reader) naming(s, e int) bool {
	if s >= e || !r.capital(s) && !r.is(s, lang.AsRole|lang.AsPronoun|lang.AsAnon|lang.AsDet) {
		return false
	}
	n := r.namingFrom(s, e)
	return n.hi == e
}

// apposed widens n over a role or name that stands before it, parted by a
// comma: Ketua Paguyuban Tirta, Rangga Wisesa, mengatakan.
func (r *reader) apposed(n naming, lo int) naming {
	if !n.ok() || n.hi-n.lo == 1 && r.is(n.lo, lang.AsPronoun) {
		return n
	}
	for range 4 {
		e := n.lo
		if e > lo && r.is(e-1, lang.AsConj) { // Politik, Hukum, dan Keamanan
			e--
		}
		if e-1 <= lo || r.lower(e-1) != "," {
			return n
		}
		e--
		s := r.segmentStart(e, lo)
		p := r.overOpeners(s, e)
		if p >= e || r.is(s, lang.AsCites) || !r.naming(p, e) || r.rank(naming{lo: p, hi: e}) < 1.5 {
			return n
		}
		n.lo = p
	}
	return n
}

// behind finds the naming that follows the cue which ends before token i.
// A comma may only be passed by an apposition; strict demands that another
// comma closes it.
func (r *reader) behind(i, hi int, strict bool) naming {
	for i < hi && r.is(i, lang.AsBy|lang.AsAdv) && !r.capital(i) {
		i++
	}
	n := r.namingFrom(i, hi)
	if !n.ok() || r.rank(n) == 0 && r.plainLead(n) {
		n.rule = "behind the cue"
		return n
	}
	n.score, n.rule = r.rank(n)+1, "behind the cue"
	if r.unnamed(n) && r.is(n.hi, lang.AsRel) {
		n.hi = r.relativeEnd(n.hi, hi)
		return n
	}
	for range 5 {
		if n.hi+1 >= hi || r.lower(n.hi) != "," || r.is(n.lo, lang.AsPronoun) {
			break
		}
		if r.is(n.hi+1, lang.AsConj) && r.capital(n.hi+2) && r.is(n.lo, lang.AsRole) {
			n.hi = r.namingFrom(n.hi+2, hi).hi
			continue
		}
		m := r.namingFrom(n.hi+1, hi)
		if !m.ok() || r.is(m.lo, lang.AsPronoun) || !r.capital(m.lo) && !r.is(m.lo, lang.AsRole|lang.AsAnon) {
			break
		}
		if strict && r.lower(m.hi) != "," || !strict && m.hi < hi && !r.endsNaming(m.hi) {
			break
		}
		n.hi = m.hi
	}
	return n
}

// relativeEnd is the end of the relative clause at token i: yang enggan
// disebutkan namanya.
func (r *reader) relativeEnd(i, hi int) int {
	j := i + 1
	for j < hi && j < i+10 && r.isWord(j) && !r.quoted(j) && !r.is(j, lang.AsTime|lang.AsComp|lang.AsSub) {
		j++
	}
	return j
}

// plainLead holds for a naming of lower-case words only.
func (r *reader) plainLead(n naming) bool {
	for i := n.lo; i < n.hi; i++ {
		if r.capital(i) {
			return false
		}
	}
	return true
}

// endsNaming reports whether token i can follow a finished naming.
func (r *reader) endsNaming(i int) bool {
	return !r.isWord(i) || r.is(i, lang.AsPrep|lang.AsSub|lang.AsTime|lang.AsAddressee|lang.AsAdv|lang.AsConj|lang.AsRel|lang.AsCites)
}

// why words a choice for --explain.
func (r *reader) why(n naming) string {
	if !n.ok() {
		return "source: none"
	}
	w := fmt.Sprintf("source: %q, %s, score %.1f", r.words(n.lo, n.hi), n.rule, n.score)
	if m := n.rival; m != nil {
		w += fmt.Sprintf("; before %q, %s, score %.1f", r.words(m.lo, m.hi), m.rule, m.score)
	}
	return w
}
