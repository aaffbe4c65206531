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
		if q := r.quote[i]; q >= 0 && !r.quotes[q].closed && i > lo+2 && r.quote[lo] == q {
			r.endUnclosed(i, hi)
		}
		if r.quote[i] >= 0 {
			continue
		}
		o, ok := r.cueAt(i)
		if !ok {
			i = max(i, o.hi-1) // not to mention
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

// endUnclosed ends the quotation without a closing mark that holds token i
// before it, where who said it begins there: "…, Ann Vale said on Monday.
func (r *reader) endUnclosed(i, hi int) {
	q := r.quote[i]
	if r.lower(i-1) != "," || r.quote[i-1] != q || !r.capital(i) && !r.has(i, lang.TagDet|lang.TagSubject) {
		return
	}
	for j := i + 1; j < hi && j < i+8; j++ {
		o, ok := r.cueAt(j)
		if !ok || o.entry.Takes&lang.TakesLeft == 0 || o.entry.Place != lang.SourceEither {
			continue
		}
		if r.quote[min(o.hi, hi-1)] == q && !r.closes(o.hi, hi, o.entry) && r.isWord(o.hi) && !r.has(o.hi, lang.TagPrep|lang.TagTime) {
			return
		}
		for k := i; k < hi; k++ {
			if r.quote[k] == q {
				r.quote[k] = -1
			}
		}
		r.quotes[q].span.End = r.toks[i-1].Span.End
		return
	}
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
		if r.speaksBehind(o, lo, hi, prev) {
			return nil // reportedly said
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
		return r.bothSides(f, g.lo, n.hi, lo, hi)
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

// speaksBehind reports whether a cue of its own attributes right behind the
// adverb of hearsay at o.
func (r *reader) speaksBehind(o occurrence, lo, hi int, prev []*finding) bool {
	fence := r.fence
	defer func() { r.fence = fence }()
	for k := o.hi; k < min(o.hi+3, hi); k++ {
		if c, ok := r.cueAt(k); ok && c.entry.Place != lang.SourceNobody && r.phrase(c, lo, hi, prev) != nil {
			return true
		}
	}
	return false
}

// isVerb reports whether a cue word that may be a noun as well is a verb here.
func (r *reader) isVerb(o occurrence, g group) bool {
	i := o.at
	if r.capital(i) && (!r.opensSentence(i) || r.has(o.hi, lang.TagOwn) || len(r.mentionsIn(r.toks[i].Span)) > 0) {
		return false // a name: Felt was the source
	}
	if o.hi-i > 1 && r.has(i, lang.TagNeg|lang.TagAux) {
		return true // neither confirmed nor denied
	}
	switch before := i - 1; {
	case r.has(o.hi, lang.TagThat) && r.nominal(before) && !r.has(before, lang.TagTime):
		return true
	case g.lo < i || r.has(before, lang.TagTo):
		if r.has(before, lang.TagAux) && r.isBe(before) && !r.has(i, lang.TagIng|lang.TagEd|lang.TagVerb) && !r.has(o.hi, lang.TagThat) {
			return false // "is support", "was attack"; but "is sure that"
		}
		return true
	case r.has(i, lang.TagIng):
		return !r.has(before, lang.TagDet|lang.TagOwn)
	case r.has(before, lang.TagOwn), r.has(before, lang.TagDet) && !r.has(before, lang.TagSubject):
		return false
	case r.isNumber(before) && r.thirdPerson(i):
		return false // scored 23 points to become …
	case r.has(i, lang.TagEd) && r.has(before, lang.TagIng) && r.nounAt(o.hi):
		return false // receiving repeated demands
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
