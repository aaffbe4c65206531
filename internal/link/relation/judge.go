package relation

import (
	"math"
	"slices"
	"strings"

	"sanad/internal/link"
	"sanad/internal/text"
)

// Terms of every relation: the share of each article's words that the other
// has at the same place, and the share that is no source's words either, of
// the shorter one's words of its own.
const (
	shareOfA = "share-of-a"
	shareOfB = "share-of-b"
	ownWords = "shared-own-words"
)

// Bounds between the kinds of relations. Words are counted outside of what is
// spoken, since both may have heard it for themselves.
const (
	copied   = 0.5  // share of the later article in long shared runs from which it is a copy
	inRuns   = 20   // words in long shared runs from which two articles share a text
	inShort  = 0.25 // or: share of the shorter one in such runs,
	fewRuns  = 12   // with at least so many words
	reworded = 0.4  // or: share of the shorter one in sentences that match,
	inAll    = 10   // with at least so many words
	sameCuts = 0.36 // or: share of the shorter one in long runs, spoken or not: the same cuts of one speech
	ownRuns  = 30   // words in long shared runs from which an outlet reused its own text
	tailKin  = 0.13 // likeness of the rest below which a shared end is boilerplate
	mostly   = 0.5  // share of the child that the parent has, from which no credit is needed
	sure     = 1.5  // or: log-odds of the parent
	elders   = 256  // articles of the outlet that are searched for an earlier use
	akin     = 0.25 // likeness from which a credit is taken to concern the text at hand
	foreign  = 0.05 // the same across languages, where names and numbers are all that can agree
)

// Find lists the relations of the pile, ordered by their articles.
func Find(in Input) (out []link.Relation) {
	eachGroup(in, func(g *group, _ []int) {
		l := g.lineage(&Fitted)
		for a := range g.pages {
			for _, t := range g.ties[a] {
				if t.other < a {
					continue
				}
				if r, ok := g.judge(l, a, t); ok {
					out = append(out, r)
				}
			}
		}
	})
	slices.SortFunc(out, func(x, y link.Relation) int {
		if c := strings.Compare(string(x.A), string(y.A)); c != 0 {
			return c
		}
		return strings.Compare(string(x.B), string(y.B))
	})
	return out
}

// judge says what pages a and t.other are to each other, if anything.
func (g *group) judge(l *lineage, a int, t tie) (r link.Relation, ok bool) {
	b := t.other
	pa, pb := g.pages[a], g.pages[b]
	r = link.Relation{A: pa.art.ID, B: pb.art.ID, Direction: link.NoneKnown, Why: g.shares(a, t)}
	r.Score = 2 * float64(t.same) / float64(len(pa.words)+len(pb.words))
	v := g.verdict(l, a, t)
	r.Kind = v.kind
	switch {
	case v.kind == "":
		return r, false
	case v.kind == link.CommonSource:
		r.Source = g.source(l, a, b)
		return r, true
	case v.child == b:
		r.Direction = link.AToB
	case v.child == a:
		r.Direction = link.BToA
	}
	if both, next := l.versions(a, b); both {
		r.Score = t.nearness(pa, pb)
		if next {
			r.Parent = true
			r.Score++
		}
	} else if v.child >= 0 && v.parent == l.parent[v.child] {
		r.Parent = true
		r.Score += 1 + math.Log1p(l.gain[v.child])
		r.Why = append(r.Why, g.why(l, v.child, v.parent)...)
	}
	return r, true
}

// verdict is a kind, and who was made from whom (-1 where that is not known).
type verdict struct {
	kind          link.RelationKind
	parent, child int
}

func (g *group) verdict(l *lineage, a int, t tie) verdict {
	b := t.other
	switch both, _ := l.versions(a, b); {
	case both && l.turn[a] < l.turn[b]:
		return g.derived(a, b, a, t)
	case both:
		return g.derived(b, a, a, t)
	case g.boilerplate(a, t):
		return verdict{"", -1, -1}
	case g.sameOutlet(a, b):
		return g.ownReuse(a, t)
	case l.above(a, b) && g.bears(l, b, a, a, t):
		return g.derived(a, b, a, t)
	case l.above(b, a) && g.bears(l, a, b, a, t):
		return g.derived(b, a, a, t)
	}
	if v := g.cited(a, t); v.kind != "" && g.akin(a, t) {
		return v
	}
	if g.sharesText(a, t) {
		return verdict{link.CommonSource, -1, -1}
	}
	return verdict{"", -1, -1}
}

