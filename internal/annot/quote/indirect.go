package quote

import (
	"slices"

	"sanad/internal/lang"
)

// threshold is the score from which an occurrence of a cue's words counts as a
// cue.
const threshold = 0.05

// indirect finds the attributions of a unit whose content is told in the
// writer's words, and those that a speaker makes inside a quotation.
func (r *reader) indirect(u int) []*finding {
	lo, hi := r.units[u].lo, r.units[u].hi
	out := r.within(u, stretch{lo, hi}, -1)
	if len(out) == 0 && !r.voiced(u) {
		out = r.opened(u)
	}
	r.part(out)
	for i := lo; i < hi; i++ {
		q := r.quote[i]
		if q < 0 || !r.used[q] {
			continue
		}
		j := i + 1
		for j < hi && r.quote[j] == q && !r.begins(j) {
			j++
		}
		inner := r.within(u, stretch{i, j}, q)
		r.part(inner)
		out, i = append(out, inner...), j-1
	}
	return out
}

// begins reports whether a new sentence of a speaker begins at token j, where
// no sentence of the article need end.
func (r *reader) begins(j int) bool {
	switch r.lower(j - 1) {
	case "!", "?":
		return r.capital(j)
	case ".":
		return r.capital(j) && len(r.lower(j-2)) > 1 && r.Pack.Abbreviation(r.lower(j-2)) != lang.BeforeName
	}
	return false
}

// within finds the attributions of s at one level: outside quotations (-1), or
// inside quotation q.
func (r *reader) within(u int, s stretch, q int) []*finding {
	r.level = q
	defer func() { r.level = -1 }()
	var out []*finding
	for i := s.lo; i < s.hi; i++ {
		if r.quoted(i) {
			continue
		}
		o, ok := r.cueAt(i)
		if !ok {
			i = max(i, o.hi-1)
			continue
		}
		f := r.told(s, o, out)
		if f == nil || q >= 0 && !r.others(f) {
			continue
		}
		f.unit = u
		if r.weigh(f, out); r.trial != nil {
			r.trial(f)
		}
		if f.score < threshold {
			if q < 0 && r.looksSaid(f) {
				r.faint = append(r.faint, f)
			}
			continue
		}
		out = append(out, f)
		r.take(f.cue)
		i = o.hi - 1
	}
	return out
}

// others holds for a cue in a quotation whose source is somebody else than the
// one who speaks: words that name somebody beyond the capital with which every
// sentence begins, and no "we" among them (Mungkin saya …).
func (r *reader) others(f *finding) bool {
	if !f.src.ok() || f.subject != nil || r.rank(f.src) < 2 || r.is(f.src.lo, lang.AsPronoun) {
		return false
	}
	named := false
	for i := f.src.lo; i < f.src.hi; i++ {
		if r.is(i, lang.AsFirst) {
			return false
		}
		named = named || r.is(i, lang.AsRole|lang.AsAnon|lang.AsGroup|lang.AsMedium) || r.capital(i) && r.Pack.Small(r.lower(i)) < 50
	}
	return named
}

// voiced reports whether a quotation of unit u is taken already.
func (r *reader) voiced(u int) bool {
	for i := r.units[u].lo; i < r.units[u].hi; i++ {
		if q := r.quote[i]; q >= 0 && r.used[q] {
			return true
		}
	}
	return false
}

// opened reads a sentence without another cue that opens with the medium or
// message it is taken from: Melansir X, …; Dalam pesan itu, ….
func (r *reader) opened(u int) []*finding {
	lo, hi := r.units[u].lo, r.units[u].hi
	c, n := r.Pack.OpeningCues.At(func(k int) string { return r.lower(lo + k) })
	if c == nil {
		return nil
	}
	f := &finding{unit: u, entry: c, cue: stretch{lo, lo + n}, quote: -1, rule: "opening words"}
	p := f.cue.hi
	if n == 1 && !r.is(lo, lang.AsCites) && !r.is(p, lang.AsDocument|lang.AsMedium) {
		return nil // berdasarkan laporan X, …; but not: berdasarkan kebutuhan warga, …
	}
	if c.Place == lang.SourceCited {
		if f.src = r.behind(p, hi, true); !f.src.ok() || r.rank(f.src) < 2 {
			return nil
		}
		p = f.src.hi
	}
	if r.lower(p) != "," {
		return nil
	}
	if f.content = keep([]stretch{r.more(p, hi)}); len(f.content) == 0 {
		return nil
	}
	r.take(f.cue)
	return []*finding{f}
}

