package segment

import (
	"strings"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

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
		if digits && kind == annot.Number || c.domain(j) {
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
	return n >= 2 && n <= 5 && c.out[n-1].Lower == "," && (class[t[j+2]] == lower || strings.IndexByte(c.out[n-2].Lower, '.') > 0)
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
func (c *cutter) domain(j int) bool {
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
	if end < len(t) && t[end] == '.' && class[t[from]] == upper && c.domain(end) {
		return false // a site with a capital of its own: KabarMuara.co.id
	}
	return end-from > 4 && j-from > 1 && !lang.Camel(t[from:end])
}
