package quote

import (
	"sanad/internal/annot"
	"sanad/internal/text"
)

// via lists the media that brought the words of f here: the citations that
// cover its sentence and are not its source. An interview of the outlet's own
// is no medium in between.
func (r *reader) via(a *annot.Attribution, f *finding) []annot.Via {
	at := r.span(f.cue.lo, max(f.cue.hi, f.cue.lo+1))
	if f.cue.empty() {
		at = a.Content[0]
	}
	var out []annot.Via
	for i := range r.Citations {
		c := &r.Citations[i]
		if c.Name == "" || c.Kind == annot.Interview || !covers(c.Covers, at) && !a.Span.Touches(c.Span) {
			continue
		}
		if a.Source != nil && a.Source.Span != nil && a.Source.Span.Touches(c.Span) {
			continue
		}
		s := c.Span
		out = append(out, annot.Via{Name: c.Name, Entity: c.Entity, Kind: c.Kind, Span: &s, Basis: annot.Stated})
	}
	return out
}

func covers(ss []text.Span, s text.Span) bool {
	for _, c := range ss {
		if c.Touches(s) {
			return true
		}
	}
	return false
}
