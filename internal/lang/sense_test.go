package lang

import (
	"slices"
	"strings"
	"testing"
)

func wordsOf(s string) func(int) string {
	l := strings.Fields(s)
	return func(i int) string {
		if i < 0 || i >= len(l) {
			return ""
		}
		return l[i]
	}
}

// Phrases and words of two languages that say one thing share a concept, a
// phrase takes all its words, and an acronym counts only as printed.
func TestSensesMeet(t *testing.T) {
	for _, c := range []struct {
		id, en  string
		printed string
		words   int
	}{
		{"rumah sakit itu", "hospital", "rumah", 2},
		{"korban jiwa tercatat", "died", "korban", 2},
		{"tanpa listrik sejak", "no electricity", "tanpa", 2},
		{"mengundurkan diri", "stepped down", "mengundurkan", 2},
		{"as membalas", "american", "AS", 1},
		{"dari rumah ke rumah", "door to door", "dari", 4},
	} {
		a, n := Must("id").Senses(wordsOf(c.id), c.printed)
		b, _ := Must("en").Senses(wordsOf(c.en), strings.Fields(c.en)[0])
		if n != c.words || !slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) }) {
			t.Errorf("%q takes %d words: %v; %q: %v", c.id, n, a, c.en, b)
		}
	}
	if l, _ := Must("id").Senses(wordsOf("as roda"), "as"); slices.Contains(l, "america") {
		t.Errorf("an axle is a country: %v", l)
	}
}

func TestOpposed(t *testing.T) {
	en := Must("en")
	for _, x := range [][2]string{{"rise", "fall"}, {"guilty", "acquit"}, {"ban", "allow"}} {
		a, b := en.Concept(x[0]), en.Concept(x[1])
		if !slices.Contains(Opposed(a), b) || !slices.Contains(Opposed(b), a) {
			t.Errorf("%s and %s: %v, %v", x[0], x[1], Opposed(a), Opposed(b))
		}
	}
}
