package main

import (
	"fmt"
	"math/rand/v2"

	"sanad/internal/story"
)

// scalars are the fitted fields of the setting, and the fields of an article
// among them, whose shares add up to 1.
var (
	shares  = []string{"body", "lead", "headline", "name", "number", "entity", "voice"}
	scalars = append([]string{"threshold", "cohesion", "inside", "trust", "cap", "decay", "event", "silence", "covered", "apart", "whole", "copy", "steep", "prior"}, shares...)
)

// worth is what is fitted: the mean BCubed F1 of the piles, less for each hard
// negative that was joined.
func worth(piles []*pile, s story.Setting) float64 {
	sum := 0.
	for _, p := range piles {
		sc := p.score(p.read.Group(s))
		sum += sc.f - .004*float64(sc.joined)
	}
	return sum / float64(len(piles))
}

// fit climbs from random changes of a setting, one scalar at a time.
func fit(piles []*pile, s story.Setting, starts, rounds int, seed uint64) story.Setting {
	rnd := rand.New(rand.NewPCG(seed, 1))
	best, top := s, worth(piles, s)
	fmt.Printf("start %.4f\n", top)
	for start := range starts {
		x := best
		if start > 0 {
			for _, k := range scalars {
				*x.Field(k) *= .7 + .6*rnd.Float64()
			}
			if k := shares[rnd.IntN(len(shares))]; *x.Field(k) == 0 {
				*x.Field(k) = .1
			}
			x = even(x)
		}
		x, v := climb(piles, x, rounds, rnd)
		if v > top {
			best, top = x, v
			fmt.Printf("start %d %.4f %+v\n", start, v, x)
		}
	}
	return best
}

func climb(piles []*pile, x story.Setting, rounds int, rnd *rand.Rand) (story.Setting, float64) {
	top := worth(piles, x)
	for range rounds {
		better := false
		for _, i := range rnd.Perm(len(scalars)) {
			k := scalars[i]
			for _, f := range []float64{1.25, .8, 1.08, .93} {
				y := x
				*y.Field(k) *= f
				y = even(y)
				if v := worth(piles, y); v > top+1e-6 {
					x, top, better = y, v, true
					break
				}
			}
		}
		if !better {
			break
		}
	}
	return x, top
}

// even makes the shares of the fields add up to 1.
func even(s story.Setting) story.Setting {
	sum := 0.
	for _, k := range shares {
		sum += *s.Field(k)
	}
	for _, k := range shares {
		*s.Field(k) /= sum
	}
	return s
}
