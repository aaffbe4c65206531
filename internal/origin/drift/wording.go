package drift

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// wordings notes where one report has other words than the other, a word more,
// or the same words in another order, between words that agree. What bears on
// numbers, names, dates, certainty or extent is compared elsewhere.
func (c *comparison) wordings() {
	for _, r := range c.runs() {
		from, to, ok := c.within(r)
		if !ok {
			continue
		}
		if c.told(r) {
			continue
		}
		a, b := c.telling(c.a, from, to, sideA), c.telling(c.b, from, to, sideB)
		switch {
		case len(a)+len(b) == 0 || len(a) > 0 && len(b) > 0 && (c.synonyms(a, b) || c.parted(a, b)):
		case len(a) > 0 && len(b) > 0:
			x, y := c.joined(c.a, from, to, sideA), c.joined(c.b, from, to, sideB)
			c.add("wording", c.misprint(r, a, b), x, y, c.altered(a, b))
		case c.elsewhere(a, b):
			x, y := c.around(r)
			c.add("wording", harmless, x, y, "the same words in another order")
		default:
			x, y := c.around(r)
			c.add("wording", harmless, x, y, "words that only one has")
		}
	}
}

// quotes holds a report against the quotation that another article has of the
// same: where a sentence is worded otherwise than what was said. It reports
// whether the two were compared.
func (c *comparison) quotes() bool {
	direct := func(x *side) bool { return x.att != nil && x.att.Mode == annot.Direct }
	if direct(c.a) == direct(c.b) || c.whole < closely || c.near != nil {
		return false
	}
	c.neighbours()
	c.wordings()
	return true
}

// rest compares a sentence that goes on after the matched ones: only what
// stands between words of content that agree.
func (c *comparison) rest() {
	if c.share < 0.2 || c.near != nil {
		return
	}
	c.neighbours()
	for _, r := range c.runs() {
		if !c.agreed(r.from-1) || !c.agreed(r.to) {
			for k := r.from; k < r.to; k++ {
				c.near[k] = false
			}
		}
	}
	c.wordings()
}

// agreed reports whether a word of content stands in column k on both sides.
func (c *comparison) agreed(k int) bool {
	if k < 0 || k >= len(c.pairs) || !c.same(k) {
		return false
	}
	x := &c.a.items[c.pairs[k].a]
	return x.kind == word && !c.a.pack.Role("stop", fold(x.span.Of(c.a.article.Text)))
}

// told reports whether something else was found to differ in a stretch.
func (c *comparison) told(r run) bool {
	a, b := c.joined(c.a, r.from, r.to, sideA), c.joined(c.b, r.from, r.to, sideB)
	touches := func(x *side, f, run text.Span) bool { // a whole report says nothing of a stretch of it
		return run.Empty() || f.Touches(run) && f != x.report.Ref.Span
	}
	return slices.ContainsFunc(c.out, func(f finding) bool {
		return f.Kind != "wording" && touches(c.a, f.A.Span, a) && touches(c.b, f.B.Span, b)
	})
}

// sideA and sideB are the items of a column.
func sideA(p pair) int { return p.a }
func sideB(p pair) int { return p.b }

// within is the part of a stretch that is compared: all of a short one; of a
// longer one inside quotation marks what stands before the words that agree.
func (c *comparison) within(r run) (from, to int, ok bool) {
	if c.near[r.from] {
		return r.from, r.to, true
	}
	if r.to == len(c.pairs) {
		return 0, 0, false
	}
	next := c.pairs[r.to]
	if !c.a.quoted(&c.a.items[next.a]) || !c.b.quoted(&c.b.items[next.b]) {
		return 0, 0, false
	}
	from, a, b := r.to, 0, 0
	for from > r.from {
		p := c.pairs[from-1]
		a, b = a+min(1, p.a+1), b+min(1, p.b+1)
		x, y := itemAt(c.a.items, p.a), itemAt(c.b.items, p.b)
		if max(a, b) > reach || x != nil && !c.a.quoted(x) || y != nil && !c.b.quoted(y) {
			break
		}
		from--
	}
	return from, r.to, from < r.to
}

// telling are the words of content of one report between two columns.
func (c *comparison) telling(x *side, from, to int, of func(pair) int) []*item {
	var out []*item
	for _, p := range c.pairs[from:to] {
		it := itemAt(x.items, of(p))
		if it != nil && it.kind == word && it.zone == content && !x.pack.Role("stop", fold(it.span.Of(x.article.Text))) {
			out = append(out, it)
		}
	}
	return out
}

