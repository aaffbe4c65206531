package relation

import "slices"

// Case is the question from what article c was made: the articles that it may
// come from, and the none of them.
type Case struct {
	Article int // index into Input.Articles
	Options []Option
	Absent  bool // c credits a medium of which no article here shares text with it
}

// Option is one article that the text may have been made from.
type Option struct {
	Article  int
	Features []float64 // in the order of Names
}

// options is how many possible parents of one article are weighed.
const options = 24

// claim is one possible parent of a page.
type claim struct {
	tie  tie
	v    vector
	e    evidence
	gain float64 // how much likelier than none of those here
}

// claims weighs the possible parents of page c, those first that share most.
func (g *group) claims(c int) (cs []claim, absent bool) {
	ties := slices.Clone(g.ties[c])
	slices.SortStableFunc(ties, func(x, y tie) int { return y.same - x.same })
	for _, t := range ties[:min(options, len(ties))] {
		if t.same < 6 {
			break
		}
		v, e := g.describe(c, t)
		cs = append(cs, claim{tie: t, v: v, e: e})
	}
	missing := g.missing(c)
	g.compare(c, cs, missing)
	return cs, len(missing) > 0
}

// missing lists the credits of page c to media of which it is tied to no page.
func (g *group) missing(c int) (out []credit) {
next:
	for _, k := range g.pages[c].facts.credits {
		for _, t := range g.ties[c] {
			if o := g.pages[t.other].facts.outlet; o != "" && sameOutlet(k.name, o) {
				continue next
			}
		}
		out = append(out, k)
	}
	return out
}

// compare fills the features that set the options of one page side by side.
func (g *group) compare(c int, cs []claim, missing []credit) {
	var most, runs, title float64
	cites := false
	for _, k := range cs {
		most, runs, title = max(most, k.v[fSame]), max(runs, k.v[fRuns]), max(title, k.v[fTitle])
		cites = cites || k.v[fCites] > 0
	}
	for i := range cs {
		v, p := &cs[i].v, cs[i].tie.other
		v[fBest], v[fBelow] = yes(v[fSame] == most), most-v[fSame]
		v[fRunsBelow], v[fTitleBelow] = runs-v[fRuns], title-v[fTitle]
		v[fOtherCredit] = yes(cites && v[fCites] == 0)
		theirs := g.missing(p)
		both := shared(missing, theirs)
		v[fAbsentBoth] = yes(both)
		v[fAbsentHere] = yes(len(missing) > 0 && !both && v[fCites] == 0)
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
