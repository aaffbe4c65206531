package drift

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// unread is the naming of a speaker that was read as no attribution, in a sentence
// whose like is attributed: a word that can attribute with a person
// beside it. "" where there is none.
func (c *comparison) unread(x *side) (name string, naming text.Span) {
	toks := text.Within(x.marks.Tokens, x.unit)
	toks = toks[:min(len(toks), longest)]
	names := text.Within(x.marks.Mentions, x.unit)
	for i := range toks {
		q, n := x.pack.Cues.At(func(k int) string {
			if i+k < len(toks) {
				return toks[i+k].Lower
			}
			return ""
		})
		if n == 0 || q.Place != lang.SourceBefore && q.Place != lang.SourceAfter && q.Place != lang.SourceEither {
			continue
		}
		s := toks[i].Span.Join(toks[i+n-1].Span)
		for _, m := range names[:min(len(names), longest)] {
			ahead, behind := s.Start-m.Span.End, m.Span.Start-s.End
			before := q.Place != lang.SourceAfter && ahead >= 0 && ahead <= 1
			after := q.Place != lang.SourceBefore && behind >= 0 && behind < aside
			if m.Class == annot.Person && (before || after) {
				return m.Span.Of(x.article.Text), s.Join(m.Span)
			}
		}
	}
	return "", text.Span{}
}

// aside is how many bytes of a role may stand between a cue and the name after it.
const aside = 40

// face reports whether the naming of a speaker in one report stands in the stretch
// where the other names its own.
func (c *comparison) face(with *side, naming text.Span) bool {
	own := with.attributing()
	for _, r := range c.runs() {
		s, t := c.joined(c.a, r.from, r.to, sideA), c.joined(c.b, r.from, r.to, sideB)
		if with == c.b {
			s, t = t, s
		}
		if s.Touches(own) && t.Touches(naming) {
			return true
		}
	}
	return false
}

// unsaid notes a stretch that only one report has and that names a speaker by a
// word of saying: "Rukmini mengatakan", "she said". Who is said to say it may be
// named in the rest of the sentence too, as whom it is about.
func (c *comparison) unsaid(r run) {
	if slices.ContainsFunc(c.out, func(f finding) bool { return f.Kind == "attribution" }) {
		return // who says it was compared
	}
	x, y := c.a, c.b
	s, t := c.joined(c.a, r.from, r.to, sideA), c.joined(c.b, r.from, r.to, sideB)
	if s.Empty() {
		x, y, s, t = c.b, c.a, t, s
	}
	edge := r.from == 0 || r.to == len(c.pairs)
	if !t.Empty() || !edge || c.share < alike {
		return
	}
	if who := x.saying(s); who == "" || y.prints(who) {
		return
	}
	a, b := s, y.report.Ref.Span
	if x == c.b {
		a, b = b, a
	}
	c.add("attribution", harmless, a, b, NoSource)
}

// saying is the source, as printed, of an attribution whose source and cue stand
// in a stretch of the report's sentences; "" where there is none, or only a medium.
func (x *side) saying(s text.Span) string {
	in := text.Within(x.marks.Attributions, x.unit)
	for _, a := range in[:min(len(in), longest)] {
		if a.Cue == nil || a.Source == nil || a.Source.Span == nil || !s.Holds(a.Cue.Span) || !s.Holds(*a.Source.Span) {
			continue
		}
		medium := strings.HasPrefix(a.Source.Entity, string(annot.Media)+":") || slices.ContainsFunc(x.cites(), func(q annot.Citation) bool { return q.Span.Touches(s) })
		if !medium {
			return a.Source.Span.Of(x.article.Text)
		}
	}
	return ""
}

// prints reports whether a word of three letters or more of a name stands in the
// report's sentences.
func (x *side) prints(name string) bool {
	return slices.ContainsFunc(x.items, func(it item) bool {
		return nameMatch(name, it.span.Of(x.article.Text))
	})
}
