package relation

import (
	"sanad/internal/link"
	"sanad/internal/text"
)

// Count is a best value with a range, both ends included.
type Count struct{ Best, Low, High int }

// family is the share of the shorter of two articles without a parent from
// which they go back to one text.
const family = 0.35

// Origins is the number of independent origins of text behind the articles of
// every story: lines of descent, with those that share an unseen source as
// one. Low joins whatever is related at all; High takes every article without
// a parent for an origin. An article belongs to one story at most.
func Origins(stories [][]text.ID, relations []link.Relation) []Count {
	type place struct{ story, article int }
	at := map[text.ID]place{}
	trees := make([]struct{ best, low, high *forest }, len(stories))
	for s, arts := range stories {
		for i, a := range arts {
			at[a] = place{s, i}
		}
		t := &trees[s]
		t.best, t.low, t.high = newForest(len(arts)), newForest(len(arts)), newForest(len(arts))
	}
	for _, r := range relations {
		a, ok := at[r.A]
		b, in := at[r.B]
		if !ok || !in || a.story != b.story {
			continue
		}
		t := &trees[a.story]
		t.low.join(a.article, b.article)
		if r.Parent {
			t.best.join(a.article, b.article)
			t.high.join(a.article, b.article)
		} else if r.Kind == link.CommonSource && tight(r) >= family {
			t.best.join(a.article, b.article)
		}
	}
	out := make([]Count, len(stories))
	for s, t := range trees {
		out[s] = Count{t.best.trees, t.low.trees, t.high.trees}
	}
	return out
}

// tight is the share of their own words that the two articles of r have in
// common.
func tight(r link.Relation) float64 {
	for _, t := range r.Why {
		if t.Name == ownWords {
			return t.Value
		}
	}
	return 0
}

// forest joins things into trees and counts them.
type forest struct {
	up    []int
	trees int
}

func newForest(n int) *forest {
	f := &forest{up: make([]int, n), trees: n}
	for i := range f.up {
		f.up[i] = i
	}
	return f
}

func (f *forest) root(x int) int {
	for f.up[x] != x {
		f.up[x] = f.up[f.up[x]]
		x = f.up[x]
	}
	return x
}

func (f *forest) join(x, y int) {
	a, b := f.root(x), f.root(y)
	if a == b {
		return
	}
	f.up[max(a, b)] = min(a, b)
	f.trees--
}
