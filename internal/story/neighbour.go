package story

import (
	"cmp"
	"slices"
)

// pair is two articles that may tell one story, and their kinship.
type pair struct {
	a, b int // a < b
	kin  float64
}

const (
	probes  = 40  // heaviest terms of an article that are looked up
	crowd   = 400 // articles a looked-up term may stand in to be looked up whole
	beside  = 8   // articles seen on each side in a crowd
	nearest = 30  // neighbours looked at of an article
	horizon = 60  // days beyond which two dated articles are no neighbours
)

// neighbours lists for each article the nearest others that share heavy terms,
// each pair once, in order. Its cost grows with the postings of heavy terms,
// not with the number of articles.
func (p *Pile) neighbours(set Setting) []pair {
	x := index{post: map[int32][]int32{}, score: make([]float32, len(p.docs))}
	heavy := make([]vector, len(p.docs))
	for i := range p.docs {
		heavy[i] = heaviest(p.docs[i].vec, probes)
		for _, t := range heavy[i] {
			x.post[t.id] = append(x.post[t.id], int32(i))
		}
	}
	var out []pair
	for i := range p.docs {
		kept := 0
		for _, j := range x.lookUp(heavy[i], int32(i)) {
			if kept == nearest {
				break
			}
			a, b := min(i, int(j)), max(i, int(j))
			if p.docs[a].day.gap(p.docs[b].day) > horizon {
				continue
			}
			kept++
			if k := dot(p.docs[a].vec, p.docs[b].vec); k > set.Threshold/2 {
				out = append(out, pair{a, b, k})
			}
		}
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Or(a.a-b.a, a.b-b.b) })
	return slices.CompactFunc(out, func(a, b pair) bool { return a.a == b.a && a.b == b.b })
}

// index finds the articles of a term.
type index struct {
	post  map[int32][]int32 // sorted
	score []float32         // of each article, 0 between two look-ups
}

// lookUp lists the articles that share heavy terms with article i, those that
// share the heaviest first.
func (x *index) lookUp(heavy vector, i int32) []int32 {
	var seen []int32
	for _, t := range heavy {
		for _, j := range around(x.post[t.id], i) {
			if x.score[j] == 0 {
				seen = append(seen, j)
			}
			x.score[j] += t.w * t.w
		}
	}
	seen = slices.DeleteFunc(seen, func(j int32) bool { return j == i })
	slices.SortFunc(seen, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.score[b], x.score[a]), cmp.Compare(a, b))
	})
	for _, j := range seen {
		x.score[j] = 0
	}
	x.score[i] = 0
	return seen
}

// around is a list of articles, or of a crowded list those next to i in it, so
// that a crowd holds together as a chain.
func around(list []int32, i int32) []int32 {
	if len(list) <= crowd {
		return list
	}
	at, _ := slices.BinarySearch(list, i)
	return list[max(0, at-beside):min(len(list), at+beside+1)]
}

// heaviest are the n heaviest terms of v, in order of weight.
func heaviest(v vector, n int) vector {
	h := make(vector, 0, n)
	for _, t := range v {
		if len(h) == n {
			if t.w <= h[n-1].w {
				continue
			}
			h = h[:n-1]
		}
		i := len(h)
		h = append(h, t)
		for ; i > 0 && h[i-1].w < t.w; i-- {
			h[i] = h[i-1]
		}
		h[i] = t
	}
	return h
}
