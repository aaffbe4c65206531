package web

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/a-h/templ"

	"sanad/internal/store"
	"sanad/internal/web/page"
)

// How much the front page shows.
const (
	frontStories    = 8
	frontStatements = 4
	frontDays       = 3 // days up to the latest one that count as today
)

// front is the first page: the stories of the latest days, the heaviest first;
// where those days have few, of all days.
func (s *Site) front(r *http.Request, f *page.Frame) (templ.Component, error) {
	ctx := r.Context()
	f.Nav = "front"
	p := page.Front{Since: daysBefore(f.Library.Last, frontDays-1), Problems: f.Library.Problems}
	list := func(since string) (err error) {
		p.Since = since
		p.Stories, err = s.Library.Stories(ctx, store.Filter{From: since, Order: store.Heaviest}, store.Page{Limit: frontStories})
		return err
	}
	if err := list(p.Since); err != nil {
		return nil, err
	}
	if p.Since != "" && len(p.Stories.Lines) < frontStories/2 {
		if err := list(""); err != nil {
			return nil, err
		}
	}
	for _, q := range []struct {
		to *store.List[store.StatementLine]
		f  store.Filter
	}{{&p.Denials, store.Filter{Denied: true}}, {&p.Drifts, store.Filter{Drifting: true}}, {&p.Circular, store.Filter{Circular: true}}} {
		q.f.Order = store.Newest
		if err := s.lines(ctx, q.to, q.f, frontStatements); err != nil {
			return nil, err
		}
	}
	return page.FrontPage(*f, p), nil
}

func (s *Site) lines(ctx context.Context, to *store.List[store.StatementLine], f store.Filter, n int) (err error) {
	*to, err = s.Library.Statements(ctx, f, store.Page{Limit: n})
	return err
}

// daysBefore is the day n days before a day, "" where it is none.
func daysBefore(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day[:min(len(day), len(time.DateOnly))])
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -n).Format(time.DateOnly)
}

// listed is how many lines a list shows on one page.
const listed = 40

func (s *Site) stories(r *http.Request, f *page.Frame) (templ.Component, error) {
	f.Nav, f.Title = "stories", f.T("stories")
	q := r.URL.Query()
	order := store.Order(cmp.Or(q.Get("order"), string(store.Heaviest)))
	if order != store.Newest {
		order = store.Heaviest
	}
	l, err := s.Library.Stories(r.Context(), store.Filter{Order: order, From: q.Get("from"), To: q.Get("to"), Outlet: q.Get("outlet")},
		store.Page{After: q.Get("after"), Limit: listed})
	return page.StoriesPage(*f, l, q.Get("order")), err
}

// storyline lists the stories of a storyline, the latest first.
func (s *Site) storyline(r *http.Request, f *page.Frame) (templ.Component, error) {
	f.Nav, f.Title = "stories", f.T("storyline")
	l, err := s.Library.Stories(r.Context(), store.Filter{Storyline: r.PathValue("id"), Order: store.Newest},
		store.Page{After: r.URL.Query().Get("after"), Limit: listed})
	if err == nil && l.Total == 0 {
		err = store.ErrNotFound
	}
	return page.StoriesPage(*f, l, string(store.Newest)), err
}

// statements lists the statements that have one thing in common.
func (s *Site) statements(r *http.Request, f *page.Frame) (templ.Component, error) {
	q := r.URL.Query()
	filter := store.Filter{Denied: q.Get("denied") != "", Drifting: q.Get("drifting") != "", Circular: q.Get("circular") != "", Order: store.Newest}
	f.Title = f.T("statements")
	for _, x := range []struct {
		on  bool
		key string
	}{{filter.Denied, "denials"}, {filter.Drifting, "drifts"}, {filter.Circular, "circles"}} {
		if x.on {
			f.Title = f.T(x.key)
		}
	}
	l, err := s.Library.Statements(r.Context(), filter, store.Page{After: q.Get("after"), Limit: listed})
	return page.StatementsPage(*f, l, f.Title), err
}
