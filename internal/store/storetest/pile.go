// Package storetest is the suite that every backend of a library passes. In: a
// way to make an empty library. Out: failed tests. The piles are of our own
// words and are traced by the pipeline, so that what is kept and read back is
// what the program really finds.
package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/raw"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Noon is when the tests take place.
var Noon = time.Date(2031, 3, 14, 12, 0, 0, 0, time.UTC)

// Harbour is a pile of six articles: a wire story in three outlets, a denial,
// another event, and a page without a date.
func Harbour() []article.Article {
	return []article.Article{
		Article("warta/1", "Warta Hask", "Kapal gandum ditarik ke Hask", "2031-03-10", `HASK, KOMPAS.com - Kapal gandum Belmira ditarik ke pelabuhan Hask pada Senin (10/3/2031) setelah mesinnya mati.
"Kami menemukan 14 awak kapal dalam keadaan selamat," kata Kepala Pelabuhan Hask Tirta Wenang kepada Reuters.
Wenang mengatakan muatan 2.300 ton gandum tidak rusak. Pemilik kapal, Osmund Lines, belum memberikan keterangan.`),
		Article("kabar/1", "Kabar Pantai", "Belmira tiba di Hask, 14 awak selamat", "2031-03-10", `Kapal gandum Belmira ditarik ke pelabuhan Hask pada Senin (10/3/2031) setelah mesinnya mati, melansir Reuters.
"Kami menemukan 14 awak kapal dalam keadaan selamat," kata Kepala Pelabuhan Hask Tirta Wenang.
Wenang mengatakan muatan 2.300 ton gandum tidak rusak.`),
		Article("post/1", "Harbour Post", "Grain carrier towed to Hask", "2031-03-11", `The grain carrier Belmira was towed to the port of Hask on Monday after its engine failed, Reuters reported.
"We found 14 crew members safe," harbour master Tirta Wenang said.
Wenang said the cargo of 2,300 tonnes of grain was not damaged.`),
		Article("post/2", "Harbour Post", "Owner denies that Belmira was unfit to sail", "2031-03-12", `Osmund Lines denied on Wednesday that the grain carrier Belmira was unfit to sail when its engine failed off Hask.
"The cargo of 2,300 tonnes of grain was damaged," said Osmund Lines director Ilse Varga. She denied that the crew of 14 was safe.
Harbour master Tirta Wenang said on Monday the cargo was not damaged.`),
		Article("warta/2", "Warta Hask", "Harga cabai di Pasar Lembang naik", "2031-03-11", `Harga cabai rawit di Pasar Lembang naik menjadi Rp 95.000 per kilogram pada Selasa (11/3/2031).
Pedagang cabai, Sari Kumala, mengatakan pasokan dari petani berkurang karena hujan.`),
		Article("kabar/2", "Kabar Pantai", "Pasokan cabai berkurang", "", `Pedagang cabai, Sari Kumala, mengatakan pasokan dari petani berkurang karena hujan. Harga cabai rawit di Pasar Lembang naik.`),
	}
}

// Article is an article of our own.
func Article(input, outlet, title, day, body string) article.Article {
	a := article.Article{Input: input, URL: "https://" + strings.ReplaceAll(strings.ToLower(outlet), " ", "-") + ".example/" + input, Outlet: article.Outlet{Name: outlet},
		Title: title, Language: "id", Text: body, Completeness: article.Full}
	if strings.Contains(body, " the ") {
		a.Language = "en"
	}
	if day != "" {
		a.Published = &article.Date{Value: day, Precision: "day", Basis: article.Metadata}
	}
	a.ID = article.NewID(input, body)
	a.Capture = raw.Capture{Bytes: []byte(body)}.Digest()
	return a
}

// Batch is articles as they come in: annotated one by one, with postings of
// their words and their bytes.
func Batch(t testing.TB, arts []article.Article) store.Batch {
	t.Helper()
	p := &pile.Pile{Articles: slices.Clone(arts)}
	sortArticles(p)
	stages := pipeline.Annotate()
	if err := pipeline.Run(context.Background(), p, stages[:len(stages)-1], 1, nil); err != nil {
		t.Fatal(err)
	}
	b := store.Batch{Articles: p.Articles, Marks: p.Marks, Recipe: "test/1", At: Noon}
	for i := range p.Articles {
		b.Postings = append(b.Postings, postings(p.Marks[i]))
		b.Captures = append(b.Captures, raw.Capture{Input: p.Articles[i].Input, URL: p.Articles[i].URL, Media: "text/plain", Time: Noon, Bytes: []byte(arts[0].Text)})
		b.Captures[i].Bytes = []byte(p.Articles[i].Text)
	}
	b.Problems = []raw.Problem{{Input: "broken.html", Stage: "extract", Reason: "no article body"}}
	return b
}

// postings are the long words of an article.
func postings(m annot.Marks) []store.Posting {
	var out []store.Posting
	for _, k := range m.Tokens {
		if len(k.Lower) > 6 {
			out = append(out, store.Posting{Kind: store.Term, Hash: word(k.Lower)})
		}
	}
	return out
}

// word is a hash of a word whose high bits differ.
func word(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func sortArticles(p *pile.Pile) {
	slices.SortFunc(p.Articles, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
}

// Trace is a pile with everything found about it.
func Trace(t testing.TB, arts []article.Article) *pile.Pile {
	t.Helper()
	p := &pile.Pile{Articles: slices.Clone(arts)}
	sortArticles(p)
	if err := pipeline.Run(context.Background(), p, pipeline.Trace(), 1, nil); err != nil {
		t.Fatal(err)
	}
	return p
}

// Filled is a library with a traced pile in it.
func Filled(t testing.TB, l store.Writer, arts []article.Article) *pile.Pile {
	t.Helper()
	if _, err := l.Put(t.Context(), Batch(t, arts)); err != nil {
		t.Fatal(err)
	}
	p := Trace(t, arts)
	if err := l.Replace(t.Context(), store.Settlement{Articles: IDs(p), Pile: p, Recipe: "test/1", At: Noon}); err != nil {
		t.Fatal(err)
	}
	return p
}

// IDs are the articles of a pile.
func IDs(p *pile.Pile) []text.ID {
	out := make([]text.ID, len(p.Articles))
	for i := range p.Articles {
		out[i] = p.Articles[i].ID
	}
	return out
}

// Many are n articles about happenings of their own, each in two outlets.
func Many(n int) []article.Article {
	places := []string{"Hask", "Lembang", "Orvala", "Tirem", "Wadas", "Kelun", "Brinn", "Sotara"}
	things := []string{"kapal gandum", "jembatan gantung", "pasar ikan", "gudang beras", "kereta barang", "menara air", "sekolah dasar"}
	out := make([]article.Article, n)
	for i := range out {
		k := i / 2
		place, thing, day := places[k%len(places)], things[k/len(places)%len(things)], 1+k%28
		body := fmt.Sprintf("%s, Senin (%d/3/2031) - Sebuah %s nomor %d di %s rusak setelah hujan selama %d jam.\n"+
			"\"Kami mencatat %d orang mengungsi dari sekitar %s,\" kata Kepala Desa %s Nomor%d.\nWarga menunggu bantuan sejak pagi.",
			place, day, thing, k, place, 2+k%9, 10+k, thing, place, k)
		out[i] = Article(fmt.Sprintf("banyak/%d", i), []string{"Warta Hask", "Kabar Pantai"}[i%2], fmt.Sprintf("%s %d di %s rusak", thing, k, place), fmt.Sprintf("2031-03-%02d", day), body)
	}
	return out
}
