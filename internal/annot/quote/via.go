package quote

import (
	"slices"

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
	for _, c := range r.citing(a.Span.Join(at)) {
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

// citing lists, in text order, the citations that may bear on the words at s:
// those whose sentence s touches, and the few that cover more than that.
func (r *reader) citing(s text.Span) []*annot.Citation {
	var out []*annot.Citation
	i, _ := slices.BinarySearchFunc(r.Citations, s.Start-r.longestCover, func(c annot.Citation, at int) int { return c.Span.Start - at })
	for _, k := range r.wide {
		if k < i {
			out = append(out, &r.Citations[k])
		}
	}
	for ; i < len(r.Citations) && r.Citations[i].Span.Start < s.End+r.longestCover; i++ {
		out = append(out, &r.Citations[i])
	}
	for _, k := range r.wide { // i is behind the window now
		if k >= i {
			out = append(out, &r.Citations[k])
		}
	}
	return out
}

// farCover is the length in bytes from which a citation counts as one that
// covers more than its sentence.
const farCover = 2000

// readCitations notes which citations reach far, and how far the others do.
func (r *reader) readCitations() {
	for i, c := range r.Citations {
		reach := c.Span
		for _, s := range c.Covers {
			reach = reach.Join(s)
		}
		if reach.Len() > farCover {
			r.wide = append(r.wide, i)
		} else {
			r.longestCover = max(r.longestCover, reach.Len())
		}
	}
}

// covers reports whether one of the spans, which are in order, touches s.
func covers(ss []text.Span, s text.Span) bool {
	i, _ := slices.BinarySearchFunc(ss, s.Start, func(c text.Span, at int) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	return i < len(ss) && ss[i].Touches(s)
}
