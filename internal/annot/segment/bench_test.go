package segment

import (
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// sample is an article of 3 kB of our own wording.
var sample = "MUARA, Kabar.com - " + strings.Repeat("Pemerintah Kabupaten Serai menutup Jembatan Waringin mulai Senin (10/3/2025) selama dua pekan karena tali bajanya aus.\n"+
	"\"Kami tidak mau menunggu sampai ada korban,\" kata Kepala Dinas Pekerjaan Umum Rustam Palewa di kantornya.\nBaca juga: Warga Serai Minta Rakit\n", 12) + "Editor: Sari Muara\n"

func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	for b.Loop() {
		Tokens(sample)
	}
}

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	p := lang.Must("id")
	for b.Loop() {
		Parse(article.Article{Text: sample}, p)
	}
}
