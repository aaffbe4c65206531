package pipeline

import (
	"sanad/internal/pile"
	"sanad/internal/story"
)

// group is the stage that finds the stories of the pile.
func group() Stage {
	return Stage{Name: "story", Version: 1, Needs: []string{"segment"}, Whole: func(p *pile.Pile) {
		r := story.Group(story.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages})
		p.Stories, p.Storylines = r.Stories, r.Storylines
	}}
}
