package relation

import (
	"math"
	"slices"
)

// Case is the question from what article c was made: the articles that it may
// come from, and the none of them.
type Case struct {
	Article int // index into Input.Articles
	Options []Option
	None    []float64 // features of coming from none of them, in the order of NoneNames
	Root    []float64 // the same in the light of all cases, in the order of RootNames
}

// Option is one article that the text may have been made from.
type Option struct {
	Article  int
	Features []float64 // in the order of Names
	Standing []float64 // in the order of StandingNames
}

// options is how many possible parents of one article are weighed.
const options = 24

// claim is one possible parent of a page.
type claim struct {
	tie  tie
	v    vector
	gain float64 // how much likelier than none of those here
}

// claims weighs the possible parents of page c, those first that share most.
func (g *group) claims(c int) (cs []claim, none [nones]float64) {
	ties := slices.Clone(g.ties[c])
	slices.SortStableFunc(ties, func(x, y tie) int { return y.same - x.same })
	for _, t := range ties[:min(options, len(ties))] {
		if t.same < 6 {
			break
		}
		if g.boilerplate(c, t) {
			continue
		}
		v := g.describe(c, t)
		cs = append(cs, claim{tie: t, v: v})
	}
	g.compare(c, cs)
	return cs, g.none(c, len(g.missing[c]) > 0)
}

// none describes page c as one that was made from nothing here.
func (g *group) none(c int, absent bool) (v [nones]float64) {
	p := g.pages[c]
	v[nBias], v[nAbsent] = 1, yes(absent)
	first, crowd, holds := true, 0, 0.0
	for _, t := range g.ties[c] {
		if t.same < 20 {
			continue
		}
		crowd++
		if _, early, _ := g.pages[t.other].facts.before(&p.facts); early {
			first = false
		}
		holds += float64(t.yours.same.count()) / float64(max(1, len(g.pages[t.other].words)))
	}
	in := 0
	for _, n := range g.held[c] {
		if n > 0 {
			in++
		}
	}
	v[nCrowd] = math.Log1p(float64(crowd))
	v[nShared] = float64(in) / float64(max(1, len(p.words)))
	v[nFirst] = yes(first)
	v[nOwn] = math.Log1p(float64(len(p.words) - in))
	v[nHolds] = holds / float64(max(1, crowd))
	return v
}

// unfound lists for every page the credits to media of which it is tied to no
// page.
func (g *group) unfound() [][]credit {
	out := make([][]credit, len(g.pages))
	for c, p := range g.pages {
	next:
		for _, k := range p.facts.told {
			for _, t := range g.ties[c] {
				if sameOutlet(k.name, g.pages[t.other].facts.outlet) {
					continue next
				}
			}
			out[c] = append(out[c], k)
		}
	}
	return out
}

// compare fills the features that set the options of one page side by side.
func (g *group) compare(c int, cs []claim) {
	missing := g.missing[c]
	var most, runs, title, exact float64
	breaks := math.Inf(1)
	cites := false
	for _, k := range cs {
		most, runs, title = max(most, k.v[fSame]), max(runs, k.v[fRuns]), max(title, k.v[fTitle])
		breaks, exact = min(breaks, k.v[fBreaks]), max(exact, k.v[fExact])
		cites = cites || k.v[fCites]+k.v[fTells] > 0
	}
	for i := range cs {
		v, p := &cs[i].v, cs[i].tie.other
		v[fBest], v[fBelow] = yes(v[fSame] == most), most-v[fSame]
		v[fRunsBelow], v[fTitleBelow] = runs-v[fRuns], title-v[fTitle]
		v[fBreaksAbove], v[fExactBelow] = v[fBreaks]-breaks, exact-v[fExact]
		v[fOtherCredit] = yes(cites && v[fCites]+v[fTells] == 0)
		theirs := g.missing[p]
		both := shared(missing, theirs)
		v[fAbsentBoth] = yes(both)
		v[fAbsentHere] = yes(len(missing) > 0 && !both && v[fCites]+v[fTells] == 0)
		v[fAbsentThere] = yes(len(theirs) > 0 && !both)
	}
}

func shared(a, b []credit) bool {
	for _, x := range a {
		for _, y := range b {
			if sameOutlet(x.name, y.name) {
				return true
			}
		}
	}
	return false
}
