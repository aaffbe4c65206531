package segment

import (
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/lang"
)

func TestCompleteness(t *testing.T) {
	body := strings.Repeat("Jembatan Waringin ditutup sejak pagi, kata dinas. ", 5)
	for _, c := range []struct {
		tail string
		want article.Completeness
	}{
		{"", article.Unknown},
		{strings.Repeat("Warga menyeberang dengan rakit. ", 8), article.Full},
		{"\nEditor: Sari Muara", article.Full},
		{"\nBaca juga: Rakit Bambu Jadi Andalan", article.Full},
		{"\nHalaman 1 dari 3", article.Partial},
		{"\nSimak berita selengkapnya di halaman selanjutnya.", article.Partial},
		{"\nSimak berita selengkapnya di halaman selanjutnya.\nWarga menyeberang dengan rakit.\nEditor: Sari Muara", article.Full},
		{"\nWarga menyeberang dengan rakit dan tidak membayar sampai akhir bulan ini karena pemerintah kabupaten", article.Partial},
		{"\nWarga menyeberang dengan rakit ...", article.Partial},
		{"\nRakit apa saja yang dipakai? Berikut rangkumannya.\n\nEditor: Sari Muara", article.Partial},
	} {
		a := Parse(article.Article{Text: body + c.tail}, lang.Must("id"))
		if a.Completeness != c.want {
			t.Errorf("%q: %s, want %s", c.tail, a.Completeness, c.want)
		}
	}
}
