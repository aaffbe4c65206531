package story

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// group is a story in the making.
type group struct {
	docs   []int
	sum    vector          // of the vectors of its articles
	near   map[int]float64 // summed kinship of all pairs with a neighbour group
	inside float64         // summed kinship of the pairs inside
	day    span
}

// cohesion is the mean kinship of the pairs of g, held to what is expected of
// a story as long as there are few.
func (g *group) cohesion(set Setting) float64 {
	n := float64(len(g.docs))
	return min(set.Cap, (g.inside+set.Trust*set.Inside)/(n*(n-1)/2+set.Trust))
}

// freeDays may lie between two parts of one story at no cost.
const freeDays = 3

// bond says how strongly two groups are bound, above 0 for one story: the mean
// kinship of their pairs, less where the groups are closer in themselves, less
// for the time between them, less the threshold.
func bond(a, b *group, set Setting) float64 {
	mean := a.near[b.docs[0]] / float64(len(a.docs)*len(b.docs))
	own := math.Sqrt(a.cohesion(set) * b.cohesion(set))
	late := math.Log(max(1, a.day.gap(b.day)/freeDays))
	return mean - set.Cohesion*(own-set.Inside) - set.Decay*late - set.Threshold
}

// groups are known by their first article; the others are nil.
type groups []*group

// join merges neighbours from the strongest bond on while there is one (average
// link). Its groups are in order of their first articles, with those sorted.
func (p *Pile) join(pairs []pair, set Setting) [][]int {
	gs := make(groups, len(p.docs))
	for i := range gs {
		gs[i] = &group{docs: []int{i}, sum: p.docs[i].vec, near: map[int]float64{}, day: p.docs[i].day}
	}
	q := &queue{}
	propose := func(i, j int) {
		a, b := gs[min(i, j)], gs[max(i, j)]
		if s := bond(a, b, set); s > 0 {
			heap.Push(q, merger{s, min(i, j), max(i, j), len(a.docs), len(b.docs)})
		}
	}
	for _, x := range pairs {
		gs[x.a].near[x.b], gs[x.b].near[x.a] = x.kin, x.kin
		propose(x.a, x.b)
	}
	for q.Len() > 0 {
		m := heap.Pop(q).(merger)
		if a, b := gs[m.a], gs[m.b]; a == nil || b == nil || len(a.docs) != m.sizeA || len(b.docs) != m.sizeB {
			continue // one of them has grown since
		}
		gs.absorb(m.a, m.b)
		for _, c := range sortedKeys(gs[m.a].near) {
			propose(m.a, c)
		}
	}
	return gs.members()
}

func (gs groups) members() [][]int {
	var out [][]int
	for _, g := range gs {
		if g != nil {
			slices.Sort(g.docs)
			out = append(out, g.docs)
		}
	}
	return out
}

// absorb moves group j into group i < j and brings their neighbours up to
// date. Kinship with a neighbour of one only is worked out for the other.
func (gs groups) absorb(i, j int) {
	a, b := gs[i], gs[j]
	a.inside += b.inside + a.near[j]
	delete(a.near, j)
	delete(b.near, i)
	for c := range a.near {
		if _, ok := b.near[c]; !ok {
			b.near[c] = dot(b.sum, gs[c].sum)
		}
	}
	for c, s := range b.near {
		if _, ok := a.near[c]; !ok {
			a.near[c] = dot(a.sum, gs[c].sum)
		}
		a.near[c] += s
		gs[c].near[i] = a.near[c]
		delete(gs[c].near, j)
	}
	a.docs, a.sum, a.day = append(a.docs, b.docs...), plus(a.sum, b.sum), a.day.plus(b.day)
	gs[j] = nil
}

// merger is two groups that could become one. The sizes are those they had
// when it was proposed.
type merger struct {
	bond         float64
	a, b         int
	sizeA, sizeB int
}

// queue is a heap of mergers, the strongest first.
type queue []merger

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	x, y := q[i], q[j]
	return cmp.Or(cmp.Compare(y.bond, x.bond), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) < 0
}

func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

// Push is for package heap.
func (q *queue) Push(x any) { *q = append(*q, x.(merger)) }

// Pop is for package heap.
func (q *queue) Pop() any {
	x := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return x
}

func sortedKeys(m map[int]float64) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
