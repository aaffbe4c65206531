package segment

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// wholeSentences is the number of sentences from which on a text that ends
// with a whole one is taken for the whole article although no credit, link or
// other furniture follows to show that its end was captured.
const wholeSentences = 12

// completeness says whether the captured text is the whole article: partial
// where it says that it goes on elsewhere or breaks off in mid-sentence, full
// where it ends with a whole sentence and something of the page follows, or it
// is long.
func (s *page) completeness() {
	if s.art.Completeness != "" {
		return
	}
	s.art.Completeness = article.Unknown
	last := -1
	for i, p := range s.parts {
		if p.kind == article.Body {
			last = i
		}
	}
	for i, p := range s.parts {
		if p.rule.Gives == lang.GivesPartial && (i > last || s.numbered(p)) {
			s.art.Completeness = article.Partial
			return
		}
	}
	if last < 0 {
		return
	}
	p := s.parts[last]
	end := s.toks[p.to-1]
	n := len(s.art.Sentences)
	switch {
	case end.Lower == "…" || strings.HasSuffix(s.span(p.from, p.to).Of(s.t), "..."):
		s.art.Completeness = article.Partial
	case s.goesOn(p):
		s.art.Completeness = article.Partial
	case s.stopped(p) && (n >= wholeSentences || n >= 4 && last+1 < len(s.parts)):
		s.art.Completeness = article.Full
	case end.Kind == annot.Word && p.to-p.from >= 12:
		s.art.Completeness = article.Partial
	}
}

// goesOn reports whether the last sentence of the news text announces what does
// not follow: "Berikut rangkumannya."
func (s *page) goesOn(p part) bool {
	found := false
	for i := p.to - 1; i >= max(p.from, p.to-40) && !found; i-- {
		if i < p.to-2 && s.ends(i) {
			return false
		}
		if !s.pack.Furniture.Begins(s.toks[i].Lower) {
			continue
		}
		s.pack.Furniture.Each(func(k int) string { return s.lower(i+k, p.to) }, func(r lang.Furniture, _ int) {
			found = found || r.Where == lang.LastWords
		})
	}
	return found
}

// numbered reports whether a part counts pages: page 1 of 3.
func (s *page) numbered(p part) bool {
	for _, k := range s.toks[p.from:p.to] {
		if k.Kind == annot.Number {
			return true
		}
	}
	return false
}
