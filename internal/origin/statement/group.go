package statement

import (
	"container/heap"
	"slices"
)

// group joins nodes by average link: the two groups that are most alike are
// joined until no two reach the bound. Pairs that must stay apart weigh so
// much that few groups can hold them.
func (p *pile) group(nodes []node, pairs []pair) [][]int {
	g := newGrouping(len(nodes), pairs)
	for g.heap.Len() > 0 {
		e := heap.Pop(&g.heap).(edge)
		if g.version[e.a] != e.va || g.version[e.b] != e.vb {
			continue
		}
		g.join(e.a, e.b)
	}
	var out [][]int
	for i := range g.members {
		if g.members[i] != nil {
			slices.Sort(g.members[i])
			out = append(out, g.members[i])
		}
	}
	slices.SortFunc(out, func(x, y []int) int { return x[0] - y[0] })
	return out
}

// cannot is the likeness of two nodes that must stay apart.
const cannot = -3.0

type grouping struct {
	members [][]int
	version []int
	link    []map[int]float64 // sum of likeness to other groups, by their number
	heap    edges
}

type edge struct {
	score        float64
	a, b, va, vb int
}

func newGrouping(n int, pairs []pair) *grouping {
	g := &grouping{members: make([][]int, n), version: make([]int, n), link: make([]map[int]float64, n)}
	for i := range n {
		g.members[i] = []int{i}
	}
	near := islands(n, pairs)
	for _, q := range pairs {
		if near[q.a] != near[q.b] {
			continue
		}
		for _, i := range [...]int{q.a, q.b} { // most nodes are like no other
			if g.link[i] == nil {
				g.link[i] = map[int]float64{}
			}
		}
		s := q.pull()
		g.link[q.a][q.b], g.link[q.b][q.a] = s, s
		if s >= joined {
			g.heap = append(g.heap, edge{s, q.a, q.b, 0, 0})
		}
	}
	heap.Init(&g.heap)
	return g
}

// pull is the score of two nodes, or what keeps them apart.
func (l likeness) pull() float64 {
	if l.apart != "" {
		return cannot
	}
	return l.score
}

// islands numbers the nodes by what they may be grouped with. An average reaches
// the bound only where a pair does: what no chain of such pairs leads to never
// comes into one group, and the other pairs there need not be looked at.
func islands(n int, pairs []pair) []int {
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	first := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for _, q := range pairs {
		if a, b := first(q.a), first(q.b); a != b && q.pull() >= joined {
			of[max(a, b)] = min(a, b)
		}
	}
	for i := range of {
		of[i] = first(i)
	}
	return of
}

// join puts b into a and weighs a's links anew.
func (g *grouping) join(a, b int) {
	if len(g.link[a]) < len(g.link[b]) {
		a, b = b, a
	}
	delete(g.link[a], b)
	delete(g.link[b], a)
	near := make([]int, 0, len(g.link[b]))
	for c := range g.link[b] {
		near = append(near, c)
	}
	slices.Sort(near)
	for _, c := range near {
		s := g.link[b][c]
		g.link[a][c] += s
		delete(g.link[c], b)
		g.link[c][a] = g.link[a][c]
	}
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b], g.link[b] = nil, nil
	g.version[a]++
	g.version[b]++
	g.offer(a)
}

// offer puts the links of a that reach the bound on the heap.
func (g *grouping) offer(a int) {
	near := make([]int, 0, len(g.link[a]))
	for c := range g.link[a] {
		near = append(near, c)
	}
	slices.Sort(near)
	for _, c := range near {
		s := g.link[a][c] / float64(len(g.members[a])*len(g.members[c]))
		if s >= joined {
			heap.Push(&g.heap, edge{s, min(a, c), max(a, c), g.version[min(a, c)], g.version[max(a, c)]})
		}
	}
}

// edges is a heap, most alike first, then by number.
type edges []edge

func (h edges) Len() int { return len(h) }
func (h edges) Less(i, j int) bool {
	if h[i].score != h[j].score {
		return h[i].score > h[j].score
	}
	if h[i].a != h[j].a {
		return h[i].a < h[j].a
	}
	return h[i].b < h[j].b
}
func (h edges) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *edges) Push(x any)   { *h = append(*h, x.(edge)) }
func (h *edges) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
