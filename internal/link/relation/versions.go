package relation

import (
	"slices"

	"sanad/internal/article"
)

// Texts of which nobody is said to be the publisher, author or source, and
// which carry no date, are taken for versions of one document: a line in which
// every version was made from the one before it, and which on the whole grows.
// News shrinks as it is copied; documents grow as they are revised.

// unsigned reports whether the article states nothing of where it comes from.
func unsigned(a *article.Article) bool {
	return a.Outlet.Name == "" && a.Published == nil && a.Dateline == nil && len(a.Credits) == 0 && len(a.Declared) == 0 && a.Copyright == nil
}

// reordered is the largest number of versions of which all orders near the
// greedy one are tried.
const reordered = 64

// ofOne is the number of words, of both texts together, that agree in two
// versions of one document: one in twenty-five.
func ofOne(a, b *page) int { return (len(a.words) + len(b.words)) / 25 }

// lines orders the unsigned pages of the group, those of each document from
// the first version to the last.
func (g *group) lines() (out [][]int) {
	f := newForest(len(g.pages))
	for a, p := range g.pages {
		for _, t := range g.ties[a] {
			if unsigned(p.art) && unsigned(g.pages[t.other].art) && 2*t.same >= ofOne(p, g.pages[t.other]) {
				f.join(a, t.other)
			}
		}
	}
	of := map[int][]int{}
	for a := range g.pages {
		of[f.root(a)] = append(of[f.root(a)], a)
	}
	for a := range g.pages {
		if at := of[a]; len(at) > 1 {
			out = append(out, g.line(at))
		}
	}
	return out
}

// line orders the versions of one document.
func (g *group) line(at []int) []int {
	path := g.chain(at)
	if len(path) <= reordered {
		g.improve(path)
	}
	if g.shrinks(path) {
		slices.Reverse(path)
	}
	return path
}

// nearness is the share of two pages that lies in long runs of the other; -1
// where they are not tied.
func (g *group) nearness(a, b int) float64 {
	k, ok := slices.BinarySearchFunc(g.ties[a], b, func(t tie, b int) int { return t.other - b })
	if !ok {
		return -1
	}
	t := g.ties[a][k]
	return t.nearness(g.pages[a], g.pages[b])
}

func (t tie) nearness(a, b *page) float64 {
	return float64(t.mine.runs.count()+t.yours.runs.count()) / float64(max(1, len(a.words)+len(b.words)))
}

// chain joins the nearest pages first, none to more than two others, and puts
// the pieces one behind the other.
func (g *group) chain(at []int) []int {
	type edge struct {
		a, b int
		near float64
	}
	in := make(map[int]bool, len(at))
	for _, a := range at {
		in[a] = true
	}
	var edges []edge
	for _, a := range at {
		for _, t := range g.ties[a] {
			if t.other > a && in[t.other] {
				edges = append(edges, edge{a, t.other, t.nearness(g.pages[a], g.pages[t.other])})
			}
		}
	}
	slices.SortStableFunc(edges, func(x, y edge) int { return -sign(x.near - y.near) })
	next := make(map[int][]int, len(at))
	f := newForest(len(g.pages))
	for _, e := range edges {
		if len(next[e.a]) < 2 && len(next[e.b]) < 2 && f.root(e.a) != f.root(e.b) {
			f.join(e.a, e.b)
			next[e.a], next[e.b] = append(next[e.a], e.b), append(next[e.b], e.a)
		}
	}
	return walk(at, next)
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// walk lists the pages piece by piece, every piece from one of its ends.
func walk(at []int, next map[int][]int) (path []int) {
	ends := slices.Clone(at)
	slices.SortStableFunc(ends, func(x, y int) int { return len(next[x]) - len(next[y]) })
	seen := make(map[int]bool, len(at))
	for _, x := range ends {
		for x >= 0 && !seen[x] {
			seen[x] = true
			path = append(path, x)
			to := -1
			for _, y := range next[x] {
				if !seen[y] {
					to = y
				}
			}
			x = to
		}
	}
	return path
}

// improve turns stretches of the path around, and moves single pages, while
// that brings near pages together.
func (g *group) improve(path []int) {
	near := func(i, j int) float64 {
		if i < 0 || j >= len(path) {
			return 0
		}
		return g.nearness(path[i], path[j])
	}
	for pass, better := 0, true; better && pass < 2*len(path); pass++ {
		better = false
		for i := range path {
			for j := i + 1; j < len(path); j++ {
				if near(i-1, j)+near(i, j+1) > near(i-1, i)+near(j, j+1)+1e-9 {
					slices.Reverse(path[i : j+1])
					better = true
				}
			}
		}
		better = g.move(path) || better
	}
}

// move puts one page where it lies nearer to its neighbours.
func (g *group) move(path []int) bool {
	link := func(p []int, i, j int) float64 {
		if i < 0 || j >= len(p) {
			return 0
		}
		return g.nearness(p[i], p[j])
	}
	for i, x := range path {
		rest := slices.Concat(path[:i], path[i+1:])
		have := link(path, i-1, i) + link(path, i, i+1) - link(rest, i-1, i)
		best, to := have+1e-9, -1
		for j := 0; j <= len(rest); j++ {
			with := slices.Insert(slices.Clone(rest), j, x)
			if w := link(with, j-1, j) + link(with, j, j+1) - link(rest, j-1, j); w > best {
				best, to = w, j
			}
		}
		if to >= 0 {
			copy(path, slices.Insert(rest, to, x))
			return true
		}
	}
	return false
}

// shrinks reports whether the pages of the path grow shorter on the whole.
func (g *group) shrinks(path []int) bool {
	trend := 0.0
	for i, p := range path {
		trend += (float64(i) - float64(len(path)-1)/2) * float64(len(g.pages[p].art.Text))
	}
	return trend < 0
}
