package quote

import "sanad/internal/lang"

// farthest bounds how far before its verb a subject may begin, in tokens.
const farthest = 60

// subjectOf is the naming that is the subject of the verb group at token e,
// read backwards from it and not past lo; empty where there is none.
func (r *reader) subjectOf(e, lo int) naming {
	none := naming{lo: e, hi: e}
	if e <= lo {
		return none
	}
	k := e - 1
	if r.quote[k] >= 0 {
		return none
	}
	if r.has(k, lang.TagWh) && !r.capital(k) && !r.has(k, lang.TagWhat) {
		return naming{lo: k, hi: e, rule: "relative pronoun", score: 1}
	}
	if r.has(k, lang.TagSubject) && !(r.has(k-1, lang.TagDet|lang.TagPrep|lang.TagOwn) && !r.has(k-1, lang.TagWh|lang.TagSub)) && r.pronounAlone(k) {
		return naming{lo: k, hi: e, rule: "pronoun", score: 2}
	}
	if r.lower(k) == "," || r.dash(k) {
		return r.apposition(k, lo)
	}
	if !r.nominal(k) {
		return none
	}
	s := r.subjectStart(e, lo)
	if s >= e {
		return none
	}
	if s > lo && r.has(s-1, lang.TagAux) && !r.capital(s) && !r.has(s, lang.TagDet|lang.TagSubject) {
		return none // could sink
	}
	n := naming{lo: s, hi: e, rule: "before the verb"}
	n.score = r.rankPhrase(n)
	return n
}

// pronounAlone reports whether the pronoun at k is a subject without other
// words: not "many voters", "one in four".
func (r *reader) pronounAlone(k int) bool {
	return !r.has(k, lang.TagDet) && r.is(k, lang.AsPronoun|lang.AsFirst) || !r.has(k-1, lang.TagAdv|lang.TagNeg)
}

func (r *reader) dash(k int) bool {
	switch r.lower(k) {
	case "—", "–", "-":
		return !r.adjacent(k-1, k) || r.lower(k) == "—"
	}
	return false
}

// subjectStart walks back from e over one noun phrase with what depends on it.
func (r *reader) subjectStart(e, lo int) int {
	s := e
	for s > lo && e-s < farthest {
		k := s - 1
		if r.quote[k] >= 0 || r.taken[k] || !r.sameLine(k, s) {
			break
		}
		if !r.isWord(k) {
			if j := r.backOverMark(k, lo, e); j <= k {
				s = j
				continue
			}
			break
		}
		switch {
		case r.has(k, lang.TagVerb|lang.TagAux) && !r.has(k, lang.TagNoun) && !r.capital(k):
			w := r.relativeBefore(k, lo)
			if w < 0 {
				return r.trimStart(s, e)
			}
			s = w
			continue
		case r.has(k, lang.TagEd) && r.has(s, lang.TagDet) && !r.capital(k):
			return r.trimStart(s, e) // a verb before its object
		case r.has(k, lang.TagWho) && k+1 < e && !r.has(k+1, lang.TagDet|lang.TagSubject|lang.TagOwn) && !r.capital(k+1):
		case r.has(k, lang.TagWh) && !r.has(k, lang.TagWhose):
			return r.trimStart(s, e)
		case r.has(k, lang.TagThat) && !r.nounBefore(k) && !r.has(k-1, lang.TagPrep):
			return r.trimStart(s, e)
		case r.has(k, lang.TagSub) && !r.has(k, lang.TagPrep|lang.TagAs):
			return r.trimStart(s, e)
		case r.has(k, lang.TagConj) && !r.joinsSubjects(k, lo):
			return r.trimStart(s, e)
		case r.has(k, lang.TagSubject|lang.TagObject) && !r.has(k, lang.TagDet) && s < e && !r.has(s, lang.TagPrep|lang.TagConj|lang.TagWh):
			return r.trimStart(s, e)
		}
		s = k
	}
	return r.trimStart(s, e)
}

