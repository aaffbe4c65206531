package segment

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Kupu-kupu itu terbang.", "Kupu-kupu|itu|terbang|."},
		{"Harga Rp10.000, naik 3,5 persen", "Harga|Rp|10.000|,|naik|3,5|persen"},
		{"Senin (12/6/2023) pukul 07:22", "Senin|(|12/6/2023|)|pukul|07:22"},
		{"Senin.Pernyataan itu", "Senin|.|Pernyataan|itu"},
		{"dariAntara, PresidenDonald", "dari|Antara|,|Presiden|Donald"},
		{"YouTube, iPhone, McLaren, MoU", "YouTube|,|iPhone|,|McLaren|,|MoU"},
		{"Kabarsungai.co.id, MUARA", "Kabarsungai.co.id|,|MUARA"},
		{"KABAR.CO.ID - MUARA. Ia", "KABAR.CO.ID|-|MUARA|.|Ia"},
		{"di www.kabar.com.Lalu", "di|www.kabar.com|.|Lalu"},
		{"J.K. Rowen di U.S. kemarin", "J.K.|Rowen|di|U.S.|kemarin"},
		{"Rabu, 5.Ia pergi", "Rabu|,|5|.|Ia|pergi"},
		{"F-16, ke-16, Covid-19, 2-1", "F-16|,|ke-16|,|Covid-19|,|2|-|1"},
		{"Jum’at don't", "Jum’at|don't"},
		{"AT&T a&b", "AT&T|a|&|b"},
		{"Ukraina.Sumber: Rill", "Ukraina|.|Sumber|:|Rill"},
		{"…“kuat.” tegas", "…|“|kuat|.|”|tegas"},
		{"a\u00a0b\u200bc", "a|b|c"},
		{"KabarMuara.co.id, dariKabar.com", "KabarMuara.co.id|,|dari|Kabar.com"},
		{"MUARA-Warga", "MUARA|-|Warga"},
		{"KABAR.COM,Muara-Warga", "KABAR.COM|,|Muara|-|Warga"},
		{"KABAR.com-Warga pulang ke Muara-Serai", "KABAR.com|-|Warga|pulang|ke|Muara-Serai"},
		{"Muara, Kabar-Warga di Muara-Serai", "Muara|,|Kabar|-|Warga|di|Muara-Serai"},
		{"Muara-Serai dan DUA-tiga", "Muara-Serai|dan|DUA-tiga"},
		{"", ""},
	} {
		var got []string
		for _, k := range Tokens(c.in) {
			got = append(got, k.Span.Of(c.in))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}
