// Package terminal prints an answer as text for a screen of 80 columns: what a
// reader must know first, every line one that can be followed. In: an answer.
// Out: text, with colour only where it is asked for.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"sanad/internal/view"
)

// Options say how an answer is printed.
type Options struct {
	Width  int  // columns; 80 where it is 0
	Colour bool // use colour
	All    bool // every story and statement, not the first screen
	Input  string
}

const (
	storiesShown    = 5
	statementsShown = 4
	warningsShown   = 4
	indent          = "   "
)

// Print writes the answer.
func Print(w io.Writer, a *view.Answer, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	p := &printer{Answer: a, o: o}
	p.head()
	for i := range a.Stories {
		if !o.All && i >= storiesShown {
			p.line(p.dim(a.Lang.F("more-stories", len(a.Stories)-i, "sanad trace --all "+o.Input)))
			break
		}
		p.story(&a.Stories[i])
	}
	p.problems()
	_, err := io.WriteString(w, p.b.String())
	return err
}

type printer struct {
	*view.Answer
	o Options
	b strings.Builder
}

func (p *printer) head() {
	w := p.Lang
	parts := []string{w.N(len(p.Pile.Articles), "article"), w.N(p.Outlets, "outlet"), w.N(len(p.Stories), "story")}
	if n := len(p.Pile.Storylines); n > 0 {
		parts[2] += ", " + w.N(n, "storyline")
	}
	parts = append(parts, w.N(p.Statements, "statement"))
	p.line(p.bold(strings.Join(parts, " · ")))
	switch {
	case len(p.Pile.Articles) == 1:
		p.wrap("", w.T("one-article"))
	case p.Several == 0:
		p.wrap("", w.F("headline-none", len(p.Pile.Articles)))
	default:
		p.wrap("", w.F("headline", len(p.Pile.Articles), p.Several, p.OneChannel))
	}
	p.line("")
}

func (p *printer) story(s *view.Story) {
	w := p.Lang
	title := s.Title
	if title == "" {
		title = w.T("story")
	}
	num := fmt.Sprintf("%-3d", s.Number)
	room := p.o.Width - width(num) - width(s.Dates) - 2
	p.line(p.bold(num+pad(cut(title, room), room)) + "  " + s.Dates)
	p.wrap(indent, w.N(len(s.Articles), "article")+": "+strings.Join(first(s.Outlets, 4), " · "))
	if len(s.Sources) > 0 {
		p.label(indent, w.T("on"), strings.Join(first(s.Sources, 4), " · "))
	}
	for _, why := range s.Before {
		p.label(indent, w.T("follows"), why)
	}
	p.line("")
	for i := range s.Statements {
		if !p.o.All && (i >= statementsShown || i > 0 && s.Statements[i].Weight <= 0) {
			p.line(indent + p.dim(w.F("more-statements", len(s.Statements)-i, "sanad trace --all "+p.o.Input)))
			break
		}
		p.statement(&s.Statements[i])
	}
	for i, x := range s.Warnings {
		if !p.o.All && i >= warningsShown {
			break
		}
		head := ""
		if i == 0 {
			head = w.T("warnings")
		}
		p.label(indent, head, strings.TrimPrefix(x.Of+": "+x.Text, ": "))
	}
	p.line("")
}

func (p *printer) statement(s *view.Statement) {
	w := p.Lang
	p.wrap2(indent, pad(s.Short, max(4, width(s.Short)+1)), s.Gist, p.bold)
	in := indent + "    "
	p.wrap(in, p.Counts(s))
	p.wrap(in, p.reading(s))
	for _, l := range p.chain(s) {
		p.line(in + l)
	}
	if s.Circular {
		p.label(in, "", w.T("circular"))
	}
	p.drift(in, s)
	if d := p.ShortOf(s.Denies); d != "" {
		p.wrap(in, w.F("denies", d))
	}
	if len(s.DeniedBy) > 0 {
		p.wrap(in, w.F("denied", strings.Join(s.DeniedBy, ", ")))
	}
	for _, m := range s.Missing {
		p.wrap(in, w.F("missing", p.Outlet(m.Article))+" · "+m.Why)
	}
	for _, l := range s.Later {
		p.label(in, w.T("later"), w.F(l.Kind, l.Short)+": "+l.Why)
	}
	p.similar(in, s)
}

// similar lists look-alikes, on the first screen only the first of them.
func (p *printer) similar(in string, s *view.Statement) {
	shown := 0
	for _, l := range s.Similar {
		d := p.ShortOf(l.Statement)
		if d == "" || shown > 0 && !p.o.All {
			continue
		}
		shown++
		p.label(in, p.Lang.T("similar"), d+": "+p.Lang.Reason(l.Why))
	}
}

func (p *printer) reading(s *view.Statement) string {
	parts := []string{p.Lang.T(s.Reading)}
	if s.Confidence != "" {
		parts = append(parts, p.Lang.T(s.Confidence))
	}
	return strings.Join(parts, ", ")
}

func (p *printer) drift(in string, s *view.Statement) {
	shown := 0
	for _, d := range s.Drift {
		if d.Severity != "material" && !p.o.All {
			continue
		}
		if shown++; shown > 3 && !p.o.All {
			return
		}
		head := p.Lang.T("drift") + " " + p.Lang.T(d.Kind)
		p.label(in, head, fmt.Sprintf("%s “%s” | %s “%s”", p.Outlet(d.A.Article), cut(p.Quote(d.A), 90), p.Outlet(d.B.Article), cut(p.Quote(d.B), 90)))
	}
}

func (p *printer) problems() {
	if len(p.Pile.Problems) == 0 {
		return
	}
	p.line(p.Lang.F("problems", len(p.Pile.Problems)))
	for i, q := range p.Pile.Problems {
		if i >= 5 && !p.o.All {
			p.line(indent + "…")
			return
		}
		p.wrap(indent, q.Input+": "+q.Stage+": "+q.Reason)
	}
}
