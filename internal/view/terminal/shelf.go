package terminal

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
)

// page is a printer of what is not a whole answer.
func page(w view.Words, o Options) *printer {
	if o.Width <= 0 {
		o.Width = 80
	}
	return &printer{Answer: &view.Answer{Lang: w}, o: o}
}

// Stories prints a list of stories: each with its days, what it is called, how
// many outlets rest on how many origins of text, and the statement that most
// articles carry.
func Stories(w io.Writer, l store.List[store.StoryLine], words view.Words, o Options) error {
	p := page(words, o)
	p.line(p.bold(words.N(l.Total, "story")))
	p.line("")
	for _, s := range l.Lines {
		title := s.Title
		if title == "" {
			title = words.T("story")
		}
		when := words.Days(s.Start, s.End)
		room := p.o.Width - width(when) - 2
		p.line(p.bold(pad(cut(title, room), room)) + "  " + when)
		counts := []string{s.ID, words.N(s.Articles, "article"), words.N(len(s.Outlets), "outlet"), words.N(s.Origins.Best, "origin"), words.N(s.Statements, "statement")}
		p.wrap(indent, p.dim(strings.Join(counts, " · ")))
		if s.MostCarried != "" {
			p.wrap(indent, s.MostCarried)
		}
	}
	p.next(l.Next)
	_, err := io.WriteString(w, p.b.String())
	return err
}

// next says how the list goes on.
func (p *printer) next(after string) {
	if after != "" {
		p.line("")
		p.line(p.dim("--after " + after))
	}
}

// Hits prints what a search found, and how the hits fall on outlets.
func Hits(w io.Writer, r store.Results, words view.Words, o Options) error {
	p := page(words, o)
	total := words.F("search-hits", fmt.Sprint(r.Total))
	if r.More {
		total = words.F("search-more", r.Total)
	}
	p.wrap("", p.bold(total))
	for _, f := range [][]store.Facet{r.Outlets, r.Languages} {
		var parts []string
		for _, x := range f[:min(len(f), 6)] {
			parts = append(parts, fmt.Sprintf("%s %d", x.Value, x.Count))
		}
		if len(parts) > 0 {
			p.wrap(indent, p.dim(strings.Join(parts, " · ")))
		}
	}
	for _, h := range r.Hits {
		p.line("")
		if h.Kind == store.Article && h.Title != "" {
			p.wrap("", p.bold(h.Title))
		}
		var b strings.Builder
		for _, f := range h.Snippet {
			if f.Found {
				b.WriteString(p.bold(f.Words))
			} else {
				b.WriteString(f.Words)
			}
		}
		p.wrap(indent, b.String())
		id := h.ID
		if h.Kind == store.Article {
			id = id[:min(12, len(id))]
		}
		p.line(indent + p.dim(joined(id, h.Outlet, h.Day, h.Story)))
	}
	p.next(r.Next)
	_, err := io.WriteString(w, p.b.String())
	return err
}

// joined joins what is there.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// Article prints one article of an answer: what it is, who says what in it,
// and the statements that it carries with their counts.
func Article(w io.Writer, a *view.Answer, id string, versions int, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	p := &printer{Answer: a, o: o}
	x := a.Article(text.ID(id))
	p.wrap2("", "", cmp.Or(x.Title, x.Input), p.bold)
	when := ""
	if x.Published != nil {
		when = x.Published.Value
	}
	p.wrap("", joined(x.Outlet.Name, when, x.Language, a.Lang.T(string(x.Completeness))))
	p.wrap("", p.dim(joined(string(x.ID), x.Input, x.URL)))
	if versions > 1 {
		p.wrap("", a.Lang.F("versions-of", versions))
	}
	p.sayings(x)
	for i := range a.Stories {
		s := &a.Stories[i]
		if !slices.Contains(s.Articles, x.ID) {
			continue
		}
		p.line("")
		p.line(p.bold(joined(s.Title, s.ID)))
		for k := range s.Statements {
			if slices.Contains(s.Statements[k].Carriers, x.ID) {
				p.statement(&s.Statements[k])
			}
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// sayings prints who says what in an article.
func (p *printer) sayings(x *article.Article) {
	i, ok := p.Pile.Index()[x.ID]
	if !ok {
		return
	}
	for _, t := range p.Pile.Marks[i].Attributions {
		who := ""
		if t.Source != nil {
			who = t.Source.Name
		}
		var parts []string
		for _, s := range t.Content {
			parts = append(parts, s.Of(x.Text))
		}
		if len(parts) == 0 {
			continue
		}
		p.line("")
		p.wrap(indent, joined(who, p.Lang.T("polarity-"+string(t.Polarity))))
		p.wrap(indent+"  ", strings.Join(parts, " … "))
	}
}
