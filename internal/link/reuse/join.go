package reuse

import (
	"cmp"
	"math"
	"slices"
)

// How far patches are joined.
const (
	minCover   = 0.45   // part of a joined passage that chains and pairings cover
	usualSize  = 1500.0 // product of the numbers of sentences of two news articles
	joinNews   = 0      // words between patches that are joined in such articles
	joinBySize = 60     // … and what each doubling of the product adds
)

// joinGaps are the gaps in words over which patches are joined, nearest first.
var joinGaps = [...]int{-1, 0, 12, 25, 50, 90}

// join merges patches that lie near each other on both sides, at most most
// words apart.
func join(ps []patch, most int) []patch {
	for _, gap := range joinGaps {
		if gap <= most {
			ps = joinWithin(ps, gap)
		}
	}
	return ps
}

// joinWithin merges patches at most gap words apart; at -1 those that overlap.
func joinWithin(ps []patch, gap int) []patch {
	slices.SortFunc(ps, func(x, y patch) int {
		return cmp.Or(cmp.Compare(x.A0, y.A0), cmp.Compare(x.B0, y.B0), cmp.Compare(y.A1, x.A1), cmp.Compare(y.B1, x.B1))
	})
	var open, done []patch
	for _, x := range ps {
		kept := open[:0]
		for _, o := range open {
			if x.A0-o.A1 > gap {
				done = append(done, o)
				continue
			}
			if m := merge(o, x); max(x.B0-o.B1, o.B0-x.B1) <= gap && (gap > 0 || x.B0 >= o.B0) && m.covered() >= minCover {
				x = m
				continue
			}
			kept = append(kept, o)
		}
		open = append(kept, x)
	}
	return append(done, open...)
}

// covered is the part of the passage that its chains and pairings cover.
func (x patch) covered() float64 {
	return float64(x.CoverA+x.CoverB) / float64(x.A1-x.A0+x.B1-x.B0)
}

func merge(o, x patch) patch {
	overA, overB := shared(o.A0, o.A1, x.A0, x.A1), shared(o.B0, o.B1, x.B0, x.B1)
	over := min(overA, overB)
	m := patch{A0: min(o.A0, x.A0), A1: max(o.A1, x.A1), B0: min(o.B0, x.B0), B1: max(o.B1, x.B1)}
	m.Same = max(o.Same, x.Same, min(m.short(), o.Same+x.Same-min(over, o.Same, x.Same)))
	m.Tie = max(o.Tie, x.Tie, o.Tie+x.Tie-min(float64(over), o.Tie, x.Tie))
	m.CoverA = max(o.CoverA, x.CoverA, o.CoverA+x.CoverA-overA)
	m.CoverB = max(o.CoverB, x.CoverB, o.CoverB+x.CoverB-overB)
	return m
}

// joinMost is the most words between patches that are joined. A news article
// takes over sentences, a long text whole stretches.
func joinMost(a, b int) int {
	return int(joinBySize*math.Log2(max(1, float64(a)*float64(b)/usualSize))) + joinNews
}
