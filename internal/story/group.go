package story

import (
	"cmp"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Input is a pile of articles, sorted by ID, with their marks in parallel
// (Tokens at least) and the passages that were found between them.
type Input struct {
	Articles []article.Article
	Marks    []annot.Marks
	Passages []link.Passage
}

// Result is every article of the pile in exactly one story. Stories are in
// order of their first day and ID.
type Result struct {
	Stories    []Story
	Storylines []Storyline
}

// Group finds the stories of a pile. It is a function of the set of articles:
// articles with kindred words are neighbours, and neighbours are joined from
// the closest on while the mean kinship of all pairs of the two sides is above
// zero (average link).
func Group(in Input) Result { return Read(in).Group(Fitted) }

// Group groups the pile under a setting.
func (p *Pile) Group(set Setting) Result {
	p.weigh(set)
	return p.result(p.partAll(p.join(p.neighbours(set), set), set))
}

// result is the stories of groups.
func (p *Pile) result(groups [][]int) Result {
	out := make([]Story, len(groups))
	at := make([]*Story, len(groups))
	for i, g := range groups {
		out[i] = p.describe(g)
		at[i] = &out[i]
	}
	lines := p.lines(groups, at)
	slices.SortFunc(out, func(a, b Story) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	return Result{Stories: out, Storylines: lines}
}

// ids lists the articles of a group, sorted.
func (p *Pile) ids(g []int) []text.ID {
	out := make([]text.ID, len(g))
	for i, d := range g {
		out[i] = p.in.Articles[d].ID
	}
	slices.Sort(out)
	return out
}
