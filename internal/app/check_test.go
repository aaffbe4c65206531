package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/asked"
	"sanad/internal/check"
	"sanad/internal/pile"
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

// A draft that is word for word an article of the development data has nothing
// but what it copied from it, whether it is the article or its text in a file.
func TestDraftThatIsAnArticle(t *testing.T) {
	if _, err := os.Stat(sharedDir); err != nil {
		t.Skipf("the labelled data beside the project (../shared) is missing: %v", err)
	}
	for _, c := range []struct {
		set string
		n   int
	}{{"seeds", 5}, {"origin-cases", 24}, {"raw-id", 30}} {
		arts := Read([]string{asked.Folder(sharedDir, c.set)}, nil).Articles
		n := c.n
		if !*all {
			n = (n + 9) / 10
		}
		for i := range n {
			a := arts[i*len(arts)/n]
			if len(strings.Fields(a.Text)) < 30 {
				t.Fatalf("%s is short", a.Input)
			}
			typed, err := Question(a.Text)
			if err != nil {
				t.Fatal(err)
			}
			for _, draft := range []*article.Article{&a, typed} {
				p := &pile.Pile{Articles: slices.Clone(arts)}
				got, _, err := Check(t.Context(), draft, p, Options{})
				if err != nil {
					t.Fatal(err)
				}
				if len(got) == 0 || slices.ContainsFunc(got, func(f check.Finding) bool { return f.Kind != check.Copied }) {
					t.Errorf("%s, typed %v: %v", a.Input, draft == typed, got)
				}
			}
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
		{"kata Surya.", "Surya mengakui.", "attribution", "mengakui"},
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
