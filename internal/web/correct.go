package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"sanad/internal/store"
	"sanad/internal/web/page"
)

// Notes keeps the dated claims of people beside what was found.
type Notes interface {
	Correct(ctx context.Context, c store.Correction) (string, error)
	Undo(ctx context.Context, id, by string, at time.Time) error
}

// The bounds of a correction in bytes.
const (
	mostNote = 2000
	mostName = 200
)

// correct keeps a correction of a statement and goes back to it.
func (s *Site) correct(w http.ResponseWriter, r *http.Request) {
	at, err := s.Library.Locate(r.Context(), r.PathValue("id"))
	if err == nil && at.Kind != store.Statement {
		err = store.ErrNotFound
	}
	if err == nil {
		var c store.Correction
		if c, err = s.correction(r, at); err == nil {
			_, err = s.Notes.Correct(r.Context(), c)
		}
	}
	s.back(w, r, at, err)
}

// undo marks a correction as undone.
func (s *Site) undo(w http.ResponseWriter, r *http.Request) {
	at, err := s.Library.Locate(r.Context(), r.PathValue("id"))
	by := strings.TrimSpace(r.FormValue("by"))
	if err == nil && (by == "" || len(by) > mostName) {
		err = store.ErrInvalid
	}
	if err == nil {
		err = s.Notes.Undo(r.Context(), r.PathValue("note"), by, time.Now().UTC())
	}
	s.back(w, r, at, err)
}

// correction reads the form of a correction. Who corrects says who they are and
// why.
func (s *Site) correction(r *http.Request, at store.Place) (store.Correction, error) {
	v := func(key string) string { return strings.TrimSpace(r.FormValue(key)) }
	c := store.Correction{Kind: v("kind"), On: at.ID, Value: v("value"), By: v("by"), Why: v("why"), At: time.Now().UTC()}
	known := false
	for _, k := range page.CorrectionKinds {
		known = known || k == c.Kind
	}
	if !known || c.By == "" || c.Why == "" || len(c.By) > mostName || len(c.Why)+len(c.Value) > mostNote {
		return c, store.ErrInvalid
	}
	if c.Kind != "merge" {
		return c, nil
	}
	other, err := s.Library.Locate(r.Context(), c.Value[strings.LastIndexByte(c.Value, '/')+1:]) // an ID, or the address of its page
	if err != nil || other.Kind != store.Statement {
		return c, errors.Join(store.ErrInvalid, err)
	}
	c.With, c.Value = []string{other.ID}, ""
	return c, nil
}

// back goes to the corrections of a statement, or says what is wrong.
func (s *Site) back(w http.ResponseWriter, r *http.Request, at store.Place, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.Changed()
	http.Redirect(w, r, cmp.Or(string(movedTo(at)), "/")+"#corrections", http.StatusSeeOther)
}
