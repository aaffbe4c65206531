package query

import (
	"math"
	"slices"
)

// Part is a piece of evidence for a report carrying a claim.
type Part int

// The pieces of evidence, from 0 to 1 unless said otherwise.
const (
	Base       Part = iota // always 1
	Words                  // share of the claim's words and numbers that stand in the report; those next to it count less
	Inside                 // the same, only in the report
	Absent                 // share of its words that stand nowhere in the article
	Unnamed                // share of its names that stand neither in the report nor next to it
	Nobody                 // a name is nowhere in the article
	Many                   // logarithm of one more than the words and names in the report
	Precise                // share of the report that the claim covers
	Together               // share of the claim that stands close together in the report
	Pairs                  // share of neighbours that are neighbours there too
	Number                 // share of its numbers that stand in the report
	Unnumbered             // share of its numbers that do not
	Other                  // one does not, and the report has another
	Sign                   // share of the words in common that one denies and the other does not
	Turned                 // the rarest of them is one
	Opposite               // a word of the claim is missing, and its opposite stands there
	Untold                 // what happened in the claim stands nowhere near
	Dated                  // a day or an hour of the claim stands in it
	Day                    // it is dated to other days or hours only
	Speaker                // 1 who is said to say it says it, -1 somebody else does
	Short                  // a few words only: 1 for none, falling
	Carried                // logarithm of the number of articles that carry it, up to 1.5
	Parts
)

// weights are log-odds, of a choice between all reports of a pile and none of
// them, fitted with tool/askfit. Those of what is denied were set by hand, since
// too few questions bear on them, and so were those of what contradicts a claim,
// which only order the nearest.
var weights = [Parts]float64{
	Base: -7.34, Words: 2.83, Inside: 1.80, Absent: -1.38, Unnamed: -2.50, Many: 2.29, Precise: 3.51, Together: 0.52, Pairs: 1.10,
	Number: 1.48, Unnumbered: -3.22, Untold: -3.52, Dated: 2.74, Speaker: 2.02, Short: 1.92, Carried: 0.02,
	Sign: -2, Turned: -2, Nobody: -2, Other: -1, Opposite: -2, Day: -2,
}

// The shares by which what stands next to a report, or what no dictionary has,
// counts; and the numbers that prove something.
const (
	wBeside  = 0.30 // of a word that stands in the title or next to the report
	wNamed   = 0.85 // of a name that stands there
	unfiled  = 0.40 // of the weight of a word that no dictionary has, in another language
	least    = 3    // numbers below prove nothing
	wNumber  = 0.8  // weight of a number among the words
	wSmall   = 0.2  // of a small one
	mostSaid = 1.5  // of Carried

	leastNamed = 3 // words of names without which a report must have another word of the claim
)

// Evidence is what speaks for a report carrying a claim.
type Evidence [Parts]float64

// odds is the logarithm of how much likelier the report is to carry the claim
// than that nothing does.
func (e *Evidence) odds() float64 {
	u := 0.0
	for i, w := range weights {
		u += w * e[i]
	}
	return u
}

