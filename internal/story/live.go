package story

import "slices"

const (
	rarest = 24 // heaviest terms of an article that are looked up
	looked = 4  // live stories that an article is compared with
	far    = 4  // how much less than the first one may have of the shared weight
	latest = 32 // articles of a looked-up term that are seen, the last ones first
)

// live is the stories of a stream with an index of the heavy terms of their
// articles.
type live struct {
	pile   *Pile
	groups []*group // nil for what became part of another
	home   []int    // of every article, its group
	head   []int32  // of each term, the last posting of an article in which it is heavy, plus one; 0 for none
	posts  []posting
	heavy  []vector  // of every article
	score  []float32 // of each group, 0 between two look-ups
	last   []int     // heavy term that was last found in each group
}

// posting is an article of a term, and the posting before it, as in head.
type posting struct{ doc, before int32 }

func newLive(p *Pile) *live { return &live{pile: p} }

// open adds a group and says its place.
func (l *live) open(g *group) int {
	l.groups, l.score, l.last = append(l.groups, g), append(l.score, 0), append(l.last, 0)
	for _, d := range g.docs {
		l.enter(d, len(l.groups)-1)
	}
	return len(l.groups) - 1
}

// enter puts an article in a group. A new one enters the index.
func (l *live) enter(d, group int) {
	if d < len(l.home) {
		l.home[d] = group
		return
	}
	l.home = append(l.home, group)
	l.heavy = append(l.heavy, heaviest(l.pile.docs[d].vec, rarest))
	if n := len(l.pile.terms.ids)*int(fields) - len(l.head); n > 0 {
		l.head = append(l.head, make([]int32, n)...)
	}
	for _, t := range l.heavy[d] {
		l.posts = append(l.posts, posting{int32(d), l.head[t.id]})
		l.head[t.id] = int32(len(l.posts))
	}
}

// members are the articles of a group, sorted.
func (l *live) members(group int) []int {
	if l.groups[group] == nil {
		return nil
	}
	return slices.Sorted(slices.Values(l.groups[group].docs))
}

// nearest lists the live groups that have most of the weight of the heavy terms
// of an article, but not its own group.
func (l *live) nearest(d int) []int {
	var seen []int
	for i, t := range l.heavy[d] {
		at := l.head[t.id]
		for n := 0; at != 0 && n < latest; n++ {
			x := l.posts[at-1]
			at = x.before
			g := l.home[x.doc]
			if l.score[g] == 0 {
				seen = append(seen, g)
			} else if l.last[g] == i {
				continue
			}
			l.last[g] = i
			l.score[g] += t.w * t.w
		}
	}
	var out []int
	for _, g := range seen {
		if g != l.home[d] {
			out = l.keep(out, g)
		}
	}
	out = l.cut(out)
	for _, g := range seen {
		l.score[g] = 0
	}
	return out
}

// keep adds a group to the best so far.
func (l *live) keep(best []int, g int) []int {
	before := func(a, b int) bool { return l.score[a] > l.score[b] || l.score[a] == l.score[b] && a < b }
	if len(best) == looked {
		if !before(g, best[looked-1]) {
			return best
		}
		best = best[:looked-1]
	}
	i := len(best)
	best = append(best, g)
	for ; i > 0 && before(g, best[i-1]); i-- {
		best[i] = best[i-1]
	}
	best[i] = g
	return best
}

// cut drops of the best those that have far less than the first.
func (l *live) cut(best []int) []int {
	n := 0
	for n < len(best) && l.score[best[n]]*far >= l.score[best[0]] {
		n++
	}
	return best[:n]
}

// join moves group b into group a.
func (l *live) join(a, b int) {
	g := l.groups[b]
	l.groups[a].take(g, dot(l.groups[a].sum, g.sum))
	for _, d := range g.docs {
		l.home[d] = a
	}
	l.groups[b] = nil
}

// part replaces a group by its parts and says their places.
func (l *live) part(group int, parts [][]int) []int {
	l.groups[group] = nil
	var out []int
	for _, docs := range parts {
		out = append(out, l.gather(docs))
	}
	return out
}

// gather opens a group of articles and says its place.
func (l *live) gather(docs []int) int {
	g := l.pile.alone(docs[0])
	for _, d := range docs[1:] {
		one := l.pile.alone(d)
		g.take(one, dot(g.sum, one.sum))
	}
	return l.open(g)
}
