package segment

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

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
	switch {
	case len(ns) < 2 || s.toks[p.from+p.phrase-1].Lower == ":" || s.joined(p):
	case p.rule.Where == lang.ShortLine:
		ns = ns[:1] // By Sari Muara, in Serai
	default:
		ns = ns[len(ns)-1:]
	}
	for _, n := range ns {
		switch {
		case !s.capital(n.from) || n.to-n.from > 6 || s.dateWord(n.from):
		case s.medium(s.span(n.from, n.to).Of(s.t)):
			s.addDeclared(s.span(n.from, n.to).Of(s.t), s.cue(p), s.span(p.from, p.to))
		default:
			s.addCredit(role, n.from, n.to)
		}
	}
}

// dateWord reports whether token i belongs to a date.
func (s *page) dateWord(i int) bool {
	w := s.toks[i].Lower
	return s.pack.Calendar.Weekday[w] || s.pack.Calendar.Month[w] > 0 || s.pack.Calendar.Zone[w] != ""
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
