package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/a-h/templ"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/store"
	"sanad/internal/view"
	"sanad/internal/web/page"
)

// saidShown is how many statements a page of a person shows.
const saidShown = 30

// movesShown is how many turns of a position are shown.
const movesShown = 60

// entity is the page of a person or an organisation. A person without a role
// in the texts has none: who is only named in the news is no matter of record.
func (s *Site) entity(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	l, err := s.Library.Entities(ctx, store.Filter{ID: r.PathValue("id")}, store.Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(l.Lines) == 0 {
		return nil, store.ErrNotFound
	}
	v := page.Entity{Line: l.Lines[0]}
	f.Title = v.Line.Name
	v.Public = v.Line.Class != string(annot.Person) || v.Line.Role != "" || v.Line.Org != ""
	if !v.Public {
		return page.EntityPage(*f, v), nil
	}
	part, err := s.Library.Records(ctx, store.Statement, store.Filter{Entity: v.Line.ID, Order: store.Newest},
		store.Page{After: r.URL.Query().Get("after"), Limit: saidShown})
	if err != nil {
		return nil, err
	}
	v.Total, v.Next = part.Total, part.Next
	v.Answer = view.New(part.Pile, f.Code)
	for _, st := range part.Pile.Findings.Statements {
		v.Said = append(v.Said, said(v.Answer, st, v.Line.ID))
	}
	moves, err := s.Library.Records(ctx, store.Evolution, store.Filter{Entity: v.Line.ID}, store.Page{Limit: movesShown})
	if err != nil {
		return nil, err
	}
	lines := map[string]store.StatementLine{}
	for _, e := range moves.Pile.Findings.Evolutions {
		if err := errors.Join(s.line(ctx, lines, e.From), s.line(ctx, lines, e.To)); err != nil {
			return nil, err
		}
	}
	v.Move(moves.Pile.Findings.Evolutions, lines)
	if err := s.renamed(ctx, &v); err != nil {
		return nil, err
	}
	return page.EntityPage(*f, v), nil
}

// said is a statement as its entity says it: the day of the first carrier and
// the role that is stated.
func said(a *view.Answer, st origin.Statement, entity string) page.Said {
	v := page.Said{Statement: &view.Statement{Statement: st, Carriers: st.Carriers()}}
	for _, id := range v.Carriers {
		if x := a.Article(id); x.Published != nil && (v.Day == "" || x.Published.Value < v.Day) {
			v.Day = x.Published.Value
		}
	}
	for _, o := range st.Voices {
		if o.Entity == entity {
			v.As = o.Role
		}
	}
	return v
}

// line brings in the line of a statement, once.
func (s *Site) line(ctx context.Context, into map[string]store.StatementLine, id string) error {
	if _, ok := into[id]; ok {
		return nil
	}
	l, err := s.Library.Statements(ctx, store.Filter{ID: id}, store.Page{Limit: 1})
	for _, x := range l.Lines {
		into[id] = x
	}
	return err
}

// outlet is the page of an outlet.
func (s *Site) outlet(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx, name := r.Context(), r.PathValue("name")
	l, err := s.Library.Outlets(ctx, store.Filter{Outlet: name}, store.Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(l.Lines) == 0 {
		return nil, store.ErrNotFound
	}
	v := page.Outlet{Line: l.Lines[0]}
	f.Title = v.Line.Name
	if v.Articles, err = s.Library.Articles(ctx, store.Filter{Outlet: name, Order: store.Newest}, store.Page{After: r.URL.Query().Get("after"), Limit: listed}); err != nil {
		return nil, err
	}
	if v.Cites, err = s.Library.Cited(ctx, name, false); err != nil {
		return nil, err
	}
	v.CitedBy, err = s.Library.Cited(ctx, name, true)
	v.Cites, v.CitedBy = v.Cites[:min(len(v.Cites), listed)], v.CitedBy[:min(len(v.CitedBy), listed)]
	return page.OutletPage(*f, v), err
}
