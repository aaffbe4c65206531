package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// atom is a run of letters and digits, or one mark. Tokens are cut finer here:
// "Liputan6.com" is three atoms, and words that a scraped page fused
// ("dilansirCNA", "Reutersdan") are parted where a citing word ends.
type atom struct {
	span   text.Span
	lower  string
	word   bool // letters or digits
	upper  bool // begins with a capital letter
	tight  bool // no white space before it
	breaks bool // an empty line before it
}

func atoms(t string, toks []annot.Token, p *lang.Pack) []atom {
	out := make([]atom, 0, len(toks)+len(toks)/8)
	end := 0
	for _, tok := range toks {
		gap := t[end:tok.Span.Start]
		tight, breaks := gap == "", strings.Count(gap, "\n") > 1
		for i := tok.Span.Start; i < tok.Span.End; {
			j := runEnd(t, i, tok.Span.End)
			for _, s := range part(t, text.Span{Start: i, End: j}, p) {
				out = append(out, newAtom(t, s, tight, breaks))
				tight, breaks = true, false
			}
			i = j
		}
		end = tok.Span.End
	}
	return out
}

func newAtom(t string, s text.Span, tight, breaks bool) atom {
	r, _ := utf8.DecodeRuneInString(t[s.Start:])
	return atom{span: s, lower: strings.ToLower(s.Of(t)), word: wordRune(r), upper: unicode.IsUpper(r), tight: tight, breaks: breaks}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// runEnd is the end of the run of letters and digits at i, or of the mark there.
func runEnd(t string, i, end int) int {
	for j := i; j < end; {
		r, n := utf8.DecodeRuneInString(t[j:end])
		if !wordRune(r) {
			if j == i {
				return i + n
			}
			return j
		}
		j += n
	}
	return end
}

// Bounds of the words that are taken apart, in bytes: longer ones are no words,
// shorter ones are fused only where a capital letter stands inside.
const (
	longestFused  = 64
	shortestFused = 9
)

// part takes a fused word apart: a citing word before a capital letter, and a
// known medium before a citing word, as often as needed.
func part(t string, s text.Span, p *lang.Pack) []text.Span {
	if s.Len() < 5 || s.Len() > longestFused {
		return []text.Span{s}
	}
	var out []text.Span
	for !s.Empty() {
		n := cut(s.Of(t), p)
		out = append(out, text.Span{Start: s.Start, End: s.Start + n})
		s.Start += n
	}
	return out
}

// cut is the length of the first piece of word w: all of it where nothing is
// fused.
func cut(w string, p *lang.Pack) int {
	if len(w) < shortestFused && strings.IndexFunc(w[1:], unicode.IsUpper) < 0 {
		return len(w)
	}
	lower := strings.ToLower(w)
	if len(lower) != len(w) || p.Citation.Glue(lower) {
		return len(w)
	}
	for i, r := range w {
		if i < 2 {
			continue
		}
		head, tail := lower[:i], lower[i:]
		switch {
		case unicode.IsUpper(r) && p.Citation.Glue(head),
			// "Reutersdan", "Antaradandetikfinance"
			unicode.IsLower(r) && (w[0] < 'a' || i > 7) && p.Media.Named(head) != nil && (p.Citation.Glue(tail) || cut(w[i:], p) < len(tail)),
			// "daridetiksumut"
			unicode.IsLower(r) && len(tail) > 4 && p.Citation.Glue(head) && p.Media.Named(tail) != nil:
			return i
		}
	}
	return len(w)
}
