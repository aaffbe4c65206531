package segment

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// Lengths in tokens over which a line is taken for news text although a
// phrase of furniture opens it or stands in it.
const (
	longStart = 60
	longAny   = 40
	longShort = 14
)

// classify cuts line i into parts: news text, and furniture that the phrases
// of the pack give away.
func (s *page) classify(i int) {
	l := &s.lines[i]
	l.first = len(s.parts)
	body := l.from
	for k := l.from; k < l.to; {
		rule, n := s.rule(*l, k)
		if n == 0 {
			k++
			continue
		}
		end := s.extent(*l, k, n, rule)
		start := k
		if rule.Where == lang.Anywhere {
			start, end = s.around(*l, body, k)
		} else if body < k && s.onlyMarks(body, k) {
			start = body // bullets and brackets before the phrase
		}
		if body < start {
			s.parts = append(s.parts, part{kind: article.Body, from: body, to: start})
		}
		s.parts = append(s.parts, part{kind: article.Kind(rule.Kind), from: start, to: end, rule: rule, phrase: k + n - start})
		k, body = end, end
	}
	if body < l.to {
		s.parts = append(s.parts, part{kind: article.Body, from: body, to: l.to})
		s.decorate(&s.parts[len(s.parts)-1])
	}
	l.last = len(s.parts)
}

// rule is the longest phrase of furniture that counts at token k of line l,
// and its length, 0 for none.
func (s *page) rule(l line, k int) (best lang.Furniture, length int) {
	f := s.pack.Furniture
	if !f.Begins(s.toks[k].Lower) {
		return best, 0
	}
	word := func(i int) string {
		switch {
		case k+i >= l.to:
			return ""
		case s.toks[k+i].Kind == annot.Number:
			return "#"
		}
		return s.toks[k+i].Lower
	}
	f.Each(word, func(r lang.Furniture, n int) {
		if n > length && s.counts(l, r, k, n) {
			best, length = r, n
		}
	})
	return best, length
}

// counts reports whether rule r with its phrase at [k, k+n) of l stands where
// it must.
func (s *page) counts(l line, r lang.Furniture, k, n int) bool {
	opens := s.onlyMarks(l.from, k)
	if strings.HasPrefix(r.Gives, lang.GivesRole) && (k+n >= l.to || !s.capital(k+n) && !s.domainAt(k+n)) {
		return false // a credit names somebody
	}
	switch r.Where {
	case lang.ShortLine:
		return (opens || s.toks[k-1].Lower == "|") && s.capital(k) && l.to-l.from <= longShort && !s.lineStops(l)
	case lang.WholeLine:
		return opens && s.onlyMarks(k+n, l.to)
	case lang.LineStart:
		return opens && (s.capital(k) && l.to-l.from <= longStart || r.Gives == lang.GivesDate && l.from == 0 ||
			strings.HasPrefix(r.Gives, lang.GivesRole) && s.datelineAhead(l, k+n))
	case lang.Glued:
		return opens && l.to-l.from <= longStart && (s.capital(k) || s.toks[k+n-1].Lower == ":") || (s.capital(k) || s.glued(k)) && s.seam(l, k)
	case lang.PhraseOnly:
		return s.capital(k) && (opens || s.seam(l, k))
	case lang.InCapital:
		return s.allCapitals(k, k+n)
	case lang.Anywhere:
		from, to := s.around(l, l.from, k)
		return to-from <= longAny && !s.quotes(from, to)
	}
	return false
}

// datelineAhead reports whether a dateline that names an outlet follows token
// k within the length of a credit.
func (s *page) datelineAhead(l line, k int) bool {
	for j := k + 1; j < min(l.to, k+16); j++ {
		if s.domainAt(j) && s.readDateline(j, l.to, false).to > 0 {
			return true
		}
	}
	return false
}

// onlyMarks reports whether no word or number stands in [from, to). It looks
// at no more than eight tokens.
func (s *page) onlyMarks(from, to int) bool {
	if to-from > 8 {
		return false
	}
	for _, k := range s.toks[from:to] {
		if k.Kind != annot.Mark {
			return false
		}
	}
	return true
}

// seam reports whether token k may open something new in the middle of a line:
// after the end of a sentence, a bracket or a quotation, or glued to the word
// before it.
func (s *page) seam(l line, k int) bool {
	if k == l.from {
		return true
	}
	before := s.toks[k-1]
	if before.Span.End == s.toks[k].Span.Start && before.Kind != annot.Mark {
		return true
	}
	switch before.Lower {
	case ".", "!", "?", "…", ")", "]", "\"", "”", "*", "|", "/", ";", "•", "·":
		return true
	}
	return s.toks[k].Lower == "(" || s.toks[k].Lower == "["
}

// lineStops reports whether line l ends as a sentence does.
func (s *page) lineStops(l line) bool { return s.stopped(part{from: l.from, to: l.to}) }

// around is the sentence of line l that holds token k, from token from on.
func (s *page) around(l line, from, k int) (start, end int) {
	start, end = max(from, k-longAny), min(l.to, k+longAny)
	for i := k - 1; i >= start; i-- {
		if s.ends(i) {
			start = i + 1
			break
		}
	}
	for i := k; i < end; i++ {
		if s.ends(i) {
			return start, i + 1
		}
	}
	return start, end
}

// quotes reports whether a quotation mark stands in [from, to).
func (s *page) quotes(from, to int) bool {
	for _, k := range s.toks[from:to] {
		if k.Lower == "\"" || k.Lower == "“" {
			return true
		}
	}
	return false
}

// capital reports whether token k is printed with a capital, or is a mark or a
// number.
func (s *page) capital(k int) bool {
	t := s.toks[k]
	return t.Kind != annot.Word || t.Lower != t.Span.Of(s.t)
}

// allCapitals reports whether no small letter is printed in [from, to).
func (s *page) allCapitals(from, to int) bool {
	sp := s.span(from, to).Of(s.t)
	for i := 0; i < len(sp); i++ {
		if class[sp[i]] == lower {
			return false
		}
	}
	return true
}

// decorate gives a part of nothing but marks (***, ---) to the page.
func (s *page) decorate(p *part) {
	if p.to-p.from <= 40 && s.onlyMarksAll(p.from, p.to) {
		p.kind = article.UI
		return
	}
	end := p.to
	for end > p.from && s.toks[end-1].Lower == "*" {
		end--
	}
	if stars := p.to - end; stars >= 2 && end > p.from {
		p.to = end
		s.parts = append(s.parts, part{kind: article.UI, from: end, to: end + stars})
	}
}

func (s *page) onlyMarksAll(from, to int) bool {
	for _, k := range s.toks[from:to] {
		if k.Kind != annot.Mark {
			return false
		}
	}
	return true
}
