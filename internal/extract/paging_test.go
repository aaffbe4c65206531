package extract

import (
	"fmt"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/text"
)

func TestPageOfAddress(t *testing.T) {
	for _, c := range []struct {
		address, base string
		number        int
	}{
		{"https://warta.example/a/12/dermaga", "https://warta.example/a/12/dermaga", 1},
		{"https://warta.example/a/12/dermaga?page=2", "https://warta.example/a/12/dermaga", 2},
		{"https://warta.example/a/12/dermaga?page=all#isi", "https://warta.example/a/12/dermaga", 0},
		{"https://warta.example/a?id=7&halaman=3", "https://warta.example/a?id=7", 3},
		{"https://warta.example/a/dermaga/page/2", "https://warta.example/a/dermaga", 2},
		{"https://warta.example/a?page=semua", "https://warta.example/a", 0},
		{"https://warta.example/read/2024", "https://warta.example/read/2024", 1},
		{"https://warta.example/a?page=900", "https://warta.example/a?page=900", 1},
		{"https://warta.example/a?view=2", "https://warta.example/a?view=2", 1},
		{"not an address?page=2", "not an address?page=2", 1},
	} {
		if base, n := Page(c.address); base != c.base || n != c.number {
			t.Errorf("%s: %s, %d", c.address, base, n)
		}
	}
}

// page makes page n of an article ("" for one without a number).
func pageOf(n, body string) article.Article {
	u := "https://warta.example/dermaga"
	if n != "" {
		u += "?page=" + n
	}
	return finish(article.Article{Input: "in" + n, URL: u, Language: "id", Text: body})
}

func TestJoin(t *testing.T) {
	one := "Dermaga Bulu Ditutup\n\nKapal berhenti berlayar sejak Senin.\n\nHalaman selanjutnya\nWarta Selat"
	two := "Dermaga Bulu Ditutup\n\nPenumpang menunggu di terminal.\n\nHalaman 2 dari 2\nWarta Selat"
	whole := "Dermaga Bulu Ditutup\n\nKapal berhenti berlayar sejak Senin.\n\nPenumpang menunggu di terminal."
	for name, c := range map[string]struct {
		in, want []string // page=text
		partial  bool
	}{
		"one":              {[]string{"=" + one}, []string{one}, false},
		"two":              {[]string{"2=" + two, "=" + one}, []string{"Dermaga Bulu Ditutup\n\nKapal berhenti berlayar sejak Senin.\n\nWarta Selat\n\nPenumpang menunggu di terminal.\n\n"}, false},
		"whole":            {[]string{"=" + one, "all=" + whole, "2=" + two}, []string{whole}, false},
		"second alone":     {[]string{"2=" + two}, []string{two}, true},
		"first page twice": {[]string{"=" + one, "1=" + one, "2=" + two}, []string{one, one, two}, true},
		"a gap":            {[]string{"=" + one, "3=" + two}, []string{one, two}, true},
	} {
		var in []article.Article
		for _, p := range c.in {
			n, body, _ := strings.Cut(p, "=")
			in = append(in, pageOf(n, body))
		}
		got := Join(in)
		var texts []string
		partial := false
		for _, a := range got {
			texts = append(texts, a.Text)
			partial = partial || a.Completeness == article.Partial
			if a.ID != article.NewID(a.Input, a.Text) {
				t.Errorf("%s: the ID is not that of the joined text", name)
			}
		}
		if strings.Join(texts, "|") != strings.Join(c.want, "|") || partial != c.partial {
			t.Errorf("%s: %q, partial %v", name, texts, partial)
		}
	}
}

func TestJoinedRepairs(t *testing.T) {
	one, two := pageOf("", "Satu\n"), pageOf("2", "Satu\nDua \ufffd tiga")
	two.Repairs = []article.Repair{{Span: text.Span{Start: 9, End: 12}, Bytes: "ff"}}
	got := Join([]article.Article{one, two})
	if len(got) != 1 || len(got[0].Repairs) != 1 || got[0].Repairs[0].Span.Of(got[0].Text) != "\ufffd" {
		t.Errorf("%+v", got)
	}
}

func TestManyPages(t *testing.T) {
	var in []article.Article
	for i := range 65000 {
		in = append(in, pageOf(fmt.Sprint(i%70), "Kapal berhenti berlayar."))
	}
	if got := Join(in); len(got) == 0 {
		t.Error("nothing left")
	}
}
