// Package web serves the library as pages for people. In: a library and the
// questions of readers. Out: HTML that reads without a script, in the language
// that the reader asks for. It decides nothing about news: every page is a
// question to the store, shaped by view and written by page. Promised: nothing
// is asked from outside, everything that came from outside is escaped, and no
// page reads more of the library than it shows. Who may come in, and what a
// browser may load, is the guard's matter.
package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/a-h/templ"

	"sanad/internal/store"
	"sanad/internal/view"
	"sanad/internal/web/asset"
	"sanad/internal/web/kept"
	"sanad/internal/web/page"
)

// Site is the pages of one library.
type Site struct {
	Library store.Library
	Edit    bool         // people may correct findings
	Log     *slog.Logger // nil for none
	Quality string       // the quality golden, whose error rates the page about the program shows
	Program string       // name and version

	Fresh time.Duration // how long a page is kept and given again; 0: ten seconds, negative: not at all

	mu      sync.Mutex
	held    store.Status // as of counted
	counted time.Time

	kept  *kept.Answers
	once  sync.Once
	turns chan struct{} // of questions under work
}

// Handler serves all pages.
func (s *Site) Handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET "+asset.Prefix, asset.ServeHTTP)
	for pattern, h := range map[string]func(*http.Request, *page.Frame) (templ.Component, error){
		"GET /{$}":              s.front,
		"GET /stories":          s.stories,
		"GET /statements":       s.statements,
		"GET /story/{id}":       s.story,
		"GET /story/{id}/brief": s.brief,
		"GET /statement/{id}":   s.statement,
		"GET /article/{id}":     s.article,
		"GET /storyline/{id}":   s.storyline,
		"GET /person/{id}":      s.entity,
		"GET /outlet/{name}":    s.outlet,
		"GET /search":           s.search,
		"GET /ask":              s.ask,
		"POST /ask":             s.ask,
		"GET /check":            s.check,
		"POST /check":           s.check,
		"GET /problems":         s.problems,
		"GET /about":            s.about,
	} {
		m.HandleFunc(pattern, s.page(h))
	}
	if s.Edit {
		for _, kind := range []string{"statement", "person"} {
			m.HandleFunc("POST /"+kind+"/{id}/correct", s.correct)
			m.HandleFunc("POST /"+kind+"/{id}/undo/{note}", s.undo)
		}
	}
	m.HandleFunc("GET /", s.page(func(*http.Request, *page.Frame) (templ.Component, error) {
		return nil, store.ErrNotFound
	}))
	s.kept = kept.New(cmp.Or(s.Fresh, freshness), time.Now, spoken)
	pages := s.kept.Wrap(m)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, asset.Prefix) || r.URL.Query().Has("lang") { // a choice of language is told to the browser
			m.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	})
}

// freshness is how long a page may be behind the library.
const freshness = 10 * time.Second

// Changed is said when something was changed that pages show.
func (s *Site) Changed() {
	s.mu.Lock()
	s.counted = time.Time{}
	s.mu.Unlock()
	if s.kept != nil {
		s.kept.Empty()
	}
}

// spoken is what a page depends on besides its address: the language.
func spoken(r *http.Request) string { return language(nil, r) }

// moved is an answer that stands under another address.
type moved string

func (m moved) Error() string { return "moved to " + string(m) }

// movedTo is the page of a place.
func movedTo(at store.Place) moved {
	kind := string(at.Kind)
	if at.Kind == store.Entity {
		kind = "person"
	}
	return moved("/" + kind + "/" + url.PathEscape(at.ID))
}

// page makes a handler of a function that gives a page.
func (s *Site) page(make func(*http.Request, *page.Frame) (templ.Component, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f, err := s.frame(w, r)
		var c templ.Component
		if err == nil {
			c, err = make(r, &f)
		}
		var to moved
		switch {
		case errors.As(err, &to):
			http.Redirect(w, r, string(to), http.StatusFound)
		case err != nil:
			s.fail(w, r, err)
		default:
			s.write(w, r, c, http.StatusOK)
		}
	}
}

