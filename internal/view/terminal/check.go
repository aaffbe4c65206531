package terminal

import (
	"fmt"
	"io"
	"strings"

	"sanad/internal/check"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Check writes the findings about a draft, the weightiest first, with the
// words of both sides and where each stands.
func Check(w io.Writer, a *view.Answer, found []check.Finding, sources int, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	p := &printer{Answer: a, o: o}
	p.wrap2("", "", p.Lang.Checked(len(found), sources), p.bold)
	if len(found) > 0 {
		p.wrap("", p.dim(p.Lang.T("draft")+": "+p.draft(found[0].Draft.Article)))
	}
	for i, f := range found {
		p.line("")
		p.wrap2("", fmt.Sprintf("%-3d", i+1), p.Lang.T(f.Label()), p.bold)
		p.sideOf("draft", f.Draft)
		if f.Source.Article != "" {
			p.sideOf("source", f.Source)
			p.wrap(indent, p.dim(p.Capture(f.Source.Article)))
		}
	}
	p.problems()
	_, err := io.WriteString(w, p.b.String())
	return err
}

// draft is where the draft is from, without the mark that tells it from a source.
func (p *printer) draft(id text.ID) string {
	x := p.Article(id)
	from := strings.TrimPrefix(x.Input, "draft:")
	if from == x.URL {
		return strings.Replace(p.Capture(id), x.Input+" · ", "", 1)
	}
	return strings.Replace(p.Capture(id), x.Input, from, 1)
}

// sideOf prints the words of one side with their place in the text, short ones
// with what stands around them. Of a long passage the first words are enough to
// find it.
func (p *printer) sideOf(label string, r text.Ref) {
	s := fmt.Sprintf("“%s” [%d,%d)", cut(p.Quote(r), 300), r.Span.Start, r.Span.End)
	if x := p.Article(r.Article); r.Span.Len() < shortWords {
		for _, v := range x.Sentences {
			if v.Holds(r.Span) {
				s += ": " + cut(p.Quote(text.Ref{Article: r.Article, Span: v}), 300)
			}
		}
	}
	p.label(indent, p.Lang.T(label), s)
}

// shortWords is the length in bytes under which words need their sentence.
const shortWords = 60
