package lang

import "testing"

func TestRoot(t *testing.T) {
	for code, groups := range map[string][][]string{
		"id": {
			{"kirim", "mengirim", "mengirimkan", "dikirim", "dikirimkan", "pengiriman", "kiriman", "terkirim"},
			{"tolak", "menolak", "ditolak", "penolakan"},
			{"sampai", "menyampaikan", "disampaikan", "penyampaian"},
			{"pukul", "memukul", "pemukulan", "dipukulnya"},
			{"timbang", "mempertimbangkan", "dipertimbangkan", "pertimbangan"},
			{"temu", "menemukan", "ditemukan", "penemuan", "pertemuan", "bertemu"},
		},
		"en": {{"deliver", "delivered", "delivering", "delivers"}},
	} {
		p := Must(code)
		for _, g := range groups {
			for _, w := range g[1:] {
				if got, want := p.Root(w), p.Root(g[0]); got != want {
					t.Errorf("%s: root of %q is %q, of %q %q", code, w, got, g[0], want)
				}
			}
		}
	}
	if got := Must("id").Root("b2w"); got != "b2w" {
		t.Errorf("a word with a digit became %q", got)
	}
}
