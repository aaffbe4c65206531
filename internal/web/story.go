package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"

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
	at, err := s.located(r, store.Story)
	if err != nil {
		return nil, err
	}
	a, of, err := s.answer(ctx, at.ID, f.Code)
	if err != nil {
		return nil, err
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

// located is the place of a kind that an address names; one of another kind has
// its page elsewhere.
func (s *Site) located(r *http.Request, kind store.Kind) (store.Place, error) {
	at, err := s.Library.Locate(r.Context(), r.PathValue("id"))
	if err == nil && at.Kind != kind {
		err = movedTo(at)
	}
	return at, err
}

// statement is the page of a statement: it is shown with its whole story, for
// what is missing and what denies it stands in the other articles.
func (s *Site) statement(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	at, err := s.located(r, store.Statement)
	if err != nil {
		return nil, err
	}
	line, err := s.Library.Statements(ctx, store.Filter{ID: at.ID}, store.Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(line.Lines) == 0 {
		return nil, store.ErrNotFound
	}
	a, of, err := s.answer(ctx, line.Lines[0].Story, f.Code)
	if err != nil {
		return nil, err
	}
	found, _ := a.Find(at.ID)
	if found == nil {
		return nil, store.ErrNotFound
	}
	v := page.Statement{Answer: a, Statement: found, Story: of, Elsewhere: map[string]store.StatementLine{}}
	f.Title = view.Excerpt(found.Gist, 10)
	if err := s.corrected(ctx, a.Pile, f.Code, &v); err != nil {
		return nil, err
	}
	if err := s.around(ctx, &v); err != nil {
		return nil, err
	}
	return page.StatementPage(*f, v), nil
}

// around brings in the lines of the statements of other stories that this one
// points at, and of those that deny it.
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
	l, err := s.Library.Statements(ctx, store.Filter{Denies: v.Statement.ID}, store.Page{Limit: listed})
	v.DeniedLines = l.Lines
	return err
}

// article is the page of an article, read with the rest of its story.
func (s *Site) article(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	at, err := s.located(r, store.Article)
	if err != nil {
		return nil, err
	}
	id := text.ID(at.ID)
	ids, story, err := s.together(ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := s.Library.Pile(ctx, ids)
	if err != nil {
		return nil, err
	}
	a := view.NewOf(p, f.Code, story)
	var of *view.Story
	if story != "" && len(a.Stories) > 0 && a.Stories[0].ID == story {
		of = &a.Stories[0]
	}
	v := page.Article{Answer: a, Reading: a.Read(of, id), Of: a.Article(id), Story: of, Relations: relations(a, id)}
	f.Title = v.Title
	v.Versions, err = s.Library.Versions(ctx, versionName(v.Of))
	return page.ArticlePage(*f, v), err
}

// together are the articles that it takes to show where the sentences of one
// come from: those of its story and of the statements in it, and that story.
func (s *Site) together(ctx context.Context, id text.ID) (ids []text.ID, story string, err error) {
	of, err := s.Library.StoryOf(ctx, []text.ID{id})
	if err != nil {
		return nil, "", err
	}
	ids = []text.ID{id}
	if story = of[id]; story != "" {
		if ids, err = s.Library.Carriers(ctx, story); err != nil {
			return nil, "", err
		}
	}
	l, err := s.Library.Statements(ctx, store.Filter{Article: id}, store.Page{Limit: statementsTold})
	for _, x := range l.Lines {
		if err == nil && x.Story != story { // told here, but of another story
			var more []text.ID
			more, err = s.Library.Members(ctx, store.Place{Kind: store.Statement, ID: x.ID})
			ids = append(ids, more...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), story, err
}

// statementsTold is how many statements of an article are looked up.
const statementsTold = 200

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
		out = append(out, page.Relation{Kind: string(r.Kind), Outlet: a.Outlet(other), Title: cmp.Or(x.Title, x.Input), Other: string(other), From: from, Source: r.Source})
	}
	return out
}
