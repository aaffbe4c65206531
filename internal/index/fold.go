package index

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ascii maps a byte to its folded letter or digit, 0 to a mark, 1 to the first
// byte of a longer rune.
var ascii = func() (t [256]byte) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			t[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case c >= 0x80:
			t[c] = 1
		}
	}
	return t
}()

// latin holds the base letters of the accented Latin letters below U+0250.
var latin = sync.OnceValue(func() (t [0x250]rune) {
	for r := rune(0x80); r < 0x250; r++ {
		if !unicode.IsLetter(r) {
			continue
		}
		base := []rune(norm.NFD.String(string(r)))[0]
		t[r] = unicode.ToLower(base)
	}
	return t
})

// foldRune is the folded form of a rune beyond ASCII and whether it belongs to
// a word; a combining mark belongs to one and folds to nothing (0).
func foldRune(r rune) (rune, bool) {
	switch {
	case r < 0x250:
		f := latin()[r]
		return f, f != 0
	case unicode.IsMark(r):
		return 0, true
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r), true
	}
	return 0, false
}
