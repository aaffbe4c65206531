// Package when finds time expressions and what they say: "Selasa (5/9/2023)",
// "pekan lalu", "two days ago", "pukul 07.22 WIB".
//
// In: an article with its publication date where known, its tokens and the
// time grammar of the language (time.tsv). Out: times in text order that do
// not overlap, each with a TIMEX3 value, "" where the article alone does not
// decide it. Relative expressions are counted from the publication date, or
// from a full date that the text states where there is none; nothing is
// counted from the day on which the program runs. Time is linear in the length
// of the text.
package when

import (
	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// Find lists the time expressions of an article.
func Find(a *article.Article, toks []annot.Token, p *lang.Pack) []annot.Time {
	l := newLexer(a.Text, toks, p.Time)
	var found []match
	for i := 0; i < len(l.pieces); {
		m, ok := l.longest(i)
		if !ok {
			i++
			continue
		}
		found = append(found, m)
		i = m.end
	}
	r := resolver{grammar: p.Time, anchor: anchor(a, found, p.Time)}
	var out []annot.Time
	for _, m := range found {
		for _, part := range m.split() {
			value, precision, relative := r.value(part.reading())
			out = append(out, annot.Time{Span: text.Span{Start: l.pieces[part.start].span.Start, End: l.pieces[part.end-1].span.End},
				Value: value, Precision: precision, Relative: relative})
		}
	}
	return out
}
