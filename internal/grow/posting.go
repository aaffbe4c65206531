package grow

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/index"
	"sanad/internal/lang"
	"sanad/internal/store"
)

// What an article is found by.
const (
	sampled  = 3   // one fingerprint in so many is kept, the same ones in every article
	prints   = 200 // fingerprints of an article at most
	names    = 14  // terms of an article that are written as names, its heaviest
	numbers  = 6   // … that are figures
	words    = 16  // … and other words
	leading  = 60  // words of the text that count twice, like the headline
	leastLen = 2   // bytes of a word that can be a term
)

// Postings are what an article is found by when others come: a sample of the
// fingerprints of its news text, for shared copy, and its heaviest terms by
// frequency here and rarity in the language, for stories. Terms are what words
// mean where the dictionaries know it, so that languages meet.
func Postings(a *article.Article, m *annot.Marks) []store.Posting {
	return append(fingerprints(a), heaviest(a, m)...)
}

func fingerprints(a *article.Article) []store.Posting {
	var ws []index.Word
	for _, s := range a.BodySpans() {
		ws = index.Words(a.Text, s.Start, s.End, ws)
	}
	var kept []uint64
	for _, x := range index.Winnow(ws, index.Run, index.Span, nil) {
		if h := index.Mix(x.Hash); h%sampled == 0 {
			kept = append(kept, h)
		}
	}
	slices.Sort(kept)
	kept = slices.Compact(kept)
	out := make([]store.Posting, 0, len(kept)+words+names+numbers)
	for _, h := range kept[:min(len(kept), prints)] {
		out = append(out, store.Posting{Kind: store.Fingerprint, Hash: h})
	}
	return out
}

// sort says how a word is written: names and figures tell an event apart where
// a language has no table of common words.
type sort uint8

const (
	plain sort = iota
	name
	figure
	sorts
)

// most is how many terms of each sort are kept.
var most = [sorts]int{words, names, numbers}

// weighed is a term with its weight.
type weighed struct {
	hash   uint64
	weight float64
	sort   sort
}

func heaviest(a *article.Article, m *annot.Marks) []store.Posting {
	counts, written := counted(a, m)
	pack := lang.Must(a.Language)
	sums := make(map[uint64]weighed, len(counts))
	for w, k := range counts {
		h, rare := term(pack, w, written[w])
		x := (1 + math.Log(float64(k))) * rare
		if old, ok := sums[h]; !ok || x > old.weight {
			sums[h] = weighed{h, x, written[w]}
		}
	}
	list := slices.SortedFunc(maps.Values(sums), func(x, y weighed) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.hash, y.hash))
	})
	var kept [sorts]int
	out := make([]store.Posting, 0, words+names+numbers)
	for _, x := range list {
		if kept[x.sort] < most[x.sort] {
			kept[x.sort]++
			out = append(out, store.Posting{Kind: store.Term, Hash: x.hash})
		}
	}
	return out
}

// counted counts the words of the news text in lower case, and says how each
// is written.
func counted(a *article.Article, m *annot.Marks) (counts map[string]int, written map[string]sort) {
	counts, written = map[string]int{}, map[string]sort{}
	n, seg := 0, 0
	for _, t := range m.Tokens {
		for seg < len(a.Segments) && a.Segments[seg].Span.End <= t.Span.Start {
			seg++
		}
		if t.Kind == annot.Mark || t.Span.Len() < leastLen || seg < len(a.Segments) && a.Segments[seg].Span.Start <= t.Span.Start && a.Segments[seg].Kind.Furniture() {
			continue
		}
		n++
		counts[t.Lower]++
		if n <= leading {
			counts[t.Lower]++
		}
		if r, _ := utf8.DecodeRuneInString(a.Text[t.Span.Start:]); t.Kind == annot.Number {
			written[t.Lower] = figure
		} else if unicode.IsUpper(r) {
			written[t.Lower] = name
		}
	}
	for _, w := range index.Words(a.Title, 0, len(a.Title), nil) {
		counts[strings.ToLower(a.Title[w.Start:w.End])] += 2
	}
	return counts, written
}

// term is the hash of what a word stands for, and how rare the word is.
func term(pack *lang.Pack, word string, s sort) (hash uint64, rare float64) {
	n, total := pack.DF(word)
	rare = math.Log((float64(total) + 1) / (float64(n) + .5))
	if s != plain {
		return index.HashWord(word), rare
	}
	if h, ok := pack.Head(word); ok {
		return index.Mix(index.HashWord(h) + 1), rare
	}
	return index.HashWord(pack.Root(word)), rare
}
