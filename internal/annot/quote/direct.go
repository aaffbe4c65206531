package quote

import "sanad/internal/lang"

// direct finds the quotations of a unit that somebody speaks.
func (r *reader) direct(u int) []*finding {
	var out []*finding
	lo, hi := r.units[u].lo, r.units[u].hi
	for i := lo; i < hi; {
		q := r.quote[i]
		if q < 0 {
			i++
			continue
		}
		j := i
		for j < hi && r.quote[j] == q {
			j++
		}
		s := stretch{i, j}
		if !r.quotes[q].closed {
			s.hi = r.unclosedEnd(s)
		}
		if f := r.spoken(u, s, q); f != nil {
			out = append(out, f)
			r.take(f.cue)
			r.used[q] = true
		}
		i = j
	}
	return out
}

// unclosedEnd is where the words of a quotation end that lacks its closing
// mark: before the comma and the cue that say whose it is.
func (r *reader) unclosedEnd(s stretch) int {
	for i := s.lo + 2; i < s.hi; i++ {
		if r.lower(i-1) != "," {
			continue
		}
		if o, ok := r.cueAt(i); ok && (o.entry.Place == lang.SourceAfter || o.entry.Place == lang.SourceClitic) {
			q := r.quote[i]
			for k := i; k < s.hi; k++ {
				r.quote[k] = -1
			}
			r.quotes[q].span.End = r.toks[i-1].Span.End
			return i
		}
	}
	return s.hi
}

// spoken is the attribution of the quotation q, nil where no cue stands by it.
func (r *reader) spoken(u int, s stretch, q int) *finding {
	f := r.cueBehind(u, s)
	if f == nil {
		f = r.cueAhead(u, s)
	}
	if f == nil {
		return nil
	}
	f.unit, f.quote = u, q
	if f.cue.lo > s.lo {
		if c := r.wholeClause(u, s); c.lo < s.lo {
			f.why = append(f.why, "content: the quotation closes a clause")
			s = c
		}
	}
	f.content = append(f.content, s)
	r.goOn(u, f)
	return f
}

// wholeClause widens the quotation s over the words of its own clause.
func (r *reader) wholeClause(u int, s stretch) stretch {
	lo := r.units[u].lo
	k := s.lo - 1
	if r.ownSentence(s) { // the words before it lost their full stop, or are a subheading
		return r.overQuotations(s, lo)
	}
	if k < lo || r.quote[k] >= 0 && r.used[r.quote[k]] || r.quote[k] < 0 && !r.isWord(k) && r.lower(k) != "," && r.lower(k) != ")" {
		return s
	}
	p := k
	for p >= lo && !r.taken[p] && (r.quote[p] >= 0 && !r.used[r.quote[p]] || r.isWord(p) || r.lower(p) == "," || r.lower(p) == "(" || r.lower(p) == ")" || r.lower(p) == "-" || r.lower(p) == "/") {
		p--
	}
	if p >= lo && (r.quote[p] >= 0 || r.taken[p]) {
		return s // the words belong to another attribution
	}
	return stretch{r.overCitation(p+1, s.lo), s.hi}
}

// leastOwn is how many tokens a quotation must have that begins with a capital
// to be a sentence of its own and no part of one.
const leastOwn = 8

// overQuotations widens the quotation s over those that stand right before it:
// "…." "…," kata X.
func (r *reader) overQuotations(s stretch, lo int) stretch {
	for s.lo > lo {
		q := r.quote[s.lo-1]
		if q < 0 || r.used[q] || r.taken[s.lo-1] {
			break
		}
		s.lo--
	}
	return s
}

// ownSentence reports whether the quotation s is a sentence of its own: it
// begins with a capital that is not that of a name, and is not short.
func (r *reader) ownSentence(s stretch) bool {
	for i := s.lo; i < s.hi; i++ {
		if r.isWord(i) {
			return s.hi-i >= leastOwn && r.capital(i) && r.Pack.Small(r.lower(i)) > 50
		}
	}
	return false
}

// cueBehind looks for "…," kata X; "…," said X; "…," X said; "…," katanya.
func (r *reader) cueBehind(u int, s stretch) *finding {
	hi := r.units[u].hi
	p := s.hi
	for p < hi && p < s.hi+2 && !r.isWord(p) && r.lower(p) != ":" && r.quote[p] < 0 {
		p++
	}
	for k := range 3 {
		if p+k >= hi || r.quote[p+k] >= 0 {
			break
		}
		o, ok := r.cueAt(p + k)
		if !ok {
			if !r.is(p+k, lang.AsAdv|lang.AsOpener|lang.AsAux) {
				break
			}
			continue
		}
		if f := r.spokenBy(o, hi); f != nil {
			return f
		}
		break
	}
	return r.subjectBehind(s, p, hi)
}

// spokenBy reads the source behind the cue o that follows a quotation.
func (r *reader) spokenBy(o occurrence, hi int) *finding {
	f := &finding{entry: o.entry, cue: stretch{o.at, o.hi}, rule: "quotation, cue"}
	if o.entry.Takes&lang.TakesQuote == 0 {
		return nil
	}
	switch o.entry.Place {
	case lang.SourceClitic:
		f.src.clitic = true
		return f
	case lang.SourceAfter, lang.SourceEither, lang.SourceAgent:
		f.src = r.behind(o.hi, hi, false)
		if f.src.ok() && (r.rank(f.src) > 0 || o.entry.Place == lang.SourceAfter) {
			f.rule = "quotation, cue, source"
			return f
		}
		if o.entry.Place == lang.SourceAfter {
			return f
		}
	case lang.SourceBefore, lang.SourceShared:
		return nil
	}
	return nil
}

