package story

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestVocabulary(t *testing.T) {
	v := newVocabulary()
	words := []string{"", "a", "aa", strings.Repeat("a", letters), strings.Repeat("a", letters+1), strings.Repeat("a", 300), "a\x00", "é"}
	for i := range 5000 {
		words = append(words, fmt.Sprint("kata", i))
	}
	for i, w := range words {
		if _, ok := v.of(w); ok {
			t.Fatalf("%q is known before it is entered", w)
		}
		v.enter(w, wordIDs{int32(i), int32(-i)})
	}
	for i, w := range words {
		if ids, ok := v.of(w); !ok || ids != (wordIDs{int32(i), int32(-i)}) {
			t.Errorf("%q: %v %v", w, ids, ok)
		}
	}
	if 2*v.n > len(v.slots) {
		t.Errorf("%d words in %d slots", v.n, len(v.slots))
	}
}

// The lines between the points of a scale are close to what they stand for.
func TestScale(t *testing.T) {
	s := newScale(Fitted)
	for _, df := range []float32{0, 1, 7, 400, 100000} {
		for _, background := range []float64{1e-4, .02, .6} {
			for _, n := range []int{1, 5000, 100000, 10000000} {
				x := (float64(n) + Fitted.Prior + 1) / (float64(df) + Fitted.Prior*background + .5)
				want := (1 + math.Log(3)) * math.Pow(max(0, math.Log(x)), Fitted.Steep)
				if got := float64(s.of(3, df, background, n)); math.Abs(got-want) > 1e-3*want+1e-3 {
					t.Errorf("df %v of %d, background %v: %v, want %v", df, n, background, got, want)
				}
			}
		}
	}
}

func TestDot(t *testing.T) {
	a := vector{{1, 1}, {3, 2}, {math.MaxInt32, 3}}
	b := vector{{0, 1}, {3, 4}, {5, 1}, {math.MaxInt32, 1}}
	if got := dot(a, b); got != 11 || dot(b, a) != 11 || dot(a, nil) != 0 {
		t.Errorf("dot %v", got)
	}
}