// trimStart drops what opens the clause before the subject that begins at s:
// conjunctions, adverbs, a prepositional phrase without a comma.
func (r *reader) trimStart(s, e int) int {
	for s < e {
		switch {
		case !r.isWord(s), r.has(s, lang.TagConj|lang.TagOpener|lang.TagSub|lang.TagThat) && !r.has(s, lang.TagDet|lang.TagSubject), r.has(s, lang.TagAdv|lang.TagNeg) && !r.capitalName(s) && !r.has(s, lang.TagDet|lang.TagSubject) && !r.quantity(s+1):
			s++
		case r.has(s, lang.TagPrep) && !r.capitalName(s):
			s = r.overPrepositional(s, e)
		case r.has(s, lang.TagTime) && s+1 < e && !r.has(s+1, lang.TagOwn|lang.TagPrep):
			s++
		default:
			return s
		}
	}
	return e
}

// quantity reports whether an amount stands at i, which an adverb may open:
// almost half, only 52 percent, nearly every.
func (r *reader) quantity(i int) bool {
	return r.isNumber(i) || r.has(i, lang.TagDet) && !r.has(i, lang.TagThat|lang.TagOwn) && !r.has(i, lang.TagThe) || r.has(i, lang.TagPart)
}

// capitalName reports a capitalised word inside a sentence.
func (r *reader) capitalName(s int) bool { return r.capital(s) && r.tags[s] == 0 }

// overPrepositional is where the subject begins behind a phrase that opens the
// clause without a comma: "in Ohio voters said". Without a second noun phrase
// there is no subject.
func (r *reader) overPrepositional(s, e int) int {
	for k := s + 1; k < e; k++ {
		if k > s+1 && (r.has(k, lang.TagSubject) || r.has(k, lang.TagDet) && !r.has(k-1, lang.TagPrep|lang.TagDet|lang.TagConj)) {
			return k
		}
		if k > s+1 && r.capital(k) && !r.capital(k-1) && r.isWord(k-1) && !r.has(k-1, lang.TagPrep|lang.TagDet|lang.TagOwn|lang.TagConj) {
			return k
		}
	}
	return e
}

// backOverMark is the token from which to go on where the mark at k belongs to
// the noun phrase: an abbreviation, a bracket, a hyphen, an initial.
func (r *reader) backOverMark(k, lo, e int) int {
	switch r.lower(k) {
	case ")":
		if o := r.openBracket(k, lo); o < k {
			return o
		}
	case "'", "’":
		if r.adjacent(k-1, k) && r.isWord(k-1) {
			return k // the builders' guild
		}
	case "-", "/", "&":
		if r.adjacent(k-1, k) && r.adjacent(k, k+1) {
			return k
		}
	case ".":
		if r.isWord(k-1) && r.capital(k-1) && r.adjacent(k-1, k) && len(r.lower(k-1)) <= 4 && k+1 < e {
			return k
		}
	case ",":
		if r.listComma(k, lo) {
			return k
		}
	}
	return k + 1
}

// listComma reports whether the comma at k parts names of a list or a place
// from its state: Dayton, Ohio, mayor; Ann Vale, Bo Reed and Cy Lane.
func (r *reader) listComma(k, lo int) bool {
	if !r.capital(k-1) || !r.capital(k+1) || k-1 <= lo {
		return false
	}
	for j := k + 1; j < k+8 && j < len(r.toks); j++ {
		switch {
		case r.has(j, lang.TagConj):
			return r.capital(j + 1)
		case !r.capital(j) && r.lower(j) != ".":
			return false
		}
	}
	return false
}

// relativeBefore is the first token of the noun phrase whose relative clause
// has its verb at k, -1 where the verb is that of another clause.
func (r *reader) relativeBefore(k, lo int) int {
	for j := k - 1; j > lo && j > k-14 && r.quote[j] < 0; j-- {
		switch {
		case r.has(j, lang.TagWh) || r.has(j, lang.TagThat) && r.nounBefore(j):
			if r.nominal(j - 1) {
				return j
			}
			if r.lower(j-1) == "," && r.nominal(j-2) {
				return j - 1
			}
			return -1
		case !r.isWord(j) && !r.adjacent(j, j+1):
			return -1
		case r.has(j, lang.TagConj|lang.TagSub) && !r.has(j, lang.TagPrep):
			return -1
		}
	}
	return -1
}

