package quote

import "sanad/internal/lang"

// rankPhrase scores how well a noun phrase names a source.
func (r *reader) rankPhrase(n naming) float64 {
	if n.hi <= n.lo {
		return 0
	}
	last := n.hi - 1
	switch {
	case r.has(last, lang.TagSubject):
		return 2
	case r.capital(last):
		return 2
	case r.has(last, lang.TagTime):
		return 0
	}
	if r.is(last, lang.AsRole|lang.AsGroup|lang.AsMedium) {
		return 2
	}
	return 1
}

// invertedSubject reads the subject behind the cue group that ends before e:
// "…," said X, a lawyer for Y. It goes on to the end of its clause.
func (r *reader) invertedSubject(e, hi int) naming {
	none := naming{lo: e, hi: e}
	if e >= hi || r.quote[e] >= 0 || !r.isWord(e) || r.has(e, lang.TagPrep|lang.TagThat|lang.TagSub|lang.TagVerb|lang.TagAux|lang.TagObject|lang.TagTo|lang.TagAdv|lang.TagIng|lang.TagTime|lang.TagWh|lang.TagConj) && !r.has(e, lang.TagDet|lang.TagSubject) {
		return none
	}
	if r.has(e, lang.TagSubject) && !r.has(e, lang.TagDet) && !r.has(e+1, lang.TagPrep) {
		return naming{lo: e, hi: e + 1, score: 2, rule: "behind the cue"}
	}
	p := e
	for p < hi && r.quote[p] < 0 {
		if !r.isWord(p) {
			q := r.overNameMark(p, hi)
			if q == p {
				break
			}
			p = q
			continue
		}
		if r.has(p, lang.TagVerb|lang.TagAux) && !r.capital(p) && !r.insideRelative(e, p) {
			return none // a clause and no naming
		}
		if r.has(p, lang.TagSub|lang.TagTo) && !r.has(p, lang.TagPrep) || r.occasion(p, hi) > p || p > e && r.has(p, lang.TagTime) && r.capital(p) {
			break
		}
		p++
	}
	for p > e && (r.has(p-1, lang.TagPrep|lang.TagConj|lang.TagDet) || r.lower(p-1) == "," || p-1 > e && r.has(p-1, lang.TagAdv) && r.capital(p-2) && !r.capital(p-1)) {
		p--
	}
	n := naming{lo: e, hi: p, rule: "behind the cue"}
	n.score = r.rankPhrase(naming{lo: e, hi: r.firstComma(e, p)})
	return n
}

func (r *reader) firstComma(e, p int) int {
	for k := e; k < p; k++ {
		if r.lower(k) == "," {
			return k
		}
	}
	return p
}

// insideRelative reports whether a relative pronoun stands between e and p.
func (r *reader) insideRelative(e, p int) bool {
	for k := e; k < p; k++ {
		if r.has(k, lang.TagWh|lang.TagThat) {
			return true
		}
	}
	return false
}

// overNameMark is the token behind a mark inside a naming behind its cue, or p.
func (r *reader) overNameMark(p, hi int) int {
	switch r.lower(p) {
	case ",":
		k := p + 1
		if k < hi && r.quote[k] < 0 && (r.has(k, lang.TagWh) || r.has(k, lang.TagDet) && !r.has(k, lang.TagSubject) || r.capital(k) && !r.has(k, lang.TagTime|lang.TagSubject) || r.is(k, lang.AsRole) || r.isNumber(k) || r.tags[min(k, len(r.tags)-1)] == 0) {
			return k
		}
	case "(":
		for k := p + 1; k < hi && k < p+14; k++ {
			if r.lower(k) == ")" {
				return k + 1
			}
		}
	case ".":
		if r.adjacent(p-1, p) && r.capital(p-1) && len(r.lower(p-1)) <= 4 && p+1 < hi && r.isWord(p+1) {
			return p + 1
		}
	case "-", "/", "&", "'", "’":
		if r.adjacent(p-1, p) && p+1 < hi {
			return p + 1
		}
	}
	return p
}
