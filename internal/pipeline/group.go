package pipeline

import (
	"time"

	"sanad/internal/annot/when"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/pile"
	"sanad/internal/story"
	"sanad/internal/story/dating"
)

// group is the stage that finds the stories of the pile.
func group() Stage {
	return Stage{Name: "story", Version: 3, Needs: []string{"names", "when", "reuse"}, Whole: func(p *pile.Pile, _ link.Workers) {
		r := story.Group(story.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages})
		p.Stories, p.Storylines = r.Stories, r.Storylines
	}}
}

// replay is the stage that finds the stories of the pile as a stream does, in
// steps of time.
func replay(step time.Duration) Stage {
	return Stage{Name: "story", Version: 1, Needs: []string{"names", "when", "reuse"}, Whole: func(p *pile.Pile, _ link.Workers) {
		r, changes := story.Replay(story.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages}, step)
		p.Stories, p.Storylines, p.Changes = r.Stories, r.Storylines, changes
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
