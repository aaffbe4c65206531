package drift

import (
	"strings"
)

// days are the time expressions of a report.
func (x *side) days() []*item {
	var out []*item
	for i := range x.items {
		if x.items[i].kind == date {
			out = append(out, &x.items[i])
		}
	}
	return out
}

// sameWords reports whether two dates are printed alike, one perhaps without
// its year: "Selasa (5/9)" and "Selasa (5/9/2023)".
func sameWords(a, b string) bool {
	a, b = strings.TrimRight(a, ")"), strings.TrimRight(b, ")")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

func (c *comparison) date(x, y *item) {
	if calendar(x.key) != calendar(y.key) || !calendar(x.key) && !strings.HasPrefix(x.key, "weekday:") {
		return // "now" is no date, and a weekday may be any
	}
	if strings.HasPrefix(x.key, y.key) || strings.HasPrefix(y.key, x.key) {
		return // one is only less precise
	}
	if sameWords(fold(x.span.Of(c.a.article.Text)), fold(y.span.Of(c.b.article.Text))) {
		return // the same words, read on another day
	}
	if c.countsApart() {
		return
	}
	c.add("date", material, x.span, y.span, "another date")
}

// countsApart reports whether a number changed along with the dates: an
// update.
func (c *comparison) countsApart() bool {
	for _, p := range c.pairs {
		if p.a >= 0 && p.b >= 0 && c.a.items[p.a].kind == number && c.a.items[p.a].key != c.b.items[p.b].key {
			return true
		}
	}
	return false
}