// nounBefore reports whether a noun stands right before token k: a relative
// "that".
func (r *reader) nounBefore(k int) bool {
	_, cue := r.Pack.Cues.At(func(i int) string {
		if i == 0 {
			return r.lower(k - 1)
		}
		return ""
	})
	return r.nominal(k-1) && cue == 0
}

// joinsSubjects reports whether the conjunction at k ties two parts of one
// subject: no verb stands before it in its clause.
func (r *reader) joinsSubjects(k, lo int) bool {
	if !r.nominal(k-1) && !r.has(k-1, lang.TagOwn) {
		return false
	}
	for j := k - 1; j >= lo && j > k-25; j-- {
		switch {
		case r.quote[j] >= 0 || r.taken[j]:
			return false
		case !r.isWord(j) && r.lower(j) != "." && r.lower(j) != "-" && r.lower(j) != "’" && r.lower(j) != "'":
			return r.lower(j) != ";" && r.lower(j) != ":"
		case r.has(j, lang.TagVerb|lang.TagAux) && !r.capital(j):
			return r.relativeBefore(j, lo) >= 0
		case r.has(j, lang.TagSub) && !r.has(j, lang.TagPrep), r.has(j, lang.TagThat):
			return true
		}
	}
	return true
}

// apposition reads the subject before the comma or dash at c: X, a lawyer for
// Y, said. What only tells circumstances stays outside: X, speaking in Y, said.
func (r *reader) apposition(c, lo int) naming {
	none := naming{lo: c + 1, hi: c + 1}
	crossed := false // a cue inside: X, who asked not to be named, said
	for p := c - 1; p > lo && p > c-farthest && r.quote[p] < 0 && r.sameLine(p, p+1); p-- {
		crossed = crossed || r.taken[p]
		if r.lower(p) == ")" {
			p = r.openBracket(p, lo)
			continue
		}
		if r.lower(p) != r.lower(c) && !(r.dash(c) && r.dash(p)) || !r.mayAppose(p+1, c) {
			continue
		}
		if crossed && !r.has(p+1, lang.TagWh) {
			return none
		}
		if !r.nominal(p-1) && !r.has(p-1, lang.TagOwn) {
			return none
		}
		s := r.subjectStart(p, lo)
		if s >= p || r.rankPhrase(naming{lo: s, hi: p}) < 1 {
			return none
		}
		n := naming{lo: s, hi: c, score: 2, rule: "with an apposition"}
		if r.has(p+1, lang.TagIng|lang.TagPrep|lang.TagAdv|lang.TagEd) && !r.has(p+1, lang.TagDet) {
			n.hi, n.rule = p, "before a circumstance"
		}
		return r.furtherBack(n, lo)
	}
	return none
}

// furtherBack widens n over the name before an age or a second apposition: X,
// 31, a lawyer.
func (r *reader) furtherBack(n naming, lo int) naming {
	for n.lo-2 > lo && r.lower(n.lo-1) == "," && r.quote[n.lo-2] < 0 && (r.isNumber(n.lo) || r.has(n.lo, lang.TagDet) && !r.has(n.lo, lang.TagSubject)) && r.capital(n.lo-2) {
		s := r.subjectStart(n.lo-1, lo)
		if s >= n.lo-1 {
			break
		}
		n.lo = s
	}
	return n
}

// mayAppose reports whether the words [p, c) between two commas can belong to
// the noun phrase before them: a role, a relative clause, a participle, an age.
func (r *reader) mayAppose(p, c int) bool {
	if p >= c {
		return false
	}
	switch {
	case r.has(p, lang.TagWh), r.isNumber(p), r.capital(p), r.has(p, lang.TagDet) && !r.has(p, lang.TagSubject):
		return true
	case r.has(p, lang.TagIng|lang.TagEd|lang.TagAdv), r.has(p, lang.TagPrep):
		return true
	case r.has(p, lang.TagSub|lang.TagConj|lang.TagSubject|lang.TagAux|lang.TagVerb):
		return false
	}
	return true
}
