package view

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// runner parts sentences into runs of equal marks. Sentences are asked for in
// text order.
type runner struct {
	x     *article.Article
	marks []mark
	open  []mark // that reach beyond the last sentence asked for
}

// sentenceMarks is how many marks one sentence shows; a text of nothing but
// quotation marks must not take the square of its length.
const sentenceMarks = 300

// mark is a span that changes how words are shown.
type mark struct {
	span text.Span
	put  func(*Run)
}

func newRunner(x *article.Article, m *annot.Marks) *runner {
	r := &runner{x: x}
	add := func(s text.Span, put func(*Run)) {
		if !s.Empty() && s.Validate(x.Text) == nil {
			r.marks = append(r.marks, mark{s, put})
		}
	}
	for _, t := range m.Attributions {
		for _, s := range t.Content {
			add(s, func(v *Run) { v.Quote = true })
		}
		if t.Cue != nil {
			add(t.Cue.Span, func(v *Run) { v.Cue = true })
		}
		if t.Source != nil && t.Source.Span != nil {
			add(*t.Source.Span, func(v *Run) { v.Speaker, v.Entity = true, t.Source.Entity })
		}
	}
	for _, c := range m.Citations {
		add(c.Span, func(v *Run) { v.Citation = true })
	}
	slices.SortStableFunc(r.marks, func(x, y mark) int { return text.Compare(x.span, y.span) })
	return r
}

// of are the runs of one sentence.
func (r *runner) of(s text.Span) []Run {
	if s.Validate(r.x.Text) != nil {
		return nil
	}
	for len(r.marks) > 0 && r.marks[0].span.Start < s.End {
		r.open = append(r.open, r.marks[0])
		r.marks = r.marks[1:]
	}
	r.open = slices.DeleteFunc(r.open, func(m mark) bool { return m.span.End <= s.Start })
	r.open = r.open[:min(len(r.open), sentenceMarks)]
	cuts := []int{s.Start, s.End}
	for _, m := range r.open {
		cuts = append(cuts, max(m.span.Start, s.Start), min(m.span.End, s.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []Run
	for i := 1; i < len(cuts); i++ {
		piece := text.Span{Start: cuts[i-1], End: cuts[i]}
		v := Run{Text: piece.Of(r.x.Text)}
		for _, m := range r.open {
			if m.span.Holds(piece) {
				m.put(&v)
			}
		}
		out = append(out, v)
	}
	return out
}
