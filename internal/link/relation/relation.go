// Package relation says what two whole articles are to each other.
//
// In: a pile of articles with their marks, and the passages that they share.
// Out: one relation for every pair that took text one from the other, or both
// from a third that may not be in the pile, with the direction where the
// evidence gives one and the named parts of the score. A pair without a record
// is the same event inside one story and unrelated otherwise.
//
// Promised: equal input gives equal output whatever its order; no comparison
// of all pairs: only articles that share a passage or name one another are
// weighed, each against its closest few. Refused: a direction that neither
// words nor credits nor times bear out; shared quotations alone make no
// relation.
//
// Method: the two texts are aligned word by word; every word of the one is the
// same, changed, or absent in the other, and third articles say who changed
// it. What was changed and is elsewhere as it was cannot have come through the
// article that changed it. A hidden common source is the answer when no
// article at hand explains what the others have in common.
package relation

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Input is a pile. Articles and Marks are parallel; passages refer to articles
// by ID.
type Input struct {
	Articles []article.Article
	Marks    []annot.Marks
	Passages []link.Passage
}

// Cases are the questions of parentage of the pile, with the features of every
// option under the weights: what the fitting of the weights reads.
func Cases(in Input, w Weights) (out []Case) {
	eachGroup(in, func(g *group, at []int) {
		all := g.allClaims(&w)
		followed := all.followed()
		for c := range g.pages {
			vs, among := all.stand(c, followed)
			k := Case{Article: at[c], Page: slices.Clone(all.known[c][:]), Among: slices.Clone(among[:])}
			for i, x := range all.of[c] {
				k.Options = append(k.Options, Option{at[x.tie.other], slices.Clone(x.v[:]), slices.Clone(vs[i][:])})
			}
			out = append(out, k)
		}
	})
	slices.SortFunc(out, func(x, y Case) int { return x.Article - y.Article })
	return out
}

// eachGroup calls visit for every set of articles that hang together, with
// their places in the input.
func eachGroup(in Input, visit func(g *group, at []int)) {
	order, names := byID(in.Articles), outletsOf(in.Articles)
	pairs := tied(in)
	for _, set := range components(len(in.Articles), pairs) {
		local := make(map[int]int, len(set.members))
		n := numbers{}
		pages := make([]*page, len(set.members))
		slices.SortFunc(set.members, func(i, j int) int { return order[i] - order[j] })
		for k, i := range set.members {
			local[i] = k
			pages[k] = read(&in.Articles[i], &in.Marks[i], n, names)
		}
		mine := make([][2]int, len(set.pairs))
		for k, p := range set.pairs {
			i, j := local[p[0]], local[p[1]]
			mine[k] = [2]int{min(i, j), max(i, j)}
		}
		mine = tidy(mine)
		visit(newGroup(pages, mine), set.members)
	}
}

// byID is the rank of every article by ID.
func byID(arts []article.Article) []int {
	at := make([]int, len(arts))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(i, j int) int { return strings.Compare(string(arts[i].ID), string(arts[j].ID)) })
	rank := make([]int, len(arts))
	for r, i := range at {
		rank[i] = r
	}
	return rank
}

// partners is how many articles one is weighed against at least, those that
// share the longest passages with it.
const partners = 24

// tied lists the pairs of articles that share a passage or a credit, in order.
// Of more than partners of one article only the closest are kept, unless they
// are among the closest of the other.
func tied(in Input) [][2]int {
	at := make(map[text.ID]int, len(in.Articles))
	for i := range in.Articles {
		at[in.Articles[i].ID] = i
	}
	shared := map[[2]int]int{}
	for _, p := range in.Passages {
		i, j := at[p.A.Article], at[p.B.Article]
		shared[[2]int{min(i, j), max(i, j)}] += p.A.Span.Len() + p.B.Span.Len()
	}
	pairs := make([][2]int, 0, len(shared))
	for p := range shared {
		pairs = append(pairs, p)
	}
	rank := byID(in.Articles)
	slices.SortFunc(pairs, func(x, y [2]int) int {
		return cmp.Or(shared[y]-shared[x], min(rank[x[0]], rank[x[1]])-min(rank[y[0]], rank[y[1]]), max(rank[x[0]], rank[x[1]])-max(rank[y[0]], rank[y[1]]))
	})
	kept, out := make([]int, len(in.Articles)), pairs[:0]
	for _, p := range pairs {
		if kept[p[0]] < partners || kept[p[1]] < partners {
			out = append(out, p)
			kept[p[0]]++
			kept[p[1]]++
		}
	}
	return tidy(append(out, named(in)...))
}

func tidy(pairs [][2]int) [][2]int {
	slices.SortFunc(pairs, func(x, y [2]int) int {
		return cmp.Or(x[0]-y[0], x[1]-y[1])
	})
	return slices.Compact(pairs)
}

// set is articles that hang together by pairs.
type set struct {
	members []int
	pairs   [][2]int
}

// components parts n articles by the pairs; articles in no pair are left out.
func components(n int, pairs [][2]int) []set {
	f := newForest(n)
	for _, p := range pairs {
		f.join(p[0], p[1])
	}
	number := map[int]int{}
	var out []set
	for _, p := range pairs {
		r := f.root(p[0])
		k, ok := number[r]
		if !ok {
			k = len(out)
			number[r] = k
			out = append(out, set{})
		}
		out[k].pairs = append(out[k].pairs, p)
	}
	for i := range n {
		if k, ok := number[f.root(i)]; ok {
			out[k].members = append(out[k].members, i)
		}
	}
	return out
}
