package segment

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// longHeadline is the number of tokens over which a line in a list of links is
// taken for news text.
const longHeadline = 30

// lists gives the lines under a heading such as "Berita Terkait" to it, until
// one reads as news text.
func (s *page) lists() {
	var head *part
	for i := range s.lines {
		p := s.whole(i)
		switch {
		case p == nil:
			head = nil
		case p.kind != article.Body:
			if p.rule.Gives == lang.GivesList {
				head = p
			} else if p.kind != article.UI && p.kind != article.Related {
				head = nil
			}
		case head != nil && p.to-p.from <= longHeadline && s.toks[p.to-1].Lower != "." && s.toks[p.to-1].Lower != ":" &&
			s.toks[p.from].Lower != "\"" && s.toks[p.from].Lower != "“":
			p.kind = article.Related
			if head.kind == article.Tags {
				p.kind = article.Tags
			}
		default:
			head = nil
		}
	}
}

// ending reads what closes the news text: initials and names in brackets, and
// captions between the paragraphs.
func (s *page) ending() {
	s.soleSource()
	last := s.lastBody()
	for i := range s.lines {
		p := s.whole(i)
		if p != nil && p.kind == article.Body && p.to-p.from <= 45 && s.photo(p) {
			p.kind = article.Caption
		}
	}
	if last < 0 {
		return
	}
	j := s.lines[last].last - 1
	for s.parts[j].kind != article.Body {
		j--
	}
	p := s.parts[j]
	open := s.signature(p)
	if open < 0 {
		return
	}
	sign := part{kind: article.Byline, from: open, to: p.to, rule: lang.Furniture{Kind: string(article.Byline)}, phrase: 1}
	if name := s.between(open+1, p.to); s.sourceName(name) {
		sign.rule.Gives = lang.GivesSource
	}
	if open == p.from {
		s.parts[j] = sign
		return
	}
	s.parts[j].to = open
	s.parts = append(s.parts, part{})
	copy(s.parts[j+2:], s.parts[j+1:])
	s.parts[j+1] = sign
	s.lines[last].last++
	for k := last + 1; k < len(s.lines); k++ {
		s.lines[k].first++
		s.lines[k].last++
	}
}

// soleSource reads a last line of nothing but the name of a medium.
func (s *page) soleSource() {
	if len(s.lines) < 2 {
		return
	}
	p := s.whole(len(s.lines) - 1)
	if p != nil && p.kind == article.Body && p.to-p.from <= 3 && s.medium(s.between(p.from, p.to)) {
		p.kind, p.rule.Gives = article.Byline, lang.GivesSource
	}
}

// lastBody is the last line that holds news text, -1 for none.
func (s *page) lastBody() int {
	for i := len(s.lines) - 1; i >= 0; i-- {
		for _, p := range s.parts[s.lines[i].first:s.lines[i].last] {
			if p.kind == article.Body {
				return i
			}
		}
	}
	return -1
}

// signature is the bracket that opens the initials, name or source in brackets
// at the end of the news text, -1 for none: (abc/def), (Sari Muara), (Antara).
func (s *page) signature(p part) int {
	end := p.to - 1
	if s.toks[end].Lower == "." {
		end--
	}
	if end <= p.from || s.toks[end].Lower != ")" {
		return -1
	}
	open := end - 1
	for open > p.from && s.toks[open].Lower != "(" && end-open < 9 {
		open--
	}
	if s.toks[open].Lower != "(" || open == end-1 {
		return -1
	}
	if open > p.from && !s.stops(open-1) && !s.shuts(open-1) {
		return -1 // a remark inside the last sentence
	}
	for _, k := range s.toks[open+1 : end] {
		if k.Kind == annot.Number || k.Kind == annot.Mark && !strings.Contains("/-.,*@&", k.Lower) {
			return -1
		}
	}
	return open
}

// between are the words of [from, to) without brackets and full stops.
func (s *page) between(from, to int) string {
	return strings.Trim(s.span(from, to).Of(s.t), "()[]. ")
}

// sourceName reports whether a name in brackets at the end is that of a medium
// and not of a writer.
func (s *page) sourceName(name string) bool {
	for _, n := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == ',' }) {
		if s.medium(strings.TrimSpace(n)) {
			return true
		}
	}
	return false
}

// medium reports whether name is that of a known medium or of a site.
func (s *page) medium(name string) bool {
	i := strings.LastIndexByte(name, '.')
	return i > 0 && !strings.Contains(name, " ") && lang.TopLevel(name[i+1:]) || s.pack.Media.Named(lang.FoldName(name)) != nil
}

// photo reports whether a line ends in the credit of a picture:
// /KABAR/Sari Muara, (KABAR FOTO/Sari Muara), KABAR.com/SARI.
func (s *page) photo(p *part) bool {
	at, _, _ := s.photoCredit(p)
	return at > 0
}

// photoCredit is the token of the slash before the photographer, and the
// tokens of the name.
func (s *page) photoCredit(p *part) (slash, from, to int) {
	for i := p.to - 2; i > p.from && i > p.to-9; i-- {
		if s.toks[i].Lower != "/" || s.toks[i-1].Kind != annot.Word {
			continue
		}
		j := i + 1
		for j < p.to && s.toks[j].Kind == annot.Word && s.capital(j) && j-i <= 5 {
			j++
		}
		rest := j
		for rest < p.to && (s.toks[rest].Kind == annot.Mark || len(s.toks[rest].Lower) <= 4 && s.toks[rest-1].Lower == "/") {
			rest++
		}
		if j == i+1 || rest < p.to {
			continue
		}
		agency := i - 1
		for agency > p.from && s.toks[agency-1].Kind == annot.Word && s.allCapitals(agency-1, agency) && i-agency < 4 {
			agency--
		}
		name := s.span(agency, i).Of(s.t)
		if sameOutlet(s.span(i+1, j).Of(s.t), s.art.Outlet.Name) {
			return 0, 0, 0 // (Agency/Own Name)
		}
		known := len(name) > 2 && s.medium(name)
		if known || s.domainAt(i-1) || s.allCapitals(agency, i) && s.apart(p.from, agency) {
			return i, i + 1, j
		}
	}
	return 0, 0, 0
}

// apart reports whether the agency of a picture credit at token i stands apart
// from the caption that began at from: first, in brackets, or behind a slash of
// its own.
func (s *page) apart(from, i int) bool {
	if i == from {
		return true
	}
	switch s.toks[i-1].Lower {
	case "(", "[":
		return true
	case "/":
		return i-1 == from || s.toks[i-2].Span.End < s.toks[i-1].Span.Start
	}
	return false
}
