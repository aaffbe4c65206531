package cite

import (
	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// mostCredits bounds the credits that are taken for sources of the whole text.
const mostCredits = 8

// cover fills in the words that each citation covers: its own sentence, or
// the body for a credit that stands outside of its sentences.
func (f *finder) cover() {
	body, credits := f.body(), 0
	for i := range f.out {
		c := &f.out[i]
		if f.credits(*c) {
			if credits++; credits <= mostCredits {
				c.Covers = body
			}
			continue
		}
		if s := f.sentence(c.Span.Start); s >= 0 && f.a.Sentences[s].Touches(c.Span) {
			c.Covers = []text.Span{f.a.Sentences[s]}
		}
	}
}

// credits reports whether c stands for the whole article: a credit in
// furniture, in brackets at an end, or on a line of its own.
func (f *finder) credits(c annot.Citation) bool {
	if c.Cue == "(" || f.a.KindAt(c.Span.Start).Furniture() {
		return true
	}
	s := f.sentence(c.Span.Start)
	return s < 0 || !f.a.Sentences[s].Touches(c.Span) || f.a.Sentences[s].Start >= c.Span.Start && f.lineEnd(c.Span.End)
}

// body is the body of the article from the first to the last sentence of each
// of its segments.
func (f *finder) body() []text.Span {
	var out []text.Span
	for _, s := range f.a.Segments {
		if k := len(out) - 1; s.Kind != article.Body {
			continue
		} else if k >= 0 && f.a.Text[out[k].End:s.Span.Start] != "" && onlySpace(f.a.Text[out[k].End:s.Span.Start]) {
			out[k].End = s.Span.End
		} else {
			out = append(out, s.Span)
		}
	}
	return out
}

func onlySpace(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
	}
	return true
}
