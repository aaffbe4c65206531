package warning

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Bounds for two quotations to be versions of one: below, they are cuts of
// different words; at one, they are equal.
const (
	sameQuote = 0.6
	fewWords  = 5
	mostWords = 400
)

// quote is the words of one direct report.
type quote struct {
	ref   text.Ref
	lang  string
	words []string
}

// quotesDiffer finds two direct reports in one language whose quotations are
// worded differently. One that is a cut of the other does not differ.
func (f *finder) quotesDiffer(s *origin.Statement) (a, b text.Ref, ok bool) {
	var l []quote
	for _, r := range s.Reports {
		if q, ok := f.quote(r); ok {
			for k := range l {
				if l[k].lang == q.lang && l[k].ref.Article != q.ref.Article && differ(l[k].words, q.words) {
					return l[k].ref, q.ref, true
				}
			}
			if !slices.ContainsFunc(l, func(o quote) bool { return slices.Equal(o.words, q.words) }) && len(l) < 8 {
				l = append(l, q)
			}
		}
	}
	return a, b, false
}

func (f *finder) quote(r origin.Report) (quote, bool) {
	i := f.at[r.Ref.Article]
	at := f.said[saidKey{i, r.Attribution}]
	if at == nil || r.Mode != annot.Direct {
		return quote{}, false
	}
	q := quote{ref: r.Ref, lang: f.in.Articles[i].Language}
	toks := f.in.Marks[i].Tokens
	for _, c := range at.Content {
		c = text.Span{Start: max(c.Start, r.Ref.Span.Start), End: min(c.End, r.Ref.Span.End)}
		n, _ := slices.BinarySearchFunc(toks, c.Start, func(t annot.Token, at int) int { return t.Span.Start - at })
		for ; n < len(toks) && toks[n].Span.End <= c.End && len(q.words) <= mostWords; n++ {
			if toks[n].Kind != annot.Mark {
				q.words = append(q.words, toks[n].Lower)
			}
		}
	}
	return q, len(q.words) >= fewWords && len(q.words) <= mostWords
}

// differ reports whether two word lists are versions of one text that neither
// holds whole.
func differ(a, b []string) bool {
	n := lcs(a, b)
	return float64(n) >= sameQuote*float64(min(len(a), len(b))) && n < min(len(a), len(b))
}

// lcs is the length of the longest common subsequence.
func lcs(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diag := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return row[len(b)]
}
