package query

import (
	"math"
	"slices"
	"strings"
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
	Denied                 // a word right behind a sign of negation is not denied on the other side
	Unsure                 // share of the words in common that are said with less certainty than in the claim
	Role                   // a name has the part of another, or is that of somebody beside
	Focus                  // the last word of the claim is missing
	Rival                  // a name of the claim stands outside the report, which has another of its kind
	Head                   // the word behind the first name is missing
	Apart                  // a name that is not the first stands outside the report
	Untold                 // what happened in the claim stands nowhere near
	Dated                  // a day or an hour of the claim stands in it
	Day                    // it is dated to other days or hours only
	Speaker                // 1 who is said to say it says it, -1 somebody else does
	Short                  // a few words only: 1 for none, falling
	Carried                // logarithm of the number of articles that carry it, up to 1.5
	Parts
)

// weights are log-odds, of a choice between all reports of a pile and none of
// them, fitted with tool/askfit. Those of what is denied and doubted were set by
// hand, since too few questions bear on them, and so were those of what contradicts
// a claim, which only order the nearest.
var weights = [Parts]float64{
	Base: -6.35, Words: 3.72, Inside: 0.76, Absent: -1.59, Unnamed: -2.83, Many: 1.66, Precise: 4.12, Together: 0.32, Pairs: 0.40,
	Number: 2.14, Unnumbered: -3.98, Untold: -2.36, Dated: 3.07, Speaker: 1.68, Short: 2.32, Carried: 0.17,
	Focus: -0.63, Rival: -2.18, Head: -1.96, Apart: -1.13,
	Sign: -2, Turned: -2, Unsure: -1, Nobody: -2, Other: -1, Opposite: -1, Denied: -1, Role: -1, Day: -1,
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
	doubtful = 8    // steps of drift.Doubt by which a report is less certain than the claim

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

// like is the chance that the report speaks of the same matter as the claim,
// whatever it says of it: the odds without what contradicts it.
func (e *Evidence) like() float64 {
	u := 0.0
	for i, w := range weights {
		switch Part(i) {
		case Unnumbered, Other, Sign, Turned, Opposite, Denied, Unsure, Role, Rival, Day:
		default:
			u += w * e[i]
		}
	}
	return chance(u)
}

// chance is the chance that goes with a logarithm of odds.
func chance(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// days compares days and months, or hours, if both sides name any.
func (e *Evidence) days(want, have []string) {
	switch {
	case slices.ContainsFunc(want, func(d string) bool {
		return slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, d) || strings.HasPrefix(d, h) })
	}):
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

// part is 1 for what stands in a report, some of it for what stands beside it.
func part(in, near bool, beside float64) float64 {
	switch {
	case in:
		return 1
	case near:
		return beside
	}
	return 0
}

// tally is a weight found, of all.
type tally struct {
	got, all float64
	n        int
}

func (t *tally) add(weight, share float64) {
	t.n++
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
	"Other", "Sign", "Turned", "Opposite", "Denied", "Unsure", "Role", "Focus", "Rival", "Head", "Apart", "Untold", "Dated", "Day", "Speaker", "Short", "Carried",
}

func (p Part) String() string { return partNames[p] }
