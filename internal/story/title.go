package story

import (
	"cmp"
	"slices"

	"sanad/internal/text"
)

// describe makes the story of a group: its title is the headline of the
// article closest to all of them.
func describe(in Input, docs []doc, g []int) Story {
	mid := medoid(docs, g)
	s := Story{ID: "story:" + string(in.Articles[mid].ID)[:12], Articles: ids(in, g), Title: titleOf(in, mid)}
	for _, d := range g {
		if p := in.Articles[d].Published; p != nil && p.Value != "" {
			day := p.Value[:min(10, len(p.Value))]
			if s.Start == "" || day < s.Start {
				s.Start = day
			}
			s.End = max(s.End, day)
		}
	}
	return s
}

// medoid is the article with the greatest kinship to its group.
func medoid(docs []doc, g []int) int {
	var sum vector
	for _, d := range g {
		sum = plus(sum, docs[d].vec)
	}
	return slices.MaxFunc(g, func(a, b int) int {
		return cmp.Or(cmp.Compare(dot(docs[a].vec, sum), dot(docs[b].vec, sum)), cmp.Compare(b, a))
	})
}

// titleOf is the title of an article, or its first sentence.
func titleOf(in Input, i int) string {
	a := &in.Articles[i]
	if a.Title != "" {
		return a.Title
	}
	var first text.Span
	if len(a.Sentences) > 0 {
		first = a.Sentences[0]
	}
	return first.Of(a.Text)
}
