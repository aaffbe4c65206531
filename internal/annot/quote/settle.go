package quote

import (
	"slices"
	"strconv"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// settle turns findings into attributions: in text order, with parents, with
// the names that their sources stand for. The faint ones are listed apart.
func (r *reader) settle(fs []*finding) (said, faint []annot.Attribution) {
	fs = slices.DeleteFunc(fs, func(f *finding) bool { return f.reachOf().empty() })
	slices.SortStableFunc(fs, func(a, b *finding) int {
		x, y := a.reachOf(), b.reachOf()
		if x.lo != y.lo {
			return x.lo - y.lo
		}
		return y.hi - x.hi
	})
	out := make([]annot.Attribution, len(fs))
	cast := newCast(r)
	weak := 0
	for i, f := range fs {
		a := &out[i]
		a.ID = "a" + strconv.Itoa(i+1-weak)
		if f.faint {
			weak++
			a.ID = annot.FaintLetter + strconv.Itoa(weak)
		}
		reach := f.reachOf()
		a.Span = r.span(reach.lo, reach.hi)
		a.Content = r.spans(f)
		a.Mode = r.mode(f)
		if f.entry != nil {
			a.Cue = &annot.Cue{Span: r.span(f.cue.lo, f.cue.hi), Lemma: f.entry.Lemma}
		}
		a.Polarity, a.Stance = r.polarity(f)
		a.Why = r.explain(f)
	}
	parents(out)
	byID := map[string]*annot.Source{}
	for i, f := range fs {
		a := &out[i]
		a.Source = cast.source(f, byID[a.Parent])
		a.Why = append(a.Why, cast.why(f, a.Source)...)
		byID[a.ID] = a.Source
		a.Via = r.via(a, f)
		if f.faint {
			faint = append(faint, *a)
		} else {
			said = append(said, *a)
		}
	}
	return said, faint
}

// parents sets for each attribution the innermost one whose content holds its
// cue and source.
func parents(as []annot.Attribution) {
	var open []int
	for i := range as {
		for len(open) > 0 && as[open[len(open)-1]].Span.End <= as[i].Span.Start {
			open = open[:len(open)-1]
		}
		for k := len(open) - 1; k >= 0 && k > len(open)-8; k-- {
			if holds(&as[open[k]], &as[i]) {
				as[i].Parent = as[open[k]].ID
				break
			}
		}
		open = append(open, i)
	}
}

// holds reports whether a part of a's content holds the words of b.
func holds(a, b *annot.Attribution) bool {
	in := b.Span
	if b.Cue != nil {
		in = b.Cue.Span
	}
	return slices.ContainsFunc(a.Content, func(s text.Span) bool { return s.Holds(in) })
}

// joinParagraphs makes one attribution of a quotation that runs over several
// paragraphs, and gives a quotation without a cue that follows a spoken one in
// its paragraph to the same speaker.
func (r *reader) joinParagraphs(fs []*finding) []*finding {
	byQuote := map[int]*finding{}
	for _, f := range fs {
		if f.quote >= 0 {
			byQuote[f.quote] = f
		}
	}
	ranges := r.quoteRanges()
	var last *finding
	for q := range r.quotes {
		if f := byQuote[q]; f != nil {
			r.prepend(f, q, ranges)
			last = f
			continue
		}
		if r.used[q] || last == nil {
			continue
		}
		if r.follows(last, ranges[q]) {
			last.content = append(last.content, ranges[q])
			last.why = append(last.why, "content: the quotation goes on in the next sentence")
			r.used[q] = true
		}
	}
	return fs
}

// quoteRanges are the token ranges of the quotations.
func (r *reader) quoteRanges() []stretch {
	out := make([]stretch, len(r.quotes))
	for i, q := range r.quote {
		if q < 0 {
			continue
		}
		if out[q].empty() {
			out[q].lo = i
		}
		out[q].hi = i + 1
	}
	return out
}

// prepend adds the earlier paragraphs of the quotation q to f.
func (r *reader) prepend(f *finding, q int, ranges []stretch) {
	for k := r.quotes[q].after; k >= 0 && !r.used[k]; k = r.quotes[k].after {
		f.content = append([]stretch{ranges[k]}, f.content...)
		r.used[k] = true
	}
}

// follows reports whether the quotation s stands right behind f: as the next
// sentence of its paragraph, or as a further paragraph of one quotation.
func (r *reader) follows(f *finding, s stretch) bool {
	u := f.unit
	if s.empty() || u+1 >= len(r.units) {
		return false
	}
	last := f.content[len(f.content)-1]
	if q := r.quote[s.lo]; r.quotes[q].after >= 0 && r.quote[last.lo] == r.quotes[q].after {
		return true
	}
	next := r.units[u+1]
	if f.cue.lo < f.content[0].lo || last.lo >= next.lo || next.para != r.units[u].para || s.lo != next.lo {
		return false
	}
	return r.withoutMarks(s.lo, next.hi) <= s.hi && s.hi-s.lo > 4
}
