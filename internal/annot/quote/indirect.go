package quote

import (
	"math"

	"sanad/internal/lang"
)

// threshold is the score from which an occurrence of a cue's words counts as a
// cue. Fitted with tool/cuefit on the development sets.
const threshold = 0.0

// indirect finds the attributions of a unit whose content is told in the
// writer's words.
func (r *reader) indirect(u int) []*finding {
	var out []*finding
	lo, hi := r.units[u].lo, r.units[u].hi
	for i := lo; i < hi; i++ {
		if r.quote[i] >= 0 {
			continue
		}
		o, ok := r.cueAt(i)
		if !ok {
			continue
		}
		f := r.told(u, o, out)
		if f == nil {
			continue
		}
		f.unit = u
		if f.score < threshold {
			continue
		}
		out = append(out, f)
		r.take(f.cue)
		i = o.hi - 1
	}
	r.part(out)
	return out
}

// told reads one attribution at o, nil where its pattern is not there. prev
// are those found before it in the unit.
func (r *reader) told(u int, o occurrence, prev []*finding) *finding {
	f := &finding{entry: o.entry, cue: stretch{o.at, o.hi}, quote: -1, score: o.entry.Weight()}
	lo, hi := r.units[u].lo, r.units[u].hi
	switch o.entry.Place {
	case lang.SourceBefore:
		return r.subjectCue(f, lo, hi, prev)
	case lang.SourceEither:
		return r.eitherCue(f, lo, hi, prev)
	case lang.SourceAfter:
		return r.cueSource(f, lo, hi)
	case lang.SourceClitic:
		f.src.clitic = true
		return r.around(f, o.hi, lo, hi)
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
	if !f.src.ok() && len(prev) > 0 && r.is(f.cue.lo-1, lang.AsConj) {
		f.subject, f.src = prev[len(prev)-1], prev[len(prev)-1].src
		f.rule = "cue joined to the one before it"
	}
	c, why := r.rightOf(f.cue.hi, hi, f.entry)
	f.why = append(f.why, why)
	f.score += r.evidence(f, c)
	if c.empty() {
		if f.entry.Takes&lang.TakesSilent != 0 {
			return f
		}
		return nil
	}
	f.content = []stretch{c}
	return f
}

// evidence scores the pattern around a cue: what its source and content show.
func (r *reader) evidence(f *finding, c stretch) float64 {
	s := 0.0
	switch {
	case f.src.ok():
		s += r.rank(f.src) - 1
	default:
		s -= 2
	}
	if !c.empty() && r.is(c.lo, lang.AsComp) {
		s += 2
	}
	if r.lower(f.cue.hi) == "," || r.lower(f.cue.hi) == ":" {
		s++
	}
	if r.is(f.cue.lo-1, lang.AsPurpose) {
		s -= 3
	}
	if r.is(f.cue.lo-1, lang.AsRel) {
		s--
	}
	if c.hi-c.lo < 3 {
		s--
	}
	return s
}

// eitherCue reads X said content, or content, X said, or content, said X.
func (r *reader) eitherCue(f *finding, lo, hi int, prev []*finding) *finding {
	if r.lower(f.cue.lo-1) == "," || r.quote[max(f.cue.lo-1, 0)] >= 0 {
		n := r.behind(f.cue.hi, hi, false)
		if n.ok() && r.rank(n) >= 1 && r.endsNaming(n.hi) || n.ok() && n.hi == hi {
			f.src, f.rule = n, "content, cue, source"
			f.score += r.rank(n)
			return r.around(f, n.hi, lo, hi)
		}
	}
	f.src = r.before(f.cue.lo, lo)
	if f.src.ok() && f.src.lo > lo+2 && r.lower(f.src.lo-1) == "," && r.parenthetical(f.cue.hi, hi) {
		left := r.leftOf(f.src.lo, lo)
		if left.hi-left.lo >= 2 && !r.is(left.lo, lang.AsSub|lang.AsPrep) {
			f.rule = "content, source, cue"
			f.content = []stretch{left}
			f.score += r.rank(f.src)
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
func (r *reader) cueSource(f *finding, lo, hi int) *finding {
	strict := r.lower(f.cue.lo-1) != "," && f.cue.lo == lo
	f.src = r.behind(f.cue.hi, hi, strict || f.entry.Takes&lang.TakesClause != 0 && f.cue.lo == lo)
	if !f.src.ok() {
		return nil
	}
	f.rule = "cue, source"
	f.score += r.rank(f.src)
	if r.lower(f.cue.lo-1) == "," || f.cue.lo == lo {
		f.score += 2
	}
	if !r.isWord(f.src.hi) || r.is(f.src.hi, lang.AsTime|lang.AsPrep) {
		f.score++
	}
	return r.around(f, f.src.hi, lo, hi)
}

// around reads the content on both sides of a cue and its source, which end
// before token p.
func (r *reader) around(f *finding, p, lo, hi int) *finding {
	if f.rule == "" {
		f.rule = "cue with clitic"
		if f.cue.lo == lo || r.lower(f.cue.lo-1) == "," {
			f.score += 2
		}
	}
	left := r.leftOf(f.cue.lo, r.clauseStart(f.cue.lo, lo))
	right := stretch{p, p}
	switch {
	case left.hi-left.lo <= 1 && r.opening(left):
		left = stretch{}
		right, _ = r.rightOf(p, hi, f.entry)
	case r.lower(p) == "," || r.lower(p) == ")":
		right = r.more(p, hi)
	case left.hi-left.lo < 4:
		right, _ = r.rightOf(p, hi, f.entry)
	}
	for _, c := range []stretch{left, right} {
		if !c.empty() {
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

// clauseStart is where the clause around token i begins: behind a strong mark.
func (r *reader) clauseStart(i, lo int) int {
	for j := i - 1; j > lo; j-- {
		if r.lower(j) == ";" || r.quote[j] >= 0 && r.used[r.quote[j]] || r.taken[j] {
			return j + 1
		}
	}
	return lo
}

// more is the content that goes on behind the comma at p, empty where only
// circumstances follow.
func (r *reader) more(p, hi int) stretch {
	q := r.overMarks(p, hi)
	for q < hi && r.is(q, lang.AsTime) {
		e := r.overTime(q, hi)
		if e >= hi || r.lower(e) != "," {
			break
		}
		q = e + 1
	}
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

// passive reads disampaikan (oleh) X with its content before or behind it.
func (r *reader) passive(f *finding, lo, hi int) *finding {
	f.rule = "passive"
	n := r.behind(f.cue.hi, hi, f.cue.lo == lo)
	if !n.ok() || r.rank(n) < 1 {
		return nil
	}
	f.src = n
	f.score += r.rank(n)
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

// noun reads pernyataan X bahwa …, X's claim that ….
func (r *reader) noun(f *finding, hi int) *finding {
	f.rule = "noun of saying"
	n := r.namingFrom(f.cue.hi, hi)
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
	f.score = math.Max(f.score, 0) + r.rank(f.src)
	return f
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
	f.score = math.Max(f.score, 0)
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
	f.score += r.evidence(f, c)
	return f
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
			for k := range f.content {
				c := &f.content[k]
				if s <= c.lo || s >= c.hi || c.hi <= g.cue.lo || !r.parted(s, c.lo) {
					continue
				}
				c.hi = r.withoutConj(c.lo, s)
			}
		}
		f.content = keep(f.content)
	}
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
