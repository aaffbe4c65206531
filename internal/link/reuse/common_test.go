package reuse

import (
	"math/rand/v2"
	"testing"

	"sanad/internal/index"
)

// TestCommonBothWays: the bits of a word find what the table of all pairs
// finds.
func TestCommonBothWays(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var c common
	for range 3000 {
		of := 1 + r.IntN(90)
		draw := func(most int) []index.Word {
			ws := make([]index.Word, 1+r.IntN(most))
			for i := range ws {
				ws[i].Hash = index.Mix(r.Uint64N(uint64(of)))
			}
			return ws
		}
		a, b := draw(200), draw(wordBits)
		want := c.byCells(a, b)
		if got := c.byBits(a, b); got != want {
			t.Fatalf("%d by bits, %d by cells: %v %v", got, want, a, b)
		}
		if got := c.length(b, a); got != want {
			t.Fatalf("%d the other way round, want %d", got, want)
		}
	}
}
