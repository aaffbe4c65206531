package story

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
)

// madeUp is n articles of 120 words in stories of a third as many: each story
// has twelve rare words of its own that its articles mix with frequent ones.
func madeUp(n int) Input {
	rnd := rand.New(rand.NewPCG(1, 2))
	var in Input
	for i := range n {
		s := i % (n / 3)
		var b strings.Builder
		for w := range 120 {
			if w%8 == 0 {
				fmt.Fprintf(&b, "Zar%d ", s*12+rnd.IntN(12))
			} else {
				f := rnd.Float64()
				fmt.Fprintf(&b, "kor%d ", int(20000*f*f*f))
			}
		}
		a := article.Article{ID: "000000000000", Input: fmt.Sprint(i), Language: "en", Text: b.String()}
		a.Published = &article.Date{Value: fmt.Sprintf("2025-03-%02d", 1+s%28), Precision: "day", Basis: article.Metadata}
		in.Articles = append(in.Articles, a)
		in.Marks = append(in.Marks, annot.Marks{Tokens: segment.Tokens(a.Text)})
	}
	return in
}

// The cost of an article must not grow with the number of live stories. Few of
// the rare words of two articles of a story are the same, so that its number
// of stories is only roughly known.
func BenchmarkGroup(b *testing.B) {
	for _, live := range []int{1000, 2000} {
		b.Run(fmt.Sprintf("%d stories", live), func(b *testing.B) {
			in := madeUp(3 * live)
			b.ResetTimer()
			for range b.N {
				if n := len(Group(in).Stories); n < live/2 || n > 3*live {
					b.Fatalf("%d stories of %d", n, live)
				}
			}
			b.ReportMetric(float64(len(in.Articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
