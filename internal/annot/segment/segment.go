// Package segment completes an article with what its text states: segments,
// sentences, and the facts of its furniture. In: an article with text and
// metadata. Out: the same article with the rest filled in.
package segment

import (
	"strings"
	"unicode"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// Parse completes a with its segments and sentences.
func Parse(a article.Article, _ *lang.Pack) article.Article {
	start := 0
	for start < len(a.Text) {
		end := start + strings.IndexByte(a.Text[start:]+"\n", '\n')
		s := text.Span{Start: start, End: min(end, len(a.Text))}.Trim(a.Text, unicode.IsSpace)
		if !s.Empty() {
			a.Segments = append(a.Segments, article.Segment{Kind: article.Body, Span: s})
			a.Sentences = append(a.Sentences, sentences(a.Text, s)...)
		}
		start = end + 1
	}
	if a.Completeness == "" {
		a.Completeness = article.Unknown
	}
	return a
}

func sentences(t string, s text.Span) []text.Span {
	var out []text.Span
	start := s.Start
	for i := s.Start; i < s.End; i++ {
		if c := t[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		j := i + 1
		for j < s.End && strings.ContainsRune("\"')", rune(t[j])) {
			j++
		}
		if j < s.End && t[j] != ' ' {
			continue
		}
		if x := (text.Span{Start: start, End: j}).Trim(t, unicode.IsSpace); !x.Empty() {
			out = append(out, x)
		}
		start, i = j, j
	}
	if x := (text.Span{Start: start, End: s.End}).Trim(t, unicode.IsSpace); !x.Empty() {
		out = append(out, x)
	}
	return out
}
