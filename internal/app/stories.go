package app

import (
	"context"
	"slices"

	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Stories is what a library holds about some stories alone: their articles, the
// articles of other stories that carry their statements, and the findings about
// these stories. Of other stories nothing but those carriers is in it.
func Stories(ctx context.Context, lib store.Reader, ids []string) (*pile.Pile, error) {
	var arts []text.ID
	for _, id := range ids {
		some, err := lib.Carriers(ctx, id)
		if err != nil {
			return nil, err
		}
		arts = append(arts, some...)
	}
	if len(arts) == 0 {
		return nil, store.ErrNotFound
	}
	slices.Sort(arts)
	p, err := lib.Pile(ctx, slices.Compact(arts))
	if err == nil {
		narrow(p, ids)
	}
	return p, err
}

// Storyline is what a library holds about the stories of a storyline, and their
// IDs.
func Storyline(ctx context.Context, lib store.Reader, id string) (*pile.Pile, []string, error) {
	ids, err := storiesOf(ctx, lib, id)
	if err != nil {
		return nil, nil, err
	}
	p, err := Stories(ctx, lib, ids)
	return p, ids, err
}

// storiesOf are the stories of a storyline.
func storiesOf(ctx context.Context, lib store.Reader, id string) ([]string, error) {
	part, err := lib.Records(ctx, store.Storyline, store.Filter{ID: id}, store.Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(part.Pile.Storylines) == 0 {
		return nil, store.ErrNotFound
	}
	return part.Pile.Storylines[0].Stories, nil
}

// narrow drops from a pile what belongs to other stories than the given.
func narrow(p *pile.Pile, ids []string) {
	mine := map[text.ID]bool{}
	p.Stories = slices.DeleteFunc(p.Stories, func(s story.Story) bool { return !slices.Contains(ids, s.ID) })
	for _, s := range p.Stories {
		for _, id := range s.Articles {
			mine[id] = true
		}
	}
	f, told := &p.Findings, map[string]bool{}
	f.Statements = slices.DeleteFunc(f.Statements, func(s origin.Statement) bool { return !slices.Contains(ids, s.Story) })
	shown := map[text.ID]bool{}
	for i := range f.Statements {
		told[f.Statements[i].ID] = true
		for _, id := range f.Statements[i].Carriers() {
			shown[id] = true
		}
	}
	keepArticles(p, func(id text.ID) bool { return mine[id] || shown[id] })
	p.Relations = slices.DeleteFunc(p.Relations, func(r link.Relation) bool { return !mine[r.A] && !mine[r.B] })
	p.Passages = slices.DeleteFunc(p.Passages, func(q link.Passage) bool { return !mine[q.A.Article] && !mine[q.B.Article] })
	f.Evolutions = slices.DeleteFunc(f.Evolutions, func(e origin.Evolution) bool { return !told[e.From] && !told[e.To] })
	f.Omissions = slices.DeleteFunc(f.Omissions, func(o origin.Omission) bool { return !told[o.Statement] })
	f.Events = slices.DeleteFunc(f.Events, func(e origin.Event) bool { return !mine[e.Ref.Article] })
	f.Warnings = slices.DeleteFunc(f.Warnings, func(w origin.Warning) bool {
		return w.Story != "" && !slices.Contains(ids, w.Story) || w.Statement != "" && !told[w.Statement] || w.Story == "" && w.Statement == "" && !mine[w.Article]
	})
}

// keepArticles drops the other articles with their marks, and what points into
// them.
func keepArticles(p *pile.Pile, keep func(text.ID) bool) {
	n := 0
	for i := range p.Articles {
		if keep(p.Articles[i].ID) {
			p.Articles[n], p.Marks[n] = p.Articles[i], p.Marks[i]
			n++
		}
	}
	p.Articles, p.Marks = p.Articles[:n], p.Marks[:n]
	p.Relations = slices.DeleteFunc(p.Relations, func(r link.Relation) bool { return !keep(r.A) || !keep(r.B) })
	p.Passages = slices.DeleteFunc(p.Passages, func(q link.Passage) bool { return !keep(q.A.Article) || !keep(q.B.Article) })
}
