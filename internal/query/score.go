package query

import (
	"math"
	"slices"
)

// What speaks for a report carrying a claim, in log-odds: a logistic regression
// over the candidates of the questions on the development gold
// (quality/questions.tsv) and on the bundled sample, in which one report of
// many is the right one.
const (
	uBias    = -5.69
	uWords   = 3.18  // share of the claim's words that the report has
	uMany    = 1.00  // logarithm of one more than the words and names that it has
	uPrecise = 4.23  // share of the report that the claim covers
	uNumber  = 1.63  // a number of the claim stands in it
	uOther   = -1.02 // it has other numbers only
	uNobody  = -2.21 // a name of the claim is nowhere in the article
	uSign    = -0.73 // one denies and the other does not
	uDay     = -2.00 // it is dated to other days (by hand: too few cases)
	uDated   = 1.50  // a day of the claim stands in it (by hand)
	uEvent   = -1.50 // what happened in the claim stands nowhere near it (by hand)
	uCarried = 0.18  // logarithm of the number of articles that carry it, up to uMost
	uMost    = 1.5
)

// evidence is what of the terms of a claim stands in a report and around it.
type evidence struct {
	words, names tally
	many, named  int  // words that stand in the report; of them, words of names
	inside       bool // one that is no name stands in it
	nobody       bool // a name is nowhere in the article
	happened     bool // the claim says what happened
	told         bool // that stands in the report or next to it
}

// gather looks for the terms of a claim. What is claimed must stand in the
// report; whom it is about may stand next to it.
func (m *matcher) gather(c *Claim, n int, v *side) evidence {
	var e evidence
	for j, t := range c.terms {
		x, l, near := place{n, j}, &e.words, wBeside
		if t.name {
			l, near = &e.names, wNamed
		}
		t.weight = m.weight[n][j]
		if !t.name && !t.filed && v.tongue != c.tongue {
			t.weight *= unfiled
		}
		e.happened = e.happened || t.event
		e.told = e.told || t.event && (v.in[x] || v.near[x])
		switch {
		case v.in[x]:
			e.many++
			if e.inside = e.inside || !t.name; t.name {
				e.named++
			}
			l.add(t.weight, 1)
		case v.near[x]:
			l.add(t.weight, near)
		default:
			l.add(t.weight, 0)
			e.nobody = e.nobody || t.name && !v.article[x]
		}
	}
	return e
}

// score is how likely a report carries a claim, 0…1, and what contradicts it.
// carried is the logarithm of the number of its carriers.
func (m *matcher) score(c *Claim, n int, v *side, carried float64) (score float64, against string) {
	e := m.gather(c, n, v)
	same, other := numbers(c.numbers, v.numbers, &e.words)
	dated := slices.ContainsFunc(c.dates, func(d string) bool { return slices.Contains(v.dates, d) })
	if !e.inside && !same && !dated && e.words.all > 0 && e.named < leastNamed {
		return 0, ""
	}
	u := uBias + uPrecise*min(1, v.hit[n]/(v.mass+0.1)) + uMany*math.Log1p(float64(e.many)) + uCarried*carried
	if e.words.all > 0 {
		u += uWords * e.words.share()
	} else {
		u += uWords * e.names.share() // it asks for nothing but names
	}
	if same {
		u += uNumber
	}
	if dated {
		u += uDated
	}
	if c.negative != v.negative {
		u += uSign
	}
	if e.happened && !e.told {
		u += uEvent
	}
	if e.nobody {
		u, against = u+uNobody, "name"
	}
	if other {
		u, against = u+uOther, "number"
	}
	if !dated && len(c.dates) > 0 && len(v.dates) > 0 {
		u, against = u+uDay, "date"
	}
	return 1 / (1 + math.Exp(-u)), against
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

// numbers adds the claim's numbers to the words. It says whether one of them
// stands in the report, and whether the report has other ones only. Counts of
// one and two prove nothing.
func numbers(want, have []float64, words *tally) (same, other bool) {
	for _, v := range want {
		weight, found := 0.8, slices.Contains(have, v)
		if v < 3 {
			weight = 0.2
		}
		same = same || found && v >= 3
		other = other || !found && v >= 3
		if found {
			words.add(weight, 1)
		} else {
			words.add(weight, 0)
		}
	}
	return same, other && !same
}
