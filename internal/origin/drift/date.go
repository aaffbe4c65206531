package drift

import (
	"strings"
	"time"
)

// slips compares the dates that stand beside the reports: one weekday with two
// dates in one matter is a slip of one of them, however the rest is worded.
func (c *comparison) slips() {
	for i := range c.a.items {
		x := &c.a.items[i]
		if w := c.a.weekday(x); w != "" {
			for j := range c.b.items {
				if y := &c.b.items[j]; c.b.weekday(y) == w && x.key != y.key && apart(x.key, y.key) && !c.moved(x, y) {
					c.add("date", material, x.span, y.span, "one weekday, two dates")
				}
			}
		}
	}
}

// weekday is the first word of a date that is printed with its digits in
// brackets: "Rabu (18/6/2025)".
func (x *side) weekday(it *item) string {
	if it.kind != date || it.zone == content || len(it.key) != len("2006-01-02") {
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
