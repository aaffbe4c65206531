package story

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/text"
)

// generator makes articles of 200 words up: English words as often as news has
// them, and every eighth one a name of the twelve of its story.
type generator struct {
	words []string
	upTo  []float64 // running sum of their counts
}

func newGenerator(tb testing.TB) *generator {
	tb.Helper()
	f, err := os.Open("../lang/en/df.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // read only
	g := &generator{}
	sum := 0.
	for sc := bufio.NewScanner(f); sc.Scan(); {
		w, count, _ := strings.Cut(sc.Text(), "\t")
		n, err := strconv.Atoi(count)
		if err != nil || w == "*" {
			continue
		}
		sum += float64(n)
		g.words, g.upTo = append(g.words, w), append(g.upTo, sum)
	}
	if len(g.words) < 10000 {
		tb.Fatalf("%d words", len(g.words))
	}
	return g
}

// articles are those from first to last of so many stories in turn.
func (g *generator) articles(first, last, stories int) Input {
	rnd := rand.New(rand.NewPCG(1, uint64(first)))
	var in Input
	for i := first; i < last; i++ {
		s := i % stories
		var b strings.Builder
		for w := range 200 {
			if w%8 == 0 {
				fmt.Fprintf(&b, "Zar%d ", s*12+rnd.IntN(12))
				continue
			}
			at := sort.SearchFloat64s(g.upTo, rnd.Float64()*g.upTo[len(g.upTo)-1])
			b.WriteString(g.words[at] + " ")
		}
		a := article.Article{ID: text.ID(fmt.Sprintf("%012d", i)), Input: fmt.Sprint(i), Language: "en", Text: b.String()}
		a.Published = &article.Date{Value: fmt.Sprintf("2025-03-%02d", 1+s%28), Precision: "day", Basis: article.Metadata}
		in.Articles = append(in.Articles, a)
		in.Marks = append(in.Marks, annot.Marks{Tokens: segment.Tokens(a.Text)})
	}
	return in
}

// What a stream takes for an article must not grow with its live stories:
// compare the figures of one run. They are of the time that the process ran,
// since others may keep the machine busy. The timed articles are of stories
// that live.
func BenchmarkStream(b *testing.B) {
	gen := newGenerator(b)
	for _, live := range []int{2000, 20000} {
		b.Run(fmt.Sprintf("%d stories", live), func(b *testing.B) {
			const batch, timed = 500, 4000
			at := time.Date(2025, 3, 28, 0, 0, 0, 0, time.UTC)
			var took time.Duration
			for range b.N {
				s := NewStream(Fitted)
				for i := 0; i < live; i += batch {
					at = at.Add(30 * time.Minute)
					s.Add(gen.articles(i, i+batch, live), at)
				}
				var in []Input
				for i := live; i < live+timed; i += batch {
					in = append(in, gen.articles(i, i+batch, live))
				}
				start := ran(b)
				for _, x := range in {
					at = at.Add(30 * time.Minute)
					s.Add(x, at)
				}
				took += ran(b) - start
				if n := len(s.IDs()); n < live*9/10 || n > live*12/10 {
					b.Fatalf("%d stories of %d", n, live)
				}
			}
			b.ReportMetric(float64(timed*b.N)/took.Seconds(), "articles/s")
		})
	}
}

// ran is how long the process has run on all cores.
func ran(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
