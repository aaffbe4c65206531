// Package reuse finds the passages that articles of a pile share: the same
// words, nearly the same words, or the same sentences said anew.
//
// In: the articles with their marks, sorted by ID. Out: passages with spans on
// both sides, ordered by article and place; equal input gives equal output,
// whatever its order. Only body text counts; furniture is no reuse.
//
// Cost grows with what is shared, never with the number of pairs: candidates
// come from fingerprints (package index), and an article is compared with at
// most maxPartners others for every layer. Where one text stands in more than
// dense articles, each copy is compared with the hubs first of them (by time
// of publication, then ID) and the hubs before it, so that all copies stay
// connected and every copy meets the earliest ones.
package reuse

import (
	"cmp"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/index"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Input is a pile: articles sorted by ID, and their marks in the same order.
type Input struct {
	Articles []article.Article
	Marks    []annot.Marks
	Workers  link.Workers
}

// Limits of the search for candidates.
const (
	gram        = index.Run  // words in a fingerprinted run
	window      = index.Span // runs in a winnowing window
	dense       = 16         // articles of a fingerprint up to which all are compared
	hubs        = 6          // partners before and at the head of a larger group
	rarest      = 4          // fingerprints of dense groups kept in each quarter of an article
	maxPartners = 24         // articles that one article is compared with
	minHits     = 2          // fingerprints that make two articles candidates
	tinyPile    = 64         // articles up to which every pair is a candidate …
	tinyText    = 1 << 20    // … if they have no more bytes together
)

// Find lists the passages of the pile.
func Find(in Input) []link.Passage {
	p := newPile(in)
	pairs := tidy(append(p.sameWords(), p.sameTerms()...))
	if p.tiny() {
		pairs = p.every()
	}
	return p.compareAll(pairs, (*comparer).compare)
}

// Verbatim lists the passages of the pile in which the words are the same or
// nearly so. It is the first layer of Find alone: no sentences, no terms.
func Verbatim(in Input) []link.Passage {
	p := newPile(in)
	return p.compareAll(tidy(p.sameWords()), (*comparer).compareWords)
}

// sortPassages orders passages by articles and places.
func sortPassages(ps []link.Passage) {
	slices.SortFunc(ps, func(x, y link.Passage) int {
		return cmp.Or(
			cmp.Compare(x.A.Article, y.A.Article), cmp.Compare(x.B.Article, y.B.Article),
			text.Compare(x.A.Span, y.A.Span), text.Compare(x.B.Span, y.B.Span),
			cmp.Compare(x.Kind, y.Kind))
	})
}