// subjectBehind looks for a source and a cue behind the quotation s.
func (r *reader) subjectBehind(s stretch, p, hi int) *finding {
	if p >= hi || r.endsSentence(s.hi-1) && r.capital(p) && !r.is(p, lang.AsPronoun) {
		return nil
	}
	for j := p + 1; j < hi && j < p+30 && r.quote[j] < 0; j++ {
		if r.lower(j) == "." || r.lower(j) == ";" || r.is(j, lang.AsComp|lang.AsSub) {
			return nil
		}
		o, ok := r.cueAt(j)
		if !ok || o.entry.Takes&lang.TakesQuote == 0 || o.entry.Place != lang.SourceBefore && o.entry.Place != lang.SourceEither {
			continue
		}
		if !r.parenthetical(o.hi, hi) {
			return nil // seminar bertajuk "…", X mengatakan harga naik
		}
		n := r.before(j, p)
		if n.ok() && n.lo <= p+1 && r.rank(n) > 0 {
			return &finding{entry: o.entry, cue: stretch{o.at, o.hi}, src: n, rule: "quotation, source, cue"}
		}
		return nil
	}
	return nil
}

// endsSentence reports whether token k, or the one before a closing mark at
// k, is a full stop.
func (r *reader) endsSentence(k int) bool {
	return r.lower(k) == "." || k > 0 && r.quote[k] >= 0 && !r.isWord(k) && r.lower(k-1) == "."
}

// cueAhead looks for X mengatakan, "…"; X said: "…".
func (r *reader) cueAhead(u int, s stretch) *finding {
	lo := r.units[u].lo
	if s.lo == lo && u > 0 && r.lower(r.units[u-1].hi-1) == ":" {
		lo = r.units[u-1].lo
	}
	k := s.lo
	for k > lo && (r.lower(k-1) == "," || r.lower(k-1) == ":" || r.is(k-1, lang.AsComp)) {
		k--
	}
	if s.lo == lo {
		return nil
	}
	parted := k < s.lo && !r.is(k, lang.AsComp)
	if !parted && !r.closesUnit(u, s) {
		return nil // a part of a content: mengutip "kabar baru" bahwa …
	}
	for j := k - 1; j >= lo && j > k-25 && r.quote[j] < 0; j-- {
		if r.lower(j) == "." || r.lower(j) == ";" {
			return nil
		}
		o, ok := r.cueAt(j)
		if !ok || o.hi > k {
			if !parted && !ok {
				return nil
			}
			continue
		}
		if o.entry.Takes&lang.TakesQuote == 0 || o.hi < k && !r.adjuncts(o.hi, k) {
			return nil
		}
		return r.saidBefore(o, lo)
	}
	return nil
}

// closesUnit reports whether nothing but marks follows s in its unit.
func (r *reader) closesUnit(u int, s stretch) bool {
	for i := s.hi; i < r.units[u].hi; i++ {
		if r.isWord(i) {
			return false
		}
	}
	return true
}

// adjuncts reports whether [p, hi) holds only what may stand between a cue and
// its content: an addressee, a place, a date.
func (r *reader) adjuncts(p, hi int) bool {
	for p < hi && !r.isWord(p) {
		p++
	}
	return p >= hi || r.is(p, lang.AsPrep|lang.AsAddressee|lang.AsTime|lang.AsAdv|lang.AsSub) || r.namingFrom(p, hi).hi == hi
}

// saidBefore reads the subject of the cue o that stands before a quotation.
func (r *reader) saidBefore(o occurrence, lo int) *finding {
	f := &finding{entry: o.entry, cue: stretch{o.at, o.hi}, rule: "source, cue, quotation"}
	switch o.entry.Place {
	case lang.SourceBefore, lang.SourceEither:
		f.src = r.before(o.at, lo)
	case lang.SourceAfter:
		f.src = r.behind(o.hi, r.units[len(r.units)-1].hi, true)
	case lang.SourceClitic:
		f.src.clitic = true
	case lang.SourceShared, lang.SourceOwner, lang.SourceNobody, lang.SourceAgent:
		return nil
	}
	return f
}

// goOn adds what continues the quotation of f behind its source, in the same
// sentence: "…," kata X, "…"; "…," kata X, dan harga naik.
func (r *reader) goOn(u int, f *finding) {
	hi := r.units[u].hi
	p := f.reachOf().hi
	if f.cue.lo < f.content[0].lo || p >= hi || r.lower(p) != "," {
		return
	}
	if q := r.quote[min(p+1, hi-1)]; q >= 0 {
		j := p + 1
		for j < hi && r.quote[j] == q {
			j++
		}
		f.content = append(f.content, stretch{p + 1, j})
		r.used[q] = true
		return
	}
	if r.is(p+1, lang.AsConj) && !r.is(p+2, lang.AsConj) {
		if _, ok := r.cueAt(p + 2); !ok {
			f.content = append(f.content, stretch{p + 1, r.withoutTail(p+1, hi)})
		}
	}
}
