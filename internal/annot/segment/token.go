package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// Classes of ASCII bytes; bytes over 0x7f are looked up as runes.
const (
	space = iota
	lower
	upper
	digit
	mark
	wide // first byte of a longer rune
)

var class = func() (c [256]uint8) {
	for i := range c {
		switch {
		case i >= utf8.RuneSelf:
			c[i] = wide
		case i <= ' ' || i == 0x7f:
			c[i] = space
		case i >= 'a' && i <= 'z':
			c[i] = lower
		case i >= 'A' && i <= 'Z':
			c[i] = upper
		case i >= '0' && i <= '9':
			c[i] = digit
		default:
			c[i] = mark
		}
	}
	return c
}()

// Tokens are the words, numbers and marks of t, in order. White space is no
// token; every other rune lies in exactly one.
//
//   - A word keeps its hyphens, apostrophes and clitics: kupu-kupu, Jong-un,
//     Jum'at, pemerintahnya, don't, F-16, AT&T.
//   - A number keeps the marks between its digits: 1.000, 3,5, 07:22, 12/6/2023.
//   - A domain is one word (Kabar.co.id), and so are initials (J.K., U.S.).
//   - Words that lost the space between them are two: dari|Antara,
//     Presiden|Donald, unless they are a known name (YouTube); so are Rp|10.000.
func Tokens(t string) []annot.Token {
	c := cutter{t: t, low: lowerASCII(t), out: make([]annot.Token, 0, len(t)/5+4)}
	for i := 0; i < len(t); {
		switch class[t[i]] {
		case space:
			i++
		case mark:
			c.add(i, i+1, annot.Mark)
			i++
		case wide:
			i = c.wide(i)
		default:
			i = c.word(i)
		}
	}
	return c.out
}

type cutter struct {
	t, low string
	out    []annot.Token
}

func (c *cutter) add(i, j int, k annot.TokenKind) {
	c.out = append(c.out, annot.Token{Span: text.Span{Start: i, End: j}, Kind: k, Lower: c.low[i:j]})
}

// wide reads the rune over 0x7f at i.
func (c *cutter) wide(i int) int {
	r, n := utf8.DecodeRuneInString(c.t[i:])
	switch {
	case blank(r):
		return i + n
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return c.word(i)
	}
	c.add(i, i+n, annot.Mark)
	return i + n
}

// blank reports white space and the invisible runes that scraped text has in
// its place, and control characters.
func blank(r rune) bool {
	return r <= ' ' || r == 0x7f || unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || r == '\u2060'
}

// word reads the word or number that begins at i.
func (c *cutter) word(i int) int {
	t, j, kind, ascii := c.t, i, annot.Number, true
	start := i
	for j < len(t) {
		switch class[t[j]] {
		case lower:
			kind = annot.Word
			if j+1 < len(t) && class[t[j+1]] == upper && c.fused(start, j+1) {
				c.finish(start, j+1, kind, ascii)
				start, kind, ascii = j+1, annot.Number, true
			}
			j++
			continue
		case upper:
			kind = annot.Word
			j++
			continue
		case digit:
			if j == start+2 && kind == annot.Word && t[start:j] == "Rp" {
				c.finish(start, j, kind, ascii)
				start, kind = j, annot.Number
			}
			j++
			continue
		case wide:
			r, n := utf8.DecodeRuneInString(t[j:])
			if unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' {
				kind, ascii = annot.Word, false
				j += n
				continue
			}
			if unicode.IsDigit(r) {
				ascii = false
				j += n
				continue
			}
		}
		n := c.joint(start, j, kind)
		if n == 0 {
			break
		}
		ascii = ascii && t[j] < utf8.RuneSelf
		j += n
	}
	c.finish(start, j, kind, ascii)
	return j
}

func (c *cutter) finish(i, j int, k annot.TokenKind, ascii bool) {
	if j <= i {
		return
	}
	c.add(i, j, k)
	if !ascii {
		c.out[len(c.out)-1].Lower = strings.ToLower(c.t[i:j])
	}
}

// lowerASCII is t with A-Z in lower case, byte for byte as long as t.
func lowerASCII(t string) string {
	for i := 0; i < len(t); i++ {
		if class[t[i]] == upper {
			b := []byte(t)
			for ; i < len(b); i++ {
				if class[b[i]] == upper {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return t
}
