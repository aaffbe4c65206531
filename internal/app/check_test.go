package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanad/internal/check"
)

// findings checks a draft against the sample.
func findings(t *testing.T, draft string) (kinds []string, words map[string]string) {
	t.Helper()
	a, err := Question(draft)
	if err != nil {
		t.Fatal(err)
	}
	p := samplePile(t)
	got, _, err := Check(t.Context(), a, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	at, words := p.Index(), map[string]string{}
	for _, f := range got {
		kinds = append(kinds, f.Kind)
		words[f.Kind] = f.Draft.Span.Of(p.Articles[at[f.Draft.Article]].Text)
	}
	return kinds, words
}

// Each article of the sample, taken for a draft, has nothing but what it
// copied.
func TestDraftThatIsASource(t *testing.T) {
	files, err := filepath.Glob("../../sample/*/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		kinds, _ := findings(t, string(b))
		if len(kinds) == 0 || slices.ContainsFunc(kinds, func(k string) bool { return k != check.Copied }) {
			t.Errorf("%s: %v", f, kinds)
		}
	}
}

// One change at a time is found, with the changed words.
func TestOneChange(t *testing.T) {
	b, err := os.ReadFile("../../sample/landslide/radar-bukit.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, put, kind, words string }{
		{"dua belas orang ditemukan", "dua puluh orang ditemukan", "number", "dua puluh"},
		{"300 meter", "800 meter", "number", "800"},
		{"Surya Palandeng.", "Bayu Wirasena.", "attribution", "Bayu Wirasena"},
		{"kata Kepala Badan Penanggulangan Bencana Daerah Wanasari, Surya Palandeng.", "kata sejumlah pejabat.", check.OneChannel, "sejumlah pejabat"},
		{" dan warga sudah kami minta mengungsi", " dan warga sudah kami antar pulang", check.Quotation, "antar pulang"},
		{", kata Kepala Badan Penanggulangan Bencana Daerah Wanasari, Surya Palandeng.", ".", "attribution", "dua belas orang"},
		{"sudah retak sejak hari Minggu", "belum retak sejak hari Minggu", "polarity", "belum"},
		{"retak sejak hari Minggu", "retak sejak hari Jumat", "date", "Jumat"},
		{"\"Tanah di atas pasar sudah retak sejak hari Minggu dan warga sudah kami minta mengungsi,\" kata Surya.", "Tanah di atas pasar sudah retak sejak hari Minggu dan warga sudah kami minta mengungsi.", "attribution", "Tanah di atas pasar"},
	} {
		draft := strings.Replace(string(b), c.old, c.put, 1)
		kinds, words := findings(t, draft)
		if !slices.Contains(kinds, c.kind) || !strings.Contains(words[c.kind], c.words) {
			t.Errorf("%q for %q: %v %q", c.put, c.old, kinds, words)
		}
	}
}
