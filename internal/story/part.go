package story

import (
	"cmp"
	"slices"

	"sanad/internal/lang"
)

const (
	common = .85 // share of a group above which a name belongs to all its events
	fewest = 2   // articles of an event that is parted from others
	tried  = 16  // commonest names of a group that are tried
)

// partAll parts every group that tells of several events.
func (p *Pile) partAll(groups [][]int, set Setting) [][]int {
	var out [][]int
	for _, g := range groups {
		out = append(out, p.part(g, set)...)
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// part parts a group whose openings speak of an event of a repeating kind, and
// name exclusive things of the sort that tells such events apart: persons who
// were sentenced, places that burnt, magnitudes. Each article goes to the event
// whose name it opens with, or else to the most kindred. A group that no names
// cover so, or whose parts are hardly less kindred to each other than within
// themselves, is one story.
func (p *Pile) part(g []int, set Setting) [][]int {
	for k := range lang.Tellings {
		if events := p.rivals(g, k, set); len(events) > 1 {
			if events = p.assign(g, events); p.between(events) < set.Apart*p.within(events) {
				return events
			}
		}
	}
	return [][]int{g}
}

// holders are the articles of a group that open with a name.
type holders struct {
	name int32
	docs []int // sorted
}

// rivals are disjoint lists of articles of g, one for each event of it; nil
// where it tells of one.
func (p *Pile) rivals(g []int, k lang.Telling, set Setting) [][]int {
	if len(g) < 2*fewest || p.speaking(g, k)*2 < len(g) {
		return nil
	}
	names := p.holders(g, k)
	var best [][]int
	top := set.Covered * float64(len(g))
	for i := range names {
		events, overlap := disjoint(names, i)
		n := -2 * overlap
		for _, e := range events {
			n += len(e)
		}
		if len(events) > 1 && float64(n) >= top && p.allSpeak(events, k) {
			best, top = events, float64(n)+.5
		}
	}
	return best
}

// speaking is how many articles have a word of an event that is told apart by
// k.
func (p *Pile) speaking(g []int, k lang.Telling) int {
	n := 0
	for _, d := range g {
		if p.docs[d].tells[k].event {
			n++
		}
	}
	return n
}

func (p *Pile) allSpeak(events [][]int, k lang.Telling) bool {
	return !slices.ContainsFunc(events, func(e []int) bool { return p.speaking(e, k)*2 < len(e) })
}

// holders lists the commonest names of a group that are not common to all of
// it.
func (p *Pile) holders(g []int, k lang.Telling) []holders {
	at := map[int32]int{}
	var out []holders
	for _, d := range g {
		for _, t := range p.docs[d].tells[k].by {
			i, ok := at[t]
			if !ok {
				i = len(out)
				at[t] = i
				out = append(out, holders{name: t})
			}
			out[i].docs = append(out[i].docs, d)
		}
	}
	out = slices.DeleteFunc(out, func(h holders) bool {
		return len(h.docs) < fewest || float64(len(h.docs)) > common*float64(len(g))
	})
	slices.SortFunc(out, func(a, b holders) int {
		return cmp.Or(len(b.docs)-len(a.docs), cmp.Compare(a.name, b.name))
	})
	return out[:min(tried, len(out))]
}

// disjoint takes a name and those that open other articles, the commonest
// first, and counts the articles that open with two of them.
func disjoint(names []holders, first int) (events [][]int, overlap int) {
	owner := map[int]bool{}
	take := func(h holders) {
		var own []int
		for _, d := range h.docs {
			if !owner[d] {
				owner[d] = true
				own = append(own, d)
			}
		}
		events = append(events, own)
		overlap += len(h.docs) - len(own)
	}
	take(names[first])
	for i, h := range names {
		shared := 0
		for _, d := range h.docs {
			if owner[d] {
				shared++
			}
		}
		if i != first && shared*10 <= len(h.docs) {
			take(h)
		}
	}
	return events, overlap
}

// assign parts g: its articles outside the events join the most kindred.
func (p *Pile) assign(g []int, events [][]int) [][]int {
	of := map[int]int{}
	sums := make([]vector, len(events))
	for i, e := range events {
		sums[i] = p.sum(e)
		for _, d := range e {
			of[d] = i
		}
	}
	out := make([][]int, len(events))
	for _, d := range g {
		i, ok := of[d]
		if !ok {
			i = p.mostKindred(d, sums, events)
		}
		out[i] = append(out[i], d)
	}
	return out
}

func (p *Pile) mostKindred(d int, sums []vector, events [][]int) int {
	best, top := 0, -1.
	for i := range sums {
		if k := dot(p.docs[d].vec, sums[i]) / float64(len(events[i])); k > top {
			best, top = i, k
		}
	}
	return best
}

// within is the mean kinship of the pairs inside events, between that of those
// across.
func (p *Pile) within(events [][]int) float64 {
	sum, n := 0., 0.
	for _, e := range events {
		v := p.sum(e)
		sum += dot(v, v)
		for _, d := range e {
			sum -= dot(p.docs[d].vec, p.docs[d].vec)
		}
		n += float64(len(e) * (len(e) - 1))
	}
	return sum / n
}

func (p *Pile) between(events [][]int) float64 {
	var all vector
	sum, n, total := 0., 0., 0.
	for _, e := range events {
		v := p.sum(e)
		all = plus(all, v)
		sum -= dot(v, v)
		n -= float64(len(e) * len(e))
		total += float64(len(e))
	}
	return (sum + dot(all, all)) / (n + total*total)
}

// sum is the sum of the vectors of articles.
func (p *Pile) sum(docs []int) vector {
	var v vector
	for _, d := range docs {
		v = plus(v, p.docs[d].vec)
	}
	return v
}
