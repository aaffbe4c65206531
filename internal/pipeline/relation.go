package pipeline

import (
	"sanad/internal/link"
	"sanad/internal/link/relation"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// relate is the stage that says what two articles are to each other.
func relate() Stage {
	return Stage{Name: "relation", Version: 2, Needs: []string{"reuse", "cite"}, Whole: func(p *pile.Pile, _ link.Workers) {
		p.Relations = relation.Find(relation.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages})
	}}
}

// roots is the stage that counts the independent origins of text of a story.
func roots() Stage {
	return Stage{Name: "origins", Version: 1, Needs: []string{"relation", "story"}, Whole: func(p *pile.Pile, _ link.Workers) {
		stories := make([][]text.ID, len(p.Stories))
		for i, s := range p.Stories {
			stories[i] = s.Articles
		}
		p.Findings.Origins = make(map[string]origin.Count, len(p.Stories))
		for i, c := range relation.Origins(stories, p.Relations) {
			p.Findings.Origins[p.Stories[i].ID] = origin.Count{Best: c.Best, Low: c.Low, High: c.High}
		}
	}}
}
