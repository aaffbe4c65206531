package segment

import (
	"sanad/internal/annot"
	"sanad/internal/article"
)

// dateline is what opens a news text: tokens [from, to), place and outlet as
// printed, "" where it names none. to is 0 for none.
type dateline struct {
	from, to      int
	place, outlet string
	outletAt      [2]int // tokens of the outlet
	agency        string // second name in the bracket of the outlet
	rubric        bool   // only the name of a section
}

// findDateline looks for the dateline at the first paragraphs of news text
// from line lead on. Further down only one that names an outlet counts: a
// standfirst may come before it.
func (s *page) findDateline(lead int) {
	seen := 0
	for i := lead; i < len(s.lines) && seen < 4; i++ {
		for j := s.lines[i].first; j < s.lines[i].last; j++ {
			p := s.parts[j]
			if p.kind != article.Body || p.to-p.from < 4 && !s.aloneDateline(p) {
				continue
			}
			to := p.to
			if s.aloneDateline(p) {
				to = min(len(s.toks), p.to+1)
			}
			if d := s.readDateline(p.from, to, seen == 0); d.to > 0 {
				s.putDateline(i, j, d)
				return
			}
			seen++
		}
	}
}

// aloneDateline reports whether a part may be a dateline on a line of its own,
// with news text and no date below it.
func (s *page) aloneDateline(p part) bool {
	if p.to-p.from > 8 || !s.marked(p.to-1, p.to) || p.to >= len(s.toks) {
		return false
	}
	_, end := s.stamp(p.to, len(s.toks))
	return end == 0
}

// putDateline splits part j of line i behind its dateline.
func (s *page) putDateline(i, j int, d dateline) {
	rest := s.parts[j]
	s.parts[j].kind, s.parts[j].to = article.DatelineOf, d.to
	if d.rubric {
		s.parts[j].kind = article.Header
	}
	rest.from = d.to
	if rest.from < rest.to {
		s.parts = append(s.parts, part{})
		copy(s.parts[j+2:], s.parts[j+1:])
		s.parts[j+1] = rest
		s.lines[i].last++
		for k := i + 1; k < len(s.lines); k++ {
			s.lines[k].first++
			s.lines[k].last++
		}
	}
	if d.rubric {
		return
	}
	sp := s.span(d.from, d.to)
	s.art.Dateline = &article.Dateline{Place: d.place, Outlet: d.outlet, Span: &sp}
	if d.agency != "" {
		s.addDeclared(d.agency, "dateline", sp)
	}
	if d.outlet != "" {
		at := s.span(d.outletAt[0], d.outletAt[1])
		s.nameOutlet(d.outlet, at)
	}
}

// readDateline reads the dateline that opens tokens [from, to): names with
// commas between, then a dash or a full stop. Without the name of an outlet it
// counts only where first says that nothing stands before it.
//
//	Muara (KABAR) -            KABAR.CO.ID, MUARA --     MUARA, KABAR.com -
//	KABAR.CO.ID - MUARA.       Kabar.com, MuaraWarga     LONDON, June 12 (Reuters) -
func (s *page) readDateline(from, to int, first bool) dateline {
	es := s.elements(from, to)
	if len(es) == 0 {
		return dateline{}
	}
	last := es[len(es)-1]
	end := s.dash(last.to, to)
	switch {
	case end > 0:
		if e := s.placeAfter(es, end, to); e.form != nothing {
			es, end = append(es, e), e.to+1
		}
	case es[0].form == domain && s.lostDash(es):
		end = last.to
	case es[0].form == domain && last.form == capitals && last.to < to && s.toks[last.to].Lower == ".":
		end = last.to + 1
	case s.closed(es, to):
		end = last.to + 1
	case len(es) == 2 && last.form == bracket && (es[0].form == domain || s.medium(s.between(last.from, last.to))):
		end = last.to // kabar.com (Muara) Warga; London (KABAR)Warga
	case es[0].form == domain && len(es) == 2 && s.placePrefix(last) > 0:
		end = last.from + s.placePrefix(last) // Kabar.com, Muara Warga
		es[1].to = end
	default:
		es, end = s.ownDomain(es, to)
	}
	if end == 0 || end >= to || s.toks[end].Kind == annot.Word && !s.capital(end) {
		return dateline{}
	}
	return s.weigh(es, from, end, first)
}

// closed reports whether a colon or a bar ends the elements: KABAR, Muara: …;
// MUARA (Kabar): …; MUARA, Kabar.com | …
func (s *page) closed(es []element, to int) bool {
	last := es[len(es)-1]
	switch s.lower(last.to, to) {
	case "|":
		return es[0].form == domain || last.form == domain
	case ":":
		return s.knownPlace(es[0]) && (len(es) == 1 || last.form == bracket) || len(es) == 2 && es[0].form == capitals && s.knownPlace(last)
	}
	return false
}

