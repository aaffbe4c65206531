package terminal

import (
	"fmt"
	"io"

	"sanad/internal/annot"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Why writes everything that stands behind the counts of one statement: each
// report with its words and steps, each channel with its reasons, drift,
// look-alikes.
func Why(w io.Writer, a *view.Answer, s *view.Statement, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	o.All = true
	p := &printer{Answer: a, o: o}
	p.statement(s)
	p.reports(s)
	p.channels(s)
	for _, d := range s.Drift {
		p.line("")
		p.line(p.bold(p.Lang.T("drift") + " " + p.Lang.T(d.Kind) + ", " + p.Lang.T(d.Severity)))
		p.place(d.A)
		p.place(d.B)
		p.wrap(indent, p.Lang.Reason(d.Why))
	}
	if len(s.Why) > 0 {
		p.line("")
		p.line(p.bold(p.Lang.T("why")))
		for _, l := range s.Why {
			p.wrap(indent, p.Lang.Reason(l))
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *printer) reports(s *view.Statement) {
	p.line("")
	p.line(p.bold(p.Lang.T("versions")))
	for _, r := range s.Reports {
		p.place(r.Ref)
		for _, v := range r.Via {
			step := "    ← " + v.Name + " (" + p.Lang.T(string(v.Basis)) + ")"
			if v.Span != nil && v.Basis == annot.Stated {
				step += " “" + p.Quote(text.Ref{Article: r.Ref.Article, Span: *v.Span}) + "”"
			}
			p.wrap(indent, step)
		}
	}
}

func (p *printer) channels(s *view.Statement) {
	p.line("")
	p.line(p.bold(p.Lang.T("chain")))
	for _, c := range s.Channels {
		p.wrap(indent, fmt.Sprintf("%s (%s, %s): %d", p.ChannelName(c), p.Lang.Path(string(c.Kind)), p.Lang.T(string(c.Basis)), len(c.Carriers)))
		for _, y := range c.Why {
			p.wrap(indent+"  ", "- "+p.Lang.Reason(y.Text))
			for _, r := range y.Refs {
				p.wrap(indent+"    ", p.Outlet(r.Article)+": “"+cut(p.Quote(r), 160)+"”")
			}
		}
	}
}

// place prints the words of a place with where they stand.
func (p *printer) place(r text.Ref) {
	x := p.Article(r.Article)
	p.wrap(indent, fmt.Sprintf("%s, %s [%d,%d)", p.Outlet(r.Article), x.Input, r.Span.Start, r.Span.End))
	p.wrap(indent+"  ", "“"+p.Quote(r)+"”")
}
