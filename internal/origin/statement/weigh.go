package statement

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// node is all renderings of one story that hold the same terms: copies are
// compared once.
type node struct {
	rends    []int // in article and text order
	story    int
	first    *rendering
	heading  []string
	subjects []subject
	free     []bool // by term: a word of its own, in no name and no expression
	scale           // by what the story tells
	bare     scale  // the same, with names and expressions as one thing each
	wide     scale  // by what the whole storyline tells; empty without one
}

// scale is the weight of each term of a node, beside first.frame.terms.
type scale struct {
	weight []float64
	norm   float64 // sum of squared weights
	mass   float64 // sum of weights
}

// nodes joins the renderings that say the same in the same terms.
func (p *pile) nodes() []node {
	var out []node
	at := map[string]int{}
	for n := range p.rends {
		r := &p.rends[n]
		k := nodeKey(p.story[r.art], r)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, node{story: p.story[r.art], first: r})
		}
		out[i].rends = append(out[i].rends, n)
	}
	p.weigh(out)
	return out
}

func nodeKey(story int, r *rendering) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(story))
	if r.frame.negative {
		b.WriteByte('-')
	}
	for _, t := range r.frame.terms {
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(t))
	}
	for _, t := range r.frame.times {
		b.WriteByte('@')
		b.WriteString(t)
	}
	return b.String()
}

// weigh gives every term of every node its weight: how rare it is in the
// background of its language times how rare it is among the renderings of its
// story. What every sentence of a story names tells no two of them apart. Two
// stories of one storyline are compared by what is rare in all of it.
func (p *pile) weigh(nodes []node) {
	story, line := newRarity(), newRarity()
	for i := range nodes {
		story.count(strconv.Itoa(nodes[i].story), nodes[i].first.frame.terms)
		if l := p.lineAt(nodes[i].story); l != "" {
			line.count(l, nodes[i].first.frame.terms)
		}
	}
	bound := ties(nodes)
	p.named = make([]map[string][]int, len(p.in.Articles))
	p.in.Workers.Each(len(p.named), func(_, i int) { p.named[i] = p.naming(i) })
	p.in.Workers.Each(len(nodes), func(_, i int) {
		n := &nodes[i]
		part := bound.parts(n)
		n.free = make([]bool, len(part))
		for k, t := range n.first.frame.terms {
			n.free[k] = part[k] == 1 && !p.proper[t]
		}
		n.scale = p.scale(story, strconv.Itoa(n.story), n.first.frame.terms, 1)
		n.bare = n.scale.of(part)
		n.heading, n.subjects = p.heading(n.first), p.subjects(n.first)
		if l := p.lineAt(n.story); l != "" {
			n.wide = p.scale(line, l, n.first.frame.terms, nameAgain)
		}
	})
}

// lineAt is the storyline of the story with a number, "" for none.
func (p *pile) lineAt(story int) string {
	if story < 0 {
		return ""
	}
	return p.in.Stories[story].Storyline
}

// rarity counts in how many nodes of a group each term stands.
type rarity struct {
	df   map[termIn]int
	size map[string]int
}

type termIn struct {
	group string
	term  int
}

func newRarity() rarity { return rarity{df: map[termIn]int{}, size: map[string]int{}} }

func (r rarity) count(group string, terms []int) {
	r.size[group]++
	for _, t := range terms {
		r.df[termIn{group, t}]++
	}
}

// scale weighs the terms of a node within a group.
func (p *pile) scale(r rarity, group string, terms []int, name float64) scale {
	s := scale{weight: make([]float64, len(terms))}
	u := float64(r.size[group])
	for k, t := range terms {
		local := math.Log(1 + u/float64(r.df[termIn{group, t}]))
		w := p.rare[t] * math.Pow(local/math.Log(2+u), sharp)
		if p.proper[t] {
			w *= name
		}
		s.weight[k] = w
		s.norm += w * w
		s.mass += w
	}
	return s
}

// of is a scale of which each term keeps a part.
func (s *scale) of(part []float64) scale {
	out := scale{weight: make([]float64, len(part))}
	for k, w := range s.weight {
		w *= part[k]
		out.weight[k] = w
		out.norm += w * w
		out.mass += w
	}
	return out
}

// nameAgain is what a name weighs between two stories of one storyline, where
// the same people and places return.
const nameAgain = 0.45

// sharp is how much the rarity within a story tells.
const sharp = 1.1

// Background rarity: a word of every tenth article weighs a third of one that
// the background hardly knows.
const rarest = 7.0 // log of one in about 1,100 articles

// learnRarity notes how common the word behind a term is.
func (p *pile) learnRarity(term int, count, total int) {
	if total == 0 {
		return
	}
	r := math.Log(float64(total)/(float64(count)+float64(total)/math.Exp(rarest))) / rarest
	p.rare[term] = min(p.rare[term], max(r, 0.02))
}

// shared sums over the terms x and y that two nodes have in common.
func shared(x, y []int, a, b *scale) (dot, sumA, sumB float64) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			dot += a.weight[i] * b.weight[j]
			sumA += a.weight[i]
			sumB += b.weight[j]
			i++
			j++
		}
	}
	return dot, sumA, sumB
}

// told is the share of what the side with less says outside names and
// expressions that the other says too.
func told(x, y *node, a, b *scale) float64 {
	var both, sa, sb float64
	s, t := x.first.frame.terms, y.first.frame.terms
	for i := range s {
		if x.free[i] {
			sa += a.weight[i]
			if j, ok := slices.BinarySearch(t, s[i]); ok && y.free[j] {
				both += a.weight[i]
			}
		}
	}
	for j := range t {
		if y.free[j] {
			sb += b.weight[j]
		}
	}
	return both / (min(sa, sb) + ground/2)
}

func common[T cmp.Ordered](a, b []T) bool {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			return true
		}
	}
	return false
}
