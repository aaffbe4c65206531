package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// Tokens are the words, numbers and marks of t, in order.
func Tokens(t string) []annot.Token {
	out := make([]annot.Token, 0, len(t)/6+1)
	for i := 0; i < len(t); {
		r, n := utf8.DecodeRuneInString(t[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j, kind := i, annot.Number
			for j < len(t) {
				r, n := utf8.DecodeRuneInString(t[j:])
				if unicode.IsLetter(r) || unicode.IsMark(r) {
					kind = annot.Word
				} else if !unicode.IsDigit(r) && !inner(t, j, r, n) {
					break
				}
				j += n
			}
			out = append(out, annot.Token{Span: text.Span{Start: i, End: j}, Kind: kind, Lower: strings.ToLower(t[i:j])})
			i = j
		default:
			out = append(out, annot.Token{Span: text.Span{Start: i, End: i + n}, Kind: annot.Mark, Lower: t[i : i+n]})
			i += n
		}
	}
	return out
}

// inner reports whether the rune at j joins two parts of one word or number.
func inner(t string, j int, r rune, n int) bool {
	if j == 0 || j+n >= len(t) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(t[:j])
	after, _ := utf8.DecodeRuneInString(t[j+n:])
	switch r {
	case '-', '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}
