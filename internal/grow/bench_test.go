package grow_test

import (
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"sanad/internal/article"
	"sanad/internal/grow"
	"sanad/internal/store/sqlite"
)

// batches are news of so many articles each.
func batches(arts []article.Article, n int) iter.Seq[grow.News] {
	return func(yield func(grow.News) bool) {
		for part := range slices.Chunk(arts, n) {
			if !yield(grow.News{Articles: slices.Clone(part)}) {
				return
			}
		}
	}
}

// BenchmarkAddHundred adds 100 articles, of known stories and of others, to a
// library of made-up ones. SANAD_BENCH_ARTICLES sets how many it holds,
// SANAD_BENCH_LIBRARY a file that holds them already, or will.
func BenchmarkAddHundred(b *testing.B) {
	const hundred, rounds = 100, 20
	n := 1000
	if s, err := strconv.Atoi(os.Getenv("SANAD_BENCH_ARTICLES")); err == nil {
		n = s
	}
	arts := made(n+hundred*rounds, 11)
	r := rand.New(rand.NewPCG(3, 3))
	r.Shuffle(len(arts), func(i, j int) { arts[i], arts[j] = arts[j], arts[i] })
	l := filled(b, arts[:n])
	rest := arts[n:]
	b.ResetTimer()
	for b.Loop() {
		if len(rest) < hundred {
			b.Fatal("articles to add are missing: a lower -benchtime, such as 3x, needs fewer")
		}
		add(b, l, grow.Options{}, rest[:hundred])
		rest = rest[hundred:]
	}
}

// filled is a library that holds articles, settled.
func filled(b *testing.B, arts []article.Article) *sqlite.Library {
	b.Helper()
	l := library(b)
	if path := os.Getenv("SANAD_BENCH_LIBRARY"); path != "" {
		var err error
		if l, err = sqlite.Create(b.Context(), path); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { l.Close() }) //nolint:errcheck // measured before
		if status(b, l).Articles >= len(arts) {
			return l
		}
	}
	g := grow.New(l, grow.Options{})
	start := time.Now()
	if _, err := g.Take(b.Context(), batches(arts, 1000)); err != nil {
		b.Fatal(err)
	}
	taken := time.Since(start)
	if err := g.Settle(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d articles taken in %v, settled in %v", len(arts), taken, time.Since(start)-taken)
	return l
}
