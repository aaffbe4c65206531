package segment

import (
	"strings"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// facts reads what the furniture states.
func (s *page) facts() {
	opening := true
	for i := range s.parts {
		p := &s.parts[i]
		switch {
		case p.kind == article.Body:
			opening = opening && p.to-p.from < 8
		case strings.HasPrefix(p.rule.Gives, lang.GivesRole):
			s.credit(*p, strings.TrimPrefix(p.rule.Gives, lang.GivesRole))
			if opening {
				s.dated(*p)
			}
		case p.rule.Gives == lang.GivesSource:
			s.declare(*p)
		case p.rule.Gives == lang.GivesRights:
			s.rights(*p)
		case p.rule.Gives == lang.GivesReprint:
			s.reprint(*p)
		case p.rule.Gives == lang.GivesDate && opening:
			s.dated(*p)
		case p.kind == article.Caption:
			if _, from, to := s.photoCredit(p); to > 0 {
				s.addCredit("photographer", from, to)
			}
		}
	}
	s.printedWire()
	s.foreignDateline()
	s.fallbackOutlet()
	s.completeness()
}

// dated notes the first date after the phrase of a part as that of
// publication.
func (s *page) dated(p part) {
	i := p.from + p.phrase
	if s.toks[i-1].Kind == annot.Number {
		i-- // the phrase took the year
	}
	for ; i < p.to; i++ {
		if d, end := s.stamp(i, p.to); end > 0 {
			s.publish(d, s.span(p.from, end))
			return
		}
	}
}

// rights notes the holder and year of a copyright line.
func (s *page) rights(p part) {
	if s.art.Copyright != nil {
		return
	}
	sp := s.span(p.from, p.to)
	c := article.Copyright{Span: &sp}
	for i := p.from; i < p.to; i++ {
		k := s.toks[i]
		if y := s.number(i, p.to, 4); y >= 1900 && y < 2200 {
			c.Year = y
			continue
		}
		if c.Holder != "" || k.Kind != annot.Word || !s.capital(i) || s.rightsWord(k.Lower) {
			continue
		}
		j := i
		for j < p.to && (s.toks[j].Kind == annot.Word && s.capital(j) && !s.rightsWord(s.toks[j].Lower) || j > i && s.companyStop(j)) {
			j++
		}
		c.Holder = s.span(i, j).Of(s.t)
	}
	if c.Holder != "" || c.Year > 0 {
		s.art.Copyright = &c
	}
}

// companyStop reports whether token i is the full stop of an abbreviation
// inside the name of a company: PT. Kabar Muara.
func (s *page) companyStop(i int) bool {
	return s.toks[i].Lower == "." && s.pack.Abbreviation(s.toks[i-1].Lower) != "" && i+1 < len(s.toks) && s.toks[i+1].Kind == annot.Word
}

// rightsWord reports whether a word belongs to the phrases of copyright lines.
func (s *page) rightsWord(w string) bool { return s.pack.Rights[w] }

// reprint notes the outlet in which the text appeared first.
func (s *page) reprint(p part) {
	if s.art.Reprint != nil {
		return
	}
	if ns := s.names(p); len(ns) > 0 {
		n, to := ns[0], ns[0].to
		for k := n.from + 1; k < to; k++ {
			if !s.capital(k) {
				to = k
			}
		}
		name := s.unglued(s.span(n.from, to).Of(s.t))
		s.art.Reprint = &article.Reprint{Outlet: name, Span: s.span(p.from, p.to)}
	}
}

// unglued takes a small word off the front of the name of a medium that lost
// the space between them: diKabar.
func (s *page) unglued(name string) string {
	for n := 2; n < min(5, len(name)-2); n++ {
		if hangs, _ := s.pack.Hanging(name[:n]); hangs && utf8.RuneStart(name[n]) && s.medium(name[n:]) {
			return name[n:]
		}
	}
	return name
}

// nameOutlet takes the outlet that the text names where the page or record
// named none, and notes where the text names the one it did.
func (s *page) nameOutlet(name string, sp text.Span) {
	o := &s.art.Outlet
	if o.Name == "" {
		o.Name = name
	}
	if o.Span == nil && sameOutlet(o.Name, name) {
		o.Span = &sp
	}
}

// sameOutlet reports whether two names are of one outlet: one holds the other
// when case, spaces and marks are left out.
func sameOutlet(a, b string) bool {
	a, b = strings.ReplaceAll(folded(a), " ", ""), strings.ReplaceAll(folded(b), " ", "")
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// printedWire corrects an outlet that was read from the dateline when the
// copyright line names another: LONDON (Reuters) - over a newspaper's text.
func (s *page) printedWire() {
	d, c, o := s.art.Dateline, s.art.Copyright, &s.art.Outlet
	if s.given || d == nil || c == nil || c.Holder == "" || d.Outlet == "" || o.Span == nil || !d.Span.Touches(*o.Span) {
		return
	}
	if m := s.pack.Media.Named(lang.FoldName(d.Outlet)); m != nil && m.Kind == "wire" && !sameOutlet(d.Outlet, c.Holder) {
		o.Name, o.Span = c.Holder, c.Span
	}
}

// foreignDateline notes a dateline that names another outlet than the one that
// published: LONDON (Reuters) - in a newspaper.
func (s *page) foreignDateline() {
	d := s.art.Dateline
	if d != nil && d.Outlet != "" && s.art.Outlet.Name != "" && s.medium(d.Outlet) && !sameOutlet(d.Outlet, s.art.Outlet.Name) {
		s.addDeclared(d.Outlet, "dateline", *d.Span)
	}
}

// fallbackOutlet names the outlet by its copyright line where nothing else
// does.
func (s *page) fallbackOutlet() {
	if c := s.art.Copyright; c != nil && c.Holder != "" {
		s.nameOutlet(c.Holder, *c.Span)
	}
}
