package quote

import "sanad/internal/lang"

// passive reads disampaikan (oleh) X with its content before or behind it.
func (r *reader) passive(f *finding, lo, hi int) *finding {
	f.rule = "passive"
	i := f.cue.hi
	if r.is(i, lang.AsOf|lang.AsPrep) && f.entry.Takes&lang.TakesSilent != 0 { // mendapat kecaman dari X
		i++
	}
	if r.is(i, lang.AsComp) {
		return r.toldIn(f, lo, hi)
	}
	n := r.behind(i, hi, f.cue.lo == lo)
	if !n.ok() || r.rank(n) < 1 {
		return nil
	}
	f.src = n
	if f.cue.lo <= lo+1 {
		f.content = []stretch{r.more(n.hi, hi)}
		if f.content[0].empty() {
			return nil
		}
		return f
	}
	k := f.cue.lo
	for k > lo && r.is(k-1, lang.AsAdv|lang.AsAux|lang.AsSub|lang.AsOpener) {
		k--
	}
	if c := r.leftOf(k, lo); c.hi-c.lo > 0 {
		f.content = []stretch{c}
		return f
	}
	return nil
}

// toldIn reads dalam surat itu disebutkan bahwa …: the text in which it stands
// says it.
func (r *reader) toldIn(f *finding, lo, hi int) *finding {
	e := r.backOverAdverbs(f.cue.lo, lo)
	for e > lo && r.lower(e-1) == "," {
		e--
	}
	p := e - 1
	for p > lo && p > e-12 && !(r.is(p, lang.AsPrep) && r.is(p+1, lang.AsDocument)) {
		p--
	}
	if !r.is(p, lang.AsPrep) || !r.is(p+1, lang.AsDocument) || p > lo && !r.opens(p) && r.lower(p-1) != "," {
		return nil
	}
	f.rule = "told in a text"
	f.src = naming{lo: p + 1, hi: e, score: 1, rule: "before the cue"}
	f.content = []stretch{{f.cue.hi, r.withoutTail(f.cue.hi, hi)}}
	return f
}

// noun reads pernyataan X bahwa …, X's claim that ….
func (r *reader) noun(f *finding, hi int) *finding {
	f.rule = "noun of saying"
	n := r.namingFrom(r.overMade(f.cue.hi, hi), hi)
	p := n.hi
	if !r.is(p, lang.AsComp) && !(f.entry.Takes&lang.TakesTo != 0 && r.is(p, lang.AsPurpose)) {
		return nil
	}
	f.src, f.src.rule = n, "behind the noun"
	if !n.ok() {
		if s := r.owner(f.cue.lo); s.ok() {
			f.src = s
		}
	}
	f.content = []stretch{{p, r.withoutTail(p, hi)}}
	return f
}

// overMade is the token behind words that may part a noun of saying from who
// said it: komitmen publik yang telah dibuat X.
func (r *reader) overMade(i, hi int) int {
	j := i
	for j < hi && j < i+2 && r.plain(j) && !r.capital(j) {
		j++
	}
	if !r.is(j, lang.AsRel) {
		return i
	}
	for j++; j < hi && r.is(j, lang.AsAux); j++ {
	}
	if !r.is(j, lang.AsVerb) {
		return i
	}
	if j++; r.is(j, lang.AsBy) {
		j++
	}
	return j
}

// owner is the naming that possesses the noun at i: Trump's claim.
func (r *reader) owner(i int) naming {
	lo := max(0, i-8)
	e := i
	n := r.touching(lo, e)
	if n.ok() {
		n.rule = "owner of the noun"
	}
	return n
}

// hearsay reads dikabarkan …, which nobody is named for.
func (r *reader) hearsay(f *finding, hi int) *finding {
	f.rule = "hearsay"
	c, why := r.rightOf(f.cue.hi, hi, f.entry)
	if c.hi-c.lo < 2 {
		return nil
	}
	f.content, f.why = []stretch{c}, []string{why}
	return f
}

// participle reads …, adding that …, whose subject is that of the cue before.
func (r *reader) participle(f *finding, hi int, prev []*finding) *finding {
	f.rule = "participle"
	c, why := r.rightOf(f.cue.hi, hi, f.entry)
	if c.hi-c.lo < 2 {
		return nil
	}
	f.content, f.why = []stretch{c}, []string{why}
	if len(prev) > 0 {
		f.subject, f.src = prev[len(prev)-1], prev[len(prev)-1].src
	}
	return f
}
