package statement

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// node is all renderings of one story that hold the same terms: copies are
// compared once.
type node struct {
	rends  []int // in article and text order
	story  int
	first  *rendering
	weight []float64 // beside first.frame.terms
	norm   float64   // sum of squared weights
	mass   float64   // sum of weights
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
// story. What every sentence of a story names tells no two of them apart.
func (p *pile) weigh(nodes []node) {
	type key struct{ story, term int }
	df := map[key]int{}
	size := map[int]int{}
	for _, n := range nodes {
		size[n.story]++
		for _, t := range n.first.frame.terms {
			df[key{n.story, t}]++
		}
	}
	for i := range nodes {
		n := &nodes[i]
		n.weight = make([]float64, len(n.first.frame.terms))
		u := float64(size[n.story])
		for k, t := range n.first.frame.terms {
			local := math.Log(1 + u/float64(df[key{n.story, t}]))
			w := p.rare[t] * math.Pow(local/math.Log(2+u), sharp)
			n.weight[k] = w
			n.norm += w * w
			n.mass += w
		}
	}
}

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

// shared sums over the terms that two nodes have in common.
func shared(a, b *node) (dot, sumA, sumB float64) {
	x, y := a.first.frame.terms, b.first.frame.terms
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

func common(a, b []string) bool {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			return true
		}
	}
	return false
}