// bears reports whether the claim of an ancestor stands on enough: on a credit
// of the parent, or on more text than what both may have heard for themselves,
// and for a parent on most of the child or better odds.
func (g *group) bears(l *lineage, child, parent, a int, t tie) bool {
	direct := l.parent[child] == parent
	if direct && g.pages[child].facts.tells(&g.pages[parent].facts) {
		return true
	}
	s := t.yours
	if child == a {
		s = t.mine
	}
	most := float64(s.same.count()) >= mostly*float64(len(g.pages[child].words))
	return g.sharesText(a, t) && (most || !direct || l.gain[child] >= sure)
}

// derived is a copy or less, by the share of the child in long shared runs.
func (g *group) derived(parent, child, a int, t tie) verdict {
	if child >= 0 && g.runsOf(child, t, a) > copied {
		return verdict{link.Copy, parent, child}
	}
	return verdict{link.PartlyDerived, parent, child}
}

// sameOutlet reports whether one outlet published both.
func (g *group) sameOutlet(a, b int) bool {
	x := g.pages[a].facts.outlet
	return x != "" && x == g.pages[b].facts.outlet
}

// ownReuse is what two articles of one outlet are: the later is made from the
// earlier, unless both took what they share from a still earlier one.
func (g *group) ownReuse(a int, t tie) verdict {
	b, none := t.other, verdict{"", -1, -1}
	if t.mine.runs.countWithout(g.pages[a].spoken) < ownRuns {
		return none
	}
	fa, fb := &g.pages[a].facts, &g.pages[b].facts
	_, early, late := fa.before(fb)
	switch {
	case early && g.news(a, b, t.yours) >= ownRuns:
		return g.derived(a, b, a, t)
	case late && g.news(b, a, t.mine) >= ownRuns:
		return g.derived(b, a, a, t)
	case early || late:
		return verdict{link.CommonSource, -1, -1}
	}
	return g.derived(-1, -1, a, t)
}

// news counts the words in long runs that the child shares with the parent and
// with no article of the outlet earlier than the parent. s is the child's side.
func (g *group) news(parent, child int, s *side) int {
	old := slices.Clone(g.pages[child].spoken)
	for _, u := range g.ties[child][:min(elders, len(g.ties[child]))] {
		if u.other == parent || !g.sameOutlet(u.other, child) {
			continue
		}
		if _, early, _ := g.pages[u.other].facts.before(&g.pages[parent].facts); early {
			old.add(u.mine.same)
		}
	}
	return s.runs.countWithout(old)
}

// cited is what two articles are by their credits alone.
func (g *group) cited(a int, t tie) verdict {
	b := t.other
	fa, fb := &g.pages[a].facts, &g.pages[b].facts
	_, early, late := fa.before(fb)
	ab, ba := fb.names(fa), fa.names(fb) // b names a, a names b
	switch {
	case ab && ba:
		return verdict{link.PartlyDerived, -1, -1}
	case ab && !late:
		return g.derived(a, b, a, t)
	case ba && !early:
		return g.derived(b, a, a, t)
	case ab || ba:
		return verdict{link.PartlyDerived, -1, -1}
	case shared(fa.credits, fb.credits):
		return verdict{link.CommonSource, -1, -1}
	}
	return verdict{"", -1, -1}
}

// akin reports whether two articles tell of the same, so that a credit of one
// concerns the other.
func (g *group) akin(a int, t tie) bool {
	pa, pb := g.pages[a], g.pages[t.other]
	k := kin(pa, pb, newMask(len(pa.words)), newMask(len(pb.words)))
	if pa.art.Language != pb.art.Language {
		return k >= foreign
	}
	return k >= akin
}