// synonyms reports whether a word of each list means one thing.
func (c *comparison) synonyms(a, b []*item) bool {
	for _, x := range a {
		m := c.a.meanings(x)
		for _, y := range b {
			if slices.ContainsFunc(c.b.meanings(y), func(s string) bool { return slices.Contains(m, s) }) {
				return true
			}
		}
	}
	return false
}

// meanings are what a word can mean; a word said twice is its plural.
func (x *side) meanings(it *item) []string {
	w := fold(it.span.Of(x.article.Text))
	if one, again, ok := strings.Cut(w, "-"); ok && one == again {
		w = one
	}
	return x.pack.Meanings(w)
}

// parted reports whether two lists of words are one but for the blanks: "kerja
// sama" and "kerjasama".
func (c *comparison) parted(a, b []*item) bool {
	join := func(x *side, l []*item) string {
		var s strings.Builder
		for _, it := range l {
			s.WriteString(strings.ToLower(it.span.Of(x.article.Text)))
		}
		return s.String()
	}
	return join(c.a, a) == join(c.b, b)
}

// elsewhere reports whether all of the words that one report has alone stand
// elsewhere in the other, facing nothing.
func (c *comparison) elsewhere(a, b []*item) bool {
	alone := func(it *item, items []item, of func(pair) int) bool {
		for k, p := range c.pairs {
			if y := itemAt(items, of(p)); y != nil && !c.same(k) && y.key == it.key {
				return true
			}
		}
		return false
	}
	for _, x := range a {
		if !alone(x, c.b.items, sideB) {
			return false
		}
	}
	for _, y := range b {
		if !alone(y, c.a.items, sideA) {
			return false
		}
	}
	return true
}

// joined is the span of one report between two columns.
func (c *comparison) joined(x *side, from, to int, of func(pair) int) text.Span {
	var s text.Span
	for _, p := range c.pairs[from:to] {
		if it := itemAt(x.items, of(p)); it != nil {
			if s.Empty() {
				s = it.span
			}
			s = s.Join(it.span)
		}
	}
	return s
}

// around is a stretch on both sides, with the words that agree beside it.
func (c *comparison) around(r run) (a, b text.Span) {
	from, to := max(0, r.from-1), min(len(c.pairs), r.to+1)
	return c.joined(c.a, from, to, sideA), c.joined(c.b, from, to, sideB)
}

// altered says where words differ: inside the quotation marks of both, one of
// the two did not print what was said.
func (c *comparison) altered(a, b []*item) string {
	if c.a.quoted(a[0]) && c.b.quoted(b[0]) {
		return "other words inside the quotation marks"
	}
	return "other words"
}

// misprint is how much other words matter: one word for another inside the
// quotation marks of two that print the same speech word for word is no choice of
// the writers, one of them did not print what was said.
func (c *comparison) misprint(r run, a, b []*item) string {
	if len(a) != 1 || len(b) != 1 || c.whole < verbatim || !c.a.quoted(a[0]) || !c.b.quoted(b[0]) {
		return harmless
	}
	if r.to-r.from > 2 || r.from == 0 || r.to == len(c.pairs) || !c.a.quoted(&c.a.items[c.pairs[r.from-1].a]) || !c.a.quoted(&c.a.items[c.pairs[r.to].a]) {
		return harmless
	}
	if c.formsOfOne(a[0].span.Of(c.a.article.Text), b[0].span.Of(c.b.article.Text)) {
		return harmless
	}
	return material
}

// formsOfOne reports whether two words are forms of one, one of them mistyped or
// shortened.
func (c *comparison) formsOfOne(x, y string) bool {
	v, w := fold(x), fold(y)
	n := 0
	for n < min(len(v), len(w)) && v[n] == w[n] {
		n++
	}
	short := x == strings.ToUpper(x) || y == strings.ToUpper(y) || strings.HasSuffix(v, w) || strings.HasSuffix(w, v)
	return short || n > 4 || n > 0 && distance(v, w) <= 2 || c.a.pack.Root(v) == c.b.pack.Root(w)
}

// quoted reports whether an item stands between quotation marks of its
// sentences.
func (x *side) quoted(it *item) bool {
	if it.span.Start < x.unit.Start {
		return false
	}
	open := false
	for _, r := range x.article.Text[x.unit.Start:it.span.Start] {
		switch {
		case r == '"':
			open = !open
		case strings.ContainsRune("“„«", r):
			open = true
		case strings.ContainsRune("”»", r):
			open = false
		}
	}
	return open
}
