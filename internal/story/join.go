package story

import (
	"container/heap"
	"math"
	"slices"
)

// group is a story in the making.
type group struct {
	docs []int
	sum  vector
	near map[int]float64 // summed kinship of all pairs with a neighbour group
	days float64         // sum of the known days
	n    int             // how many days are known
}

// merge is a merger that could be made.
type merge struct {
	sim        float64
	a, b       int
	sizeA, siz int // of the groups when it was proposed
}

type queue []merge

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	x, y := q[i], q[j]
	if x.sim != y.sim {
		return x.sim > y.sim
	}
	if x.a != y.a {
		return x.a < y.a
	}
	return x.b < y.b
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(merge)) }
func (q *queue) Pop() any {
	x := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return x
}

// join merges neighbours by average link until no two are closer than the
// threshold. The groups and their members are in order of their first member.
func join(docs []doc, pairs []pair, set Setting) [][]int {
	groups := make([]*group, len(docs))
	for i := range docs {
		g := &group{docs: []int{i}, sum: docs[i].vec, near: map[int]float64{}}
		if !math.IsNaN(docs[i].day) {
			g.days, g.n = docs[i].day, 1
		}
		groups[i] = g
	}
	q := &queue{}
	propose := func(a, b int) {
		if s := mean(groups[a], groups[b], groups[a].near[b], set.Decay); s > set.Threshold {
			heap.Push(q, merge{s, min(a, b), max(a, b), len(groups[min(a, b)].docs), len(groups[max(a, b)].docs)})
		}
	}
	for _, p := range pairs {
		groups[p.a].near[p.b], groups[p.b].near[p.a] = p.sim, p.sim
		propose(p.a, p.b)
	}
	for q.Len() > 0 {
		m := heap.Pop(q).(merge)
		a, b := groups[m.a], groups[m.b]
		if a == nil || b == nil || len(a.docs) != m.sizeA || len(b.docs) != m.siz {
			continue
		}
		absorb(groups, m.a, m.b)
		for _, c := range sortedKeys(groups[m.a].near) {
			propose(m.a, c)
		}
	}
	var out [][]int
	for _, g := range groups {
		if g != nil {
			slices.Sort(g.docs)
			out = append(out, g.docs)
		}
	}
	return out
}

// mean is the mean kinship of the pairs of a and b, less what the time between
// them takes.
func mean(a, b *group, sum, decay float64) float64 {
	s := sum / float64(len(a.docs)*len(b.docs))
	if a.n > 0 && b.n > 0 {
		gap := math.Abs(a.days/float64(a.n) - b.days/float64(b.n))
		s -= decay * min(gap, horizon)
	}
	return s
}

// absorb moves group b into a and brings the neighbours up to date.
func absorb(groups []*group, ai, bi int) {
	a, b := groups[ai], groups[bi]
	delete(a.near, bi)
	delete(b.near, ai)
	for _, c := range sortedKeys(a.near) {
		if s, ok := b.near[c]; ok {
			a.near[c] += s
		} else {
			a.near[c] += dot(b.sum, groups[c].sum)
		}
	}
	for _, c := range sortedKeys(b.near) {
		if _, ok := a.near[c]; !ok {
			a.near[c] = b.near[c] + dot(a.sum, groups[c].sum)
		}
		delete(groups[c].near, bi)
	}
	for c, s := range a.near {
		groups[c].near[ai] = s
	}
	a.docs, a.sum = append(a.docs, b.docs...), plus(a.sum, b.sum)
	a.days, a.n = a.days+b.days, a.n+b.n
	groups[bi] = nil
}

func sortedKeys(m map[int]float64) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
