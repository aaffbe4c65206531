package segment

import (
	"testing"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// Datelines as they are printed and as they are scraped, with the place and
// the outlet that they name.
func TestDateline(t *testing.T) {
	for _, c := range []struct{ in, place, outlet string }{
		{"Muara (KABAR) - Warga", "Muara", "KABAR"},
		{"KABAR.CO.ID, MUARA -- Warga", "MUARA", "KABAR.CO.ID"},
		{"MUARA, KABAR.com - Warga", "MUARA", "KABAR.com"},
		{"KABAR.CO.ID - MUARA. Warga", "MUARA", "KABAR.CO.ID"},
		{"Kabar.com, MuaraWarga", "Muara", "Kabar.com"},
		{"KABAR.COM,Muara-Warga", "Muara", "KABAR.COM"},
		{"KABAR.COM, MUARA  Warga", "MUARA", "KABAR.COM"},
		{"KABAR.com | MUARA - Warga", "MUARA", "KABAR.com"},
		{"MUARA, Kabar.com | Warga", "MUARA", "Kabar.com"},
		{"kabar.com (Muara) Warga", "Muara", "kabar.com"},
		{"Bandung -\nWarga", "Bandung", ""},
		{"MUARA (KABAR) --\n\nWarga", "MUARA", "KABAR"},
		{"London (Reuters)Warga", "London", "Reuters"},
		{"Kabar.com, Bandung Warga", "Bandung", "Kabar.com"},
		{"KBSI, Bandung: Warga", "Bandung", "KBSI"},
		{"Bandung: Warga", "Bandung", ""},
		{"Bandung, InfoMuara – Warga", "Bandung", "InfoMuara"},
		{"BANDUNG, TERAS — Warga", "BANDUNG", "TERAS"},
		{"MUARA - Warga", "MUARA", ""},
		{"Bandung - Warga", "Bandung", ""},
		{"SUARA MUARA – Warga", "", "SUARA MUARA"},
		{"MUARANEWS - Warga", "", "MUARANEWS"},
		{"LONDON, June 12 (Rill) - Warga", "LONDON", "Rill"},
		{"Serai - Muara Kini Tersambung", "", ""},
		{"Polisi: Warga", "", ""},
		{"Warga Muara pulang - semua selamat", "", ""},
		{"INFO MUARA - Warga", "", ""},
	} {
		in := c.in + " pulang ke rumah mereka pada hari Senin kemarin."
		a := Parse(article.Article{Text: in}, lang.Must("id"))
		place, outlet := "", ""
		if a.Dateline != nil {
			place, outlet = a.Dateline.Place, a.Dateline.Outlet
		}
		if place != c.place || outlet != c.outlet {
			t.Errorf("%q: place %q, outlet %q; want %q, %q", c.in, place, outlet, c.place, c.outlet)
		}
	}
}
