package drift

import "sanad/internal/annot"

// polarity notes a negation that one side has and the other has not, and says
// whether there is one. Two
// negations that face each other, in whatever words, are none.
func (c *comparison) polarity(r run) bool {
	n, at, stands := 0, r.from, false
	var onlyA, onlyB bool // "hanya" on this side, "tidak hanya" on the other
	for k := r.from; k < r.to; k++ {
		p := c.pairs[k]
		for _, x := range []*item{itemAt(c.a.items, p.a), itemAt(c.b.items, p.b)} {
			switch {
			case x == nil || x.kind != change || x.zone != content && x.zone != cue:
			case x.change.Kind == "not":
				n, at = n+1, k
				stands = stands || c.stands(k)
			case x.change.Kind == "not only":
				onlyA, at = true, k
			case x.change.Class == "only:only":
				onlyB = true
			}
		}
	}
	if !c.insideContent(at) || !stands && n > 0 && c.whole < verbatim || n%2 == 0 && !(onlyA && onlyB) || c.a.denies() != c.b.denies() {
		return false // "denies that he did" says what "says that he did not" says
	}
	a, b := c.wide(at)
	c.add("polarity", material, a, b, "one denies what the other affirms")
	return true
}

// insideContent reports whether the next column that agrees is still a part of
// what is told.
func (c *comparison) insideContent(k int) bool {
	for k++; k < len(c.pairs); k++ {
		if c.same(k) {
			x, y := c.a.items[c.pairs[k].a].zone, c.b.items[c.pairs[k].b].zone
			return x == y && (x == content || x == cue)
		}
	}
	return false
}

// stands reports whether what column k bears on stands on both sides: the next
// column that is no word of change agrees.
func (c *comparison) stands(k int) bool {
	for k++; k < len(c.pairs); k++ {
		if c.same(k) {
			return true
		}
		for _, x := range []*item{itemAt(c.a.items, c.pairs[k].a), itemAt(c.b.items, c.pairs[k].b)} {
			if x != nil && x.kind != change {
				return false
			}
		}
	}
	return false
}

// denies reports whether the cue of the report denies its content.
func (x *side) denies() bool { return x.att != nil && x.att.Polarity == annot.Deny }
