package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"sanad/internal/app"
	"sanad/internal/origin/correction"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
	"sanad/internal/web/page"
)

// correct keeps a correction of words in a statement and goes back to it.
func (s *Site) correct(w http.ResponseWriter, r *http.Request) {
	at, err := s.stated(r)
	if err == nil {
		var c correction.Correction
		if c, err = s.correction(r); err == nil {
			_, err = app.Correct(r.Context(), s.Library, c)
		}
	}
	s.back(w, r, at, err)
}

// undo marks a correction as undone.
func (s *Site) undo(w http.ResponseWriter, r *http.Request) {
	at, err := s.stated(r)
	by := strings.TrimSpace(r.FormValue("by"))
	if err == nil && by == "" {
		err = store.ErrInvalid
	}
	if err == nil {
		err = s.Library.Undo(r.Context(), r.PathValue("note"), by, time.Now().UTC())
	}
	s.back(w, r, at, err)
}

// stated is the statement that an address names.
func (s *Site) stated(r *http.Request) (store.Place, error) {
	at, err := s.Library.Locate(r.Context(), r.PathValue("id"))
	if err == nil && at.Kind != store.Statement {
		err = store.ErrNotFound
	}
	return at, err
}

// correction reads the form of a correction.
func (s *Site) correction(r *http.Request) (correction.Correction, error) {
	v := func(key string) string { return strings.TrimSpace(r.FormValue(key)) }
	c := correction.Correction{Kind: correction.Kind(v("kind")), Value: v("value"), By: v("by"), Why: v("why"), At: time.Now().UTC().Format(time.RFC3339)}
	var err error
	if c.On, err = correction.ParsePlace(v("on")); err != nil {
		return c, errors.Join(store.ErrInvalid, err)
	}
	if with := v("with"); with != "" {
		other, err := correction.ParsePlace(with)
		if err != nil {
			return c, errors.Join(store.ErrInvalid, err)
		}
		c.With = []text.Ref{other}
	}
	if c.Kind == correction.Merge {
		other, err := s.wordsOf(r.Context(), c.Value)
		if err != nil {
			return c, errors.Join(store.ErrInvalid, err)
		}
		c.With, c.Value = []text.Ref{other}, ""
	}
	return c, nil
}

// wordsOf is the first report of a statement that is named by its ID or by the
// address of its page.
func (s *Site) wordsOf(ctx context.Context, name string) (text.Ref, error) {
	at, err := s.Library.Locate(ctx, name[strings.LastIndexByte(name, '/')+1:])
	if err != nil {
		return text.Ref{}, err
	}
	ids, err := s.Library.Members(ctx, at)
	if err != nil {
		return text.Ref{}, err
	}
	p, err := s.Library.Pile(ctx, ids)
	if err != nil {
		return text.Ref{}, err
	}
	for _, x := range p.Findings.Statements {
		if x.ID == at.ID && len(x.Reports) > 0 {
			return x.Reports[0].Ref, nil
		}
	}
	return text.Ref{}, store.ErrNotFound
}

// back goes to the corrections of a statement, or says what is wrong.
func (s *Site) back(w http.ResponseWriter, r *http.Request, at store.Place, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.Changed()
	http.Redirect(w, r, string(movedTo(at))+"#corrections", http.StatusSeeOther)
}

// corrected puts beside a statement what people say of it, and how it stands
// when they are followed.
func (s *Site) corrected(ctx context.Context, p *pile.Pile, lang string, v *page.Statement) error {
	notes, err := app.Corrections(ctx, s.Library, p)
	if err != nil {
		return err
	}
	var standing []correction.Correction
	for _, n := range notes {
		if slices.Contains(n.Statements, v.Statement.ID) {
			v.Notes = append(v.Notes, n)
		}
		if n.Undone == "" {
			standing = append(standing, n.Correction)
		}
	}
	if len(v.Notes) == 0 || len(standing) == 0 {
		return nil
	}
	folded := view.New(correction.Fold(p, standing), lang)
	v.Corrected, _ = folded.Find(v.Statement.ID)
	return nil
}