// told reads one attribution at o in s, nil where its pattern is not there.
// prev are those found before it there.
func (r *reader) told(s stretch, o occurrence, prev []*finding) *finding {
	f := &finding{entry: o.entry, cue: stretch{o.at, o.hi}, quote: -1}
	lo, hi := s.lo, s.hi
	switch o.entry.Place {
	case lang.SourceBefore, lang.SourceTitle:
		if r.capital(o.at) && o.at > lo && r.capital(o.at-1) && !r.capital(o.hi) && !r.inTitle(o.at) {
			return nil // a name: Ainul Yakin
		}
		return r.subjectCue(f, lo, hi, prev)
	case lang.SourceEither:
		return r.eitherCue(f, lo, hi, prev)
	case lang.SourceAfter:
		return r.cueSource(f, lo, hi, prev)
	case lang.SourceClitic:
		f.src.clitic = true
		return r.around(f, o.hi, lo, hi, prev)
	case lang.SourceAgent:
		return r.passive(f, lo, hi)
	case lang.SourceOwner:
		return r.noun(f, hi)
	case lang.SourceNobody:
		return r.hearsay(f, hi)
	case lang.SourceShared:
		return r.participle(f, hi, prev)
	}
	return nil
}

// subjectCue reads source, cue, content.
func (r *reader) subjectCue(f *finding, lo, hi int, prev []*finding) *finding {
	f.rule = "source, cue, content"
	f.src = r.before(f.cue.lo, lo)
	if r.is(f.cue.lo-1, lang.AsConj) && (!f.src.ok() || len(prev) > 0 && f.src.lo >= prev[len(prev)-1].cue.hi) {
		r.joined(f, lo, prev)
	}
	if f.cue.lo > lo && r.othersSay(f.cue.lo-1) {
		return nil // X disebut memerintahkan …
	}
	if f.src.ok() && r.is(f.src.lo-1, lang.AsQuestion) || !f.src.ok() && f.cue.lo == lo {
		return nil // apakah dia dapat mengonfirmasi; Mengutip X, …
	}
	if f.entry.Takes&^lang.Sure == lang.TakesSilent {
		return f
	}
	if r.inPassing(f, hi) {
		return nil
	}
	c, why := r.rightOf(f.cue.hi, r.clauseEnd(f, hi), f.entry)
	f.why = append(f.why, why)
	if c.empty() && f.entry.Takes&lang.TakesSilent != 0 {
		return f
	}
	if c.empty() || !r.fits(f.entry, c) {
		return nil
	}
	f.content = []stretch{c}
	return f
}

// othersSay reports whether the word at i says that what follows it is what
// others say of somebody.
func (r *reader) othersSay(i int) bool {
	o, ok := r.cueAt(i)
	return ok && (o.entry.Place == lang.SourceNobody || o.entry.Place == lang.SourceAgent)
}

// inPassing holds for a citation between a subject and its verb of saying: X,
// mengutip Y, melaporkan ….
func (r *reader) inPassing(f *finding, hi int) bool {
	if !r.is(f.cue.lo, lang.AsCites) || r.lower(f.cue.lo-1) != "," {
		return false
	}
	n := r.namingFrom(f.cue.hi, hi)
	return n.ok() && r.lower(n.hi) == "," && r.cueStarts(n.hi+1)
}

// fits reports whether a content that begins like c can follow the cue: one
// that takes neither clauses nor nouns needs a complementiser, a purpose or a
// quotation (menjawab bahwa …).
func (r *reader) fits(e *lang.Cue, c stretch) bool {
	return e.Takes&(lang.TakesClause|lang.TakesNoun) != 0 || r.is(c.lo, lang.AsComp|lang.AsGoal) || r.quoted(c.lo) ||
		e.Takes&lang.TakesTo != 0 && r.is(c.lo, lang.AsPurpose)
}

