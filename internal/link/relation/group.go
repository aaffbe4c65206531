package relation

import "slices"

// tie joins two pages by what they have in common.
type tie struct {
	other int // the page at the other end
	mine  *side
	yours *side
	same  int // words of mine that stand in the other
}

// group is pages that hang together.
type group struct {
	pages []*page
	ties  [][]tie    // of each page, by the number of the other
	held  [][]uint16 // for every word of every page, how many tied pages have it at the same place

	missing [][]credit // of each page, the media it credits that no page tied to it is of
}

func newGroup(pages []*page, pairs [][2]int) *group {
	g := &group{pages: pages, ties: make([][]tie, len(pages)), held: make([][]uint16, len(pages))}
	for i, p := range pages {
		g.held[i] = make([]uint16, len(p.words))
	}
	for _, p := range pairs {
		i, j := p[0], p[1]
		o := align(pages[i], pages[j])
		g.tie(i, j, &o.a, &o.b)
		g.tie(j, i, &o.b, &o.a)
	}
	for i := range g.ties {
		slices.SortFunc(g.ties[i], func(x, y tie) int { return x.other - y.other })
	}
	g.missing = g.unfound()
	return g
}

func (g *group) tie(i, j int, mine, yours *side) {
	g.ties[i] = append(g.ties[i], tie{j, mine, yours, mine.same.count()})
	for k := range g.held[i] {
		if mine.same.has(k) && g.held[i][k] < 1<<16-1 {
			g.held[i][k]++
		}
	}
}

// third reports whether a page other than the one of t has word k of page i
// at the same place.
func (g *group) third(i, k int, s *side) bool {
	n := g.held[i][k]
	if s.same.has(k) {
		n--
	}
	return n > 0
}
