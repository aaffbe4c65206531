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
		case p.rule.Gives == lang.GivesSource:
			s.declare(*p)
		case p.rule.Gives == lang.GivesRights:
			s.rights(*p)
		case p.rule.Gives == lang.GivesReprint:
			s.reprint(*p)
		case p.rule.Gives == lang.GivesDate && opening:
			if d, end := s.stamp(s.firstDate(*p), p.to); end > 0 {
				s.publish(d, s.span(p.from, end))
			}
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

// firstDate is the first token after the label of a date line.
func (s *page) firstDate(p part) int {
	i := p.from + p.phrase
	if s.toks[i-1].Kind == annot.Number {
		i-- // the phrase took the year
	}
	return s.skip(i, p.to, ":|-")
}

// run is the tokens of one name.
type run struct{ from, to int }

// names lists the names after the phrase of a part: runs of words between
// commas, slashes and the like. They end at a bracket, a quotation, a full stop
// or a word such as "in" that leads away from them.
func (s *page) names(p part) []run {
	var out []run
	for i := p.from + p.phrase; i < p.to; i++ {
		hangs, joins := s.linking(i)
		switch {
		case hangs && !joins && len(out) > 0, strings.Contains("(\"“.", s.toks[i].Lower) && len(out) > 0:
			return out
		case s.toks[i].Kind != annot.Word || hangs:
			continue
		}
		j := i + 1
		for j < p.to && s.inName(j) {
			j++
		}
		out = append(out, run{i, j})
		i = j - 1
	}
	return out
}

// linking reports whether token i is a small word between names, and whether
// it joins them.
func (s *page) linking(i int) (hangs, joins bool) {
	if s.toks[i].Kind != annot.Word || s.capital(i) {
		return false, false
	}
	return s.pack.Hanging(s.toks[i].Lower)
}

// inName reports whether token i goes on with the name before it.
func (s *page) inName(i int) bool {
	if s.toks[i].Kind == annot.Mark {
		return s.initialStop(i)
	}
	hangs, _ := s.linking(i)
	return !hangs
}

// initialStop reports whether token i is the full stop of an initial or title
// inside a name.
func (s *page) initialStop(i int) bool {
	if s.toks[i].Lower != "." || i+1 >= len(s.toks) || s.toks[i+1].Kind != annot.Word {
		return false
	}
	w := s.toks[i-1].Lower
	return s.pack.Abbreviation(w) == lang.BeforeName || len(w) == 1
}

// credit notes the persons of a credit line. Where the phrase has no colon
// ("Laporan wartawan …, Sari Muara") the last name is the person.
func (s *page) credit(p part, role string) {
	ns := s.names(p)
	if len(ns) > 1 && s.toks[p.from+p.phrase-1].Lower != ":" && !s.joined(p) {
		ns = ns[len(ns)-1:]
	}
	for _, n := range ns {
		switch {
		case !s.capital(n.from) || n.to-n.from > 6:
		case s.medium(s.span(n.from, n.to).Of(s.t)):
			s.addDeclared(s.span(n.from, n.to).Of(s.t), s.cue(p), s.span(p.from, p.to))
		default:
			s.addCredit(role, n.from, n.to)
		}
	}
}

// joined reports whether the names of a part are joined by a word or a semicolon.
func (s *page) joined(p part) bool {
	for _, k := range s.toks[p.from:p.to] {
		if _, joins := s.pack.Hanging(k.Lower); joins || k.Lower == ";" {
			return true
		}
	}
	return false
}

func (s *page) addCredit(role string, from, to int) {
	sp := s.span(from, to)
	name := sp.Of(s.t)
	for _, c := range s.art.Credits {
		if c.Role == role && c.Name == name {
			return
		}
	}
	s.art.Credits = append(s.art.Credits, article.Credit{Role: role, Name: name, Span: &sp})
}

// declare notes the media of a source line.
func (s *page) declare(p part) {
	sp, cue := s.span(p.from, p.to), s.cue(p)
	for _, n := range s.names(p) {
		for n.from > p.from+1 && n.from == p.from+p.phrase && s.toks[n.from-1].Kind == annot.Word && s.capital(n.from-1) {
			n.from-- // the phrase took a part of the name: Kantor Berita …
			p.phrase--
		}
		name := s.span(n.from, n.to).Of(s.t)
		if n.to-n.from > 6 || !s.capital(n.from) && !s.medium(name) {
			continue
		}
		s.addDeclared(name, cue, sp)
	}
}

// cue is the phrase of a part as printed, without its marks.
func (s *page) cue(p part) string {
	return strings.Trim(s.span(p.from, p.from+p.phrase).Of(s.t), " :(")
}

func (s *page) addDeclared(name, cue string, sp text.Span) {
	if sameOutlet(name, s.art.Outlet.Name) {
		return // (Agency/Own Name)
	}
	for _, d := range s.art.Declared {
		if d.Name == name {
			return
		}
	}
	s.art.Declared = append(s.art.Declared, article.Declared{Name: name, Cue: cue, Span: &sp})
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
		for j < p.to && (s.toks[j].Kind == annot.Word && s.capital(j) && !s.rightsWord(s.toks[j].Lower)) {
			j++
		}
		c.Holder = s.span(i, j).Of(s.t)
	}
	if c.Holder != "" || c.Year > 0 {
		s.art.Copyright = &c
	}
}

// rightsWord reports whether a word belongs to the phrases of copyright lines.
func (s *page) rightsWord(w string) bool { return s.pack.Rights[w] }

// reprint notes the outlet in which the text appeared first.
func (s *page) reprint(p part) {
	if s.art.Reprint != nil {
		return
	}
	for _, n := range s.names(p) {
		to := n.to
		for k := n.from + 1; k < to; k++ {
			if !s.capital(k) {
				to = k
			}
		}
		name := s.unglued(s.span(n.from, to).Of(s.t))
		s.art.Reprint = &article.Reprint{Outlet: name, Span: s.span(p.from, p.to)}
		return
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
	if d == nil || c == nil || c.Holder == "" || d.Outlet == "" || o.Span == nil || !d.Span.Touches(*o.Span) {
		return
	}
	if s.medium(d.Outlet) && !sameOutlet(d.Outlet, c.Holder) {
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
