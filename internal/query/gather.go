package query

import "math"

// gathering is the evidence that a report has of a claim, while its terms are
// gone through.
type gathering struct {
	e      Evidence
	c      *Claim
	n      int // number of the claim
	v      *side
	weight []float64 // of the terms

	words, inside, absent, names, turned, unsure tally

	many, named int     // terms in the report, and names of them
	common      float64 // weight of the rarest word in common
	event, told bool    // something happens in the claim; it is told in the report or beside it
	headed      bool    // what is said of the first name was met
	groups      int     // names so far
	standing    bool    // the last name stands in the report or names who says it
}

// gather looks for the terms of a claim. What is claimed must stand in the
// report; whom it is about may stand next to it. ok is false where too little
// of it does for a comparison.
func (m *matcher) gather(n int, v *side) (e Evidence, ok bool) {
	c := &m.q.Claims[n]
	g := gathering{c: c, n: n, v: v, weight: make([]float64, len(c.terms))}
	for j := range c.terms {
		g.weight[j] = m.weight[n][j]
		if t := &c.terms[j]; !t.name && !t.filed && v.code != c.tongue.Code {
			g.weight[j] *= unfiled
		}
		g.term(j)
	}
	found := g.e.figures(c.figures, v.figures, &g.words, &g.inside)
	g.e.days(c.dates, v.dates)
	g.e.days(c.hours, v.hours)
	if g.many == g.named && !found && g.e[Dated] == 0 && g.words.all > 0 && g.named < leastNamed {
		return g.e, false
	}
	g.sums()
	g.e[Speaker] = m.speaker(n, v)
	return g.e, true
}

// term looks for one term.
func (g *gathering) term(j int) {
	t, x := &g.c.terms[j], place{g.n, j}
	there, in := g.v.in[x]
	if in && t.name && there.kin && !t.kin {
		in, g.e[Role] = false, 1
	}
	g.event, g.told = g.event || t.event, g.told || t.event && (in || g.v.near[x])
	if in {
		g.many++
	} else if g.v.opposed[x] || g.v.turned[x] {
		g.e[Opposite] = 1
	}
	if t.name {
		g.name(j, in)
		return
	}
	w := g.weight[j]
	g.words.add(w, part(in, g.v.near[x], wBeside))
	g.inside.add(w, part(in, false, 0))
	g.absent.add(w, part(!in && !g.v.near[x] && !g.v.article[x], false, 0))
	if in {
		g.said(t, there, w)
	}
	missing := part(!in && t.filed, false, 0)
	if g.names.n > 0 && !g.headed {
		g.headed, g.e[Head] = true, missing
	}
	g.e[Focus] = missing
}

// name looks for a name, or a part of one.
func (g *gathering) name(j int, in bool) {
	t, x := &g.c.terms[j], place{g.n, j}
	g.names.add(g.weight[j], part(in, g.v.near[x], wNamed))
	if in {
		g.named++
	}
	if !t.again {
		g.groups, g.standing = g.groups+1, false
	}
	g.standing = g.standing || in || g.v.source[x]
	if ends := j+1 == len(g.c.terms) || !g.c.terms[j+1].again; ends && !g.standing {
		g.e[Apart] = max(g.e[Apart], part(g.groups > 1, false, 0))
		g.e[Rival] = max(g.e[Rival], part(g.v.rival(g.n, t.class), false, 0))
	}
	if !in && !g.v.near[x] && !g.v.article[x] {
		g.e[Nobody] = 1
	}
}

// said compares how a word is said on both sides: denied or not, and how surely.
func (g *gathering) said(t *term, there touch, w float64) {
	other := there.denied != t.denied
	g.turned.add(w, part(other, false, 0))
	if t.doubt != 0 || !g.c.mooded {
		g.unsure.add(w, part(there.doubt-t.doubt >= doubtful && !there.denied, false, 0))
	}
	if other && (there.closed || t.closed) && g.c.signed != g.v.signed && !t.mood {
		g.e[Denied] = 1
	}
	if w > g.common {
		g.common, g.e[Turned] = w, part(other, false, 0)
	}
}

// sums makes the evidence of what was counted.
func (g *gathering) sums() {
	e, v := &g.e, g.v
	e[Base], e[Words], e[Inside], e[Absent] = 1, g.words.share(), g.inside.share(), g.absent.share()
	e[Sign], e[Unsure] = g.turned.share(), g.unsure.share()
	if exchanged(g.c.terms, v.in, g.n) {
		e[Role] = 1
	}
	if g.names.all > 0 {
		e[Unnamed] = 1 - g.names.share()
	}
	if g.words.all == 0 { // it asks for nothing but names
		e[Words], e[Inside] = g.names.share(), g.names.share()
	}
	e[Many] = math.Log1p(float64(g.many))
	e[Precise] = min(1, v.hit[g.n]/(v.mass+0.1))
	if all := sum(g.weight); all > 0 {
		e[Together] = v.together(g.n, g.weight, 2*len(g.c.terms)+2) / all
	}
	e[Pairs] = float64(v.pairs(g.n)) / float64(len(g.c.terms))
	e[Short] = 1 / (1 + v.mass)
	if g.event && !g.told {
		e[Untold] = 1
	}
}
