package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
	"sanad/internal/web/page"
)

// atOnce is how many questions are worked on at the same time: each may trace
// hundreds of articles. The others wait.
const atOnce = 2

// turn waits for a turn to work on a question; the function gives it back.
func (s *Site) turn(ctx context.Context) (func(), error) {
	s.once.Do(func() { s.turns = make(chan struct{}, atOnce) })
	select {
	case s.turns <- struct{}{}:
		return func() { <-s.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// ask answers a pasted text, a link or a claim.
func (s *Site) ask(r *http.Request, f *page.Frame) (templ.Component, error) {
	f.Nav, f.Title = "ask", f.T("ask")
	v := page.Ask{Text: strings.TrimSpace(r.FormValue("text"))}
	if v.Text == "" {
		return page.AskPage(*f, v), nil
	}
	question, err := s.asked(r.Context(), v.Text)
	if err == nil {
		err = s.reply(r.Context(), f.Code, question, &v)
	}
	if v.Trouble = trouble(f, err); v.Trouble != "" {
		err = nil
	}
	return page.AskPage(*f, v), err
}

func (s *Site) reply(ctx context.Context, lang string, question *article.Article, v *page.Ask) error {
	done, err := s.turn(ctx)
	if err != nil {
		return err
	}
	defer done()
	p, q, err := app.AskLibrary(ctx, s.Library, question, app.Options{})
	if err != nil {
		return err
	}
	v.Answer, v.Found, v.Looked, v.Film, v.Done = view.New(p, lang), q.Found, q.Looked, q.Footage, true
	return nil
}

// errLink is said of a link to something that the library does not hold.
var errLink = errors.New("the link leads to nothing in the library")

// asked is a pasted text as an article: where it is the address of an article
// of the library, that article. Nothing is fetched.
func (s *Site) asked(ctx context.Context, t string) (*article.Article, error) {
	u, err := url.Parse(t)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(t, " \n\t") {
		return app.Question(t)
	}
	at, err := s.Library.Locate(ctx, t)
	if errors.Is(err, store.ErrNotFound) || err == nil && at.Kind != store.Article {
		return nil, errLink
	}
	if err != nil {
		return nil, err
	}
	p, err := s.Library.Read(ctx, []text.ID{text.ID(at.ID)})
	if err != nil {
		return nil, err
	}
	if len(p.Articles) == 0 {
		return nil, errLink
	}
	return &p.Articles[0], nil
}

// trouble is what a reader is told of a text that cannot be asked, "" where
// something else went wrong.
func trouble(f *page.Frame, err error) string {
	switch {
	case errors.Is(err, errLink):
		return f.T("ask-link")
	case errors.Is(err, app.ErrQuestion):
		return f.T("ask-empty")
	}
	return ""
}

// check holds a pasted draft against the library. Nothing of it is kept.
func (s *Site) check(r *http.Request, f *page.Frame) (templ.Component, error) {
	f.Nav, f.Title = "check", f.T("check")
	v := page.Check{Text: strings.TrimSpace(r.FormValue("text"))}
	if v.Text == "" {
		return page.CheckPage(*f, v), nil
	}
	draft, err := app.Question(v.Text)
	if err == nil {
		err = s.findings(r.Context(), f.Code, draft, &v)
	}
	if v.Trouble = trouble(f, err); v.Trouble != "" {
		err = nil
	}
	return page.CheckPage(*f, v), err
}

func (s *Site) findings(ctx context.Context, lang string, draft *article.Article, v *page.Check) error {
	done, err := s.turn(ctx)
	if err != nil {
		return err
	}
	defer done()
	p, found, sources, err := app.CheckLibrary(ctx, s.Library, draft, app.Options{})
	if err != nil {
		return err
	}
	v.Answer, v.Found, v.Sources, v.Done = view.New(p, lang), found, sources, true
	return nil
}
