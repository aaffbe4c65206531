package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
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

// joint is the length of the mark at j where it joins two parts of one word
// or number, else 0. The word began at start.
func (c *cutter) joint(start, j int, kind annot.TokenKind) int {
	t := c.t
	n := 1
	if t[j] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(t[j:])
	}
	if j+n >= len(t) {
		return c.initials(start, j)
	}
	before, after := class[t[j-1]], class[t[j+n]]
	digits := before == digit && after == digit
	letters := letter(before) && letter(after)
	switch t[j : j+n] {
	case "-", "‐", "‑":
		if j < datelineBytes && c.opensText(start, j) {
			return 0
		}
		if letters || before != after && (letter(before) || before == digit) && (letter(after) || after == digit) {
			return n
		}
	case "'", "’", "ʼ", "&":
		if letters && (t[j] != '&' || before == upper && after == upper) {
			return n
		}
	case ".":
		if digits && kind == annot.Number || c.domain(start, j) {
			return n
		}
		return c.initials(start, j)
	case ",", ":", "/":
		if digits && kind == annot.Number {
			return n
		}
	}
	return 0
}

// datelineBytes is how far into a text its dateline may reach.
const datelineBytes = 80

// opensText reports whether the hyphen at j is the dash of a dateline that
// lost its spaces: KABAR.com-Warga, KABAR.COM,Muara-Warga, MUARA-Warga.
func (c *cutter) opensText(start, j int) bool {
	t := c.t
	if j+2 >= len(t) || class[t[j+1]] != upper {
		return false
	}
	if strings.IndexByte(t[start:j], '.') > 0 {
		return true
	}
	n := len(c.out)
	if n == 0 {
		return j-start >= 4 && class[t[j+2]] == lower && strings.ToUpper(t[start:j]) == t[start:j]
	}
	return n >= 2 && c.out[n-1].Lower == "," && strings.IndexByte(c.out[n-2].Lower, '.') > 0
}

func letter(c uint8) bool { return c == lower || c == upper || c == wide }

// initials joins the full stops of J.K. and U.S.: single capitals, at least
// two of them.
func (c *cutter) initials(start, j int) int {
	t := c.t
	if t[j] != '.' || class[t[j-1]] != upper || j-1 != start && t[j-2] != '.' {
		return 0
	}
	if j+2 < len(t) && class[t[j+1]] == upper && t[j+2] == '.' {
		return 1 // another initial follows
	}
	if j-1 > start {
		return 1 // the last of several
	}
	return 0
}

// domain reports whether the full stop at j stands inside a domain name: what
// follows it up to the end of the word ends in a known top-level domain.
func (c *cutter) domain(start, j int) bool {
	t, k := c.t, j+1
	for parts := 0; parts < 5; parts++ {
		from := k
		for k < len(t) && (class[t[k]] == lower || class[t[k]] == upper || class[t[k]] == digit || t[k] == '-') && k-from < 64 {
			k++
		}
		if from == k {
			return false
		}
		last := t[from:k]
		if h := strings.IndexByte(last, '-'); h > 0 && lang.TopLevel(last[:h]) {
			return true // KABAR.com-Warga
		}
		if (k >= len(t) || t[k] != '.' || k+1 >= len(t) || !letter(class[t[k+1]])) && class[t[from]] != wide {
			return lang.TopLevel(last)
		}
		if t[k] != '.' {
			return false
		}
		if lang.TopLevel(last) && !lang.TopLevel(nextLabel(t, k+1)) {
			return true // Kabar.com.Berikutnya: the stop after com is the sentence's
		}
		k++
	}
	return false
}

func nextLabel(t string, i int) string {
	j := i
	for j < len(t) && (class[t[j]] == lower || class[t[j]] == upper) && j-i < 64 {
		j++
	}
	return t[i:j]
}

// fused reports whether the capital at j begins a second word that lost its
// space: lower case letters before it, no known name around it.
func (c *cutter) fused(start, j int) bool {
	t := c.t
	if j-start < 2 || j+1 >= len(t) || !letter(class[t[j+1]]) {
		return false
	}
	end := j + 1
	for end < len(t) && letter(class[t[end]]) && class[t[end]] != wide && end-j < 40 {
		end++
	}
	from := j - 1
	for from > start && letter(class[t[from-1]]) && class[t[from-1]] != wide && j-from < 40 {
		from--
	}
	if end < len(t) && t[end] == '.' && class[t[from]] == upper && c.domain(start, end) {
		return false // a site with a capital of its own: KabarMuara.co.id
	}
	return end-from > 4 && j-from > 1 && !lang.Camel(t[from:end])
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
