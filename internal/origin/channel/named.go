package channel

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// neighbours finds outlets of the story that a sentence names in full, where
// nothing else says where it is from.
func (t *tracer) neighbours(i int, s text.Span) []step {
	if t.story[i] < 0 {
		return nil
	}
	var out []step
	words := s.Of(t.in.Articles[i].Text)
	for _, name := range t.houses[t.story[i]] {
		at := strings.Index(words, name)
		if at < 0 || fold(name) == t.house[i] {
			continue
		}
		span := text.Span{Start: s.Start + at, End: s.Start + at + len(name)}
		out = append(out, step{name: name, kind: annot.OutletOf, span: span, basis: annot.Stated})
	}
	return out
}

// interviewed reports whether somebody spoke to the outlet of article i.
func (t *tracer) interviewed(i int) bool {
	if slices.ContainsFunc(t.in.Marks[i].Citations, func(c annot.Citation) bool { return c.Kind == annot.Interview }) {
		return true
	}
	return slices.ContainsFunc(t.in.Articles[i].Sentences, func(s text.Span) bool {
		own, _ := t.ownNamed(i, s)
		return own != ""
	})
}

// ownNamed finds that somebody spoke to the article's own outlet: "told the
// Courier" in the Eastvale Courier, "told this newspaper".
func (t *tracer) ownNamed(i int, s text.Span) (annot.Path, text.Span) {
	a, p := &t.in.Articles[i], t.packs[i]
	name := strings.Fields(strings.ToLower(a.Outlet.Name))
	toks := t.in.Marks[i].Tokens
	n, _ := slices.BinarySearchFunc(toks, s.Start, func(k annot.Token, at int) int { return k.Span.Start - at })
	for ; n < len(toks) && toks[n].Span.End <= s.End; n++ {
		if !p.Role("told", toks[n].Lower) {
			continue
		}
		for k := n + 1; k < min(len(toks), n+4) && toks[k].Span.End <= s.End; k++ {
			w := toks[k].Lower
			if p.Role("self", w) || len(w) > 3 && slices.Contains(name, w) && toks[k].Span.Of(a.Text) != w {
				return annot.Interview, toks[n].Span.Join(toks[k].Span)
			}
		}
	}
	return "", text.Span{}
}
