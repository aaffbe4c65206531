package relation

import "math"

// The features of a claim in the light of all other claims of the group.
const (
	sWorth    = iota // how much likelier than none of those here, by itself
	sShare           // the probability of the claim among those of its page
	sFollowed        // how many other pages are expected to come from the parent
	sBack            // the probability that the parent comes from the page
	sSiblings        // that both come from one third page
	sAbove           // that the parent is the parent of the page's parent
	sRootless        // that the parent comes from none of those here
	sLead            // by how much the share is above the next best
	standings
)

// The features of coming from none in the light of all claims.
const (
	mBias     = iota
	mShare    // the probability of none, by itself
	mFollowed // how many pages are expected to come from this one
	mSiblings // how likely the page and another come from one third page
	modest
)

// StandingNames and RootNames are the names of these features, in order.
var (
	StandingNames = [standings]string{sWorth: "worth", sShare: "share", sFollowed: "followed", sBack: "back", sSiblings: "siblings", sAbove: "above", sRootless: "rootless", sLead: "lead"}
	RootNames     = [modest]string{mBias: "none", mShare: "share", mFollowed: "followed", mSiblings: "siblings"}
)

// claims of all pages of a group, with their probabilities.
type claims struct {
	of    [][]claim
	share []map[int]float64 // of each page, by the page it may come from; -1 for none
}

func (g *group) allClaims(w *Weights) *claims {
	n := len(g.pages)
	all := &claims{of: make([][]claim, n), share: make([]map[int]float64, n)}
	for c := range n {
		all.share[c] = map[int]float64{-1: 1}
		if unsigned(g.pages[c].art) {
			continue
		}
		cs, none := g.claims(c)
		bar := w.OfNone(none[:])
		top := 0.0
		for k := range cs {
			cs[k].gain = w.Of(cs[k].v[:]) - bar
			top = max(top, cs[k].gain)
		}
		sum := math.Exp(-top)
		for k := range cs {
			sum += math.Exp(cs[k].gain - top)
		}
		for k := range cs {
			all.share[c][cs[k].tie.other] = math.Exp(cs[k].gain-top) / sum
		}
		all.share[c][-1] = math.Exp(-top) / sum
		all.of[c] = cs
	}
	return all
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

// stand describes the claims of page c, and none of them, in the light of all.
func (a *claims) stand(c int, followed []float64) (out [][standings]float64, none [modest]float64) {
	siblings := 0.0
	for _, k := range a.of[c] {
		p := k.tie.other
		var v [standings]float64
		v[sWorth] = max(-12, min(12, k.gain))
		v[sShare] = a.share[c][p]
		v[sFollowed] = math.Log1p(max(0, followed[p]-a.share[c][p]))
		v[sBack] = a.share[p][c]
		v[sRootless] = a.share[p][-1]
		lead := 0.0
		for _, q := range a.of[c] {
			x := q.tie.other
			if x == p {
				continue
			}
			lead = max(lead, a.share[c][x])
			v[sSiblings] += a.share[c][x] * a.share[p][x]
			v[sAbove] += a.share[c][x] * a.share[x][p]
		}
		v[sLead] = v[sShare] - lead
		siblings = max(siblings, v[sSiblings])
		out = append(out, v)
	}
	none[mBias], none[mShare], none[mFollowed], none[mSiblings] = 1, a.share[c][-1], math.Log1p(followed[c]), siblings
	return out, none
}
