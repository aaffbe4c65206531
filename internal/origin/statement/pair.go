package statement

import (
	"cmp"
	"math"
	"slices"

	"sanad/internal/text"
)

// likeness is how much two nodes say the same, with its parts.
type likeness struct {
	score float64
	apart string  // reason why they are not one statement, "" for none
	words float64 // likeness of the words alone, whatever keeps them apart
	told  float64 // the part of the score that says whether narration shares more than names
}

// pair is two nodes that were compared, a before b.
type pair struct {
	a, b int
	likeness
}

// Bounds of the candidate search.
const (
	postings = 400 // a term that more nodes of the pile hold finds no candidates
	nearest  = 40  // candidates compared for one node
	rareKeys = 12  // terms of a node that are looked up
)

// block is how many pairs a worker compares at a time.
const block = 512

// pairs compares every node with those that share its rarest terms or a
// passage.
func (p *pile) pairs(nodes []node) []pair {
	pass := p.passagePairs(nodes)
	keys := p.candidates(nodes)
	for k := range pass {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	keys = slices.Compact(keys)
	out := make([]pair, len(keys))
	p.in.Workers.Each((len(keys)+block-1)/block, func(_, n int) {
		for i := n * block; i < min(len(keys), (n+1)*block); i++ {
			k := keys[i]
			out[i] = pair{k[0], k[1], p.compare(&nodes[k[0]], &nodes[k[1]], pass[k])}
		}
	})
	return out
}

// candidates finds for every node the nodes that share most of its rare terms;
// a pair may stand there twice.
func (p *pile) candidates(nodes []node) [][2]int {
	post := map[int][]int{}
	for i := range nodes {
		for _, t := range nodes[i].first.frame.terms {
			post[t] = append(post[t], i)
		}
	}
	looks := make([]look, p.in.Workers.Len())
	blocks := make([][][2]int, (len(nodes)+block-1)/block)
	p.in.Workers.Each(len(blocks), func(w, n int) {
		if looks[w].score == nil {
			looks[w].score = make([]float64, len(nodes))
		}
		for i := n * block; i < min(len(nodes), (n+1)*block); i++ {
			for _, j := range looks[w].near(nodes, i, post) {
				blocks[n] = append(blocks[n], [2]int{min(i, j), max(i, j)})
			}
		}
	})
	return slices.Concat(blocks...)
}

// look is what a worker looks for neighbours with, used again for every node.
type look struct {
	score   []float64 // by node, 0 before and after
	touched []int     // nodes with a score
}

// near are the nodes that share most of the rare terms of node i, until it is
// asked again.
func (l *look) near(nodes []node, i int, post map[int][]int) []int {
	score, touched := l.score, l.touched[:0]
	for _, k := range rarestTerms(&nodes[i], post) {
		w := nodes[i].weight[k] * nodes[i].weight[k]
		for _, j := range post[nodes[i].first.frame.terms[k]] {
			if j == i {
				continue
			}
			if score[j] == 0 {
				touched = append(touched, j)
			}
			score[j] += w
		}
	}
	l.touched = touched
	found := best(touched, score) // stands first in touched
	for _, j := range touched {
		score[j] = 0
	}
	return found
}

// rarestTerms are the places in n's term list to look up.
func rarestTerms(n *node, post map[int][]int) []int {
	var l []int
	for k, t := range n.first.frame.terms {
		if len(post[t]) <= postings {
			l = append(l, k)
		}
	}
	slices.SortStableFunc(l, func(x, y int) int {
		return len(post[n.first.frame.terms[x]]) - len(post[n.first.frame.terms[y]])
	})
	return l[:min(len(l), rareKeys)]
}

// best are the highest scored of the touched nodes, of equal ones the earlier.
// It is reached by halving, so that only what may be best is sorted.
func best(touched []int, score []float64) []int {
	worse := func(x, y int) int {
		switch {
		case score[x] > score[y]:
			return -1
		case score[x] < score[y]:
			return 1
		}
		return x - y
	}
	for len(touched) > 8*nearest {
		mean := 0.0
		for _, j := range touched {
			mean += score[j]
		}
		mean /= float64(len(touched))
		n := 0
		for k, j := range touched {
			if score[j] > mean {
				touched[n], touched[k] = touched[k], touched[n]
				n++
			}
		}
		if n < nearest || n == len(touched) { // rounding can put a mean below equal scores
			break
		}
		touched = touched[:n]
	}
	slices.SortFunc(touched, worse)
	return touched[:min(len(touched), nearest)]
}

// passagePairs says how far passages of reuse lay two nodes on each other.
func (p *pile) passagePairs(nodes []node) map[[2]int]float64 {
	out := map[[2]int]float64{}
	if p.without[ByPassage] {
		return out
	}
	nodeOf := make([]int, len(p.rends))
	for i := range nodes {
		for _, r := range nodes[i].rends {
			nodeOf[r] = i
		}
	}
	for _, q := range p.in.Passages {
		i, iok := p.at[q.A.Article]
		j, jok := p.at[q.B.Article]
		if !iok || !jok {
			continue
		}
		for _, x := range p.under(i, q.A.Span) {
			image := project(p.rends[x].span, q.A.Span, q.B.Span)
			for _, y := range p.under(j, image) {
				a, b := nodeOf[x], nodeOf[y]
				if a == b {
					continue
				}
				s := p.rends[y].span
				lap := float64(s.Shared(image)) / float64(max(1, min(s.Len(), image.Len())))
				k := [2]int{min(a, b), max(a, b)}
				out[k] = max(out[k], lap*q.Score)
			}
		}
	}
	return out
}

// under are the renderings of article i that s covers by half.
func (p *pile) under(i int, s text.Span) []int {
	l := p.of[i]
	n, _ := slices.BinarySearchFunc(l, s.Start, func(r, at int) int { return p.rends[r].span.Start - at })
	for n > 0 && p.rends[l[n-1]].span.End > s.Start {
		n--
	}
	var out []int
	for ; n < len(l) && p.rends[l[n]].span.Start < s.End; n++ {
		r := p.rends[l[n]].span
		if 2*r.Shared(s) >= min(r.Len(), s.Len()) {
			out = append(out, l[n])
		}
	}
	return out
}

// project lays s, a part of from, on to by proportion.
func project(s, from, to text.Span) text.Span {
	s = text.Span{Start: max(s.Start, from.Start), End: min(s.End, from.End)}
	if s.Empty() || from.Empty() {
		return text.Span{Start: to.Start, End: to.Start}
	}
	f := float64(to.Len()) / float64(from.Len())
	return text.Span{
		Start: to.Start + int(float64(s.Start-from.Start)*f),
		End:   to.Start + int(math.Ceil(float64(s.End-from.Start)*f)),
	}
}
