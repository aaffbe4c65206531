package drift

import (
	"slices"
	"strings"
	"time"

	"sanad/internal/text"
)

// slips compares what stands beside the reports, a sentence before and behind,
// however the rest is worded: one weekday with two dates, a name in two
// spellings, a number whose digits changed places. One of the two is wrong. The
// opening of an article names the things that a later report speaks of, so names
// and codes are compared there too.
func (c *comparison) slips() {
	a, b := c.a.around(), c.b.around()
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			if x.kind != y.kind || x.key == y.key {
				continue
			}
			switch x.kind {
			case date:
				c.slipOfDate(x, y)
			case name:
				c.slipOfName(x, y)
			case number:
				if turned(x, y, c) && (besideEqual(a, b, i, j, 1) || besideEqual(a, b, i, j, -1)) {
					c.add("number", material, x.span, y.span, "the digits in another order")
				}
			}
		}
	}
	c.opened()
}

// opened compares the names in the openings of two articles, and the codes there
// and beside the reports.
func (c *comparison) opened() {
	for i := range c.a.leading() {
		for j := range c.b.leading() {
			if x, y := &c.a.first[i], &c.b.first[j]; x.kind == name && y.kind == name && x.key != y.key {
				c.slipOfName(x, y)
			}
		}
	}
	s, t := c.a.codes(), c.b.codes()
	for _, x := range s {
		for _, y := range t {
			if miscoded(x.letters, y.letters) && !holdsCode(s, y) && !holdsCode(t, x) {
				c.add("number", material, x.span, y.span, "the digits in another order")
			}
		}
	}
}

// around are the items of the report's sentences and the ones beside them.
func (x *side) around() []item {
	if x.wider == nil {
		x.wider = x.lay(x.beside(), longest)
	}
	return x.wider
}

// opening is how many sentences open an article.
const opening = 5

// leading are the items of the first sentences of the article.
func (x *side) leading() []item {
	if x.first == nil {
		x.first = x.lay(x.opens(), longest)
	}
	return x.first
}

// opens is the span of the first sentences.
func (x *side) opens() text.Span {
	l := x.article.Sentences
	l = l[:min(len(l), opening)]
	if len(l) == 0 {
		return text.Span{}
	}
	return l[0].Join(l[len(l)-1])
}

// beside is the unit with a sentence before and one behind it.
func (x *side) beside() text.Span {
	s := x.unit
	all := x.article.Sentences
	n, _ := slices.BinarySearchFunc(all, s.Start, func(v text.Span, at int) int { return v.Start - at })
	if n > 0 && n <= len(all) {
		s = s.Join(all[n-1])
	}
	for ; n < len(all); n++ {
		if s = s.Join(all[n]); all[n].Start >= x.unit.End {
			break
		}
	}
	return s
}

func (c *comparison) slipOfDate(x, y *item) {
	w := c.a.weekday(x)
	if w != "" && c.b.weekday(y) == w && apart(x.key, y.key) && !c.moved(x, y) {
		c.add("date", material, x.span, y.span, "one weekday, two dates")
	}
}

// slipOfName compares two names of two words or more that each text has alone.
func (c *comparison) slipOfName(x, y *item) {
	s, t := x.span.Of(c.a.article.Text), y.span.Of(c.b.article.Text)
	if x.class != y.class || c.tried[[2]string{s, t}] || !strings.Contains(s, " ") || !spelling(s, t) {
		return
	}
	if c.tried == nil {
		c.tried = map[[2]string]bool{}
	}
	c.tried[[2]string{s, t}] = true // the texts are long, and both are looked through
	if strings.Contains(c.a.article.Text, t) || strings.Contains(c.b.article.Text, s) {
		return // a text that has both means two
	}
	c.respelled(x, y, material)
}

// turned reports whether two numbers have the same digits in another order, at
// least two different ones, and neither text has both.
func turned(x, y *item, c *comparison) bool {
	s, t := figures(x.span.Of(c.a.article.Text)), figures(y.span.Of(c.b.article.Text))
	if len(s) != len(t) || slices.Equal(s, t) {
		return false
	}
	p, q := slices.Sorted(slices.Values(s)), slices.Sorted(slices.Values(t))
	return slices.Equal(p, q) && !has(c.b.items, x.key) && !has(c.a.items, y.key)
}

// figures are the digits of a number as printed.
func figures(s string) []byte {
	var out []byte
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			out = append(out, s[i])
		}
	}
	return out
}

func has(items []item, key string) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.key == key })
}

// besideEqual reports whether the items at one step from i and j are one word
// or name.
func besideEqual(a, b []item, i, j, step int) bool {
	i, j = i+step, j+step
	return i >= 0 && i < len(a) && j >= 0 && j < len(b) && a[i].key == b[j].key && (a[i].kind == word || a[i].kind == name)
}

// weekday is the first word of a date that is printed with its digits in
// brackets: "Rabu (18/6/2025)".
func (x *side) weekday(it *item) string {
	if len(it.key) != len("2006-01-02") {
		return ""
	}
	w, rest, ok := strings.Cut(fold(it.span.Of(x.article.Text)), " (")
	if !ok || strings.Contains(w, " ") || strings.Count(rest, "/") < 1 {
		return ""
	}
	return w
}

// apart reports whether two days of one weekday are not whole weeks apart: then
// one of them is wrong.
func apart(a, b string) bool {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	return errX == nil && errY == nil && int(x.Sub(y).Hours()/24)%7 != 0
}