// gather looks for the terms of a claim. What is claimed must stand in the
// report; whom it is about may stand next to it. ok is false where too little
// of it does for a comparison.
func (m *matcher) gather(n int, v *side) (e Evidence, ok bool) {
	c := &m.q.Claims[n]
	var words, inside, absent, names, turned tally
	many, named, common, event, told := 0, 0, 0.0, false, false
	weight := make([]float64, len(c.terms))
	for j, t := range c.terms {
		x := place{n, j}
		weight[j] = m.weight[n][j]
		if !t.name && !t.filed && v.code != c.tongue.Code {
			weight[j] *= unfiled
		}
		w := weight[j]
		denied, in := v.in[x]
		event, told = event || t.event, told || t.event && (in || v.near[x])
		if in {
			many++
		}
		if v.opposed[x] && !in {
			e[Opposite] = 1
		}
		if t.name {
			names.add(w, share(in, v.near[x], wNamed))
			if in {
				named++
			}
			if !in && !v.near[x] && !v.article[x] {
				e[Nobody] = 1
			}
			continue
		}
		words.add(w, share(in, v.near[x], wBeside))
		inside.add(w, share(in, false, 0))
		absent.add(w, share(!in && !v.near[x] && !v.article[x], false, 0))
		if in {
			turned.add(w, share(denied != t.denied, false, 0))
			if w > common {
				common, e[Turned] = w, share(denied != t.denied, false, 0)
			}
		}
	}
	found := e.numbers(c.numbers, v.numbers, &words, &inside)
	e.days(c.dates, v.dates)
	e.days(c.hours, v.hours)
	if many == named && !found && e[Dated] == 0 && words.all > 0 && named < leastNamed {
		return e, false
	}
	e[Base], e[Words], e[Inside], e[Absent], e[Sign] = 1, words.share(), inside.share(), absent.share(), turned.share()
	if names.all > 0 {
		e[Unnamed] = 1 - names.share()
	}
	if words.all == 0 { // it asks for nothing but names
		e[Words], e[Inside] = names.share(), names.share()
	}
	e[Many] = math.Log1p(float64(many))
	e[Precise] = min(1, v.hit[n]/(v.mass+0.1))
	if all := sum(weight); all > 0 {
		e[Together] = v.together(n, weight, 2*len(c.terms)+2) / all
	}
	e[Pairs] = float64(v.pairs(n)) / float64(len(c.terms))
	e[Short] = 1 / (1 + v.mass)
	if event && !told {
		e[Untold] = 1
	}
	e[Speaker] = m.speaker(n, v)
	return e, true
}

// numbers notes how many of the claim's numbers stand in the report, and counts
// them among the words. Counts of one and two prove nothing. It says whether
// one that does stands there.
func (e *Evidence) numbers(want, have []float64, words, inside *tally) (found bool) {
	var all tally
	for _, v := range want {
		weight, in := wNumber, slices.ContainsFunc(have, func(h float64) bool { return roughly(h, v) })
		if v < least {
			weight = wSmall
		} else {
			all.add(1, share(in, false, 0))
			found = found || in
		}
		words.add(weight, share(in, false, 0))
		inside.add(weight, share(in, false, 0))
	}
	if e[Number] = all.share(); all.all > 0 {
		e[Unnumbered] = 1 - e[Number]
	}
	if all.got < all.all && slices.ContainsFunc(have, func(h float64) bool {
		return h >= least && !slices.ContainsFunc(want, func(v float64) bool { return roughly(h, v) })
	}) {
		e[Other] = 1
	}
	return found
}

// roughly reports whether a printed number is the claimed one, or is rounded to
// it.
func roughly(printed, claimed float64) bool {
	return printed == claimed || math.Abs(printed-claimed) < 0.01*claimed && (math.Round(printed) == claimed || math.Trunc(printed) == claimed)
}

// days compares days, or hours, if both sides name any.
func (e *Evidence) days(want, have []string) {
	switch {
	case slices.ContainsFunc(want, func(d string) bool { return slices.Contains(have, d) }):
		e[Dated] = 1
	case len(want) > 0 && len(have) > 0:
		e[Day] = 1
	}
}

// speaker compares who is said to say it, where the claim names somebody.
func (m *matcher) speaker(n int, v *side) float64 {
	l := m.q.Claims[n].speaker
	switch {
	case len(l) == 0:
		return 0
	case slices.ContainsFunc(l, func(j int) bool { return v.source[place{n, j}] }):
		return 1
	case v.named:
		return -1
	}
	return 0
}

// share is 1 for what stands in a report, some of it for what stands beside it.
func share(in, near bool, beside float64) float64 {
	switch {
	case in:
		return 1
	case near:
		return beside
	}
	return 0
}

// tally is a weight found, of all.
type tally struct{ got, all float64 }

func (t *tally) add(weight, share float64) {
	t.got += weight * share
	t.all += weight
}

// share is the part that was found, 0 of nothing.
func (t tally) share() float64 {
	if t.all == 0 {
		return 0
	}
	return t.got / t.all
}

func sum(l []float64) float64 {
	s := 0.0
	for _, x := range l {
		s += x
	}
	return s
}

// partNames are the names of the parts, in order.
var partNames = [Parts]string{
	"Base", "Words", "Inside", "Absent", "Unnamed", "Nobody", "Many", "Precise", "Together", "Pairs", "Number", "Unnumbered",
	"Other", "Sign", "Turned", "Opposite", "Untold", "Dated", "Day", "Speaker", "Short", "Carried",
}

func (p Part) String() string { return partNames[p] }
