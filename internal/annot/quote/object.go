package quote

import (
	"strings"

	"sanad/internal/lang"
)

// objectOf reads the content behind the cue group that ends before token e,
// and whether a complementiser opens it.
func (r *reader) objectOf(e, hi int, c *lang.Cue) (stretch, bool) {
	p := e
	if p < hi && (r.lower(p) == "," || r.lower(p) == ":") {
		if p+1 < hi && r.quote[p+1] >= 0 || r.lower(p) == ":" {
			return r.upTo(p+1, hi, true), false
		}
		if t := r.thatAhead(p+1, hi); t >= 0 {
			return r.upTo(t, hi, true), true
		}
		return stretch{}, false
	}
	if p >= hi || !r.isWord(p) && r.quote[p] < 0 && r.lower(p) != "(" && r.lower(p) != "$" {
		return stretch{}, false
	}
	if r.quote[p] >= 0 {
		return r.upTo(p, hi, true), false
	}
	if c.Takes&lang.TakesPerson != 0 {
		if q := r.overAddressee(p, hi); q > p {
			return r.toldTo(p, q, hi)
		}
	}
	if r.has(p, lang.TagPrep|lang.TagTime|lang.TagAdv) && !r.has(p, lang.TagDet|lang.TagSubject) || r.has(p, lang.TagTo) && !r.infinitiveAt(p) {
		t := p
		if r.has(p, lang.TagTo) {
			t++ // told to the council that …
		}
		if t = r.thatAhead(t, hi); t >= 0 {
			return r.upTo(t, hi, true), true
		}
		if q := r.quoteAhead(p, hi); q >= 0 {
			return r.upTo(q, hi, true), false
		}
		if r.has(p, lang.TagTime) && r.capital(p) {
			p++
			if r.lower(p) == "," {
				p++
			}
		}
	}
	p = r.overTimePhrase(p, hi)
	that := r.has(p, lang.TagThat)
	return r.upTo(p, hi, that || r.clausal(p, hi)), that
}

func (r *reader) upTo(p, hi int, clause bool) stretch {
	if e := r.contentEnd(p, hi, !clause); e > p {
		return stretch{p, e}
	}
	return stretch{}
}

// overTimePhrase is the token behind an adverbial of time at p that ends its
// clause or is closed by a comma, p where none stands: late Thursday, last week.
func (r *reader) overTimePhrase(p, hi int) int {
	q := p
	for q < hi && q < p+5 && r.quote[q] < 0 && (r.has(q, lang.TagTime|lang.TagWhen) || r.isNumber(q)) {
		q++
	}
	if q == p || !r.has(q-1, lang.TagTime) || r.has(q, lang.TagOwn) || q < hi && r.isWord(q) && !r.has(q, lang.TagThat|lang.TagSubject|lang.TagDet|lang.TagPrep) {
		return p
	}
	if q < hi && r.lower(q) == "," {
		q++
	}
	return q
}

// toldTo reads the content behind the addressee [p, q).
func (r *reader) toldTo(p, q, hi int) (stretch, bool) {
	if q >= hi {
		return stretch{}, false
	}
	if t := r.thatAhead(q, hi); t >= 0 {
		return r.upTo(t, hi, true), true
	}
	if k := r.quoteAhead(q, hi); k >= 0 {
		return r.upTo(k, hi, true), false
	}
	if r.has(q, lang.TagTo) {
		return r.upTo(p, hi, false), false
	}
	if !r.isWord(q) {
		return stretch{}, false
	}
	return r.upTo(q, hi, r.clausal(q, hi)), false
}

