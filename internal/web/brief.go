package web

import (
	"io"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"sanad/internal/store"
	"sanad/internal/view/brief"
	"sanad/internal/web/page"
)

// brief is the short account of a story.
func (s *Site) brief(r *http.Request, f *page.Frame) (templ.Component, error) {
	at, err := s.located(r, store.Story)
	if err != nil {
		return nil, err
	}
	a, of, err := s.answer(r.Context(), at.ID, f.Code)
	if err != nil {
		return nil, err
	}
	b := brief.New(a.Pile, f.Code, []string{at.ID}, brief.Options{})
	v := page.Brief{Brief: b, Answer: a, Story: at.ID, Title: of.Title}
	f.Title = f.T("brief") + ": " + of.Title
	for _, form := range []struct {
		name  string
		write func(io.Writer) error
	}{{"text", b.Text}, {"Markdown", b.Markdown}, {"HTML", b.HTML}} {
		var w strings.Builder
		if err := form.write(&w); err != nil {
			return nil, err
		}
		v.Forms = append(v.Forms, page.Form{Name: form.name, Words: w.String()})
	}
	return page.BriefPage(*f, v), nil
}