// clauseEnd is where the content of f must end: at the comma behind which the
// main clause begins, where a subordinate clause holds f (meskipun X membantah
// …, Y telah …), and hi elsewhere.
func (r *reader) clauseEnd(f *finding, hi int) int {
	if !f.src.ok() || f.src.lo >= f.cue.lo || !r.is(f.src.lo-1, lang.AsSub) {
		return hi
	}
	for j := f.cue.hi; j < hi && j < f.cue.hi+60; j++ {
		if r.lower(j) != "," || r.quoted(j) {
			continue
		}
		if n := r.namingFrom(j+1, hi); n.ok() && r.rank(n) >= 1.5 && n.hi < hi && (r.is(n.hi, lang.AsVerb|lang.AsAux|lang.AsAdv|lang.AsNeg) || r.cueStarts(n.hi)) {
			return j
		}
	}
	return hi
}

func (r *reader) cueStarts(i int) bool {
	_, ok := r.cueAt(i)
	return ok
}

// joined gives f the subject that the conjunction before its cue shares with
// what stands before it: X datang, dan mengatakan …
func (r *reader) joined(f *finding, lo int, prev []*finding) {
	f.rule = "cue joined to what stands before it"
	if len(prev) > 0 {
		f.subject, f.src = prev[len(prev)-1], prev[len(prev)-1].src
		return
	}
	n := r.namingFrom(r.overOpeners(lo, f.cue.lo), f.cue.lo)
	if n.score, n.rule = r.rank(n), "first of the sentence"; n.score >= 1.5 {
		f.src = n
	}
}

// eitherCue reads X said content, or content, X said, or content, said X.
func (r *reader) eitherCue(f *finding, lo, hi int, prev []*finding) *finding {
	if r.lower(f.cue.lo-1) == "," || r.quoted(max(f.cue.lo-1, 0)) {
		n := r.behind(f.cue.hi, hi, false)
		if n.ok() && r.rank(n) >= 1 && r.endsNaming(n.hi) || n.ok() && n.hi == hi {
			f.src, f.rule = n, "content, cue, source"
			return r.around(f, n.hi, lo, hi, prev)
		}
	}
	f.src = r.before(f.cue.lo, lo)
	if f.src.ok() && f.src.lo > lo+2 && r.lower(f.src.lo-1) == "," && r.parenthetical(f.cue.hi, hi) {
		left := r.leftOf(f.src.lo, lo)
		if left.hi-left.lo >= 2 && !r.is(left.lo, lang.AsSub|lang.AsPrep) {
			f.rule = "content, source, cue"
			f.content = []stretch{left}
			if r.lower(f.cue.hi) == "," {
				if c := r.more(f.cue.hi, hi); !c.empty() {
					f.content = append(f.content, c)
				}
			}
			return f
		}
	}
	return r.subjectCue(f, lo, hi, prev)
}

// parenthetical reports whether nothing that could be a content follows
// directly: an end, a comma, or an adjunct.
func (r *reader) parenthetical(p, hi int) bool {
	return p >= hi || !r.isWord(p) || r.is(p, lang.AsTime|lang.AsPrep|lang.AsSub) && !r.is(p, lang.AsComp)
}

// cueSource reads cue, source and the content around them: menurut X, …; …,
// kata X.
func (r *reader) cueSource(f *finding, lo, hi int, prev []*finding) *finding {
	f.src = r.behind(f.cue.hi, hi, f.cue.lo == lo || r.lower(f.cue.lo-1) != "," && r.opens(f.cue.lo))
	if !f.src.ok() {
		return nil
	}
	f.rule = "cue, source"
	return r.around(f, r.overCited(f.src.hi, hi), lo, hi, prev)
}

// overCited is the comma that ends a citing phrase behind a source at token p,
// p where none stands: menurut X dikutip Y, …; menurut X yang dilansir Y, ….
func (r *reader) overCited(p, hi int) int {
	c := p
	if r.is(c, lang.AsRel) {
		c++
	}
	if !r.is(c, lang.AsCites) {
		return p
	}
	for ; c < hi && c < p+12; c++ {
		if r.lower(c) == "," {
			return c
		}
	}
	return p
}

// around reads the content on both sides of a cue and its source, which end
// before token p.
func (r *reader) around(f *finding, p, lo, hi int, prev []*finding) *finding {
	if f.rule == "" {
		f.rule = "cue with clitic"
	}
	left := r.leftOf(f.cue.lo, r.clauseStart(f.cue.lo, lo, prev))
	if r.lower(left.lo) == "(" && r.openBracket(left.hi-1, left.lo) == left.lo {
		left = stretch{} // a credit before the sentence
	}
	right := stretch{p, p}
	switch {
	case r.opening(left):
		left = stretch{}
		right, _ = r.rightOf(p, hi, f.entry)
	case r.lower(p) == "," || r.lower(p) == ")":
		right = r.more(p, hi)
	case left.hi-left.lo < 4:
		right, _ = r.rightOf(p, hi, f.entry)
	}
	for _, c := range []stretch{left, right} {
		if c.hi-c.lo > 1 {
			f.content = append(f.content, c)
		}
	}
	if len(f.content) == 0 {
		return nil
	}
	return f
}