// fail writes the page of an error, unless the reader has gone.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return
	}
	f, known := s.frame(w, r)
	if known != nil { // the library cannot be counted: the page says what failed, and no counts
		f = page.Frame{Words: view.WordsFor(language(w, r)), Path: r.URL.RequestURI()}
	}
	c, status := s.failure(r, f, err)
	s.write(w, r, c, status)
}

// write writes a page whole or not at all.
func (s *Site) write(w http.ResponseWriter, r *http.Request, c templ.Component, status int) {
	var b bytes.Buffer
	if err := c.Render(r.Context(), &b); err != nil {
		s.log("write", r, err)
		http.Error(w, "this page could not be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader may have gone
}

// failure is the page of an error. What went wrong inside stays inside.
func (s *Site) failure(r *http.Request, f page.Frame, err error) (templ.Component, int) {
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrAmbiguous):
		f.Title = f.T("not-here")
		return page.Missing(f, "not-here", f.F("not-here-why", r.URL.Path)), http.StatusNotFound
	case errors.Is(err, store.ErrInvalid):
		f.Title = f.T("not-understood")
		return page.Missing(f, "not-understood", f.T("not-understood-why")), http.StatusBadRequest
	}
	s.log("page", r, err)
	status := http.StatusInternalServerError
	if errors.Is(err, store.ErrBusy) {
		status = http.StatusServiceUnavailable
	}
	f.Title = f.T("failed")
	return page.Missing(f, "failed", f.T("failed-why")), status
}

func (s *Site) log(what string, r *http.Request, err error) {
	if s.Log != nil {
		s.Log.Error(what, "path", r.URL.Path, "error", err)
	}
}

// frame is the frame of a page: the language that the reader chose or the
// browser prefers, and what the library holds.
func (s *Site) frame(w http.ResponseWriter, r *http.Request) (page.Frame, error) {
	f := page.Frame{Words: view.WordsFor(language(w, r)), Edit: s.Edit}
	q := r.URL.Query()
	q.Del("lang")
	u := *r.URL
	u.RawQuery = q.Encode()
	f.Path = u.RequestURI()
	var err error
	f.Library, err = s.status(r.Context())
	return f, err
}

// status is what the library holds, as of some seconds ago: every page says it,
// and counting a large library takes longer than a page. The first one waits;
// later ones have the old figures while new ones are counted.
func (s *Site) status(ctx context.Context) (store.Status, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.counted.IsZero() {
		held, err := s.Library.Status(ctx)
		if err == nil {
			s.held, s.counted = held, time.Now()
		}
		return held, err
	}
	if time.Since(s.counted) > statusAge {
		s.counted = time.Now()
		go s.recount(context.WithoutCancel(ctx))
	}
	return s.held, nil
}

const (
	statusAge  = 15 * time.Second
	statusTime = time.Minute // that counting may take
)

func (s *Site) recount(ctx context.Context) {
	ctx, stop := context.WithTimeout(ctx, statusTime)
	defer stop()
	held, err := s.Library.Status(ctx)
	if err != nil {
		return // the old figures stand; the next page tries again
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held = held
}

const languageCookie = "sanad-language"

// language is the code of the interface language: of the address, kept for the
// next pages; of an earlier choice; of the browser.
func language(w http.ResponseWriter, r *http.Request) string {
	known := func(code string) bool {
		for _, l := range view.Languages {
			if l == code {
				return true
			}
		}
		return false
	}
	if code := r.URL.Query().Get("lang"); known(code) {
		if w != nil {
			http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: code, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		}
		return code
	}
	if c, err := r.Cookie(languageCookie); err == nil && known(c.Value) {
		return c.Value
	}
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		code, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		code, _, _ = strings.Cut(code, "-")
		if known(code) {
			return code
		}
	}
	return "en"
}

// answer is what was found among the articles of a story and of its statements,
// that story first.
func (s *Site) answer(ctx context.Context, story, lang string) (*view.Answer, *view.Story, error) {
	ids, err := s.Library.Carriers(ctx, story)
	if err != nil {
		return nil, nil, err
	}
	p, err := s.Library.Pile(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	a := view.NewOf(p, lang, story)
	if len(a.Stories) == 0 || a.Stories[0].ID != story {
		return nil, nil, store.ErrNotFound
	}
	return a, &a.Stories[0], nil
}
