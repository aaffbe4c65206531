package reuse

import (
	"cmp"
	"math/bits"
	"slices"

	"sanad/internal/index"
)

// Alignment of two articles. Common runs of seedWords words or more are
// chained while they lie near one diagonal; what a chain skips on both sides is
// aligned word by word.
const (
	seedWords = 3
	crowded   = 8   // places of a seed beyond which it says nothing
	maxGap    = 30  // words that a chain may skip on either side
	minRun    = 6   // equal words of a chain
	minShare  = 0.5 // share of equal words of a chain
)

// run is equal words: a[A:A+N] and b[B:B+N].
type run struct{ A, B, N int }

// chain is runs in order on both sides: words [A0,A1) and [B0,B1), of which
// Same are equal.
type chain struct{ A0, A1, B0, B1, Same int }

func (c chain) share() float64 {
	return 2 * float64(c.Same) / float64(c.A1-c.A0+c.B1-c.B0)
}

// aligner holds the seeds of one article and room for aligning others to it.
type aligner struct {
	head   []uint32 // by seed hash: first place + 1
	next   []uint32 // by place: next place of the same slot + 1
	shift  uint
	runs   []run
	open   []chain
	done   []chain
	common common
	usedA  []bool // words that a better chain holds
	usedB  []bool
}

// slot is the slot of a seed: the upper bits of a sum of well mixed hashes.
func (al *aligner) slot(ws []index.Word, i int) uint64 {
	w := ws[i : i+seedWords]
	return (w[0].Hash + 3*w[1].Hash + 7*w[2].Hash) >> al.shift
}

// index prepares the aligner for article a.
func (al *aligner) index(a []index.Word) {
	size := 64
	for size < 2*len(a) {
		size *= 2
	}
	if cap(al.head) < size {
		al.head = make([]uint32, size)
	}
	al.head = al.head[:size]
	clear(al.head)
	al.next = slices.Grow(al.next[:0], len(a))[:len(a)]
	al.shift = uint(64 - bits.TrailingZeros(uint(size)))
	for i := len(a) - seedWords; i >= 0; i-- {
		s := al.slot(a, i)
		al.next[i] = al.head[s]
		al.head[s] = uint32(i + 1)
	}
}

// chains lists the chains of common runs of a, which was indexed, and b.
func (al *aligner) chains(a, b []index.Word) []chain {
	al.findRuns(a, b)
	al.open, al.done = al.open[:0], al.done[:0]
	for _, r := range al.runs {
		al.attach(a, b, r)
	}
	al.done = append(al.done, al.open...)
	slices.SortFunc(al.done, func(x, y chain) int {
		return cmp.Or(cmp.Compare(y.Same, x.Same), cmp.Compare(x.A0, y.A0), cmp.Compare(x.B0, y.B0))
	})
	return al.dropCovered(al.done, len(a), len(b))
}

// findRuns fills al.runs with the longest common runs, by their place in b.
func (al *aligner) findRuns(a, b []index.Word) {
	al.runs = al.runs[:0]
	var last run // the run found last
	for j := 0; j+seedWords <= len(b); j++ {
		k := al.head[al.slot(b, j)]
		if k == 0 || al.next[k-1] == 0 && int(k-1)-last.A == j-last.B && j+seedWords <= last.B+last.N {
			continue // no seed of a, or none but the one inside of the last run
		}
		for n := 0; k != 0 && n < crowded; k = al.next[k-1] {
			i := int(k - 1)
			if a[i].Hash != b[j].Hash || a[i+1].Hash != b[j+1].Hash || a[i+2].Hash != b[j+2].Hash {
				continue
			}
			n++
			if i > 0 && j > 0 && a[i-1].Hash == b[j-1].Hash {
				continue // part of the run before
			}
			r := run{i, j, seedWords}
			for r.A+r.N < len(a) && r.B+r.N < len(b) && a[r.A+r.N].Hash == b[r.B+r.N].Hash {
				r.N++
			}
			al.runs = append(al.runs, r)
			last = r
		}
	}
}

// attach adds a run to the open chain whose diagonal is nearest, or opens one.
func (al *aligner) attach(a, b []index.Word, r run) {
	best, off := -1, maxGap+1
	kept := al.open[:0]
	for _, c := range al.open {
		if r.B-c.B1 > maxGap {
			al.done = append(al.done, c)
			continue
		}
		kept = append(kept, c)
		ga, gb := r.A-c.A1, r.B-c.B1
		o := max(ga-gb, gb-ga)
		if ga > maxGap || ga < 0 && r.A+r.N <= c.A1 || gb < 0 && r.B+r.N <= c.B1 || o >= off {
			continue
		}
		if allowed := 6 + c.Same/2; max(ga, gb) > allowed || min(ga, gb) < -seedWords {
			continue
		}
		best, off = len(kept)-1, o
	}
	al.open = kept
	if best < 0 {
		al.open = append(al.open, chain{r.A, r.A + r.N, r.B, r.B + r.N, r.N})
		return
	}
	c := &al.open[best]
	cut := max(0, c.A1-r.A, c.B1-r.B) // words that the chain holds already
	r.A, r.B, r.N = r.A+cut, r.B+cut, r.N-cut
	c.Same += r.N + al.common.length(a[c.A1:r.A], b[c.B1:r.B])
	c.A1, c.B1 = r.A+r.N, r.B+r.N
}

// dropCovered drops chains whose words on either side lie mostly in better
// chains; the chains come best first.
func (al *aligner) dropCovered(cs []chain, a, b int) []chain {
	al.usedA, al.usedB = zeros(al.usedA, a), zeros(al.usedB, b)
	kept := cs[:0]
	for _, c := range cs {
		if c.Same < minRun {
			break
		}
		if c.share() < minShare {
			continue
		}
		ua, ub := al.usedA[c.A0:c.A1], al.usedB[c.B0:c.B1]
		if 2*count(ua) > len(ua) || 2*count(ub) > len(ub) {
			continue
		}
		fill(ua)
		fill(ub)
		kept = append(kept, c)
	}
	return kept
}

func count(s []bool) (n int) {
	for _, v := range s {
		if v {
			n++
		}
	}
	return n
}

func fill(s []bool) {
	for i := range s {
		s[i] = true
	}
}
