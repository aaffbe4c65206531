package segment

import (
	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// longQuote is the number of tokens after which a quotation that is not closed
// is no longer waited for.
const longQuote = 250

// sentences cuts the tokens [from, to) of one paragraph into sentences. A
// sentence ends at a full stop, question or exclamation mark or ellipsis, with
// the quotation marks and brackets that close there, when what follows may
// open a sentence; a lost space ("Senin.Pernyataan") changes nothing. Full
// stops inside a quotation that is closed within the paragraph end nothing: an
// utterance stays whole with the words that attribute it.
func (s *page) sentences(from, to int) []text.Span {
	var out []text.Span
	start, quote := from, -1 // quote: token that closes the open quotation
	for i := from; i < to; i++ {
		if i > quote && s.opensQuote(from, i) {
			quote = s.closes(i, to)
		}
		if i < quote || !s.stops(i) && i != quote {
			continue
		}
		end := i + 1
		if i == quote && !s.stops(i-1) {
			continue
		}
		for end < to && s.shuts(end) && (end > quote || end == quote) {
			end++
		}
		if end < to && (!s.mayOpen(i, end) || i == quote && s.attributed(i, end, to)) {
			continue
		}
		out = append(out, s.span(start, end))
		start, i = end, end-1
	}
	if start < to {
		out = append(out, s.span(start, to))
	}
	return out
}

// attributed reports whether the words at end attribute the quotation that
// closed at token quote with a question or exclamation mark: "Why?" Sari said.
func (s *page) attributed(quote, end, to int) bool {
	if w := s.toks[quote-1].Lower; w != "?" && w != "!" {
		return false
	}
	for i := end; i < min(to, end+5) && s.toks[i].Kind == annot.Word; i++ {
		c, n := s.pack.Cues.At(func(k int) string { return s.lower(i+k, to) })
		if c == nil || i == end {
			continue
		}
		hangs, _ := s.pack.Hanging(s.lower(i+n, to))
		return c.Takes&lang.TakesQuote != 0 && !hangs
	}
	return false
}

// stops reports whether token i is a mark that can end a sentence.
func (s *page) stops(i int) bool {
	switch s.toks[i].Lower {
	case "!", "?", "…":
		return true
	case ".":
		return !s.abbreviated(i)
	}
	k := s.toks[i]
	if k.Kind != annot.Word || len(k.Lower) < 4 || k.Lower[len(k.Lower)-1] != '.' {
		return false
	}
	return i+1 >= len(s.toks) || s.toks[i+1].Kind != annot.Word || s.opener(i+1) // U.S., J.K.
}

// openerShare is the share of articles from which on a word with a capital
// after initials opens a sentence rather than goes on with a name: "in the
// U.S. The", "the U.S. Senate".
const openerShare = 0.3

func (s *page) opener(i int) bool {
	n, total := s.pack.DF(s.toks[i].Lower)
	return total > 0 && float64(n) >= openerShare*float64(total)
}

// ends reports whether a sentence ends with token i.
func (s *page) ends(i int) bool {
	return s.stops(i) && (i+1 >= len(s.toks) || s.mayOpen(i, i+1))
}

// abbreviated reports whether the full stop at i belongs to an abbreviation or
// an initial and a name or number follows.
func (s *page) abbreviated(i int) bool {
	if i == 0 || s.toks[i-1].Span.End != s.toks[i].Span.Start {
		return false
	}
	w := s.toks[i-1]
	next := annot.Mark
	if i+1 < len(s.toks) {
		next = s.toks[i+1].Kind
	}
	switch s.pack.Abbreviation(w.Lower) {
	case lang.BeforeName:
		return true
	case lang.BeforeNumber:
		return next == annot.Number
	case lang.MayEnd:
		return next == annot.Word && !s.capital(i+1)
	}
	one := w.Kind == annot.Word && len(w.Lower) == 1 && s.capital(i-1)
	return one && next == annot.Word && s.capital(i+1)
}

// shuts reports whether token i closes a quotation or bracket right after the
// token before it.
func (s *page) shuts(i int) bool {
	switch s.toks[i].Lower {
	case "”", "’", ")", "]", "»":
		return true
	case "\"", "'":
		return i > 0 && s.toks[i-1].Span.End == s.toks[i].Span.Start && (i+1 >= len(s.toks) || s.toks[i+1].Span.Start > s.toks[i].Span.End || s.toks[i+1].Kind == annot.Mark)
	case ".", "!", "?", "…", "*":
		return true
	}
	return false
}

// mayOpen reports whether a sentence may begin with token end after the mark
// at stop: a capital, number, quotation or bracket, and no list number before.
func (s *page) mayOpen(stop, end int) bool {
	k := s.toks[end]
	switch k.Kind {
	case annot.Mark:
		switch k.Lower {
		case "\"", "“", "‘", "'", "(", "[", "-", "–", "—", "•", "*", "…", "#", "@", "«", "$":
		default:
			return false
		}
	case annot.Word:
		if !s.capital(end) {
			return false
		}
	case annot.Number:
		if s.toks[end-1].Span.End == k.Span.Start {
			return false // 2.5 written with a stray mark between
		}
	}
	if stop > 0 && s.toks[stop-1].Kind == annot.Number && s.toks[stop].Lower == "." {
		return stop < 2 || !s.listNumber(stop-1)
	}
	return true
}

// listNumber reports whether the number at i opens a line or follows a
// sentence: "1. Jembatan".
func (s *page) listNumber(i int) bool {
	if len(s.toks[i].Lower) > 2 {
		return false
	}
	between := s.t[s.toks[i-1].Span.End:s.toks[i].Span.Start]
	return countFeeds(between) > 0
}

// opensQuote reports whether token i opens a quotation in a paragraph that
// began at from.
func (s *page) opensQuote(from, i int) bool {
	switch s.toks[i].Lower {
	case "“":
		return true
	case "\"":
		return i+1 < len(s.toks) && s.toks[i+1].Span.Start == s.toks[i].Span.End &&
			(i == from || s.toks[i-1].Span.End < s.toks[i].Span.Start || s.toks[i-1].Kind == annot.Mark)
	}
	return false
}

// closes is the token that closes the quotation opened at i, -1 where none
// does before the paragraph ends at to or the quotation grows too long.
func (s *page) closes(i, to int) int {
	curly := s.toks[i].Lower == "“"
	for j := i + 1; j < min(to, i+longQuote); j++ {
		switch s.toks[j].Lower {
		case "”":
			return j
		case "“":
			if curly {
				return -1
			}
		case "\"":
			if curly || !s.opensQuote(i, j) || s.shuts(j) {
				return j
			}
			return -1
		}
	}
	return -1
}
