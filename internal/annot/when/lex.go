package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// piece is a token, or a part of one that hyphens or strokes join.
type piece struct {
	span  text.Span
	lower string
	upper bool // begins with a capital letter
	tight bool // no white space before it
	digit bool // begins with a digit
}

// lexeme is one reading of the pieces from some place on.
type lexeme struct {
	class lang.TimeClass
	value string
	n     int // pieces
}

// nothing is what is read where no word of the grammar stands.
var nothing = []lexeme{}

// lexer reads lexemes off the pieces of a text.
type lexer struct {
	pieces  []piece
	grammar *lang.Time
	read    [][]lexeme // readings so far, by piece; nil where not read yet
}

func newLexer(t string, toks []annot.Token, g *lang.Time) *lexer {
	l := &lexer{grammar: g, pieces: make([]piece, 0, len(toks))}
	end := 0
	for _, k := range toks {
		tight := k.Span.Start == end
		for _, s := range l.parts(t, k) {
			r, _ := utf8.DecodeRuneInString(t[s.Start:])
			l.pieces = append(l.pieces, piece{span: s, lower: strings.ToLower(s.Of(t)), upper: unicode.IsUpper(r), tight: tight, digit: r >= '0' && r <= '9'})
			tight = true
		}
		end = k.Span.End
	}
	l.read = make([][]lexeme, len(l.pieces))
	return l
}

// parts cuts a token at its hyphens, and a number at its strokes and colons as
// well, unless the grammar knows it whole.
func (l *lexer) parts(t string, k annot.Token) []text.Span {
	joints := "-"
	if c := t[k.Span.Start]; c >= '0' && c <= '9' {
		joints = "-/:"
	}
	if k.Span.Len() > longestToken || !strings.ContainsAny(k.Lower, joints) || l.knows(k.Lower) {
		return []text.Span{k.Span}
	}
	var out []text.Span
	start := k.Span.Start
	for j := start; j < k.Span.End; j++ {
		if strings.IndexByte(joints, t[j]) < 0 {
			continue
		}
		if j > start {
			out = append(out, text.Span{Start: start, End: j})
		}
		out = append(out, text.Span{Start: j, End: j + 1})
		start = j + 1
	}
	if start < k.Span.End {
		out = append(out, text.Span{Start: start, End: k.Span.End})
	}
	return out
}

// longestToken bounds the tokens that are cut, in bytes.
const longestToken = 64

// knows reports whether the grammar has the word alone.
func (l *lexer) knows(word string) bool {
	_, n := l.grammar.Words.Longest(func(k int) string {
		if k == 0 {
			return word
		}
		return ""
	})
	return n > 0
}

func (l *lexer) words(i int) func(int) string {
	return func(k int) string {
		if i+k < len(l.pieces) {
			return l.pieces[i+k].lower
		}
		return ""
	}
}

// at lists the readings at piece i, at most a handful.
func (l *lexer) at(i int) []lexeme {
	if i >= len(l.pieces) {
		return nil
	}
	if l.read[i] == nil {
		l.read[i] = l.readings(i)
	}
	return l.read[i]
}

func (l *lexer) readings(i int) []lexeme {
	p, out := l.pieces[i], nothing
	if p.digit {
		return l.digits(i)
	}
	switch p.lower {
	case "(", ")", ",", "-":
		out = append(out, lexeme{class: lang.TimeClass(p.lower), n: 1})
	case "–", "—":
		out = append(out, lexeme{class: "-", n: 1}, lexeme{class: "RANGE", n: 1})
	}
	words, n := l.grammar.Words.Longest(l.words(i))
	for n > 0 {
		for _, w := range words {
			if !(w.Cap && !p.upper || w.Low && p.upper) {
				out = append(out, lexeme{w.Class, w.Value, n})
			}
		}
		if n == 1 {
			break
		}
		first := p.lower
		words, n = l.grammar.Words.Longest(func(k int) string { // the one word alone as well
			if k == 0 {
				return first
			}
			return ""
		})
	}
	return out
}

// is reports whether piece i is a word of the class.
func (l *lexer) is(i int, c lang.TimeClass) bool {
	if i < 0 {
		return false
	}
	for _, x := range l.at(i) {
		if x.class == c && x.n == 1 {
			return true
		}
	}
	return false
}

