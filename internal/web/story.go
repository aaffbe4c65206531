package web

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
	"sanad/internal/web/page"
)

// story is the page of a story.
func (s *Site) story(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	at, p, err := s.pileOf(ctx, store.Story, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	a := view.New(p, f.Code)
	of := storyOf(a, at.ID)
	if of == nil {
		return nil, store.ErrNotFound
	}
	v := page.NewStory(a, of)
	v.All = r.URL.Query().Get("all") != ""
	f.Title, f.Graph = of.Title, len(v.Graph.Edges) > 0
	if of.Storyline != "" {
		l, err := s.Library.Stories(ctx, store.Filter{Storyline: of.Storyline, Order: store.Newest}, store.Page{Limit: listed})
		if err != nil {
			return nil, err
		}
		for i := len(l.Lines) - 1; i >= 0; i-- {
			v.Neighbors = append(v.Neighbors, l.Lines[i])
		}
	}
	changes, err := s.Library.Changes(ctx, at.ID)
	for _, c := range changes {
		v.Changes = append(v.Changes, page.Change{Kind: string(c.Kind), Why: c.Why, At: c.At, With: c.With})
	}
	return page.StoryPage(*f, v), err
}

func storyOf(a *view.Answer, id string) *view.Story {
	for i := range a.Stories {
		if a.Stories[i].ID == id {
			return &a.Stories[i]
		}
	}
	return nil
}

// statement is the page of a statement: it is shown with its whole story, for
// what is missing and what denies it stands in the other articles.
func (s *Site) statement(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	at, err := s.Library.Locate(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if at.Kind != store.Statement {
		return nil, movedTo(at)
	}
	line, err := s.Library.Statements(ctx, store.Filter{ID: at.ID}, store.Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(line.Lines) == 0 {
		return nil, store.ErrNotFound
	}
	_, p, err := s.pileOf(ctx, store.Story, line.Lines[0].Story)
	if err != nil {
		return nil, err
	}
	a := view.New(p, f.Code)
	found, of := a.Find(at.ID)
	if found == nil {
		return nil, store.ErrNotFound
	}
	v := page.Statement{Answer: a, Statement: found, Story: of, Elsewhere: map[string]store.StatementLine{}}
	f.Title = view.Excerpt(found.Gist, 10)
	if err := s.corrected(ctx, p, f.Code, &v); err != nil {
		return nil, err
	}
	return page.StatementPage(*f, v), s.around(ctx, &v)
}

// around brings in the lines of the statements of other stories that this one
// points at.
func (s *Site) around(ctx context.Context, v *page.Statement) error {
	for _, id := range v.Pointed() {
		l, err := s.Library.Statements(ctx, store.Filter{ID: id}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		for _, x := range l.Lines {
			v.Elsewhere[id] = x
		}
	}
	return nil
}

// article is the page of an article, read with the rest of its story.
func (s *Site) article(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	at, err := s.Library.Locate(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if at.Kind != store.Article {
		return nil, movedTo(at)
	}
	id := text.ID(at.ID)
	ids, err := s.together(ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := s.Library.Pile(ctx, ids)
	if err != nil {
		return nil, err
	}
	a := view.New(p, f.Code)
	var of *view.Story
	for i := range a.Stories {
		for _, x := range a.Stories[i].Articles {
			if x == id {
				of = &a.Stories[i]
			}
		}
	}
	v := page.Article{Answer: a, Reading: a.Read(of, id), Of: a.Article(id), Story: of, Relations: relations(a, id)}
	f.Title = v.Title
	v.Versions, err = s.Library.Versions(ctx, versionName(v.Of))
	return page.ArticlePage(*f, v), err
}

// together are the articles of the story of an article, itself where it has
// none.
func (s *Site) together(ctx context.Context, id text.ID) ([]text.ID, error) {
	of, err := s.Library.StoryOf(ctx, []text.ID{id})
	if err != nil {
		return nil, err
	}
	if of[id] == "" {
		return []text.ID{id}, nil
	}
	return s.Library.Members(ctx, store.Place{Kind: store.Story, ID: of[id]})
}

// versionName is the name under which the versions of an article are kept.
func versionName(x *article.Article) string {
	if x.URL != "" {
		return x.URL
	}
	return x.Input
}

// relations are what an article is to others of its story.
func relations(a *view.Answer, id text.ID) []page.Relation {
	var out []page.Relation
	for _, r := range a.Pile.Relations {
		other := r.B
		from := r.Direction == link.BToA
		switch id {
		case r.A:
		case r.B:
			other, from = r.A, r.Direction == link.AToB
		default:
			continue
		}
		if r.Kind == link.SameEvent || r.Kind == link.Unrelated {
			continue
		}
		x := a.Article(other)
		out = append(out, page.Relation{Kind: string(r.Kind), Outlet: a.Outlet(other), Title: x.Title, Other: string(other), From: from, Source: r.Source})
	}
	return out
}
