package drift

import (
	"slices"
	"strings"

	"sanad/internal/lang"
	"sanad/internal/text"
)

// run is a stretch of columns that do not agree, between two that do.
type run struct{ from, to int }

// gaps judges the stretches where the reports differ in words: a negation, a
// word of modality or of scope that only one of them has.
func (c *comparison) gaps() {
	for _, r := range c.runs() {
		if !c.near[r.from] {
			continue
		}
		c.digits(r)
		if c.whole < closely {
			continue
		}
		c.undated(r)
		if !c.polarity(r) {
			c.lone(r)
		}
		c.renamed(r)
		c.unsaid(r)
	}
}

func (c *comparison) runs() []run {
	var out []run
	for k := 0; k < len(c.pairs); k++ {
		if c.same(k) {
			continue
		}
		from := k
		for k < len(c.pairs) && !c.same(k) {
			k++
		}
		out = append(out, run{from, k})
	}
	return out
}

func (c *comparison) same(k int) bool {
	p := c.pairs[k]
	return p.a >= 0 && p.b >= 0 && c.a.items[p.a].key == c.b.items[p.b].key
}

// lone notes words of modality and scope that face nothing.
func (c *comparison) lone(r run) {
	for k := r.from; k < r.to; k++ {
		p := c.pairs[k]
		if p.a >= 0 && p.b >= 0 {
			continue
		}
		var x *item
		if p.a >= 0 {
			x = &c.a.items[p.a]
		} else {
			x = &c.b.items[p.b]
		}
		if x.kind != change || x.zone != content || c.answered(r, x) || c.rooted(r, x) {
			continue
		}
		if x.change.Kind == "ground" {
			c.ground(r, k)
			continue
		}
		a, b := c.wide(k)
		if s, t := c.joined(c.a, r.from, r.to, sideA), c.joined(c.b, r.from, r.to, sideB); !s.Empty() && !t.Empty() {
			a, b = s, t // other words stand in its place
		}
		switch x.change.Kind {
		case "modal":
			if sev := loneModal(x.change); sev != "" {
				c.add("modality", sev, a, b, "said with another certainty")
			}
		case "scope":
			if g := group(x.change.Class); g == "only" || g == "side" {
				c.add("scope", material, a, b, "another extent")
			}
		}
	}
}

// loneModal is how much it matters that a modal word stands on one side only.
func loneModal(x lang.Change) string {
	switch x.Class {
	case "alleged", "hearsay", "may", "fear", "plan", "hope", "must":
		return material
	case "will", "would", "can", "permit", "ought", "certain", "forecast":
		return harmless
	}
	return ""
}

// digits notes words that differ in their digits only: "COVID-19", "COVID-29".
func (c *comparison) digits(r run) {
	for k := r.from; k < r.to; k++ {
		x := itemAt(c.a.items, c.pairs[k].a)
		if x == nil || !x.mixed() {
			continue
		}
		for l := r.from; l < r.to; l++ {
			if y := itemAt(c.b.items, c.pairs[l].b); y != nil && y.mixed() && letters(x.key) == letters(y.key) {
				c.add("number", material, x.span, y.span, "another number")
				break
			}
		}
	}
}

// undated notes a day of the calendar that faces a number which is none: "10
// December", "90 December". The rest of the words is the same.
func (c *comparison) undated(r run) {
	s, t := c.joined(c.a, r.from, r.to, sideA), c.joined(c.b, r.from, r.to, sideB)
	if c.holds(r, date) && c.holds(r, number) && letters(fold(s.Of(c.a.article.Text))) == letters(fold(t.Of(c.b.article.Text))) {
		c.add("number", material, s, t, "another number")
		return
	}
	for k := r.from; k < r.to; k++ {
		x, y := itemAt(c.a.items, c.pairs[k].a), c.facing(r, k)
		if x == nil || y == nil || x.kind == y.kind || x.kind != date && x.kind != number || y.kind != date && y.kind != number {
			continue
		}
		c.add("number", material, x.span, y.span, "another number")
		return
	}
}

// holds reports whether an item of a kind stands in a stretch, on either side.
func (c *comparison) holds(r run, of kind) bool {
	return slices.ContainsFunc(c.pairs[r.from:r.to], func(p pair) bool {
		x, y := itemAt(c.a.items, p.a), itemAt(c.b.items, p.b)
		return x != nil && x.kind == of || y != nil && y.kind == of
	})
}

// facing is the only item of the other report in the stretch, where the report
// has only the one of column k; nil elsewhere.
func (c *comparison) facing(r run, k int) *item {
	var y *item
	for l := r.from; l < r.to; l++ {
		if l != k && c.pairs[l].a >= 0 {
			return nil
		}
		if z := itemAt(c.b.items, c.pairs[l].b); z != nil {
			if y != nil {
				return nil
			}
			y = z
		}
	}
	return y
}

// mixed reports whether a word holds digits.
func (x *item) mixed() bool { return x.kind == word && strings.ContainsAny(x.key, "0123456789") }

// letters is a word without its digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}

// answered reports whether a word of the same kind stands on the other side of
// the stretch: then the two were compared, or only moved.
func (c *comparison) answered(r run, x *item) bool {
	for k := r.from; k < r.to; k++ {
		p := c.pairs[k]
		for _, y := range []*item{itemAt(c.a.items, p.a), itemAt(c.b.items, p.b)} {
			if y != nil && y != x && y.kind == change && y.change == x.change {
				return true
			}
		}
	}
	return false
}

// rooted reports whether a word of the stretch has the root of a word of
// change: "memiliki rencana", "berencana".
func (c *comparison) rooted(r run, x *item) bool {
	of := func(s *side, it *item) string {
		w, _, _ := strings.Cut(fold(it.span.Of(s.article.Text)), " ")
		return s.pack.Root(w)
	}
	root := ""
	for k := r.from; k < r.to; k++ {
		switch p := c.pairs[k]; x {
		case itemAt(c.a.items, p.a):
			root = of(c.a, x)
		case itemAt(c.b.items, p.b):
			root = of(c.b, x)
		}
	}
	for k := r.from; k < r.to; k++ {
		p := c.pairs[k]
		for s, y := range map[*side]*item{c.a: itemAt(c.a.items, p.a), c.b: itemAt(c.b.items, p.b)} {
			if y != nil && y != x && y.kind == word && of(s, y) == root {
				return true
			}
		}
	}
	return false
}

func itemAt(l []item, i int) *item {
	if i < 0 {
		return nil
	}
	return &l[i]
}

// wide is column k on both sides, with the next item that agrees: the words
// that the change bears on.
func (c *comparison) wide(k int) (a, b text.Span) {
	next := k + 1
	for next < len(c.pairs) && !c.same(next) {
		next++
	}
	prev := k - 1
	for prev >= 0 && !c.same(prev) {
		prev--
	}
	a, b = c.stretch(c.a, k, prev, next, func(p pair) int { return p.a }), c.stretch(c.b, k, prev, next, func(p pair) int { return p.b })
	return a, b
}

// stretch is the span of one side from column k to the next that agrees, or
// from the last that agreed where none follows.
func (c *comparison) stretch(x *side, k, prev, next int, of func(pair) int) text.Span {
	var s text.Span
	join := func(i int) {
		if i < 0 {
			return
		}
		if s.Empty() {
			s = x.items[i].span
			return
		}
		s = s.Join(x.items[i].span)
	}
	join(of(c.pairs[k]))
	switch {
	case next < len(c.pairs):
		join(of(c.pairs[next]))
	case prev >= 0:
		join(of(c.pairs[prev]))
	}
	if s.Empty() {
		s = x.unit
	}
	return s
}
