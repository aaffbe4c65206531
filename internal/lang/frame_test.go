package lang

import "testing"

func TestFormsOfAWordMeet(t *testing.T) {
	for code, groups := range map[string][][]string{
		"id": {
			{"mengirim", "mengirimkan", "pengiriman", "dikirim"},
			{"penjualan", "menjual", "dijual"},
			{"memukul", "pukulan", "dipukul"},
			{"membatalkan", "dibatalkan", "pembatalan"},
			{"tewas", "meninggal", "kematian"},
			{"perundingan", "berunding"},
		},
		"en": {
			{"closed", "closing", "closure"},
			{"sends", "sent", "delivered"},
			{"deaths", "died", "killed"},
		},
	} {
		p := Must(code)
		for _, g := range groups {
			want := p.Concept(g[0])
			for _, w := range g {
				if got := p.Concept(w); got != want {
					t.Errorf("%s: Concept(%q) = %q, Concept(%q) = %q", code, w, got, g[0], want)
				}
			}
		}
	}
}

func TestConceptsMeetAcrossLanguages(t *testing.T) {
	id, en := Must("id"), Must("en")
	for _, w := range [][2]string{{"senjata", "weapons"}, {"jembatan", "bridge"}, {"ditolak", "rejected"}, {"gandum", "grain"}} {
		if a, b := id.Concept(w[0]), en.Concept(w[1]); a != b {
			t.Errorf("Concept(%q) = %q, Concept(%q) = %q", w[0], a, w[1], b)
		}
	}
}

func TestParseNumberKeepsTheSeparatorsOfTheLanguage(t *testing.T) {
	for _, c := range []struct {
		code, word string
		want       float64
	}{
		{"id", "1.200", 1200}, {"id", "80,7", 80.7}, {"id", "Rp45.000", 45000}, {"id", "1.234.567,5", 1234567.5},
		{"en", "1,200", 1200}, {"en", "80.7", 80.7}, {"en", "42,000", 42000},
	} {
		if got, ok := Must(c.code).ParseNumber(c.word); !ok || got != c.want {
			t.Errorf("%s %q = %v, %v; want %v", c.code, c.word, got, ok, c.want)
		}
	}
}

func TestASpokesmanStandsForTheOffice(t *testing.T) {
	for _, c := range [][3]string{
		{"id", "juru bicara Departemen Perikanan", "departemen perikanan"},
		{"en", "spokeswoman for the harbour board", "the harbour board"},
	} {
		office, ok := Must(c[0]).SpeaksFor(c[1])
		if !ok || office != c[2] {
			t.Errorf("SpeaksFor(%q) = %q, %v", c[1], office, ok)
		}
	}
}
