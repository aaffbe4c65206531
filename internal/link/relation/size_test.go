package relation

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link/reuse"
	"sanad/internal/text"
)

// pileOf makes articles of texts, one outlet each of forty.
func pileOf(texts []string) Input {
	var in Input
	for i, t := range texts {
		a := article.Article{ID: text.ID(fmt.Sprintf("%06d", i)), Input: fmt.Sprint(i), Language: "id", Text: t}
		a.Outlet.Name = fmt.Sprintf("Warta %c%d", 'A'+i%26, i%40)
		a.Published = &article.Date{Value: time.Date(2031, 1, 1, 0, i, 0, 0, time.UTC).Format(time.RFC3339), Precision: "minute"}
		in.Articles = append(in.Articles, segment.Parse(a, lang.Must("id")))
		in.Marks = append(in.Marks, annot.Marks{Tokens: segment.Tokens(t)})
	}
	in.Passages = reuse.Find(reuse.Input{Articles: in.Articles, Marks: in.Marks})
	return in
}

// invented makes sentences of words that no language has.
func invented(r *rand.Rand, sentences int) []string {
	syllables := strings.Fields("ba ro ti mu le ka sa ni do ru pe ga wi ta lo")
	var out []string
	for range sentences {
		var s []string
		for range 18 {
			s = append(s, syllables[r.IntN(15)]+syllables[r.IntN(15)]+syllables[r.IntN(15)])
		}
		out = append(out, strings.Join(s, " ")+".")
	}
	return out
}

// within fails where f takes longer than is fair to any machine.
func within(t *testing.T, limit time.Duration, f func()) {
	t.Helper()
	start := time.Now()
	f()
	if d := time.Since(start); d > limit {
		t.Errorf("took %v, want less than %v", d, limit)
	}
}

func TestStoryOfHundreds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	wire := invented(r, 20)
	var texts []string
	for range 200 {
		s := append([]string{}, wire...)
		for range r.IntN(6) {
			s[r.IntN(20)] = invented(r, 1)[0]
		}
		texts = append(texts, strings.Join(s[:12+r.IntN(8)], "\n"))
	}
	in := pileOf(texts)
	within(t, time.Minute, func() {
		rs := Find(in)
		var ids []text.ID
		for i := range in.Articles {
			ids = append(ids, in.Articles[i].ID)
		}
		if c := Origins([][]text.ID{ids}, rs)[0]; c.Best > 5 || c.Low != 1 {
			t.Errorf("copies of one text have %v origins", c)
		}
	})
}

func TestNastySizes(t *testing.T) {
	for name, texts := range map[string][]string{
		"one text five hundred times": times(500, strings.Join(invented(rand.New(rand.NewPCG(3, 4)), 6), "\n")),
		"one word":                    times(20, strings.Repeat("air ", 20000)),
		"one sentence without end":    times(3, strings.Repeat("air naik di kali besar ", 3000)),
		"a mark":                      times(3, strings.Repeat("\" ", 65000)),
		"nothing":                     times(50, ""),
		"names and credits, no text":  times(200, strings.Repeat("(Warta A0) ", 50)),
	} {
		t.Run(name, func(t *testing.T) {
			in := pileOf(texts)
			within(t, time.Minute, func() { Find(in) })
		})
	}
}

func times(n int, s string) (out []string) {
	for range n {
		out = append(out, s)
	}
	return out
}
