package quote_test

import (
	"strings"
	"testing"

	"sanad/internal/annot/entity"
	"sanad/internal/annot/quote"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
)

func TestFaint(t *testing.T) {
	for _, x := range []struct{ body, want string }{
		{"Wirasti Kemala memastikan tidak ada korban jiwa karena pasar sedang kosong.", "Wirasti Kemala: tidak ada korban jiwa karena pasar sedang kosong"},
		{"Bupati Lestari Dambo mendesak pedagang memindahkan lapak mulai Senin.", "Lestari Dambo: pedagang memindahkan lapak mulai Senin"},
		{"Untuk memastikan tidak ada korban jiwa, petugas menyisir lapak satu per satu.", ""},
		{"Wirasti Kemala akan memastikan tidak ada korban jiwa di pasar itu.", ""},
		{"Wirasti Kemala mengatakan bahwa tidak ada korban jiwa di pasar itu.", ""}, // an attribution
	} {
		p := lang.Must("id")
		a := segment.Parse(article.Article{Text: x.body, Language: "id"}, p)
		in := quote.Input{Article: &a, Tokens: segment.Tokens(x.body), Pack: p}
		in.Entities, in.Mentions = entity.Find(&a, in.Tokens, p)
		said, faint := quote.Read(in)
		var got []string
		for _, f := range faint {
			got = append(got, f.Source.Name+": "+f.Content[0].Of(x.body))
			if !strings.HasPrefix(f.ID, "f") {
				t.Errorf("%q: id %q", x.body, f.ID)
			}
			for _, s := range said {
				if s.Span.Touches(f.Span) {
					t.Errorf("%q: %v and %v overlap", x.body, s.Span, f.Span)
				}
			}
		}
		if g := strings.Join(got, "; "); g != x.want {
			t.Errorf("%q:\n got %q\nwant %q", x.body, g, x.want)
		}
	}
}

func TestDescriptionsPointBack(t *testing.T) {
	for _, x := range []struct{ body, want string }{
		{"\"Pasar aman,\" kata Wirasti Kemala.\n\nPerwira menengah itu mengatakan bahwa pasar dibuka lagi hari Senin.", "Wirasti Kemala"},
		{"\"Pasar aman,\" kata Wirasti Kemala.\n\nPasar itu milik Bondan Jatmiko. Perwira menengah itu mengatakan bahwa pasar dibuka lagi hari Senin.", "Perwira menengah"},
	} {
		p := lang.Must("id")
		a := segment.Parse(article.Article{Text: x.body, Language: "id"}, p)
		in := quote.Input{Article: &a, Tokens: segment.Tokens(x.body), Pack: p}
		in.Entities, in.Mentions = entity.Find(&a, in.Tokens, p)
		l := quote.Find(in)
		if len(l) < 2 || l[len(l)-1].Source == nil || l[len(l)-1].Source.Name != x.want {
			t.Errorf("%q: want %q, got %+v", x.body, x.want, l[len(l)-1].Source)
		}
	}
}
