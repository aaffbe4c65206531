package when

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

var word = regexp.MustCompile(`\p{N}+(?:[.,/:-]\p{N}+)*\p{L}*|\p{L}[\p{L}\p{N}]*(?:['’-]\p{L}+)*|\S`)

func tokens(t string) []annot.Token {
	var out []annot.Token
	for _, m := range word.FindAllStringIndex(t, -1) {
		out = append(out, annot.Token{Span: text.Span{Start: m[0], End: m[1]}, Lower: strings.ToLower(t[m[0]:m[1]])})
	}
	return out
}

func find(t, code, published string) []annot.Time {
	a := &article.Article{Text: t, Language: code}
	if published != "" {
		a.Published = &article.Date{Value: published}
	}
	return Find(a, tokens(t), lang.Must(code))
}

func plain(s string) string { return strings.NewReplacer("«", "", "»", "").Replace(s) }

// mark puts the marks «…» around the times and lists their values.
func mark(t string, times []annot.Time) (marked, values string) {
	var b strings.Builder
	var vs []string
	at := 0
	for _, x := range times {
		b.WriteString(t[at:x.Span.Start] + "«" + x.Span.Of(t) + "»")
		at = x.Span.End
		if x.Value == "" {
			x.Value = "?"
		}
		vs = append(vs, x.Value)
	}
	if vs == nil {
		vs = []string{"-"}
	}
	return b.String() + t[at:], strings.Join(vs, "; ")
}

func TestMarked(t *testing.T) {
	for code, least := range map[string]int{"id": 45, "en": 30} {
		b, err := os.ReadFile("testdata/" + code + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		n, open := 0, ""
		for line := range strings.Lines(string(b)) {
			line = strings.TrimRight(line, "\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if open == "" {
				open = line
				continue
			}
			n++
			marked, values := mark(plain(open), find(plain(open), code, "2023-09-06"))
			if marked != open || values != line {
				t.Errorf("%s:\n got %s\n     %s\nwant %s\n     %s", code, marked, values, open, line)
			}
			open = ""
		}
		if n < least {
			t.Errorf("%s: only %d cases", code, n)
		}
	}
}

func TestAnchor(t *testing.T) {
	cases := []struct{ code, published, text, want string }{
		{"id", "", "Ia tiba Senin dan pulang bulan lalu.", "?; ?"},
		{"id", "", "Ia tiba Senin (12/6/2023), sejak Maret sakit.", "2023-06-12; 2023-03"},
		{"id", "", "Pada November 2022 ia sakit, Senin (12/6) ia tiba, Maret ia pergi.", "2022-11; 2023-06-12; 2023-03"},
		{"id", "2023-06", "Ia tiba Senin, tahun lalu, Maret.", "?; 2022; 2023-03"},
		{"id", "2024-01-02T10:00:00+07:00", "Ia tiba Jumat (29/12).", "2023-12-29"},
		{"id", "2025-06-19", "Dilansir Rabu (18/6/225), kapal karam.", "2025-06-18"},
		{"en", "2024-01-02", "He left Dec. 29 and arrives Monday.", "2023-12-29; 2024-01-01"},
	}
	for _, c := range cases {
		if _, got := mark(c.text, find(c.text, c.code, c.published)); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.published, c.text, got, c.want)
		}
	}
}

func TestPrecision(t *testing.T) {
	s := "Selasa (5/9/2023) pukul 19.30 WIB, Senin pagi, Maret, pekan lalu, 2 hari, musim hujan, setiap hari, sejak 2009, besok"
	want := []string{"minute", "part-of-day", "month", "week", "duration", "season", "set", "year", "day"}
	got := find(s, "id", "2023-09-06")
	for i, x := range got {
		if i >= len(want) || x.Precision != want[i] {
			t.Errorf("%d: %q is %s", i, x.Span.Of(s), x.Precision)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d times", len(got))
	}
	if got[0].Relative || !got[1].Relative {
		t.Error("a full date is not relative, a weekday is")
	}
}

func TestLong(t *testing.T) {
	start := time.Now()
	for _, s := range []string{"Senin ", "5/9/", "(", "2023-09-", "dua puluh ", "Senin (", "1 2 3 ", "pukul ", "7:30:", "tahun ", "akhir-", "setiap "} {
		find(strings.Repeat(s, 65000), "id", "2023-09-06")
	}
	if d := time.Since(start); d > 3*time.Minute {
		t.Errorf("repeats took %v", d)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Selasa (5/9/2023) pukul 19.30 WIB, 12-14 Juni", true)
	f.Add("mid-July, Sept. 5-6, 2023 at 8:30 p.m.", false)
	f.Fuzz(func(t *testing.T, s string, id bool) {
		s = strings.ToValidUTF8(s, "?")
		end := 0
		for _, x := range find(s, map[bool]string{true: "id", false: "en"}[id], "2023-09-06") {
			if err := x.Span.Validate(s); err != nil {
				t.Fatal(err)
			}
			if x.Span.Start < end || x.Span.Empty() {
				t.Fatalf("overlap at %v", x.Span)
			}
			end = x.Span.End
		}
	})
}
