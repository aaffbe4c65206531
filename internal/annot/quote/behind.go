package quote

import "sanad/internal/lang"

// sourceBehind reads according to X, … and …, according to X.
func (r *reader) sourceBehind(f *finding, lo, hi int) *finding {
	f.rule = "cue, source"
	if !r.atStart(f.cue.lo, lo) {
		if f.src = r.invertedSubject(f.cue.hi, r.openingEnd(f.cue.hi, hi)); !f.src.ok() {
			return nil
		}
		f.score += f.src.score
		return r.bothSides(f, f.cue.lo, f.src.hi, lo, hi)
	}
	k := r.openingEnd(f.cue.hi, hi)
	if f.src = r.invertedSubject(f.cue.hi, k); !f.src.ok() {
		return nil
	}
	f.src.hi, f.score = k, f.score+f.src.score+1
	c := stretch{r.overMarks(k, hi), r.contentEnd(k, hi, false)}
	if c.empty() {
		return nil
	}
	f.content = []stretch{c}
	return f
}

// openingEnd is the comma that ends the source that begins at p and opens its
// sentence: the first one that no apposition follows.
func (r *reader) openingEnd(p, hi int) int {
	k := r.firstComma(p, hi)
	for range 3 {
		m := r.firstComma(k+1, hi)
		if m >= hi || m-k < 2 || r.quote[k+1] >= 0 || r.has(k+1, lang.TagSubject|lang.TagPrep|lang.TagSub) || r.verbIn(k+1, m) && !r.has(k+1, lang.TagWh) {
			break
		}
		k = m
	}
	return k
}

// verbIn reports whether a finite verb stands in [lo, hi).
func (r *reader) verbIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.has(i, lang.TagVerb|lang.TagAux) && !r.capital(i) || r.has(i, lang.TagEd) && i > lo && r.nominal(i-1) {
			return true
		}
	}
	return false
}

// atStart reports whether only words that open a sentence stand before i.
func (r *reader) atStart(i, lo int) bool {
	for k := lo; k < i; k++ {
		if r.isWord(k) && !r.has(k, lang.TagOpener|lang.TagConj|lang.TagAdv|lang.TagSub) {
			return false
		}
	}
	return true
}

// ownedNoun reads X's claim that …, the claim by X that ….
func (r *reader) ownedNoun(f *finding, lo, hi int) *finding {
	f.rule = "noun of saying"
	p := f.cue.hi
	if r.has(p, lang.TagFrom) {
		f.src = r.invertedSubject(p+1, hi)
		p = f.src.hi
	}
	if !r.has(p, lang.TagThat) && !(f.entry.Takes&lang.TakesTo != 0 && r.has(p, lang.TagTo)) {
		return nil
	}
	if !f.src.ok() {
		f.cue.lo, f.src = r.ownerOf(f.cue.lo, lo)
		f.nobody = !f.src.ok()
	}
	f.score = max(f.score, 0) + 1
	f.content = []stretch{{p, r.contentEnd(p, hi, false)}}
	if r.atStart(min(f.cue.lo, max(f.src.lo, lo)), lo) {
		f.content[0].hi = r.beforeMainVerb(p, f.content[0].hi)
	}
	return f
}

// beforeMainVerb is where the clause that begins at p ends when the noun which
// it belongs to is a subject: before the second verb group of a plain clause,
// "that the gate would fall | was ignored".
func (r *reader) beforeMainVerb(p, hi int) int {
	verbs := 0
	for j := p + 1; j < hi; j++ {
		switch {
		case r.quote[j] >= 0 || !r.isWord(j) || r.has(j, lang.TagConj|lang.TagWh|lang.TagThat|lang.TagTo), r.has(j, lang.TagSub) && !r.has(j, lang.TagPrep):
			return hi
		case r.capital(j), verbs == 0 && !r.has(j, lang.TagVerb|lang.TagAux):
		case !r.has(j, lang.TagVerb|lang.TagAux|lang.TagEd):
		case verbs > 0 && !r.has(j-1, lang.TagAux|lang.TagAdv|lang.TagNeg):
			return j
		default:
			verbs++
		}
	}
	return hi
}

// ownerOf is where the phrase of the noun at i begins behind its owner, and
// the owner.
func (r *reader) ownerOf(i, lo int) (int, naming) {
	for k := i - 1; k >= lo && k > i-6 && r.isWord(k) && r.quote[k] < 0; k-- {
		switch {
		case r.has(k, lang.TagOwn):
			s := r.subjectStart(k, lo)
			return k + 1, naming{lo: s, hi: k + 1, score: 2, rule: "owner of the noun"}
		case r.has(k, lang.TagDet):
			if r.has(k, lang.TagYours) {
				return k + 1, naming{lo: k, hi: k + 1, score: 1, rule: "owner of the noun"}
			}
			return k, naming{lo: i, hi: i}
		case r.has(k, lang.TagPrep|lang.TagVerb|lang.TagAux|lang.TagConj):
			return i, naming{lo: i, hi: i}
		}
	}
	return i, naming{lo: i, hi: i}
}
