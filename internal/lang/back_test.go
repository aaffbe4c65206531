package lang

import (
	"strings"
	"testing"
)

func TestLooksBack(t *testing.T) {
	for _, c := range []struct {
		code, words string
		want        int
	}{
		{"id", "sebagaimana diberitakan sebelumnya , bupati", 3},
		{"id", "sebelumnya , bupati", 1},
		{"id", "bupati sebelumnya", 0}, // begins later
		{"en", "as previously reported , the", 3},
		{"en", "reported by", 0},
		{"ms", "bulan lepas , menteri", 2},
		{"ms", "sebelum ini", 2}, // from the base
	} {
		words := strings.Fields(c.words)
		p, ok := For(c.code)
		if !ok {
			t.Fatalf("no pack %s", c.code)
		}
		if got := p.LooksBack(func(i int) string {
			if i < len(words) {
				return words[i]
			}
			return ""
		}); got != c.want {
			t.Errorf("%s %q: %d words, want %d", c.code, c.words, got, c.want)
		}
	}
}
