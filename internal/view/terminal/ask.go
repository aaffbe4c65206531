package terminal

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/query"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Ask writes what a pile says to a question: for each claim the statements
// that carry it with everything that stands behind them, or that nothing does.
func Ask(w io.Writer, a *view.Answer, q query.Answer, o Options) error {
	if o.Width <= 0 {
		o.Width = 80
	}
	p := &printer{Answer: a, o: o}
	if q.Footage {
		p.wrap("", p.Lang.T("footage"))
		p.line("")
	}
	shown := map[int]bool{}
	for _, f := range q.Found {
		if len(q.Found) > 1 {
			p.wrap2("", p.Lang.T("asked")+": ", f.Claim, p.bold)
		}
		p.found(f, q.Looked, shown)
	}
	if q.Left > 0 {
		p.wrap("", p.Lang.F("not-asked", len(q.Found), q.Left))
	}
	p.line(p.dim(p.Lang.F("looked", p.Lang.N(q.Looked, "article"), q.Traced)))
	p.problems()
	_, err := io.WriteString(w, p.b.String())
	return err
}

// found prints one claim. A statement that was shown for a claim before is
// only named.
func (p *printer) found(f query.Found, looked int, shown map[int]bool) {
	if len(f.Statements) == 0 {
		p.wrap("", p.Lang.Nothing(looked))
		if f.Nearest != nil {
			p.instead(*f.Nearest)
		}
		p.line("")
		return
	}
	for _, m := range f.Statements {
		s, _ := p.Find(p.Pile.Findings.Statements[m.Statement].ID)
		if s == nil {
			continue
		}
		if shown[m.Statement] {
			p.wrap2(indent, pad(s.Short, max(4, width(s.Short)+1)), p.asked(s, m).Gist+" ("+p.Lang.T("above")+")", nil)
			p.line("")
			continue
		}
		shown[m.Statement] = true
		p.statement(p.asked(s, m))
		if len(m.Asked) > 0 {
			p.wrap(indent+"    ", p.Lang.F("unmatched", strings.Join(m.Asked, ", ")))
		}
		p.otherwise(s)
		p.captures(s)
		p.line("")
	}
}

// instead prints what is carried in the place of what is asked: why it is not the
// same, its words with where they stand, and the counts of its statement. Where
// only words are shared it is no more than the nearest.
func (p *printer) instead(m query.Match) {
	head := p.Lang.T("nearest")
	if m.Instead() {
		head = p.Lang.T("instead")
	}
	p.wrap("", head+", "+p.Lang.Differs(m.Against, m.Asked, m.There)+":")
	quote := strings.Join(strings.Fields(p.Quote(m.Report)), " ")
	p.wrap(indent, p.Outlet(m.Report.Article)+": “"+cut(quote, 240)+"”")
	if s, _ := p.Find(p.Pile.Findings.Statements[m.Statement].ID); s != nil && m.Instead() {
		p.wrap(indent, p.Counts(s))
	}
	p.wrap(indent, p.dim(p.Capture(m.Report.Article)))
}

// asked is a statement headed by the report that says what is asked, where the
// gist says it in other words.
func (p *printer) asked(s *view.Statement, m query.Match) *view.Statement {
	q := strings.Join(strings.Fields(p.Quote(m.Report)), " ")
	if strings.Contains(q, s.Gist) {
		return s
	}
	own := *s
	own.Gist = cut(q, 240)
	return &own
}

// otherwise prints the words of the statements that deny this one, and of the
// one that it denies.
func (p *printer) otherwise(s *view.Statement) {
	for _, id := range append([]string{s.Denies}, s.DeniedBy...) {
		if o, _ := p.Find(id); o != nil && id != "" {
			who := ""
			if v := p.voices(o.Voices); v != "" {
				who = v + ": "
			}
			p.label(indent+"    ", p.Lang.T("says-otherwise"), o.Short+" "+who+o.Gist)
		}
	}
}

// captures prints the carriers in order of publication, each with where and
// when it is from, the first appearance first.
func (p *printer) captures(s *view.Statement) {
	in := indent + "    "
	ids := slices.Clone(s.Carriers)
	slices.SortStableFunc(ids, func(a, b text.ID) int { return cmp.Compare(published(p.Article(a)), published(p.Article(b))) })
	for i, id := range ids {
		if i == carriersShown && len(ids) > carriersShown+1 && !p.o.All {
			p.line(in + "  … " + p.Lang.N(len(ids)-i, "article"))
			return
		}
		head := ""
		switch {
		case i == 0 && published(p.Article(id)) != undated:
			head = p.Lang.T("first-here")
		case i <= 1:
			head = p.Lang.T("carried-by")
		}
		p.label(in, pad(head, max(width(p.Lang.T("first-here")), width(p.Lang.T("carried-by")))+1), p.Capture(id))
	}
}

// undated sorts behind every date.
const undated = "9999"

func published(a *article.Article) string {
	if a.Published == nil || a.Published.Value == "" {
		return undated
	}
	return a.Published.Value
}
