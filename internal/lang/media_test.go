package lang

import "testing"

func TestMedia(t *testing.T) {
	m := Must("id").Media
	for folded, want := range map[string]string{"reuters": "Reuters", "ap news": "AP", "the new york times": "New York Times", "liputan6 com": "Liputan6.com"} {
		if x := m.Named(folded); x == nil || x.Name != want {
			t.Errorf("%s is %+v, not %s", folded, x, want)
		}
	}
	if x := m.Named("detiksumut"); x == nil || x.Name != "" || x.Kind != "outlet" {
		t.Errorf("a section of a family of outlets goes by its printed name: %+v", x)
	}
	for _, w := range []string{"detektif", "antar", "kompasiana baru"} {
		if x := m.Named(w); x != nil {
			t.Errorf("%s is no medium: %+v", w, x)
		}
	}
	if m.Words < 3 || !m.Begins("new") || m.Begins("harga") {
		t.Error("first words of media")
	}
}

func TestFoldName(t *testing.T) {
	if got := FoldName(" Liputan6.com/Al-Jazeera "); got != "liputan6 com al jazeera" {
		t.Errorf("got %q", got)
	}
}

func TestPhrases(t *testing.T) {
	var p Phrases[int]
	p.Add("dikutip", 1)
	p.Add("dikutip dari akun", 3)
	at := func(words ...string) func(int) string {
		return func(i int) string {
			if i < len(words) {
				return words[i]
			}
			return ""
		}
	}
	for _, c := range []struct {
		words []string
		v, n  int
	}{{[]string{"dikutip", "dari", "akun", "x"}, 3, 3}, {[]string{"dikutip", "dari"}, 1, 1}, {[]string{"dari"}, 0, 0}, {nil, 0, 0}} {
		if v, n := p.Longest(at(c.words...)); v != c.v || n != c.n {
			t.Errorf("%v: %d of %d words", c.words, v, n)
		}
	}
}
