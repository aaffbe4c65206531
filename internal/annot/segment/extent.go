package segment

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// extent is the token after the furniture that rule r opens at [k, k+n).
func (s *page) extent(l line, k, n int, r lang.Furniture) int {
	if r.Where == lang.InCapital || r.Where == lang.PhraseOnly {
		if _, joins := s.pack.Hanging(s.lower(k+n, l.to)); joins {
			return s.remarkEnd(l, k+n) // … and follow us
		}
		return k + n
	}
	if end := s.bracketEnd(l, k); end > 0 {
		return end
	}
	names := strings.HasPrefix(r.Gives, lang.GivesRole) && k+n < l.to && !s.frequent(k+n)
	switch {
	case r.Kind == string(article.Header):
		return s.dateEnd(l, k+n)
	case r.Kind == string(article.Related):
		return s.linkEnd(l, k+n)
	case r.Kind == string(article.Byline), r.Kind == string(article.CreditLine), names:
		return s.creditEnd(l, k+n)
	}
	return s.remarkEnd(l, k+n)
}

// bracketEnd is the token after the bracket that closes the one at k, 0 where
// k opens none or it stays open.
func (s *page) bracketEnd(l line, k int) int {
	shut := map[string]string{"(": ")", "[": "]"}[s.toks[k].Lower]
	if shut == "" {
		return 0
	}
	for j := k + 1; j < min(l.to, k+longStart); j++ {
		if s.toks[j].Lower == shut {
			return j + 1
		}
	}
	return 0
}

// dateEnd is the end of the date that follows a label, or of the line where no
// news text follows it.
func (s *page) dateEnd(l line, k int) int {
	if s.toks[k-1].Kind == annot.Number {
		k-- // the phrase took the year
	}
	_, end := s.stamp(s.skip(k, l.to, ":|-"), l.to)
	if end == 0 || l.to-end <= 8 {
		return l.to
	}
	return end
}

// remarkEnd is the end of a promotion or a note of the page: the line where it
// is short, else the end of its first sentence.
func (s *page) remarkEnd(l line, k int) int {
	for j := k; j < l.to; j++ {
		if _, n := s.rule(l, j); n > 0 && s.seam(l, j) {
			return j
		}
		if j > k+2 && s.ends(j) && l.to-j > 14 {
			return j + 1
		}
	}
	return l.to
}

// creditEnd is the end of the names that follow a credit phrase. Scraped text
// often glues news text to them: a dateline, a word that lost its space, or a
// common word with a capital.
func (s *page) creditEnd(l line, k int) int {
	for j := k; j < l.to; j++ {
		if _, n := s.rule(l, j); n > 0 && (j > k || s.toks[j].Kind == annot.Mark) {
			return j
		}
		if j > k && s.newsAfter(l, j) {
			return j
		}
		if j > k && s.ends(j) && l.to-j > 8 {
			return j + 1
		}
		if j-k > 24 {
			return j
		}
	}
	return l.to
}

// newsAfter reports whether news text begins at token j of line l, after a
// name.
func (s *page) newsAfter(l line, j int) bool {
	if s.toks[j].Kind != annot.Word || l.to-j <= 6 || !s.capital(j) {
		return false
	}
	if s.domainAt(j) && s.toks[j+1].Kind == annot.Mark || s.glued(j) {
		return true
	}
	if caps := s.allCapitals(j, j+1); caps || s.toks[j+1].Kind == annot.Mark {
		if d := s.readDateline(j, l.to, caps); d.to > 0 && (d.outlet != "" || caps) {
			return true
		}
	}
	return s.toks[j-1].Kind == annot.Word && s.frequent(j)
}

// frequentShare is the share of articles from which on a word is too common
// for a name.
const frequentShare = 0.02

// frequent reports whether token i is a common word of the language.
func (s *page) frequent(i int) bool {
	n, total := s.pack.DF(s.toks[i].Lower)
	return total > 0 && float64(n) >= frequentShare*float64(total) && !s.pack.Names.Given[s.toks[i].Lower]
}

// linkEnd is the end of the headline that follows a cue such as "Baca juga:".
// Scraped text often glues news text to it: a quoted utterance, or a sentence
// after the headline's own end.
func (s *page) linkEnd(l line, k int) int {
	if s.toks[k-1].Lower != ":" && s.lineStops(l) && l.to-k >= 8 && s.runningText(k, l.to) {
		return k // the headline was left out
	}
	for j := k; j < l.to; j++ {
		if l.to-j <= 3 {
			return l.to
		}
		if j > k {
			if _, n := s.rule(l, j); n > 0 {
				return j
			}
		}
		if j-k >= 3 && (s.utterance(l, j) || s.parted(l, j)) {
			return j
		}
		if j-k >= 3 && s.ends(j) && l.to-j > 14 {
			return j + 1
		}
		if j-k >= 4 && l.to-j > 8 && s.caseShift(l, k, j) {
			return j
		}
	}
	return l.to
}

// parted reports whether news text follows the headline at j after a wide gap
// or without any.
func (s *page) parted(l line, j int) bool {
	if !s.capital(j) || l.to-j < 7 || !s.lineStops(l) {
		return false
	}
	gap := s.t[s.toks[j-1].Span.End:s.toks[j].Span.Start]
	return len([]rune(gap)) >= 3 || s.glued(j)
}

// utterance reports whether a quotation of a whole utterance opens at j, as
// against a quoted word of a headline: five words or more, and a mark before
// the closing quotation mark.
func (s *page) utterance(l line, j int) bool {
	open := s.toks[j]
	if open.Lower != "\"" && open.Lower != "“" || j+1 == l.to {
		return false
	}
	if s.toks[j-1].Span.End == open.Span.Start && open.Lower == "\"" {
		return false // closes one
	}
	for i := j + 1; i < min(l.to, j+120); i++ {
		if w := s.toks[i].Lower; w == "\"" || w == "”" {
			b := s.toks[i-1].Lower
			return i-j > 5 && (b == "," || b == "." || b == "!" || b == "?")
		}
	}
	return false
}

// caseShift reports whether a headline in title case that began at k gives way
// to running text at j: a capital, then words in small letters up to the end of
// a sentence.
func (s *page) caseShift(l line, k, j int) bool {
	if j+3 > l.to || !s.capital(j) || s.toks[j].Kind != annot.Word || s.small(j, j+3) < 2 || !s.lineStops(l) {
		return false
	}
	return s.toks[j+1].Kind == annot.Word && !s.capital(j+1) && !s.runningText(k, j)
}

// small counts the words in small letters in [from, to).
func (s *page) small(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if s.toks[i].Kind == annot.Word && !s.capital(i) {
			n++
		}
	}
	return n
}

// runningText reports whether the words of [from, to) are not in title case:
// more than three of ten are in small letters.
func (s *page) runningText(from, to int) bool {
	words := 0
	for _, x := range s.toks[from:to] {
		if x.Kind == annot.Word {
			words++
		}
	}
	return 10*s.small(from, to) > 3*words
}
