package lang

import (
	"slices"
	"strings"
)

// Phrases finds phrases of several words, the longest first.
type Phrases[T any] struct{ by map[string][]phrase[T] }

type phrase[T any] struct {
	words []string
	value T
}

// Add enters a phrase, its words parted by spaces, in lower case.
func (p *Phrases[T]) Add(s string, value T) {
	if p.by == nil {
		p.by = map[string][]phrase[T]{}
	}
	w := strings.Fields(s)
	l := append(p.by[w[0]], phrase[T]{w, value})
	slices.SortStableFunc(l, func(a, b phrase[T]) int { return len(b.words) - len(a.words) })
	p.by[w[0]] = l
}

// Longest is the value of the longest phrase that begins at word 0 of at, and
// its number of words, 0 where none does. at gives "" beyond the end.
func (p *Phrases[T]) Longest(at func(int) string) (T, int) {
next:
	for _, x := range p.by[at(0)] {
		for i := 1; i < len(x.words); i++ {
			if at(i) != x.words[i] {
				continue next
			}
		}
		return x.value, len(x.words)
	}
	var zero T
	return zero, 0
}

// Begins reports whether a phrase begins with the word.
func (p *Phrases[T]) Begins(word string) bool { return p.by[word] != nil }

// Each calls found with the value and the number of words of every phrase that
// begins at word 0 of at, longer ones first.
func (p *Phrases[T]) Each(at func(int) string, found func(T, int)) {
next:
	for _, x := range p.by[at(0)] {
		for i := 1; i < len(x.words); i++ {
			if at(i) != x.words[i] {
				continue next
			}
		}
		found(x.value, len(x.words))
	}
}
