package text

import (
	"slices"
	"testing"
)

func TestWithin(t *testing.T) {
	l := []Span{{0, 4}, {4, 6}, {4, 9}, {9, 12}}
	for _, c := range []struct {
		s    Span
		want []Span
	}{
		{Span{0, 12}, l}, {Span{4, 9}, l[1:3]}, {Span{5, 9}, nil}, {Span{9, 100}, l[3:]}, {Span{12, 20}, nil}, {Span{6, 3}, nil},
	} {
		if got := Within(l, c.s); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.s, got, c.want)
		}
	}
}
