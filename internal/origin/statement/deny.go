package statement

import (
	"cmp"
	"slices"

	"sanad/internal/origin"
)

// How like the words of a denial and of what it denies must be: where the cue
// denies ("membantah"), and where only the words are put in the negative.
const (
	rejected  = 0.40
	negated   = 0.60
	elsewhere = 0.50 // the cue denies what another story tells
)

// denial is a pair of statements of which one denies the other.
type denial struct {
	from, to int
	words    float64
}

// deny links every denying statement to the one that is most like what it
// denies. Somebody else must stand behind that one: who takes back what he said
// himself is no side against another, and an accusation that is told within the
// denial is no report of its own.
func (p *pile) deny(list []origin.Statement, drafts []draft, nodes []node, pairs []pair, of []int) {
	var found []denial
	for _, q := range pairs {
		for _, x := range [2][2]int{{q.a, q.b}, {q.b, q.a}} {
			d, t := of[x[0]], of[x[1]]
			if d >= 0 && t >= 0 && d != t && q.words >= p.needed(&nodes[x[0]], &nodes[x[1]]) && !oneSide(&list[d], &list[t]) && !p.within(drafts[t].rends, drafts[d].rends) {
				found = append(found, denial{d, t, q.words})
			}
		}
	}
	slices.SortFunc(found, func(x, y denial) int {
		return cmp.Or(cmp.Compare(y.words, x.words), x.from-y.from, x.to-y.to)
	})
	for _, x := range found {
		if list[x.from].Denies == "" && list[x.to].Denies != list[x.from].ID {
			list[x.from].Denies, list[x.from].Kind = list[x.to].ID, "deny"
		}
	}
}

// never is more than any likeness.
const never = 1e9

// needed is how like two nodes must be for d to deny t.
func (p *pile) needed(d, t *node) float64 {
	x, y := &d.first.frame, &t.first.frame
	switch {
	case p.without[ByDenial], y.rejects, y.asks:
		return never
	case p.elsewhere(d, t) && !p.oneLine(d, t):
		if x.rejects && !p.day[d.first.art].farFrom(p.day[t.first.art]) && p.sharesName(d, t) {
			return elsewhere
		}
		return never
	case x.rejects && !(y.negative && x.negative): // a negative that is denied, or something positive
		return rejected
	case !x.rejects && x.negative && !y.negative && x.voice != "" && y.voice != "" && x.party != y.party:
		return negated
	}
	return never
}

// oneSide reports whether somebody stands behind both statements, or two of one
// side.
func oneSide(x, y *origin.Statement) bool {
	for _, v := range x.Voices {
		for _, w := range y.Voices {
			if v.Name == w.Name || v.Entity != "" && v.Entity == w.Entity || v.Party != "" && v.Party == w.Party {
				return true
			}
		}
	}
	return false
}

// within reports whether every rendering of the first list lies in one of the
// second.
func (p *pile) within(inner, outer []int) bool {
	for _, i := range inner {
		if !slices.ContainsFunc(outer, func(o int) bool {
			return p.rends[o].art == p.rends[i].art && p.rends[o].span.Holds(p.rends[i].span)
		}) {
			return false
		}
	}
	return true
}
