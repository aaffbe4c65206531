package quote

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// farColon is how many tokens of a headline may stand before the colon behind
// who says the rest of it.
const farColon = 14

// headed reads a headline without another cue that names its speaker before a
// colon: X: dam is safe; Harga Beras Naik, Petani: Kami Rugi. What follows is
// what he says; what stands before his name is the outlet's.
func (r *reader) headed(u int) []*finding {
	lo, hi := r.units[u].lo, r.units[u].hi
	if !r.inTitle(lo) {
		return nil
	}
	k := lo + 1
	for k < hi && k < lo+farColon && r.lower(k) != ":" {
		k++
	}
	if k >= hi || r.lower(k) != ":" {
		return nil
	}
	s := k
	for s > lo && r.lower(s-1) != "," && r.quote[s-1] < 0 {
		s--
	}
	c := stretch{k + 1, r.withoutMarks(k+1, hi)}
	if c.hi < hi && r.quote[c.lo] >= 0 {
		c.hi = hi
	}
	if c.hi-c.lo < 2 || !r.namesSpeaker(s, k) {
		return nil
	}
	f := &finding{unit: u, quote: -1, rule: "headline with a colon", content: []stretch{c}}
	f.src = naming{lo: s, hi: k, score: 2, rule: "before the colon"}
	return []*finding{f}
}

// namesSpeaker reports whether [s, e) names one who can speak and nothing else: a
// person, a body or an office. A year or a number is a subject, a country may be
// the place.
func (r *reader) namesSpeaker(s, e int) bool {
	for i := s; i < e; i++ {
		if r.isNumber(i) || !r.isWord(i) && r.lower(i) != "." && r.lower(i) != "-" {
			return false
		}
	}
	if s >= e {
		return false
	}
	if r.is(s, lang.AsRole|lang.AsGroup) {
		return r.namingFrom(s, e).hi == e
	}
	in := r.mentionsIn(r.span(s, e))
	if len(in) == 0 {
		return false
	}
	m := in[len(in)-1]
	if w := m.Span.Of(r.text); m.Span != r.span(s, e) || e-s > 1 && strings.ToUpper(w) == w {
		return false // a label: LIKELY FOE
	}
	return m.Class == annot.Person || m.Class == annot.Organization
}
