package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"sanad/internal/app"
	"sanad/internal/origin"
	"sanad/internal/origin/correction"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
	"sanad/internal/web/page"
)

// correct keeps a correction that a page sends and goes back to that page.
func (s *Site) correct(w http.ResponseWriter, r *http.Request) {
	at, err := s.corrigible(r)
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
	at, err := s.corrigible(r)
	by := strings.TrimSpace(r.FormValue("by"))
	if err == nil && by == "" {
		err = store.ErrInvalid
	}
	if err == nil {
		err = s.Library.Undo(r.Context(), r.PathValue("note"), by, time.Now().UTC())
	}
	s.back(w, r, at, err)
}

// corrigible is the statement, person or organisation that an address names.
func (s *Site) corrigible(r *http.Request) (store.Place, error) {
	at, err := s.Library.Locate(r.Context(), r.PathValue("id"))
	if err == nil && at.Kind != store.Statement && at.Kind != store.Entity {
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
	of := map[correction.Kind]func(context.Context, string) (text.Ref, error){correction.Merge: s.wordsOf, correction.MergeEntity: s.nameOf}[c.Kind]
	if of != nil {
		other, err := of(r.Context(), c.Value)
		if err != nil {
			return c, errors.Join(store.ErrInvalid, err)
		}
		c.With, c.Value = []text.Ref{other}, ""
	}
	return c, nil
}

// nameOf is a place where the entity stands that is named by its ID or by the
// address of its page.
func (s *Site) nameOf(ctx context.Context, name string) (text.Ref, error) {
	id, err := url.PathUnescape(name[strings.LastIndexByte(name, '/')+1:])
	if err != nil || id == "" { // nothing would stand for everything
		return text.Ref{}, store.ErrNotFound
	}
	places, err := s.named(ctx, id, 1)
	if err != nil {
		return text.Ref{}, err
	}
	if len(places) == 0 {
		return text.Ref{}, store.ErrNotFound
	}
	return places[0].Ref, nil
}

// named are the first places where an entity is named, n at most.
func (s *Site) named(ctx context.Context, id string, n int) ([]page.Named, error) {
	part, err := s.Library.Records(ctx, store.Mention, store.Filter{Entity: id}, store.Page{Limit: n})
	if err != nil {
		return nil, err
	}
	a := view.New(part.Pile, "")
	var out []page.Named
	for i, x := range part.Pile.Articles {
		for _, m := range part.Pile.Marks[i].Mentions {
			r := text.Ref{Article: x.ID, Span: m.Span}
			out = append(out, page.Named{Ref: r, Outlet: a.Outlet(x.ID), Words: a.Quote(r), Title: x.Title})
		}
	}
	return out, nil
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
// when they are followed. What they say of the names of its voices is said too.
func (s *Site) corrected(ctx context.Context, p *pile.Pile, lang string, v *page.Statement) error {
	notes, err := app.Corrections(ctx, s.Library, p)
	if err != nil {
		return err
	}
	var standing []correction.Correction
	for _, n := range notes {
		voiced := slices.ContainsFunc(v.Voices, func(o origin.Voice) bool { return o.Entity != "" && slices.Contains(n.Entities, o.Entity) })
		if voiced || slices.Contains(n.Statements, v.Statement.ID) {
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

// renamed brings to the page of an entity the places where its name stands, what
// people say of the name, and who it is one with when they are followed.
func (s *Site) renamed(ctx context.Context, v *page.Entity) (err error) {
	if v.Places, err = s.named(ctx, v.Line.ID, namesShown); err != nil {
		return err
	}
	all, err := app.AllCorrections(ctx, s.Library)
	if err != nil {
		return err
	}
	var ids []text.ID
	for _, c := range all {
		if c.Kind == correction.MergeEntity || c.Kind == correction.SplitEntity {
			ids = append(ids, c.On.Article)
			for _, w := range c.With {
				ids = append(ids, w.Article)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	p, err := s.Library.Pile(ctx, ids)
	if err != nil {
		return err
	}
	v.Words = view.New(p, "")
	for _, n := range correction.Notes(p, all) {
		if slices.Contains(n.Entities, v.Line.ID) {
			v.Notes = append(v.Notes, n)
		}
	}
	return nil
}

// namesShown is how many places of a name are offered for a correction.
const namesShown = 40
