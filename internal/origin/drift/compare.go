package drift

import (
	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

const (
	material = "material"
	harmless = "harmless"
)

// alike is the share of the items of the shorter report that must agree before
// words are compared.
const alike = 0.5

// finding is a drift with a key under which the same difference is known
// again.
type finding struct {
	origin.Drift
	key string
}

// comparison is two reports laid side by side.
type comparison struct {
	a, b  *side
	pairs []pair
	share float64 // part of the content of the shorter report that agrees
	whole float64 // part of the content of the longer one
	near  []bool  // per column: its neighbours agree

	tried map[[2]string]bool // names of both sides that were compared as spellings

	oneWay bool // both articles have the statement on one channel
	out    []finding
}

// lay aligns two reports.
func lay(a, b *side) *comparison {
	c := &comparison{a: a, b: b}
	if a.pack == b.pack {
		c.pairs = align(a.items, b.items)
		c.share, c.whole = c.agreeing()
	}
	return c
}

// find lists the differences between the two reports.
func (c *comparison) find() []finding {
	c.slips()
	c.standings()
	if c.share < alike {
		if c.oneWay {
			c.attribution()
		}
		c.numbersApart()
		c.certainties()
		return c.out
	}
	c.neighbours()
	c.attribution()
	c.slots()
	c.gaps()
	if c.whole >= closely || c.oneWay {
		c.wordings()
	}
	if c.oneWay && c.whole < closely {
		c.certainties()
	}
	return c.out
}

// agreeing is the part of the content of the shorter and of the longer report
// that agrees.
func (c *comparison) agreeing() (share, whole float64) {
	same, n, m := 0, 0, 0
	for _, p := range c.pairs {
		if p.a >= 0 && c.a.items[p.a].zone == content {
			n++
		}
		if p.b >= 0 && c.b.items[p.b].zone == content {
			m++
		}
		if p.a >= 0 && p.b >= 0 && c.a.items[p.a].zone == content && c.b.items[p.b].zone == content && c.a.items[p.a].key == c.b.items[p.b].key {
			same++
		}
	}
	if min(n, m) == 0 {
		return 0, 0
	}
	return float64(same) / float64(min(n, m)), float64(same) / float64(max(n, m))
}

// reach is the number of items of a report that may differ in a row: in a
// longer stretch a difference means another text and not a change.
const reach = 4

// neighbours marks the columns that stand within reach of some that agree, on
// each side. A text may begin or end with a change.
func (c *comparison) neighbours() {
	c.near = make([]bool, len(c.pairs))
	for k := range c.pairs {
		c.near[k] = c.same(k)
	}
	for _, r := range c.runs() {
		a, b := 0, 0
		for _, p := range c.pairs[r.from:r.to] {
			a, b = a+min(1, p.a+1), b+min(1, p.b+1)
		}
		close := max(a, b) <= reach || a+b < 2*reach
		ends := r.to == len(c.pairs) && r.to-r.from > 1 && c.whole < closely
		for k := r.from; k < r.to; k++ {
			c.near[k] = close && !ends
		}
	}
}

// slots compares the items that face each other with different values.
func (c *comparison) slots() {
	for k, p := range c.pairs {
		if p.a < 0 || p.b < 0 {
			continue
		}
		x, y := &c.a.items[p.a], &c.b.items[p.b]
		if !c.near[k] || x.key == y.key && x.value.Hedge == y.value.Hedge || c.moved(x, y) {
			continue
		}
		switch x.kind {
		case number:
			c.number(k, x, y)
		case date:
			c.date(x, y)
		case name:
			c.name(x, y)
		case change:
			c.change(k, x, y)
		}
	}
}

// moved reports whether what stands in a slot of one side stands elsewhere on
// the other, facing something else: then the order changed and not the word.
func (c *comparison) moved(x, y *item) bool {
	if x.key == y.key || x.kind == change {
		return false
	}
	for k, p := range c.pairs {
		if c.same(k) {
			continue
		}
		a, b := itemAt(c.a.items, p.a), itemAt(c.b.items, p.b)
		if b != nil && b.kind == x.kind && b.key == x.key || a != nil && a.kind == y.kind && a.key == y.key {
			return true
		}
	}
	return false
}

// add notes a difference.
func (c *comparison) add(kind, severity string, a, b text.Span, why string) {
	ra, rb := c.a.ref(a), c.b.ref(b)
	x, y := fold(a.Of(c.a.article.Text)), fold(b.Of(c.b.article.Text))
	key := min(x, y) + "\x00" + max(x, y)
	c.out = append(c.out, finding{origin.Drift{Kind: kind, Severity: severity, A: ra, B: rb, Why: why}, key})
}

// closely is the part of the longer report that must agree before a word that only
// one report has is taken for a change, and not for another telling.
const closely = 0.55

// verbatim is the part of the longer report from which two are one text.
const verbatim = 0.8

// stanceOf is what the cue of a report adds to saying.
func stanceOf(a *annot.Attribution) string {
	if a == nil {
		return ""
	}
	return a.Stance
}
