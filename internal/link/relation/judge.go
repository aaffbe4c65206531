package relation

import (
	"math"
	"slices"
	"strings"

	"sanad/internal/link"
	"sanad/internal/text"
)

// Terms of every relation: the share of each article's words that the other
// has at the same place.
const (
	shareOfA = "share-of-a"
	shareOfB = "share-of-b"
)

// Bounds between the kinds of relations, in words.
const (
	copied = 0.5 // share of the later article in long shared runs from which it is a copy
	enough = 14  // words in common, not spoken, from which two articles share a text
	part   = 0.06
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
	r = link.Relation{A: pa.art.ID, B: pb.art.ID, Direction: link.NoneKnown}
	r.Score = 2 * float64(t.same) / float64(len(pa.words)+len(pb.words))
	r.Why = g.shares(a, t)
	parent, child := g.derived(l, a, b, t)
	switch {
	case parent >= 0:
		r.Kind, r.Direction = link.PartlyDerived, link.AToB
		if parent == b {
			r.Direction = link.BToA
		}
		if g.runsOf(child, t, a) > copied {
			r.Kind = link.Copy
		}
		if l.parent[child] == parent {
			r.Parent = true
			r.Score += 1 + math.Log1p(l.gain[child])
			r.Why = append(r.Why, g.why(l, child, parent)...)
		}
	case g.sharesText(a, t):
		r.Kind = link.CommonSource
		r.Source = g.source(l, a, b)
	default:
		return r, false
	}
	return r, true
}

// runsOf is the share of the child's words in long shared runs.
func (g *group) runsOf(child int, t tie, a int) float64 {
	s := t.yours
	if child == a {
		s = t.mine
	}
	return float64(s.runs.count()) / float64(max(1, len(g.pages[child].words)))
}

// derived says which of a and b was made from the other: -1, -1 where neither
// was, as far as can be told.
func (g *group) derived(l *lineage, a, b int, t tie) (parent, child int) {
	switch {
	case l.parent[b] == a || l.above(a, b) && g.sharesText(a, t):
		return a, b
	case l.parent[a] == b || l.above(b, a) && g.sharesText(a, t):
		return b, a
	}
	fa, fb := &g.pages[a].facts, &g.pages[b].facts
	if !g.sharesText(a, t) || !fa.dated || !fb.dated {
		return -1, -1
	}
	if fa.outlet == "" || fa.outlet != fb.outlet {
		return -1, -1
	}
	if _, early, late := fa.before(fb); early {
		return a, b
	} else if late {
		return b, a
	}
	return -1, -1
}

// sharesText reports whether what a and t.other have in common is more than
// what both may have heard for themselves.
func (g *group) sharesText(a int, t tie) bool {
	free := t.mine.same.countWithout(g.pages[a].spoken)
	least := min(len(g.pages[a].words), len(g.pages[t.other].words))
	return free >= enough && float64(free) >= part*float64(least)
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

// why are the named parts of a claim of parentage.
func (g *group) why(l *lineage, child, parent int) (out []link.Term) {
	for _, c := range l.claims[child] {
		if c.tie.other != parent {
			continue
		}
		parts := Fitted.parts(c.v[:])
		for i, n := range partNames {
			out = append(out, link.Term{Name: n, Value: parts[i]})
		}
	}
	return out
}

// shares are how much of each side is shared, and where.
func (g *group) shares(a int, t tie) []link.Term {
	return []link.Term{
		{Name: shareOfA, Value: float64(t.mine.same.count()) / float64(max(1, len(g.pages[a].words))), Spans: g.spans(a, t)},
		{Name: shareOfB, Value: float64(t.yours.same.count()) / float64(max(1, len(g.pages[t.other].words)))},
	}
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
