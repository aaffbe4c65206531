package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/a-h/templ"

	"sanad/internal/store"
	"sanad/internal/web/page"
)

// hitsShown is how many hits a page of a search shows.
const hitsShown = 20

// search is the page of a search in words.
func (s *Site) search(r *http.Request, f *page.Frame) (templ.Component, error) {
	q := r.URL.Query()
	v := page.Search{Query: store.Query{Text: q.Get("q"), Kind: store.Kind(q.Get("kind")), Facets: true,
		Filter: store.Filter{Outlet: q.Get("outlet"), Language: q.Get("language"), Entity: q.Get("entity"), Story: q.Get("story"), From: q.Get("from"), To: q.Get("to")},
		Page:   store.Page{After: q.Get("after"), Limit: hitsShown}}}
	if v.Query.Kind != store.Statement {
		v.Query.Kind = store.Article
	}
	if from, to, ok := monthOf(q.Get("month")); ok {
		v.Query.From, v.Query.To = from, to
	}
	f.Title, f.Asked = f.T("search"), v.Query.Text
	if v.Asked = v.Query.Text != "" || v.Query.Outlet != "" || v.Query.Entity != ""; !v.Asked {
		return page.SearchPage(*f, v), nil
	}
	var err error
	v.Results, err = s.Library.Search(r.Context(), v.Query)
	if errors.Is(err, store.ErrInvalid) {
		v.Wrong, err = true, nil
	}
	return page.SearchPage(*f, v), err
}

// monthOf is the first and the last day of a month.
func monthOf(m string) (from, to string, ok bool) {
	t, err := time.Parse("2006-01", m)
	if err != nil {
		return "", "", false
	}
	return t.Format(time.DateOnly), t.AddDate(0, 1, -1).Format(time.DateOnly), true
}

// problems lists what could not be used.
func (s *Site) problems(r *http.Request, f *page.Frame) (templ.Component, error) {
	f.Nav, f.Title = "problems-nav", f.T("problems-nav")
	l, err := s.Library.Problems(r.Context(), store.Filter{Input: r.URL.Query().Get("input")}, store.Page{After: r.URL.Query().Get("after"), Limit: 100})
	return page.ProblemsPage(*f, l), err
}

// about says what the counts mean and how often they are wrong.
func (s *Site) about(_ *http.Request, f *page.Frame) (templ.Component, error) {
	f.Nav, f.Title = "about", f.T("about")
	return page.AboutPage(*f, page.About{Figures: page.Figures(s.Quality), Program: s.Program}), nil
}
