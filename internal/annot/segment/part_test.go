package segment

import (
	"strings"
	"testing"

	"sanad/internal/lang"
)

func TestPart(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"Menurut Kirana, jalan ditutup. Kiranamengatakan jalan dibuka besok.", "Kirana|mengatakan"},
		{"Wali kotaDewi Kiranamengatakan jalan dibuka besok.", "Kirana|mengatakan"},
		{"Jalan Lembayung ditutup. Warga Lembayungterus menunggu.", "Lembayung|terus"},
		{"Warga Lembayungterus menunggu.", "Lembayungterus"},   // nothing shows that Lembayung is a name
		{"Kota Baru sepi. Warga Barutama pulang.", "Barutama"}, // "tama" is no word
		{"Dewi Kirana mengatakan jalan dibuka.", "mengatakan"},
	} {
		var got []string
		for _, k := range Part(x.text, Tokens(x.text), lang.Must("id")) {
			got = append(got, k.Span.Of(x.text))
			if k.Lower != strings.ToLower(k.Span.Of(x.text)) {
				t.Errorf("%q: token %q has %q for lower case", x.text, k.Span.Of(x.text), k.Lower)
			}
		}
		if s := "|" + strings.Join(got, "|") + "|"; !strings.Contains(s, "|"+x.want+"|") {
			t.Errorf("%q: %s", x.text, s)
		}
	}
}

func TestPartLong(t *testing.T) {
	s := "A" + strings.Repeat("mengatakan", 6500) + " " + strings.Repeat("Kirana Kiranamengatakan ", 3000)
	if n := len(Part(s, Tokens(s), lang.Must("id"))); n != 1+9000 {
		t.Errorf("%d tokens", n)
	}
}
