package quote

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// cast is who has spoken so far, in text order.
type cast struct {
	r    *reader
	last *annot.Source // the last source with a name, for pronouns
	full map[string]string
}

func newCast(r *reader) *cast { return &cast{r: r, full: map[string]string{}} }

// source is the source of f with the name that it stands for.
func (c *cast) source(f *finding) *annot.Source {
	r := c.r
	switch {
	case f.src.clitic:
		s := r.toks[f.cue.hi-1].Span
		if stem, ok := r.Pack.Clauses.Stem(r.lower(f.cue.hi - 1)); ok {
			s.Start += len(stem)
		}
		return c.stand(&s)
	case !f.src.ok():
		if f.entry != nil && f.entry.Place == lang.SourceNobody {
			return nil
		}
		return c.stand(nil)
	}
	s := r.spanOf(f.src)
	if f.src.hi-f.src.lo <= 2 && r.is(f.src.hi-1, lang.AsPronoun) {
		return c.stand(&s)
	}
	out := &annot.Source{Span: &s, Name: strings.Join(strings.Fields(s.Of(r.text)), " "), Basis: annot.Stated}
	out.Anonymous = r.is(f.src.lo, lang.AsAnon|lang.AsGroup) && !r.capital(f.src.hi-1)
	if f.subject != nil {
		out.Basis = annot.Inferred
	}
	c.last = out
	return out
}

// stand is a source that stands for the one named last; span is nil where the
// clause says nothing of it.
func (c *cast) stand(span *text.Span) *annot.Source {
	if c.last == nil {
		if span == nil {
			return nil
		}
		return &annot.Source{Span: span, Basis: annot.Stated}
	}
	out := *c.last
	out.Span, out.Basis = span, annot.Stated
	if span == nil {
		out.Basis = annot.Inferred
	}
	return &out
}
