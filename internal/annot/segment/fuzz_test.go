package segment

import (
	"strings"
	"testing"
	"time"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// check asserts what Parse promises of any text.
func check(t *testing.T, in string, p *lang.Pack) article.Article {
	t.Helper()
	toks := Tokens(in)
	end := 0
	for _, k := range toks {
		if k.Span.Start < end || k.Span.Empty() || k.Span.Validate(in) != nil {
			t.Fatalf("token %v of %q after %d", k.Span, in, end)
		}
		if strings.TrimFunc(in[end:k.Span.Start], blank) != "" {
			t.Fatalf("text %q between tokens of %q", in[end:k.Span.Start], in)
		}
		end = k.Span.End
	}
	if strings.TrimFunc(in[end:], blank) != "" {
		t.Fatalf("text %q after the tokens of %q", in[end:], in)
	}
	a := Parse(article.Article{Text: in}, p)
	end = 0
	for _, g := range a.Segments {
		if g.Span.Start < end || g.Span.Empty() || g.Span.Validate(in) != nil {
			t.Fatalf("segment %v of %q after %d", g, in, end)
		}
		if strings.TrimFunc(in[end:g.Span.Start], blank) != "" {
			t.Fatalf("text %q between the segments of %q", in[end:g.Span.Start], in)
		}
		end = g.Span.End
	}
	if strings.TrimFunc(in[end:], blank) != "" {
		t.Fatalf("text %q after the segments of %q", in[end:], in)
	}
	end = 0
	for _, x := range a.Sentences {
		if x.Start < end || x.Empty() || x.Validate(in) != nil {
			t.Fatalf("sentence %v of %q after %d", x, in, end)
		}
		if k := a.KindAt(x.Start); k != article.Body && k != article.Title {
			t.Fatalf("sentence %v of %q in a %s", x, in, k)
		}
		end = x.End
	}
	return a
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", " date 2023-06 Muara (KABAR) - Warga pulang.Mereka senang.Sumber: Rill\n\nEditor: Sari",
		"Judul Berita Hari Ini\n\n1 September 2023, 07:22 WIB\nWarga. /KABAR/Sari Muara\n\nMUARA - “Kami pulang,” kata Sari.",
		"Baca Juga: Warga Pulang \"Kami pulang ke rumah kami sendiri,\" kata Sari (abc/def)",
		"a\r\nb\x00\xff“”\"'’…\u200b\u00ad12/6/2023 J.K. U.S.", "[Gambas:Video", "( baca (", "© 2023", "\"(0)", "LONDON, June 12 (Rill) - Ms. Doe said.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		check(t, s, lang.Must("id"))
		check(t, s, lang.Must("en"))
	})
}

// Nasty sizes: 65,000 repeats of a mark, cue or name must be done at once.
func TestNastySizes(t *testing.T) {
	for _, unit := range []string{
		"\"", "“", "(", "[", ".", "/", "- ", "*", "a", "A", "A.", "a.", "Baca juga: ", "Baca juga: A B C D\n", "Editor: ", "Editor: Sari\n", "Sumber: Rill.",
		"Kabar.com, ", "Kabar.com.", "MUARA, ", "Muara (", "aB", "1/", "12 Juni 2023 ", "\n", "\r\n", "kata \"x", "Senin.", "Advertisement\n", "/KABAR/Sari ",
		"© 2023 ", "Tags\n", "Warga pulang\n", "( baca juga ", "a-", "a'", "é", "\u00ad", "Page 1 of 2\n",
	} {
		in := strings.Repeat(unit, 65000)
		start := time.Now()
		a := Parse(article.Article{Text: in}, lang.Must("id"))
		if d := time.Since(start); d > time.Minute {
			t.Errorf("65,000 times %q took %v", unit, d)
		}
		if len(a.Segments) == 0 && strings.TrimFunc(in, blank) != "" {
			t.Errorf("65,000 times %q gave no segment", unit)
		}
	}
}
