package relation

import (
	"math"
	"slices"
)

// Case is the question from what article c was made: the articles that it may
// come from, and what is known of it.
type Case struct {
	Article int // index into Input.Articles
	Options []Option
	Page    []float64 // in the order of PageNames
	Among   []float64 // in the light of all cases, in the order of AmongNames
}

// Option is one article that the text may have been made from.
type Option struct {
	Article  int
	Features []float64 // in the order of Names
	Standing []float64 // in the order of StandingNames
}

// First is the likeliest option by itself, -1 where there is none, with what
// says whether it is the source: its features, then those of the page.
func (c *Case) First(w *Weights) (likeliest int, known []float64) {
	return c.likeliest(w.Which[:], func(o *Option) []float64 { return o.Features }, nil)
}

// Second is the likeliest option in the light of all cases, with its standing
// and what is known of the page.
func (c *Case) Second(w *Weights) (likeliest int, known []float64) {
	return c.likeliest(w.StandingWhich[:], func(o *Option) []float64 { return o.Standing }, c.Among)
}

func (c *Case) likeliest(w []float64, of func(*Option) []float64, among []float64) (best int, known []float64) {
	best = -1
	us := make([]float64, len(c.Options))
	for k := range c.Options {
		if us[k] = dot(w, of(&c.Options[k])); best < 0 || us[k] > us[best] {
			best = k
		}
	}
	if best < 0 {
		return best, nil
	}
	known = slices.Concat(of(&c.Options[best]), among, c.Page)
	known[len(known)-nones+nLead] = lead(us, best)
	return best, known
}

// mostLead is the lead from which more says nothing.
const mostLead = 6

// lead is by how much us[k] is above the best of the others.
func lead(us []float64, k int) float64 {
	out := math.Inf(1)
	for j, u := range us {
		if j != k {
			out = min(out, us[k]-u)
		}
	}
	return min(out, mostLead)
}

// options is how many possible parents of one article are weighed.
const options = 24

// fewest is the number of words in common from which an article is weighed as
// a parent.
const fewest = 6

// claim is one possible parent of a page.
type claim struct {
	tie    tie
	v      vector
	behind float64 // how much likelier than the likeliest of the page, 0 or less
	gain   float64 // log-odds, by itself, that the page was made from it
}

// claims weighs the possible parents of page c, those first that share most,
// and says what is known of the page.
func (g *group) claims(c int) (cs []claim, known [nones]float64) {
	ties := slices.Clone(g.ties[c])
	slices.SortStableFunc(ties, func(x, y tie) int { return y.same - x.same })
	for _, t := range ties[:min(options, len(ties))] {
		if t.same < fewest {
			break
		}
		if g.boilerplate(c, t) {
			continue
		}
		v := g.describe(c, t)
		cs = append(cs, claim{tie: t, v: v})
	}
	g.compare(c, cs)
	return cs, g.known(c, len(g.missing[c]) > 0)
}

// known describes page c for the question whether it was made from any of
// those here; the lead is left open.
func (g *group) known(c int, absent bool) (v [nones]float64) {
	in := 0
	for _, n := range g.held[c] {
		if n > 0 {
			in++
		}
	}
	words := len(g.pages[c].words)
	v[nBias], v[nAbsent] = 1, yes(absent)
	v[nShared] = float64(in) / float64(max(1, words))
	v[nOwn] = math.Log1p(float64(words - in))
	return v
}

// unfound lists for every page the credits to media of which there is no page
// that it may come from: one that shares a credit only is none.
func (g *group) unfound() [][]credit {
	out := make([][]credit, len(g.pages))
	for c, p := range g.pages {
	next:
		for _, k := range p.facts.told {
			for _, t := range g.ties[c] {
				if t.same >= fewest && sameOutlet(k.name, g.pages[t.other].facts.outlet) && !g.boilerplate(c, t) {
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
	var most, exact float64
	breaks := math.Inf(1)
	cites := false
	for _, k := range cs {
		most = max(most, k.v[fSame])
		breaks, exact = min(breaks, k.v[fBreaks]), max(exact, k.v[fExact])
		cites = cites || k.v[fCites]+k.v[fTells] > 0
	}
	for i := range cs {
		v, p := &cs[i].v, cs[i].tie.other
		v[fBest], v[fBelow] = yes(v[fSame] == most), most-v[fSame]
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
