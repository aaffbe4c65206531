package page

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"sanad/internal/check"
	"sanad/internal/text"
	"sanad/internal/view"
)

//go:embed check.tmpl
var checkSource string

var checkParsed = sync.OnceValues(func() (*template.Template, error) {
	return template.New("check").Funcs(template.FuncMap{"t": func(string) string { return "" }}).Parse(checkSource)
})

// longest is how many words of one side of a finding are shown.
const longest = 60

type checked struct {
	*view.Answer
	Style template.CSS
	Head  string
	Draft string // where the draft is from
	Found []found
}

// found is a finding with the words of both sides; Source is nil where it is
// about the draft alone.
type found struct {
	Number  int
	Kind    string
	Why     string
	Draft   side
	Source  *side
	Capture string
}

// side is the words of a place, with the rest of the sentences they stand in
// where they are few, and where they begin and end in the text.
type side struct {
	Before, Words, After string
	Span                 text.Span
}

// Check prints the findings about a draft as one page that opens offline, the
// weightiest first, with the words of both sides and where each source is from.
func Check(w io.Writer, a *view.Answer, l []check.Finding, sources int) error {
	t, err := checkParsed()
	if err == nil {
		t, err = t.Clone()
	}
	if err != nil {
		return fmt.Errorf("page template: %w", err)
	}
	t.Funcs(template.FuncMap{"t": a.Lang.T})
	d := checked{Answer: a, Style: template.CSS(style), Head: a.Lang.Checked(len(l), sources)} //nolint:gosec // our own file
	if len(l) > 0 {
		d.Draft = a.Lang.T("draft") + ": " + a.Capture(l[0].Draft.Article)
	}
	for i, x := range l {
		v := found{Number: i + 1, Kind: a.Lang.T(x.Label()), Why: a.Lang.Reason(x.Why), Draft: shapeSide(a, x.Draft)}
		if x.Source.Article != "" {
			s := shapeSide(a, x.Source)
			v.Source, v.Capture = &s, a.Capture(x.Source.Article)
		}
		d.Found = append(d.Found, v)
	}
	return t.Execute(w, d)
}

// shapeSide is a place with its sentences around it; of a long one the first
// words.
func shapeSide(a *view.Answer, r text.Ref) side {
	s := side{Words: view.Excerpt(a.Quote(r), longest), Span: r.Span}
	x := a.Article(r.Article)
	for _, v := range x.Sentences {
		if v.Holds(r.Span) && len(strings.Fields(v.Of(x.Text))) <= longest {
			s.Before = fold(x.Text[v.Start:r.Span.Start])
			s.After = fold(x.Text[r.Span.End:v.End])
			break
		}
	}
	return s
}

// fold makes one blank of each stretch of them, also at the ends.
func fold(s string) string {
	out := strings.Join(strings.Fields(s), " ")
	if out == "" {
		return out
	}
	if s[0] == ' ' || s[0] == '\n' {
		out = " " + out
	}
	if n := len(s) - 1; s[n] == ' ' || s[n] == '\n' {
		out += " "
	}
	return out
}
