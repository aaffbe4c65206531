package lang

import "strings"

// romanisations are letters that names are written with in several ways.
var romanisations = strings.NewReplacer("iy", "i", "yy", "i", "y", "i", "kh", "h", "ph", "f", "oe", "u", "ue", "u", "dj", "j", "tj", "c", "ck", "k", "sch", "sh", "q", "k", "w", "v")

// Romanised is a name, in lower case, in which the ways to write its sounds in
// Latin letters look alike: Zelenskyy and Zelensky, Soekarno and Sukarno.
func Romanised(name string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range romanisations.Replace(name) {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// Slip reports whether two words differ in one letter, or in two beside each other
// that changed places.
func Slip(a, b string) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return max(len(a), len(b)) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