// overAddressee is the token behind the noun phrase at p, p where none stands.
func (r *reader) overAddressee(p, hi int) int {
	if r.has(p, lang.TagThat|lang.TagTo|lang.TagPrep|lang.TagAdv|lang.TagTime|lang.TagSub|lang.TagWh) && !r.has(p, lang.TagDet) {
		return p
	}
	q := p
	for q < hi && r.quote[q] < 0 && q < p+20 {
		switch {
		case !r.isWord(q):
			k := r.overNameMark(q, hi)
			if k == q || r.lower(q) == "," {
				return q
			}
			q = k
			continue
		case q > p && r.has(q, lang.TagThat|lang.TagTo|lang.TagWh|lang.TagVerb|lang.TagAux|lang.TagSub|lang.TagTime|lang.TagSubject|lang.TagAdv):
			return q
		case q > p && r.has(q, lang.TagPrep) && !r.has(q, lang.TagOf):
			return q
		case q > p && r.has(q, lang.TagDet) && !r.has(q-1, lang.TagPrep|lang.TagConj|lang.TagOwn):
			return q
		case r.has(q, lang.TagObject) && !r.has(q, lang.TagDet):
			return q + 1
		}
		q++
	}
	return q
}

// thatAhead is the next "that" before any verb or quotation, -1 for none.
func (r *reader) thatAhead(p, hi int) int {
	for j := p; j < hi && j < p+30 && r.quote[j] < 0; j++ {
		switch {
		case r.has(j, lang.TagThat):
			if j > p && r.nominal(j-1) && r.has(j+1, lang.TagVerb|lang.TagAux) {
				return -1 // a relative clause
			}
			return j
		case r.has(j, lang.TagVerb|lang.TagAux|lang.TagTo|lang.TagSubject|lang.TagSub) && !r.has(j, lang.TagDet|lang.TagPrep) && !r.capital(j):
			return -1
		}
	}
	return -1
}

// quoteAhead is the first token of a quotation that begins behind a comma or
// colon shortly after p, -1 for none.
func (r *reader) quoteAhead(p, hi int) int {
	for j := p; j < hi && j < p+25; j++ {
		if r.quote[j] >= 0 {
			if j > p && (r.lower(j-1) == "," || r.lower(j-1) == ":") {
				return j
			}
			return -1
		}
		if r.has(j, lang.TagVerb|lang.TagAux|lang.TagSub|lang.TagEd|lang.TagIng|lang.TagConj) && !r.has(j, lang.TagPrep) && !r.capital(j) {
			return -1
		}
	}
	return -1
}

// clausal reports whether the words at p are a clause: a finite verb stands
// before the first comma.
func (r *reader) clausal(p, hi int) bool {
	for j := p; j < hi && j < p+25; j++ {
		if r.quote[j] < 0 && (r.lower(j) == "," || r.lower(j) == ";") {
			return false
		}
		if r.has(j, lang.TagVerb|lang.TagAux) && !r.capital(j) && j > p {
			return true
		}
	}
	return false
}

// plainlyClausal is clausal where no verb of another clause comes first: that of
// a relative clause, of an infinitive, of a second verb of the same subject.
func (r *reader) plainlyClausal(p, hi int) bool {
	for j := p; j < hi && j < p+25; j++ {
		switch {
		case r.quote[j] < 0 && (r.lower(j) == "," || r.lower(j) == ";"), r.has(j, lang.TagTo) && r.infinitiveAt(j):
			return false
		case j > p && r.has(j, lang.TagWh|lang.TagThat) && r.nominal(j-1):
			return false
		case r.has(j, lang.TagConj) && r.has(j+1, lang.TagEd|lang.TagVerb|lang.TagAux|lang.TagIng) && !r.capital(j+1):
			return false
		case j > p && r.has(j, lang.TagVerb|lang.TagAux) && !r.has(j, lang.TagOwn|lang.TagIng) && !r.capital(j) && !r.has(j-1, lang.TagPrep) && !r.isNumber(j-1):
			return true
		}
	}
	return false
}

// contentEnd is where the content that begins at p ends: at the end of the
// sentence, at a quotation that closes it, for a bare object (np) where its
// clause goes on to something else.
func (r *reader) contentEnd(p, hi int, np bool) int {
	hi = r.withoutMarks(p, hi)
	for j := p; j < hi; j++ {
		q := r.quote[j]
		if q >= 0 {
			e := j
			for e < hi && r.quote[e] == q {
				e++
			}
			if e < hi && (r.finalMark(e-1, ".!?") || r.finalMark(e-1, ",") && !r.has(e, lang.TagDet|lang.TagConj)) {
				return e
			}
			j = e - 1
			continue
		}
		if j == p {
			continue
		}
		if r.lower(j) == ";" {
			return j
		}
		if np && r.objectEnds(p, j, hi) {
			return r.withoutMarks(p, j)
		}
	}
	return hi
}

