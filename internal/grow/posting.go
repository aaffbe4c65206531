package grow

import (
	"cmp"
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
	terms    = 32  // terms of an article: its heaviest
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
	out := make([]store.Posting, 0, len(kept)+terms)
	for _, h := range kept[:min(len(kept), prints)] {
		out = append(out, store.Posting{Kind: store.Fingerprint, Hash: h})
	}
	return out
}

// weighed is a term with its weight.
type weighed struct {
	hash   uint64
	weight float64
}

func heaviest(a *article.Article, m *annot.Marks) []store.Posting {
	pack := lang.Must(a.Language)
	counts := map[string]int{} // by word in lower case
	names := map[string]bool{}
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
		if r, _ := utf8.DecodeRuneInString(a.Text[t.Span.Start:]); unicode.IsUpper(r) {
			names[t.Lower] = true
		}
	}
	for _, w := range index.Words(a.Title, 0, len(a.Title), nil) {
		counts[strings.ToLower(a.Title[w.Start:w.End])] += 2
	}
	sums := make(map[uint64]float64, len(counts))
	for w, k := range counts {
		h, rare := term(pack, w, names[w])
		sums[h] = max(sums[h], (1+math.Log(float64(k)))*rare)
	}
	list := make([]weighed, 0, len(sums))
	for h, x := range sums {
		list = append(list, weighed{h, x})
	}
	slices.SortFunc(list, func(x, y weighed) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.hash, y.hash)) })
	out := make([]store.Posting, 0, terms)
	for _, x := range list[:min(terms, len(list))] {
		out = append(out, store.Posting{Kind: store.Term, Hash: x.hash})
	}
	return out
}

// term is the hash of what a word stands for, and how rare the word is.
func term(pack *lang.Pack, word string, name bool) (hash uint64, rare float64) {
	n, total := pack.DF(word)
	rare = math.Log((float64(total) + 1) / (float64(n) + .5))
	if h, ok := pack.Head(word); ok && !name {
		return index.Mix(index.HashWord(h) + 1), rare
	}
	if name {
		return index.HashWord(word), rare
	}
	return index.HashWord(pack.Root(word)), rare
}