// boilerplate reports whether all that two articles share is one stretch at
// the end or the beginning of both, and the rest of them tells of other things.
func (g *group) boilerplate(a int, t tie) bool {
	pa, pb := g.pages[a], g.pages[t.other]
	x, y := t.mine.same.stretches(len(pa.words), 2), t.yours.same.stretches(len(pb.words), 2)
	if len(x) != 1 || len(y) != 1 || 2*t.same > min(len(pa.words), len(pb.words)) {
		return false
	}
	edge := x[0].from < 3 && y[0].from < 3 || x[0].to > len(pa.words)-3 && y[0].to > len(pb.words)-3
	return edge && kin(pa, pb, t.mine.same, t.yours.same) < tailKin
}

// runsOf is the share of the child's words in long shared runs.
func (g *group) runsOf(child int, t tie, a int) float64 {
	s := t.yours
	if child == a {
		s = t.mine
	}
	return float64(s.runs.count()) / float64(max(1, len(g.pages[child].words)))
}

// sharesText reports whether what a and t.other have in common is more than
// what both may have heard for themselves.
func (g *group) sharesText(a int, t tie) bool {
	p, least := g.pages[a], min(len(g.pages[a].words), len(g.pages[t.other].words))
	written := t.mine.runs.countWithout(p.spoken)
	return written >= inRuns || written >= fewRuns && float64(written) >= inShort*float64(least) ||
		t.mine.same.countWithout(p.said) >= inAll && g.ownShare(a, t) >= reworded ||
		float64(t.mine.runs.count()) >= sameCuts*float64(least) && least > 0
}

// source names the third text behind a and b.
func (g *group) source(l *lineage, a, b int) string {
	if m := l.meeting(a, b); m >= 0 {
		return g.pages[m].art.Outlet.Name
	}
	for _, x := range g.pages[a].facts.credits {
		for _, y := range g.pages[b].facts.credits {
			if sameOutlet(x.name, y.name) {
				return x.shown
			}
		}
	}
	return ""
}

// why are the named parts of a claim of parentage: their sum is the log-odds
// that the parent is the source.
func (g *group) why(l *lineage, child, parent int) (out []link.Term) {
	for k := range l.claims.of[child] {
		c := &l.claims.of[child][k]
		if c.tie.other != parent {
			continue
		}
		sums := Fitted.parts(c, l.claims.known[child], l.gain[child])
		for i, n := range partNames {
			out = append(out, link.Term{Name: n, Value: sums[i]})
		}
	}
	return out
}

// shares are how much of each side is shared, and where.
func (g *group) shares(a int, t tie) []link.Term {
	return []link.Term{
		{Name: shareOfA, Value: float64(t.mine.same.count()) / float64(max(1, len(g.pages[a].words))), Spans: g.spans(a, t)},
		{Name: shareOfB, Value: float64(t.yours.same.count()) / float64(max(1, len(g.pages[t.other].words)))},
		{Name: ownWords, Value: g.ownShare(a, t)},
	}
}

// ownShare is the share of words in common, of those that neither page has
// from a source, in the page that has fewer of them.
func (g *group) ownShare(a int, t tie) float64 {
	pa, pb := g.pages[a], g.pages[t.other]
	x := float64(t.mine.same.countWithout(pa.said)) / float64(max(1, len(pa.words)-pa.said.count()))
	y := float64(t.yours.same.countWithout(pb.said)) / float64(max(1, len(pb.words)-pb.said.count()))
	return max(x, y)
}

// spans are the longest stretches of shared wording, on both sides.
func (g *group) spans(a int, t tie) (out []text.Ref) {
	for _, x := range []struct {
		p *page
		s *side
	}{{g.pages[a], t.mine}, {g.pages[t.other], t.yours}} {
		for _, e := range x.s.same.stretches(len(x.p.words), 3) {
			out = append(out, text.Ref{Article: x.p.art.ID, Span: x.p.spans[e.from].Join(x.p.spans[e.to-1])})
		}
	}
	return out
}
