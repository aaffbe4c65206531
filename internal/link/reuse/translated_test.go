package reuse

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/link"
)

func in(language string, a article.Article) article.Article {
	a.Language = language
	return a
}

// Two tellings of one report, and another report of the same town.
const (
	marlow = `The ferry Tolmin Star sank off Cape Orrel on Monday with 214 passengers on board, the harbour police said.
Rescue boats from three villages reached the ship within forty minutes, and only two people are missing.
The transport minister, Edda Ranvik, promised an investigation before the end of October.
She said the company had paid 1,250 dollars for a new engine last year.`
	marlowID = `Feri Tolmin Star tenggelam di lepas pantai Tanjung Orrel pada Senin dengan 214 penumpang di kapal, kata polisi pelabuhan.
Kapal penyelamat dari tiga desa mencapai kapal itu dalam empat puluh menit, dan hanya dua orang yang hilang.
Menteri transportasi Edda Ranvik menjanjikan penyelidikan sebelum akhir Oktober.
Dia mengatakan perusahaan telah membayar 1.250 dolar untuk mesin baru tahun lalu.`
	fairID = `Pasar malam di Tanjung Orrel dibuka Senin dengan lomba perahu hias dan musik dari tiga desa.
Edda Ranvik, warga setempat, menjual kue jahe buatan neneknya sejak pagi.
Hujan turun menjelang sore, tetapi anak-anak tetap menari di depan panggung kayu.`
)

func TestTranslation(t *testing.T) {
	a, b, c := in("en", art("A", marlow)), in("id", art("B", marlowID)), in("id", art("C", fairID))
	got := find(a, b, c)
	n := 0
	for _, p := range got {
		x, y := p.A, p.B
		if x.Article == c.ID || y.Article == c.ID {
			t.Errorf("a passage with another report: %+v", p)
			continue
		}
		if x.Article != a.ID {
			x, y = y, x
		}
		line := func(s string, at int) int { return strings.Count(s[:at], "\n") }
		if line(a.Text, x.Span.Start) != line(b.Text, y.Span.Start) || p.Kind != link.Paraphrase {
			t.Errorf("%q — %q", x.Span.Of(a.Text), y.Span.Of(b.Text))
		}
		n++
	}
	if n < 3 {
		t.Errorf("%d of 4 sentences found", n)
	}
}

// TestInOrder compares with all subsets.
func TestInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 300 {
		var ps []pairing
		for i := range 4 {
			for range r.IntN(4) {
				ps = append(ps, pairing{I: i, J: r.IntN(5), Cosine: float32(1+r.IntN(9)) / 8})
			}
		}
		got, best := float32(0), float32(0)
		for _, p := range inOrder(ps, 5) {
			got += p.Cosine
		}
		for set := range 1 << len(ps) {
			sum, last, ok := float32(0), pairing{I: -1, J: -1}, true
			for k, p := range ps {
				if set>>k&1 == 1 {
					ok = ok && p.I > last.I && p.J > last.J
					last = p
					sum += p.Cosine
				}
			}
			if ok {
				best = max(best, sum)
			}
		}
		if got != best {
			t.Fatalf("%v: %v, want %v", ps, got, best)
		}
	}
}