// digits lists the readings of a number at piece i.
func (l *lexer) digits(i int) []lexeme {
	w, out := l.pieces[i].lower, nothing
	if v, n := l.date(i); n > 0 {
		out = append(out, lexeme{"DATE", v, n})
		if v[0] != '0' {
			out = append(out, lexeme{"FULLDATE", v, n})
		}
	}
	if v, n := l.clock(i); n > 0 {
		out = append(out, lexeme{"CLOCK", v, n})
	}
	bare := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.Atoi(bare)
	switch end := w[len(bare):]; {
	case err != nil || end != "" && len(bare) > 4:
	case end == "s" && len(bare) == 4:
		return append(out, lexeme{"DECADES", bare[:3], 1})
	case end == "st" || end == "nd" || end == "rd" || end == "th":
		if n >= 1 && n <= 31 {
			out = append(out, lexeme{"DAY", bare, 1})
		}
		return out
	case end != "":
		return out
	case len(bare) == 4 && n >= 1000 && n < 2200:
		out = append(out, lexeme{"YEAR", bare, 1})
	case len(bare) <= 2 && n >= 1 && n <= 31:
		out = append(out, lexeme{"DAY", bare, 1}, lexeme{"HOUR", bare, 1})
	case len(bare) <= 2 && n == 0:
		out = append(out, lexeme{"HOUR", bare, 1})
	}
	if v, ok := amount(w); ok {
		out = append(out, lexeme{"NUM", v, 1})
	}
	return out
}

// amount is a number in the form that TIMEX3 wants: thousands without marks, a
// point before decimals.
func amount(w string) (string, bool) {
	if i := strings.IndexAny(w, ".,"); i >= 0 {
		if len(w)-i-1 == 3 {
			w = w[:i] + w[i+1:]
		} else {
			w = w[:i] + "." + w[i+1:]
		}
	}
	v, err := strconv.ParseFloat(w, 64)
	return strings.TrimLeft(w, "0"), err == nil && v > 0 && v < 1e6
}

// number is piece i as a number of at most n digits, -1 where it is none. With
// tight it must follow without a space.
func (l *lexer) number(i, n int, tight bool) int {
	if i >= len(l.pieces) || !l.pieces[i].digit || tight && !l.pieces[i].tight || len(l.pieces[i].lower) > n {
		return -1
	}
	v, err := strconv.Atoi(l.pieces[i].lower)
	if err != nil {
		return -1
	}
	return v
}

func (l *lexer) mark(i int, m string) bool {
	return i < len(l.pieces) && l.pieces[i].lower == m && l.pieces[i].tight
}

// date reads 5/9/2023, 5/9, 5/9/23 and 2023-09-05 as "year-first-second",
// "0-first-second" where no year stands.
func (l *lexer) date(i int) (string, int) {
	a := l.number(i, 4, false)
	if a >= 1000 && l.mark(i+1, "-") && l.mark(i+3, "-") {
		if m, d := l.number(i+2, 2, true), l.number(i+4, 2, true); m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			return join(a, -m, d), 5
		}
	}
	sep := "/"
	if l.mark(i+1, "-") && l.mark(i+3, "-") {
		sep = "-"
	}
	b := l.number(i+2, 2, true)
	if a < 1 || a > 31 || b < 1 || b > 31 || a > 12 && b > 12 || !l.mark(i+1, sep) {
		return "", 0
	}
	y := l.number(i+4, 4, true)
	if !l.mark(i+3, sep) || y < 0 {
		return join(0, a, b), 3
	}
	switch {
	case y < 100:
		y += 2000
	case y < 1000:
		y = 0 // a slip of the pen: the year is unknown
	}
	return join(y, a, b), 5
}

// join writes a date of digits; a negative a says that it is the month for
// certain.
func join(y, a, b int) string {
	return strconv.Itoa(y) + "/" + strconv.Itoa(a) + "/" + strconv.Itoa(b)
}

// clock reads 7.30, 07:30 and 19:05:10 as "07:30".
func (l *lexer) clock(i int) (string, int) {
	w := l.pieces[i].lower
	if h, m, ok := strings.Cut(w, "."); ok && len(h) <= 2 && len(m) == 2 {
		return hourMinute(h, m, 1)
	}
	if len(w) > 2 || !l.mark(i+1, ":") || l.number(i+2, 2, true) < 0 || len(l.pieces[i+2].lower) != 2 {
		return "", 0
	}
	v, n := hourMinute(w, l.pieces[i+2].lower, 3)
	if n > 0 && l.mark(i+3, ":") && l.number(i+4, 2, true) >= 0 {
		n = 5
	}
	return v, n
}

func hourMinute(h, m string, n int) (string, int) {
	x, err1 := strconv.Atoi(h)
	y, err2 := strconv.Atoi(m)
	if err1 != nil || err2 != nil || x > 24 || y > 59 || y < 0 || x < 0 {
		return "", 0
	}
	return two(x) + ":" + two(y), n
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
