package reuse

import (
	"slices"

	"sanad/internal/link"
)

// A translation follows its original: the pairings of two articles in two
// languages count where they keep one order on both sides, when enough of them
// are strong and they are strong enough together.
const (
	manyStrong  = 2
	enoughOrder = 1.2 // sum of the cosines
)

// translate compares the sentences of two articles in different languages.
// Terms that the dictionaries of the language packs file under one head are
// the same; so are names and numbers.
func (p *comparer) translate(d, e int, out []link.Passage) []link.Passage {
	a, b := p.words(d), p.words(e)
	x, y := p.vectors(d), p.vectors(e)
	p.pairer.meet(x, y)
	ps := inOrder(p.pairer.pairs(x, y, 1), y.len())
	sum, strong := float32(0), 0
	for _, q := range ps {
		sum += q.Cosine
		if q.degree == isStrong {
			strong++
		}
	}
	if strong < manyStrong || sum < enoughOrder {
		return out
	}
	for _, q := range ps {
		z := patch{A0: int(x.words[q.I]), A1: int(x.words[q.I+1]), B0: int(y.words[q.J]), B1: int(y.words[q.J+1])}
		f := p.passage(d, e, a, b, z)
		f.Kind, f.Score = link.Paraphrase, min(1, float64(q.Cosine))
		out = append(out, f)
	}
	return out
}

// inOrder picks, of pairings ordered by I, those with rising I and rising J
// whose cosines sum up highest. J is below n. It takes n log n steps: best[j]
// of a Fenwick tree is the heaviest chain that ends below j.
func inOrder(ps []pairing, n int) []pairing {
	type end struct {
		sum  float32
		last int // pairing, -1 for none
	}
	tree := make([]end, n+1)
	for i := range tree {
		tree[i].last = -1
	}
	before := make([]int, len(ps))
	heaviest := end{last: -1}
	for i := 0; i < len(ps); {
		k := i
		var ends []end // of one I: they must not follow each other
		for ; k < len(ps) && ps[k].I == ps[i].I; k++ {
			at := end{last: -1}
			for j := ps[k].J; j > 0; j -= j & -j {
				if tree[j].sum > at.sum {
					at = tree[j]
				}
			}
			before[k] = at.last
			ends = append(ends, end{at.sum + ps[k].Cosine, k})
		}
		for _, v := range ends {
			for j := ps[v.last].J + 1; j <= n; j += j & -j {
				if v.sum > tree[j].sum {
					tree[j] = v
				}
			}
			if v.sum > heaviest.sum {
				heaviest = v
			}
		}
		i = k
	}
	var out []pairing
	for k := heaviest.last; k >= 0; k = before[k] {
		out = append(out, ps[k])
	}
	slices.Reverse(out)
	return out
}
