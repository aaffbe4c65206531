package pipeline

import (
	"sanad/internal/annot/when"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/pile"
	"sanad/internal/story"
	"sanad/internal/story/dating"
)

// group is the stage that finds the stories of the pile.
func group() Stage {
	return Stage{Name: "story", Version: 2, Needs: []string{"names", "when"}, Whole: func(p *pile.Pile, _ link.Workers) {
		r := story.Group(story.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages})
		p.Stories, p.Storylines = r.Stories, r.Storylines
	}}
}

// estimateDates is the stage that dates the undated articles of a story and
// reads their relative times anew.
func estimateDates() Stage {
	return Stage{Name: "dating", Version: 1, Needs: []string{"when", "story"}, Whole: func(p *pile.Pile, _ link.Workers) {
		for _, e := range dating.Find(p.Articles, p.Marks, p.Stories) {
			a := &p.Articles[e.Article]
			a.Anchor = &e.Date
			if a.Published == nil {
				a.Published = &e.Date
			}
			p.Marks[e.Article].Times = when.Find(a, p.Marks[e.Article].Tokens, lang.Must(a.Language))
		}
	}}
}
