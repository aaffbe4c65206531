package relation

import (
	"cmp"
	"math"
	"slices"
)

// The features of a claim in the light of all other claims of the group.
const (
	sBehind   = iota // how much less likely than the likeliest of its page, by itself
	sWorth           // log-odds, by itself, that the page comes from here
	sShare           // the probability of the claim among those of its page
	sFollowed        // how many other pages are expected to come from the parent
	sBack            // the probability that the parent comes from the page
	sSiblings        // that both come from one third page
	sAbove           // that the parent is the parent of the page's parent
	sRootless        // that the parent comes from none of those here
	sLead            // by how much the share is above the next best
	standings
)

// What is known of a page in the light of all claims.
const (
	mShare    = iota // the probability that it comes from none of those here, by itself
	mFollowed        // how many pages are expected to come from this one
	modest
)

// claims of all pages of a group, with their probabilities.
type claims struct {
	of    [][]claim
	known [][nones]float64  // of each page
	crowd []int             // of each page, how many others share so much that one of them may be its source
	share []map[int]float64 // of each page, by the page it may come from; -1 for none
}

// crowding is the number of words in common from which a page is one of the
// crowd around another.
const crowding = 20

// allClaims weighs every page's claims by themselves: which is the likeliest
// parent, and whether the page comes from one that is here at all.
func (g *group) allClaims(w *Weights) *claims {
	n := len(g.pages)
	all := &claims{of: make([][]claim, n), known: make([][nones]float64, n), crowd: make([]int, n), share: make([]map[int]float64, n)}
	for c := range n {
		all.share[c] = map[int]float64{-1: 1}
		if unsigned(g.pages[c].art) {
			continue
		}
		cs, known := g.claims(c)
		all.of[c], all.known[c] = cs, known
		for _, t := range g.ties[c] {
			if t.same >= crowding {
				all.crowd[c]++
			}
		}
		if len(cs) == 0 {
			continue
		}
		odds := w.first(cs, &all.known[c])
		sum := 0.0
		for k := range cs {
			cs[k].gain = cs[k].behind + odds
			sum += math.Exp(cs[k].behind)
		}
		here := 1 / (1 + math.Exp(-odds))
		for k := range cs {
			all.share[c][cs[k].tie.other] = here * math.Exp(cs[k].behind) / sum
		}
		all.share[c][-1] = 1 - here
	}
	return all
}

// first sets how far every claim is behind the likeliest, and the lead of that
// one, and gives the log-odds that the page comes from there.
func (w *Weights) first(cs []claim, known *[nones]float64) float64 {
	us, best := make([]float64, len(cs)), 0
	for k := range cs {
		if us[k] = dot(w.Which[:], cs[k].v[:]); us[k] > us[best] {
			best = k
		}
	}
	for k := range cs {
		cs[k].behind = us[k] - us[best]
	}
	known[nLead] = lead(us, best)
	return dot(w.Here[:features], cs[best].v[:]) + dot(w.Here[features:], known[:])
}

// second orders the claims of page c, the likeliest first, in the light of
// all, with the log-odds that the page comes from each; none is above that of
// a likelier one.
func (a *claims) second(w *Weights, c int, followed []float64) (order []int, odds []float64) {
	vs, among := a.stand(c, followed)
	us := make([]float64, len(vs))
	for k := range vs {
		us[k] = dot(w.StandingWhich[:], vs[k][:])
		order = append(order, k)
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(us[y], us[x]) })
	least := math.Inf(1)
	for _, k := range order {
		known := a.known[c]
		known[nLead] = lead(us, k)
		u := dot(w.StandingHere[:standings], vs[k][:]) + dot(w.StandingHere[standings:standings+modest], among[:]) + dot(w.StandingHere[standings+modest:], known[:])
		least = min(least, u)
		odds = append(odds, least)
	}
	return order, odds
}

// explained reports whether a medium that is not here explains what page c
// has in common with its claim k: both name it, neither names the other, and
// no third page shares the text, which could show what the two have beyond it.
func (a *claims) explained(c, k int) bool {
	v := &a.of[c][k].v
	return v[fAbsentBoth] > 0 && v[fCites]+v[fTells]+v[fCited] == 0 && a.crowd[c] <= 1
}

// followed is the number of other pages expected to come from p.
func (a *claims) followed() []float64 {
	out := make([]float64, len(a.of))
	for c := range a.of {
		for _, k := range a.of[c] {
			out[k.tie.other] += a.share[c][k.tie.other]
		}
	}
	return out
}

// stand describes the claims of page c, and the page, in the light of all.
func (a *claims) stand(c int, followed []float64) (out [][standings]float64, among [modest]float64) {
	for _, k := range a.of[c] {
		p := k.tie.other
		var v [standings]float64
		v[sBehind], v[sWorth] = k.behind, max(-12, min(12, k.gain))
		v[sShare] = a.share[c][p]
		v[sFollowed] = math.Log1p(max(0, followed[p]-a.share[c][p]))
		v[sBack] = a.share[p][c]
		v[sRootless] = a.share[p][-1]
		next := 0.0
		for _, q := range a.of[c] {
			x := q.tie.other
			if x == p {
				continue
			}
			next = max(next, a.share[c][x])
			v[sSiblings] += a.share[c][x] * a.share[p][x]
			v[sAbove] += a.share[c][x] * a.share[x][p]
		}
		v[sLead] = v[sShare] - next
		out = append(out, v)
	}
	among[mShare], among[mFollowed] = a.share[c][-1], math.Log1p(followed[c])
	return out, among
}
