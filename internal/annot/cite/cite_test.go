package cite

import (
	"fmt"
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

var word = regexp.MustCompile(`[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|\S`)

func tokens(t string) []annot.Token {
	var out []annot.Token
	for _, m := range word.FindAllStringIndex(t, -1) {
		out = append(out, annot.Token{Span: text.Span{Start: m[0], End: m[1]}, Lower: strings.ToLower(t[m[0]:m[1]])})
	}
	return out
}

// whole makes an article of body lines whose sentences end at ". ".
func whole(t, code, outlet string) *article.Article {
	a := &article.Article{Text: t, Language: code, Outlet: article.Outlet{Name: outlet}}
	start := 0
	for line := range strings.Lines(t) {
		s := text.Span{Start: start, End: start + len(strings.TrimRight(line, "\n"))}
		start += len(line)
		if s.Empty() {
			continue
		}
		a.Segments = append(a.Segments, article.Segment{Kind: article.Body, Span: s})
		for s.Start < s.End {
			end := s.End
			if k := strings.Index(s.Of(t), ". "); k >= 0 {
				end = s.Start + k + 1
			}
			a.Sentences = append(a.Sentences, text.Span{Start: s.Start, End: end})
			s.Start = min(end+1, s.End)
		}
	}
	return a
}

// marked takes the marks «…» out of a text and returns where they stood.
func marked(s string) (string, []text.Span) {
	var b strings.Builder
	var spans []text.Span
	for _, r := range s {
		switch r {
		case '«':
			spans = append(spans, text.Span{Start: b.Len()})
		case '»':
			spans[len(spans)-1].End = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

// TestMarked reads testdata/CODE.txt: a marked text on one line (⏎ for a new
// line), the expected names and kinds on the next, parted by semicolons.
func TestMarked(t *testing.T) {
	least := map[string]int{"id": 40, "en": 30}
	for code, n := range least {
		cases := readCases(t, code)
		if len(cases) < n {
			t.Errorf("%s: only %d cases", code, len(cases))
		}
		for _, c := range cases {
			body, spans := marked(strings.ReplaceAll(c[0], "⏎", "\n"))
			var want, got []string
			for i, w := range strings.Split(c[1], ";") {
				if w = strings.TrimSpace(w); w != "-" {
					want = append(want, spans[min(i, len(spans)-1)].Of(body)+" = "+w)
				}
			}
			a := whole(body, code, "Gerbang.com")
			for _, x := range Find(a, tokens(body), nil, lang.Must(code)) {
				got = append(got, fmt.Sprintf("%s = %s, %s", x.Span.Of(body), x.Name, x.Kind))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s: %s\n got %q\nwant %q", code, c[0], got, want)
			}
		}
	}
}

func readCases(t *testing.T, code string) [][2]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + code + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	var open string
	for line := range strings.Lines(string(b)) {
		switch line = strings.TrimRight(line, "\n"); {
		case line == "" || strings.HasPrefix(line, "#"):
		case open == "":
			open = line
		default:
			out = append(out, [2]string{open, line})
			open = ""
		}
	}
	return out
}

func TestDeclared(t *testing.T) {
	a := whole("Hujan turun di Randu.\nSumber: Antara", "id", "Gerbang.com")
	s := text.Span{Start: 22, End: 36}
	a.Segments[1].Kind = article.CreditLine
	a.Sentences = a.Sentences[:1]
	a.Declared = []article.Declared{{Name: "Antara", Cue: "Sumber", Span: &s}}
	got := Find(a, tokens(a.Text), nil, lang.Must("id"))
	if len(got) != 1 || got[0].Name != "Antara" || got[0].Kind != annot.Wire || len(got[0].Covers) != 1 || got[0].Covers[0].Of(a.Text) != "Hujan turun di Randu." {
		t.Errorf("got %+v", got)
	}
}

func TestFurniture(t *testing.T) {
	a := whole("Foto: dikutip dari Reuters\nHujan turun.", "id", "")
	a.Segments[0].Kind = article.Caption
	if got := Find(a, tokens(a.Text), nil, lang.Must("id")); len(got) != 0 {
		t.Errorf("a caption is no citation: %+v", got)
	}
}

func TestLong(t *testing.T) {
	start := time.Now()
	for _, s := range []string{"melansir Reuters ", "(Antara)\n", "dilansir", "kantor berita ", "Sumber: ", "media itu ", "Reuters ", "kepada , ",
		"dalam unggahan @a.b", "Reuters dan ", "detik", "Kabar Serai melaporkan ", "menurut ", "( ", "A "} {
		t0 := strings.Repeat(s, 65000)
		Find(whole(t0, "id", "Antara"), tokens(t0), nil, lang.Must("id"))
	}
	if d := time.Since(start); d > 3*time.Minute {
		t.Errorf("repeats took %v", d)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("seperti dilansirReuters, Rabu (1/2/2023). (Antara)", true)
	f.Add("told the BBC in a post on X @a.b", false)
	f.Fuzz(func(t *testing.T, s string, id bool) {
		s = strings.ToValidUTF8(s, "?")
		code := map[bool]string{true: "id", false: "en"}[id]
		a := whole(s, code, "Gerbang.com")
		end := 0
		for _, c := range Find(a, tokens(s), nil, lang.Must(code)) {
			for _, sp := range append([]text.Span{c.Span, c.CueSpan}, c.Covers...) {
				if err := sp.Validate(s); err != nil {
					t.Fatal(err)
				}
			}
			if c.Span.Start < end {
				t.Fatalf("out of order: %+v", c)
			}
			end = c.Span.Start
		}
	})
}
