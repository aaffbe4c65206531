package drift

import (
	"math"
	"strings"
)

// number compares the numbers x and y, which face each other in column k (-1
// where they were found apart). Their hedges belong to them: numbers that differ
// are told with them, and one number with two hedges is another extent.
func (c *comparison) number(k int, x, y *item) {
	v, w := x.value.Value, y.value.Value
	p, q := c.hedges(k)
	switch {
	case v == w && p != nil:
	case v == w: // only the hedge differs: "at least 20", "20"
		c.add("number", harmless, x.span, y.span, "the same number, hedged otherwise")
	case c.later(), c.a.cut(x), c.b.cut(y):
	case rounded(v, w) && (x.value.Hedge != "" || y.value.Hedge != ""):
		c.add("number", harmless, x.span, y.span, "one number rounds the other")
	case p != nil:
		c.add("number", material, p.span.Join(x.span), q.span.Join(y.span), "another number")
	default:
		c.add("number", material, x.span, y.span, "another number")
	}
}

// hedges are two different words of extent that face each other before the
// numbers of column k, nil where there are none.
func (c *comparison) hedges(k int) (x, y *item) {
	if k < 1 || c.same(k-1) {
		return nil, nil
	}
	q := c.pairs[k-1]
	x, y = itemAt(c.a.items, q.a), itemAt(c.b.items, q.b)
	if x == nil || y == nil || x.change.Kind != "scope" || y.change.Kind != "scope" {
		return nil, nil
	}
	return x, y
}

// beforeNumbers reports whether the words of extent in column k stand before two
// numbers that differ: then the numbers are told with them.
func (c *comparison) beforeNumbers(k int) bool {
	if k+1 >= len(c.pairs) || c.same(k+1) {
		return false
	}
	x, y := itemAt(c.a.items, c.pairs[k+1].a), itemAt(c.b.items, c.pairs[k+1].b)
	return x != nil && y != nil && x.kind == number && y.kind == number
}

// cut reports whether a number is the rest of a longer one that a stray blank
// or mark cut in two: "5, 9 juta".
func (x *side) cut(it *item) bool {
	before := strings.TrimRight(x.article.Text[:it.span.Start], " ")
	n := len(before)
	return n > 1 && (before[n-1] == ',' || before[n-1] == '.') && before[n-2] >= '0' && before[n-2] <= '9'
}

// rounded reports whether two numbers are within five hundredths.
func rounded(v, w float64) bool { return math.Abs(v-w) <= 0.05*max(math.Abs(v), math.Abs(w)) }

// later reports whether the two reports count at different times: then a
// larger number is news of the world and no drift.
func (c *comparison) later() bool {
	x, y := c.a.days(), c.b.days()
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	for _, d := range x {
		for _, e := range y {
			if d.key == e.key || sameWords(fold(d.span.Of(c.a.article.Text)), fold(e.span.Of(c.b.article.Text))) {
				return false
			}
		}
	}
	return true
}

// numbersApart compares the numbers of two reports that are worded otherwise:
// each with the only number of the other that counts the same thing.
func (c *comparison) numbersApart() {
	if c.kin() < akin {
		return
	}
	for i := range c.a.items {
		x := &c.a.items[i]
		if x.kind != number || x.zone != content || counted(c.a.items, i) == "" {
			continue
		}
		var y *item
		n := 0
		for j := range c.b.items {
			if z := &c.b.items[j]; z.kind == number && z.zone == content && counted(c.b.items, j) == counted(c.a.items, i) {
				y = z
				n++
			}
		}
		if n == 1 && x.value.Value != y.value.Value && c.a.only(i) {
			c.number(-1, x, y)
		}
	}
}

// akin is the share of content words that two reports in other words must have
// in common before their numbers are compared.
const akin = 0.3

// kin is the share of the content words of the shorter report that the other
// has, in any order, across languages.
func (c *comparison) kin() float64 {
	bag := func(x *side) map[string]bool {
		out := map[string]bool{}
		for i := range x.items {
			if it := &x.items[i]; it.zone == content && (it.kind == name || it.kind == word && !x.pack.Role("stop", fold(it.span.Of(x.article.Text)))) {
				out[it.key] = true
			}
		}
		return out
	}
	a, b := bag(c.a), bag(c.b)
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(max(1, min(len(a), len(b))))
}

// only reports whether no other number of the report counts what item i does.
func (x *side) only(i int) bool {
	of := counted(x.items, i)
	for j := range x.items {
		if j != i && x.items[j].kind == number && counted(x.items, j) == of {
			return false
		}
	}
	return true
}

// counted is the word after a number.
func counted(items []item, i int) string {
	if i+1 < len(items) && items[i+1].kind == word {
		return items[i+1].key
	}
	return ""
}