// opening reports whether s is nothing but words that open a sentence.
func (r *reader) opening(s stretch) bool {
	for i := s.lo; i < s.hi; i++ {
		if r.isWord(i) && !r.is(i, lang.AsOpener|lang.AsAdv|lang.AsConj|lang.AsPrep|lang.AsClose|lang.AsSub) {
			return false
		}
	}
	return true
}

// clauseStart is where the clause before the cue at token i begins: behind a
// semicolon, a quotation that somebody speaks, or a clause that has its source
// behind it already. A saying in front of the cue belongs to the clause: A
// believes that …, says B; A is rumoured to …, says B.
func (r *reader) clauseStart(i, lo int, prev []*finding) int {
	for j := i - 1; j > lo; j-- {
		if r.lower(j) == ";" || r.quoted(j) && r.used[r.quote[j]] {
			return j + 1
		}
		if r.taken[j] && !slices.ContainsFunc(prev, func(p *finding) bool {
			return p.cue.lo <= j && j < p.cue.hi && (p.entry.Place == lang.SourceNobody || p.src.ok() && p.src.lo < p.cue.lo && p.subject == nil)
		}) {
			return j + 1
		}
	}
	return lo
}

// more is the content that goes on behind the comma at p, empty where only
// circumstances follow.
func (r *reader) more(p, hi int) stretch {
	q := r.overDates(r.overMarks(p, hi), hi)
	c := stretch{q, r.withoutTail(q, hi)}
	if c.hi-c.lo < 2 || r.circumstance(c) {
		return stretch{}
	}
	return c
}

// circumstance reports whether c tells how the words were spoken.
func (r *reader) circumstance(c stretch) bool {
	return r.adverbial(c.lo, c.hi) || r.is(c.lo, lang.AsPrep|lang.AsAddressee) && c.hi-c.lo < 8 || r.is(c.lo, lang.AsCites)
}

// part ends the content of each finding where the next one begins with a
// source of its own behind a comma or a conjunction.
func (r *reader) part(fs []*finding) {
	for i, f := range fs {
		for _, g := range fs[i+1:] {
			s := g.reachOf().lo
			if g.subject == f {
				s = g.cue.lo
			}
			if len(g.content) > 0 && g.content[0].lo < f.cue.lo {
				s = r.tailStart(g)
			}
			for k := range f.content {
				c := &f.content[k]
				if g.content != nil && g.content[0].lo < f.cue.lo && c.lo < s && s < c.hi {
					c.hi = r.withoutMarks(c.lo, s)
					continue
				}
				if s <= c.lo || s >= c.hi || c.hi <= g.cue.lo || !r.parted(s, c.lo) {
					continue
				}
				c.hi = r.withoutConj(c.lo, s)
			}
		}
		f.content = keep(f.content)
	}
}

// tailStart is where the words begin that say whose the clause before them
// is: …, demikian disampaikan X.
func (r *reader) tailStart(g *finding) int {
	s := g.cue.lo
	if g.src.ok() && g.subject == nil {
		s = min(s, g.src.lo)
	}
	for s > 0 && r.is(s-1, lang.AsAdv|lang.AsOpener|lang.AsSub) {
		s--
	}
	return s
}

// parted reports whether a clause of the writer begins at token s: a
// conjunction behind a comma, or one that joins two cues.
func (r *reader) parted(s, lo int) bool {
	return s-2 > lo && r.is(s-1, lang.AsConj|lang.AsSub) && r.lower(s-2) == "," || r.is(s-1, lang.AsConj) && r.taken[s]
}

func (r *reader) withoutConj(lo, s int) int {
	for s > lo && (r.is(s-1, lang.AsConj|lang.AsSub) || !r.isWord(s-1) && r.lower(s-1) == ",") {
		s--
	}
	return s
}

func keep(cs []stretch) []stretch {
	out := cs[:0]
	for _, c := range cs {
		if !c.empty() {
			out = append(out, c)
		}
	}
	return out
}