// finalMark reports whether the quotation that ends with token k closes with
// one of the marks: "…," or "….".
func (r *reader) finalMark(k int, marks string) bool {
	for i := k; i >= 0 && i > k-3 && !r.isWord(i); i-- {
		if strings.Contains(marks, r.lower(i)) {
			return true
		}
	}
	return false
}

// infinitiveIn reports whether an infinitive stands in [p, j).
func (r *reader) infinitiveIn(p, j int) bool {
	for i := p; i < j; i++ {
		if r.infinitiveAt(i) {
			return true
		}
	}
	return false
}

// infinitiveAt reports whether the word at i opens an infinitive: to leave, and
// not "to the church".
func (r *reader) infinitiveAt(i int) bool {
	return r.has(i, lang.TagTo) && r.isWord(i+1) && !r.has(i+1, lang.TagDet|lang.TagOwn|lang.TagObject|lang.TagTime|lang.TagIng|lang.TagNoun|lang.TagConj) && !r.isNumber(i+1) && !r.capital(i+1)
}

// objectEnds reports whether a bare object that begins at p ends before token j.
func (r *reader) objectEnds(p, j, hi int) bool {
	switch {
	case r.lower(j) == ",":
		k := j + 1
		return r.has(k, lang.TagConj|lang.TagWh|lang.TagIng|lang.TagSub|lang.TagSubject|lang.TagPrep) && !r.has(k, lang.TagSuch) || r.dash(k)
	case r.dash(j):
		return !r.closedDash(j, hi)
	case r.has(j, lang.TagBy) && r.has(j+1, lang.TagIng):
		return !r.infinitiveIn(p, j)
	case r.has(p, lang.TagTo|lang.TagNeg) && !r.dash(j):
		return false
	case r.has(j, lang.TagSub) && r.has(j, lang.TagPrep) && !r.has(j, lang.TagAs) && r.verbIn(j+1, r.firstComma(j+1, hi)):
		return true
	case r.has(j, lang.TagSub) && !r.has(j, lang.TagPrep|lang.TagDet|lang.TagAdv) && !r.has(j, lang.TagWhether):
		return true
	}
	return false
}

// closedDash reports whether a second dash closes what the one at j opens.
func (r *reader) closedDash(j, hi int) bool {
	for k := j + 2; k < hi && k < j+16; k++ {
		if r.dash(k) {
			return true
		}
	}
	return false
}

// cut ends the content of each finding where the next one begins with a source
// of its own behind a mark, or shares its subject.
func (r *reader) cut(fs []*finding) {
	for i, f := range fs {
		for _, g := range fs[i+1:] {
			s := g.cue.lo
			if g.subject == nil && g.src.ok() && g.src.lo < s {
				s = g.src.lo
			}
			for k := range f.content {
				c := &f.content[k]
				if s <= c.lo || s >= c.hi || c.hi <= g.cue.lo {
					continue
				}
				if e := r.cutAt(s, c.lo, f.bare, g); e > c.lo {
					c.hi = e
				}
			}
		}
		f.content = keep(f.content)
	}
}

// cutAt is where the content that begins at lo ends before the clause of g
// that begins at s, 0 where that clause is a part of it.
func (r *reader) cutAt(s, lo int, bare bool, g *finding) int {
	k := s
	for k > lo && (r.has(k-1, lang.TagConj|lang.TagSub|lang.TagAdv|lang.TagOpener|lang.TagWh) && !r.has(k-1, lang.TagDet|lang.TagSubject)) {
		k--
	}
	if k > lo && r.quote[k-1] < 0 && (r.lower(k-1) == "," || r.lower(k-1) == ";" || r.dash(k-1)) {
		if !bare && g.entry.Weight() < 0.7 && r.quote[lo] < 0 {
			return 0
		}
		return r.withoutMarks(lo, k-1)
	}
	if g.subject != nil && k < s && r.has(k, lang.TagConj) && (bare || g.entry.Weight() > 0.7) {
		return k
	}
	return 0
}
