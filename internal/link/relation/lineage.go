package relation

import (
	"cmp"
	"slices"
)

// lineage is the best parent of every page of a group.
type lineage struct {
	parent []int     // page, -1 for none
	gain   []float64 // log-odds that the parent is the source
	claims *claims
	turn   []int // place of a page in its line of versions, -1 for none
	doc    []int // the line
}

// lineage claims for every page the likeliest parent, where it is likelier than
// not that the page comes from there. A page is never its own ancestor: the
// likelier of two claims stands, and the other page takes the next likely
// parent.
func (g *group) lineage(w *Weights) *lineage {
	n := len(g.pages)
	l := &lineage{parent: make([]int, n), gain: make([]float64, n), turn: make([]int, n), doc: make([]int, n)}
	all := g.allClaims(w)
	l.claims = all
	followed := all.followed()
	type link struct {
		child, parent int
		gain          float64
	}
	var links []link
	for c := range n {
		l.parent[c], l.turn[c] = -1, -1
		order, odds := all.second(w, c, followed)
		for i, k := range order {
			if odds[i] > 0 && !all.explained(c, k) {
				links = append(links, link{c, all.of[c][k].tie.other, odds[i]})
			}
		}
	}
	slices.SortStableFunc(links, func(x, y link) int { return cmp.Compare(y.gain, x.gain) })
	for _, k := range links {
		if l.parent[k.child] < 0 && k.parent != k.child && !l.above(k.child, k.parent) {
			l.parent[k.child], l.gain[k.child] = k.parent, k.gain
		}
	}
	for d, line := range g.lines() {
		for k, c := range line {
			l.turn[c], l.doc[c] = k, d
		}
	}
	return l
}

// above reports whether p is an ancestor of c.
func (l *lineage) above(p, c int) bool {
	for x := l.parent[c]; x >= 0; x = l.parent[x] {
		if x == p {
			return true
		}
	}
	return false
}

// versions reports whether a and b stand in a line of versions, and whether
// next to one another.
func (l *lineage) versions(a, b int) (both, next bool) {
	x, y := l.turn[a], l.turn[b]
	return x >= 0 && y >= 0 && l.doc[a] == l.doc[b], x-y == 1 || y-x == 1
}

// meeting is the nearest page that is an ancestor of both, or one of them; -1
// where their lines do not meet.
func (l *lineage) meeting(a, b int) int {
	on := map[int]bool{}
	for x := a; x >= 0; x = l.parent[x] {
		on[x] = true
	}
	for x := b; x >= 0; x = l.parent[x] {
		if on[x] {
			return x
		}
	}
	return -1
}
