package text

import "slices"

// Placed is anything that stands in a text.
type Placed interface{ Place() Span }

// Place is the span itself.
func (s Span) Place() Span { return s }

// Within are the values of a list in text order that begin inside s.
func Within[T Placed](l []T, s Span) []T {
	at := func(x int) int {
		n, _ := slices.BinarySearchFunc(l, x, func(v T, x int) int { return v.Place().Start - x })
		return n
	}
	from := at(s.Start)
	return l[from:max(from, at(s.End))]
}
