package story

import (
	"cmp"
	"math"
	"slices"
)

// pair is two articles that may tell one story.
type pair struct {
	a, b int // a < b
	sim  float64
}

const (
	probes   = 40  // heaviest terms of an article that are looked up
	crowd    = 400 // articles a looked-up term may stand in to be looked up whole
	beside   = 8   // articles seen on each side in a crowd
	nearest  = 30  // neighbours kept of an article
	horizon  = 30. // days beyond which two dated articles are no neighbours
	farthest = .5  // how far below the threshold a neighbour may be
)

// neighbours lists for each article the nearest earlier and later ones that
// share heavy terms, each pair once, in order. Its cost grows with the
// postings of heavy terms, not with the number of articles.
func neighbours(docs []doc, set Setting) []pair {
	post := map[int32][]int32{}
	heavy := make([]vector, len(docs))
	for i := range docs {
		heavy[i] = heaviest(docs[i].vec, probes)
		for _, t := range heavy[i] {
			post[t.id] = append(post[t.id], int32(i))
		}
	}
	var out []pair
	score, seen := make([]float32, len(docs)), []int32{}
	for i := range docs {
		seen = seen[:0]
		for _, t := range heavy[i] {
			for _, j := range around(post[t.id], int32(i)) {
				if score[j] == 0 {
					seen = append(seen, j)
				}
				score[j] += t.w * t.w
			}
		}
		slices.SortFunc(seen, func(a, b int32) int {
			return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b))
		})
		kept := 0
		for _, j := range seen {
			if int(j) != i && kept < nearest && !apart(&docs[i], &docs[j]) {
				kept++
				if s := kin(&docs[i], &docs[j]); s > set.Threshold-farthest {
					out = append(out, pair{min(i, int(j)), max(i, int(j)), s})
				}
			}
			score[j] = 0
		}
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Or(a.a-b.a, a.b-b.b) })
	return slices.CompactFunc(out, func(a, b pair) bool { return a.a == b.a && a.b == b.b })
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

// heaviest are the n heaviest terms of v.
func heaviest(v vector, n int) vector {
	h := slices.Clone(v)
	slices.SortFunc(h, func(a, b term) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.id, b.id)) })
	return h[:min(n, len(h))]
}

// apart reports whether the dates of two articles keep them from one story.
func apart(a, b *doc) bool { return math.Abs(a.day-b.day) > horizon } // false for unknown days

// kin is the kinship of two articles before time.
func kin(a, b *doc) float64 { return dot(a.vec, b.vec) }
