package check

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/text"
)

func TestSharedWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"the mill is shut", "the mill is shut today", 1},
		{"the mill is shut", "a mill was open", 0.25},
		{"", "the mill", 0},
	} {
		if got := shared(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestUnionAndTouch(t *testing.T) {
	got := union([]text.Span{{Start: 30, End: 40}, {Start: 5, End: 10}, {Start: 8, End: 20}, {Start: 35, End: 36}})
	if want := []text.Span{{Start: 5, End: 20}, {Start: 30, End: 40}}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for s, want := range map[text.Span]bool{
		{Start: 0, End: 5}: false, {Start: 0, End: 6}: true, {Start: 20, End: 30}: false, {Start: 19, End: 31}: true, {Start: 40, End: 50}: false,
	} {
		if touched(got, s) != want {
			t.Errorf("%v: touched %v", s, !want)
		}
	}
}

// Every kind of finding has its weight: what turns a statement over comes first,
// what was merely copied or left open last.
func TestWeights(t *testing.T) {
	for k, w := range weight {
		if w <= 0 || strings.TrimSpace(k) == "" {
			t.Errorf("%q weighs %d", k, w)
		}
		if k != "wording" && k != Copied && k != Unsourced && w <= weight[Copied] {
			t.Errorf("%q (%d) weighs no more than a copied passage", k, w)
		}
	}
}
