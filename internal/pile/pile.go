// Package pile holds the Pile: a set of articles with everything that was
// found about it so far. Stages fill it from upstream to downstream, views
// read it.
package pile

import (
	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/raw"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Pile is a set of articles, sorted by ID, and the findings about it. Marks
// is parallel to Articles.
type Pile struct {
	Articles   []article.Article
	Marks      []annot.Marks
	Passages   []link.Passage
	Relations  []link.Relation
	Stories    []story.Story
	Storylines []story.Storyline
	Changes    []story.Change // of stories that were known before, in a stream
	Asked      []text.Ref     // sentences that count as statements because a question asks for them
	Findings   origin.Findings
	Owners     []origin.Owner // the user's table of ownership, nil for the one that ships
	Problems   []raw.Problem
	Passed     int // files of unknown kinds in folders that were passed over
}

// Index maps article IDs to their place in Articles.
func (p *Pile) Index() map[text.ID]int {
	m := make(map[text.ID]int, len(p.Articles))
	for i := range p.Articles {
		m[p.Articles[i].ID] = i
	}
	return m
}

// Unexplained drops the reasons of the attributions, which only a reader who
// asks for them wants to see.
func (p *Pile) Unexplained() {
	for i := range p.Marks {
		for k := range p.Marks[i].Attributions {
			p.Marks[i].Attributions[k].Why = nil
		}
		for k := range p.Marks[i].Faint {
			p.Marks[i].Faint[k].Why = nil
		}
	}
}
