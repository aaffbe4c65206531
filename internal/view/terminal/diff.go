package terminal

import (
	"io"

	"sanad/internal/article"
	"sanad/internal/revision"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Revision is a version of an article beside the one before it.
type Revision struct {
	Name          string
	Number        int    // of the later version
	Was, Is       string // when each was first seen
	Before, After *article.Article
	revision.Revision
}

// Diff writes what changed from version to version: first what turns what is
// said, then sentence by sentence.
func Diff(w io.Writer, rs []Revision, lang view.Words, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	p := &printer{Answer: &view.Answer{Lang: lang}, o: o}
	for i, r := range rs {
		if i > 0 {
			p.line("")
		}
		p.revision(&r)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// One writes that an article has one version.
func One(w io.Writer, name, seen string, lang view.Words, o Options) error {
	p := &printer{Answer: &view.Answer{Lang: lang}, o: o}
	p.line(lang.F("diff-one", name, seen))
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *printer) revision(r *Revision) {
	w := p.Lang
	p.wrap2("", "", w.F("diff-head", r.Name, r.Number-1, r.Was, r.Number, r.Is), p.bold)
	n := map[revision.Kind]int{}
	for _, c := range r.Changes {
		n[c.Kind]++
	}
	p.wrap("", w.F("diff-counts", n[revision.Changed], n[revision.Added], n[revision.Removed], n[revision.Moved], len(r.Came), len(r.Went)))
	if !r.Substantive() {
		p.wrap("", w.T("diff-same"))
		return
	}
	if !r.Announced.Empty() {
		p.label("", "", w.T("diff-announced")+": “"+cut(r.Announced.Of(r.After.Text), 300)+"”")
	}
	for _, e := range r.Edits {
		s := w.F("diff-edit", w.T(e.Kind), cut(e.Before.Span.Of(r.Before.Text), 200), cut(e.After.Span.Of(r.After.Text), 200))
		if e.Quoted {
			s += ", " + w.T("diff-quoted")
		}
		p.wrap2("", "! ", s, p.bold)
	}
	if r.Titles {
		p.line("")
		p.line(w.T("diff-title"))
		p.wrap2("", "- ", r.Before.Title, p.dim)
		p.wrap2("", "+ ", r.After.Title, nil)
	}
	for _, c := range r.Changes {
		p.change(r, c)
	}
}

func (p *printer) change(r *Revision, c revision.Change) {
	if c.Kind == revision.Moved {
		return
	}
	p.line("")
	p.part("- ", c.Before, r.Before, p.dim)
	p.part("+ ", c.After, r.After, nil)
}

func (p *printer) part(head string, s text.Span, a *article.Article, style func(string) string) {
	if !s.Empty() {
		p.wrap2("", head, s.Of(a.Text), style)
	}
}
