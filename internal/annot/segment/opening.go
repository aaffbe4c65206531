package segment

import (
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// openingLines is how many lines may stand before the news text begins.
const openingLines = 16

// opening reads what stands before the news text: title, section labels,
// dates, captions, and the dateline that opens it.
func (s *page) opening() {
	lead := s.lead()
	titled := s.knownTitle()
	for i := 0; i < lead; i++ {
		p := s.whole(i)
		if p == nil || p.kind != article.Body {
			continue
		}
		switch {
		case s.dateLine(p):
			p.kind = article.Header
		case s.photo(p):
			p.kind = article.Caption
		case !titled && s.headline(i, lead):
			p.kind, titled = article.Title, true
			s.art.Title = s.span(p.from, p.to).Of(s.t)
		case titled && p.to-p.from <= 3 && s.medium(s.between(p.from, p.to)):
			p.kind = article.Header
		case !titled && p.to-p.from <= 3 && lead < len(s.lines) && s.capital(p.from) && !s.stopped(*p):
			p.kind = article.Header // the name of a section
		}
	}
	s.findDateline(lead)
}

// lead is the first line that reads as news text, len(lines) where none does.
func (s *page) lead() int {
	for i := range s.lines {
		if i > openingLines {
			break
		}
		l := s.lines[i]
		for _, p := range s.parts[l.first:l.last] {
			if p.kind != article.Body {
				continue
			}
			if s.aloneDateline(p) && s.readDateline(p.from, p.to+1, true).to == p.to {
				return i
			}
			if p.to-p.from < 5 {
				continue
			}
			if _, _, end := s.lineDate(&p); end > 0 {
				continue
			}
			if s.stopped(p) && !s.photo(&p) || p.to-p.from > 45 || s.readDateline(p.from, p.to, true).to > 0 {
				return i
			}
		}
	}
	return len(s.lines)
}

// stopped reports whether the part ends as a sentence does.
func (s *page) stopped(p part) bool {
	for i := p.to - 1; i >= p.from && i > p.to-4; i-- {
		if s.stops(i) {
			return true
		}
		if s.toks[i].Kind != annot.Mark {
			return false
		}
	}
	return false
}

// whole is the only part of line i, nil where it has several.
func (s *page) whole(i int) *part {
	l := s.lines[i]
	if l.last-l.first != 1 {
		return nil
	}
	return &s.parts[l.first]
}

// knownTitle marks the lines at the opening that repeat the title which the
// page or record gave.
func (s *page) knownTitle() bool {
	if s.art.Title == "" {
		return false
	}
	want := folded(s.art.Title)
	for i := 0; i < min(len(s.lines), openingLines); i++ {
		p := s.whole(i)
		if p == nil || p.to-p.from > 60 {
			continue
		}
		if got := folded(s.span(p.from, p.to).Of(s.t)); got != "" && (got == want || strings.HasPrefix(want, got+" ") && 2*len(got) > len(want)) {
			p.kind = article.Title
		}
	}
	return true
}

// folded is t in lower case with its words joined by single spaces.
func folded(t string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(t), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// headline reports whether line i, before the news text at lead, is a title
// that the text opens with.
func (s *page) headline(i, lead int) bool {
	p := s.whole(i)
	n := p.to - p.from
	if lead == len(s.lines) || n < 4 || n > 40 || !s.capital(p.from) || s.toks[p.to-1].Lower == ":" {
		return false
	}
	next := s.lines[i+1]
	if s.torn(*p, s.parts[next.first]) {
		return false
	}
	return next.gap || s.parts[next.first].kind != article.Body || i+1 < lead || s.readDateline(next.from, next.to, true).to > 0
}

// subheadings are short lines without an end mark between paragraphs of news
// text.
func (s *page) subheadings() {
	for i := 0; i+1 < len(s.lines); i++ {
		p := s.whole(i)
		if p == nil || p.kind != article.Body || !s.short(p) {
			continue
		}
		if i > 0 {
			before := s.parts[s.lines[i].first-1]
			if before.kind == article.Body && !s.stopped(before) || before.kind == article.Body && s.torn(before, *p) {
				continue
			}
		}
		after := s.parts[s.lines[i+1].first]
		if (after.kind == article.Body || after.kind == article.DatelineOf) && after.to-after.from >= 9 && s.stopped(s.parts[s.lines[i+1].last-1]) && s.capital(after.from) && !s.torn(*p, after) {
			p.kind = article.Subheading
		}
	}
}

// short reports whether a part has the shape of a subheading.
func (s *page) short(p *part) bool {
	n := p.to - p.from
	if n < 1 || n > 14 || s.toks[p.from].Kind == annot.Mark || !s.capital(p.from) {
		return false
	}
	words := 0
	for _, k := range s.toks[p.from:p.to] {
		if k.Kind == annot.Word {
			words++
		}
	}
	last := s.toks[p.to-1]
	return words > 0 && 2*words >= n && (last.Kind != annot.Mark || last.Lower == ")")
}

// torn reports whether a stray line feed between two parts of news text broke
// a sentence in two.
func (s *page) torn(a, b part) bool {
	if s.stopped(a) || countFeeds(s.t[s.toks[a.to-1].Span.End:s.toks[b.from].Span.Start]) > 1 {
		return false
	}
	last, next := s.toks[a.to-1], s.toks[b.from]
	if hangs, _ := s.pack.Hanging(last.Lower); hangs && last.Kind == annot.Word {
		return next.Kind != annot.Mark || next.Lower == "\"" || next.Lower == "“"
	}
	if s.wrap > 0 && next.Kind == annot.Word && 10*s.span(a.from, a.to).Len() >= 7*s.wrap {
		return true
	}
	return a.to-a.from >= 8 && next.Kind == annot.Word && !s.capital(b.from) && last.Lower != ":" && last.Lower != ";"
}

// dateLine reports whether the part is a line of nothing but a date, and notes
// the date of publication.
func (s *page) dateLine(p *part) bool {
	d, from, end := s.lineDate(p)
	if end > 0 {
		s.publish(d, s.span(from, end))
	}
	return end > 0
}

// lineDate is the date that makes up a line, which the name of the outlet may
// open (Kabar.com - 12/06/2023, 14:05 WIB), and its tokens; end is 0 for none.
func (s *page) lineDate(p *part) (d article.Date, from, end int) {
	if p.to-p.from > 24 {
		return d, 0, 0
	}
	from = p.from
	if k := s.outletPrefix(p); k > 0 {
		from = k
	}
	d, end = s.stamp(from, p.to)
	if end > 0 && !s.onlyMarks(end, p.to) && (p.to-end > 4 || s.stopped(*p)) {
		end = 0
	}
	return d, from, end
}

// outletPrefix is the token after a name and a dash or bar that open a line,
// 0 where none does.
func (s *page) outletPrefix(p *part) int {
	for i := p.from + 1; i < min(p.to-1, p.from+5); i++ {
		if s.marked(i, p.to) && (s.domainAt(i-1) || s.medium(s.span(p.from, i).Of(s.t))) {
			return i + 1
		}
	}
	return 0
}

func (s *page) publish(d article.Date, sp text.Span) {
	if s.art.Published == nil {
		d.Basis, d.Span = article.Stated, &sp
		s.art.Published = &d
	}
}
