// Package page writes an answer as one HTML file that opens offline: styles
// and drawings are inside, nothing is fetched, and it reads without scripts.
// It holds excerpts around the evidence, not whole articles of others.
package page

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"sanad/internal/origin"
	"sanad/internal/text"
	"sanad/internal/view"
	"sanad/internal/view/draw"
)

//go:embed page.tmpl
var source string

//go:embed page.css
var style string

// The most that one file shows. What is left out is said at its foot.
const (
	maxStories    = 60
	maxStatements = 40
	maxPatchworks = 40
)

var parsed = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{
		"t":      func(string) string { return "" },
		"f":      func(string, ...any) string { return "" },
		"n":      func(int, string) string { return "" },
		"counts": func(*view.Statement) string { return "" },
		"cut":    view.Excerpt,
		"anchor": anchor,
	}).Parse(source)
})

type data struct {
	*view.Answer
	Style   template.CSS
	Shown   []story
	Omitted int
}

type story struct {
	*view.Story
	Timeline   []view.Happening
	Statements []statement
	More       int
	Patchworks []view.Patchwork
}

type statement struct {
	*view.Statement
	Chain    template.HTML
	Versions []view.Version
	Drifts   []drift // material ones
	Slight   []drift
	Similar  []similar
	Missing  []missing
	Denies   string
}

type similar struct{ Short, Why string }
type missing struct{ Outlet, Beside, Why string }
type drift struct {
	origin.Drift
	OutletA, OutletB, QuoteA, QuoteB string
}

// Write prints the page of an answer.
func Write(w io.Writer, a *view.Answer) error {
	t, err := parsed()
	if err != nil {
		return fmt.Errorf("page template: %w", err)
	}
	if t, err = t.Clone(); err != nil {
		return fmt.Errorf("page template: %w", err)
	}
	t.Funcs(template.FuncMap{"t": a.Lang.T, "f": a.Lang.F, "n": a.Lang.N, "counts": a.Counts})
	d := data{Answer: a, Style: template.CSS(style)} //nolint:gosec // our own file
	for i := range a.Stories {
		if i == maxStories {
			d.Omitted = len(a.Stories) - maxStories
			break
		}
		d.Shown = append(d.Shown, shapeStory(a, &a.Stories[i]))
	}
	return t.Execute(w, d)
}

func shapeStory(a *view.Answer, s *view.Story) story {
	v := story{Story: s, Timeline: a.Timeline(s)}
	for j := range s.Statements {
		if j == maxStatements {
			v.More = len(s.Statements) - maxStatements
			break
		}
		v.Statements = append(v.Statements, shapeStatement(a, &s.Statements[j]))
	}
	for i, id := range s.Articles {
		if i == maxPatchworks {
			break
		}
		v.Patchworks = append(v.Patchworks, a.Patch(s, id))
	}
	return v
}

func shapeStatement(a *view.Answer, s *view.Statement) statement {
	v := statement{Statement: s, Chain: template.HTML(draw.Chain(a, s)), Versions: a.Versions(s), Denies: a.ShortOf(s.Denies)}
	for _, d := range s.Drift {
		d.Why = a.Lang.Reason(d.Why)
		x := drift{d, a.Outlet(d.A.Article), a.Outlet(d.B.Article), a.Quote(d.A), a.Quote(d.B)}
		if d.Severity == "material" {
			v.Drifts = append(v.Drifts, x)
		} else {
			v.Slight = append(v.Slight, x)
		}
	}
	for _, x := range s.Statement.Similar {
		if n := a.ShortOf(x.Statement); n != "" {
			v.Similar = append(v.Similar, similar{n, a.Lang.Reason(x.Why)})
		}
	}
	for _, m := range s.Missing {
		v.Missing = append(v.Missing, missing{a.Outlet(m.Article), a.Quote(m.Beside), m.Why})
	}
	return v
}

// anchor is the element ID of an article.
func anchor(id text.ID) string { return "a-" + string(id[:min(12, len(id))]) }