// lostDash reports whether news text follows the last element where the dash
// was lost: Kabar.com, MuaraWarga; KABAR.COM, MUARA  Warga.
func (s *page) lostDash(es []element) bool {
	last := es[len(es)-1]
	if last.to >= len(s.toks) {
		return false
	}
	gap := s.toks[last.to].Span.Start - s.toks[last.to-1].Span.End
	return len(es) > 1 && last.form == titled && s.glued(last.to) || gap >= 2 && s.toks[last.to].Kind == annot.Word
}

// ownDomain keeps the elements up to the name of the article's own site, after
// which the dash was lost, and the token that follows: KABAR.com Warga pulang.
func (s *page) ownDomain(es []element, to int) ([]element, int) {
	for i, e := range es {
		if e.form == domain && sameOutlet(s.span(e.from, e.to).Of(s.t), s.art.Outlet.Name) && (i == 0 || es[0].form == capitals) {
			return es[:i+1], s.skip(e.to, to, ",")
		}
	}
	return nil, 0
}

// glued reports whether token i stands right behind the one before it.
func (s *page) glued(i int) bool {
	return i > 0 && i < len(s.toks) && s.toks[i-1].Span.End == s.toks[i].Span.Start && s.toks[i].Kind == annot.Word
}

// placeAfter is the place that follows an outlet and its dash, closed by a
// full stop: KABAR.CO.ID - MUARA.
func (s *page) placeAfter(es []element, end, to int) element {
	if len(es) != 1 || es[0].form != domain {
		return element{}
	}
	e := s.element(end, to)
	if e.form == capitals && e.to < to && s.toks[e.to].Lower == "." {
		return e
	}
	return element{}
}

// dash is the token after the dash at i, 0 where none stands there. A full
// stop may come before it.
func (s *page) dash(i, to int) int {
	if i < to && s.toks[i].Lower == "." {
		i++
	}
	n := 0
	for i < to && n < 3 && (s.toks[i].Lower == "-" || s.toks[i].Lower == "–" || s.toks[i].Lower == "—") {
		i++
		n++
	}
	if n == 0 {
		return 0
	}
	return i
}

// weigh decides what the elements of a dateline are.
func (s *page) weigh(es []element, from, end int, first bool) dateline {
	d := dateline{from: from, to: end}
	var names []element
	for _, e := range es {
		switch e.form {
		case domain:
			s.setOutlet(&d, e)
		case bracket:
			if in := s.inBracket(&d, e); d.outlet == "" {
				s.setOutlet(&d, in)
			} else {
				names = append(names, in)
			}
		case capitals, titled:
			names = append(names, e)
		}
	}
	if len(names) == 2 && d.outlet == "" && s.knownPlace(names[0]) != s.knownPlace(names[1]) {
		i := 0 // of a place and another name the other is the outlet
		if s.knownPlace(names[0]) {
			i = 1
		}
		s.setOutlet(&d, names[i])
	}
	for _, e := range names {
		if d.outlet != "" && e.from == d.outletAt[0] {
			continue
		}
		switch {
		case d.outlet == "" && s.outletName(e):
			s.setOutlet(&d, e)
		case s.rubric(e):
			d.rubric = len(es) == 1 && first
		case d.place == "":
			d.place = s.span(e.from, e.to).Of(s.t)
		}
	}
	switch {
	case d.outlet == "" && d.place == "" && !d.rubric:
		return dateline{}
	case d.outlet != "" && (s.domainAt(d.outletAt[0]) || d.place != ""):
		return d
	case !first || es[0].to-es[0].from > 3:
		return dateline{}
	case d.outlet == "" && !d.rubric && es[0].form == titled && !s.knownPlace(es[0]):
		return dateline{} // "Serai - Muara Kini Tersambung"
	}
	return d
}

// inBracket is the name in a bracket, up to a slash; the agency behind it is
// kept: (KABAR/Rill).
func (s *page) inBracket(d *dateline, e element) element {
	in := element{e.from + 1, e.to - 1, bracket}
	for i := in.from + 1; i < in.to-1; i++ {
		if s.toks[i].Lower == "/" {
			d.agency = s.span(i+1, in.to).Of(s.t)
			in.to = i
		}
	}
	return in
}

func (s *page) setOutlet(d *dateline, e element) {
	if d.outlet == "" {
		d.outlet, d.outletAt = s.span(e.from, e.to).Of(s.t), [2]int{e.from, e.to}
	}
}
