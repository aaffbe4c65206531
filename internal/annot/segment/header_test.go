package segment

import (
	"fmt"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// What stands between the title and the news text: date lines and credits.
func TestHeader(t *testing.T) {
	for _, c := range []struct{ code, line, want string }{
		{"id", "Kabar.com - 12/06/2023, 14:05 WIB", "2023-06-12T14:05:00+07:00"},
		{"id", "Senin, 12 Jun 2023 14:05 WITA", "2023-06-12T14:05:00+08:00"},
		{"id", "Senin , 12 June 2023, 14:05 WIB", "2023-06-12T14:05:00+07:00"},
		{"id", "Diterbitkan: Senin, 12 Juni 2023 pukul 14.05 WIT", "2023-06-12T14:05:00+09:00"},
		{"id", "12 Juni 2023 | 14:05", "2023-06-12T14:05:00+07:00"},
		{"id", "12 Juni 2023", "2023-06-12"},
		{"id", "Oleh Sari Muara, Senin, 12 Juni 2023 | 14:05 WIB", "2023-06-12T14:05:00+07:00 writer:Sari Muara"},
		{"id", "Penulis Sari Muara | Editor Bima Tirta", " writer:Sari Muara editor:Bima Tirta"},
		{"id", "Rep: Sari Muara/ Red: Bima Tirta", " reporter:Sari Muara editor:Bima Tirta"},
		{"id", "Reporter : Sari Muara | Editor : Bima Tirta", " reporter:Sari Muara editor:Bima Tirta"},
		{"en", "June 12, 2023 / 4:05 PM", "2023-06-12T16:05:00"},
		{"en", "Published 4:05 PM EDT, Mon June 12, 2023", "2023-06-12"},
		{"en", "Monday 12 June 2023 16.05 BST", "2023-06-12T16:05:00+01:00"},
		{"en", "By Sari Muara and Bima Tirta", " writer:Sari Muara writer:Bima Tirta"},
		{"en", "By SARI MUARA | June 12, 2023", "2023-06-12 writer:SARI MUARA"},
	} {
		in := "Jembatan Waringin Ditutup Dua Pekan Lamanya\n\n" + c.line + "\n\nMUARA - Jembatan Waringin ditutup sejak pagi. Warga menyeberang dengan rakit bambu.\n"
		a := Parse(article.Article{Text: in}, lang.Must(c.code))
		got := ""
		if a.Published != nil {
			got = a.Published.Value
		}
		for _, x := range a.Credits {
			got += fmt.Sprintf(" %s:%s", x.Role, x.Name)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.line, got, c.want)
		}
		if a.Title != "Jembatan Waringin Ditutup Dua Pekan Lamanya" || len(a.Sentences) != 3 || !strings.HasPrefix(a.Sentences[1].Of(in), "Jembatan") {
			t.Errorf("%q: title %q, sentences %v", c.line, a.Title, a.Sentences)
		}
	}
}
