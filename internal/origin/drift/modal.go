package drift

import (
	"sanad/internal/lang"
	"sanad/internal/text"
	"strings"
)

// change compares two words of modality, scope or polarity that face each
// other.
func (c *comparison) change(k int, x, y *item) {
	if x.zone == cue || y.zone == cue || x.change.Kind != y.change.Kind {
		return
	}
	a, b := c.wide(k)
	switch x.change.Kind {
	case "modal":
		c.modal(x.change, y.change, a, b)
	case "scope":
		if group(x.change.Class) == group(y.change.Class) && !c.beforeNumbers(k) {
			c.add("scope", material, a, b, "another extent")
		}
	}
}

func group(class string) string {
	g, _, _ := strings.Cut(class, ":")
	return g
}

// strength orders the modal classes: what is said as a fact, as future, as
// possible, as feared. A step of one is a matter of style.
var strength = map[string]int{"fact": 0, "certain": 0, "must": 2, "will": 4, "would": 6, "ought": 6, "plan": 7, "forecast": 8, "permit": 9, "can": 10, "hope": 10, "may": 11, "fear": 13, "hearsay": 12, "alleged": 15}

func (c *comparison) modal(x, y lang.Change, a, b text.Span) {
	if x.Class == y.Class {
		return
	}
	sev := material
	if d := strength[x.Class] - strength[y.Class]; -1 <= d && d <= 1 {
		sev = harmless
	}
	c.add("modality", sev, a, b, "said with another certainty")
}

// epistemic are the modal classes that say how sure something is; the others say
// what is to come, what is wanted and what can be.
var epistemic = map[string]bool{"certain": true, "forecast": true, "may": true, "fear": true, "hearsay": true, "alleged": true}

// steps is how far two words of certainty in other wordings must be apart.
const steps = 4

// bears is how many items after a word of certainty are what it bears on.
const bears = 12

// certainties compares how sure one speaker is in two reports that are worded
// otherwise: where each has one word of certainty and both bear on one thing.
func (c *comparison) certainties() {
	if !c.a.said() || !c.b.said() || !sameSpeaker(c.a, c.b) {
		return
	}
	i, j := c.a.unsure(), c.b.unsure()
	if i < 0 || j < 0 || !c.bearOnOne(i, j) {
		return
	}
	x, y := &c.a.items[i], &c.b.items[j]
	if d := strength[x.change.Class] - strength[y.change.Class]; d <= -steps || d >= steps {
		c.add("modality", material, x.span, y.span, "said with another certainty")
	}
}

// unsure is the place of the only epistemic word of a report's content, -1 where
// there is none or more.
func (x *side) unsure() int {
	out := -1
	for i := range x.items {
		if it := &x.items[i]; it.kind == change && it.zone == content && epistemic[it.change.Class] {
			if out >= 0 {
				return -1
			}
			out = i
		}
	}
	return out
}

// bearOnOne reports whether a word of content or a name follows both of two items.
func (c *comparison) bearOnOne(i, j int) bool {
	for k := i + 1; k < min(len(c.a.items), i+1+bears); k++ {
		x := &c.a.items[k]
		if x.kind != name && (x.kind != word || c.a.pack.Role("stop", fold(x.span.Of(c.a.article.Text)))) {
			continue
		}
		for l := j + 1; l < min(len(c.b.items), j+1+bears); l++ {
			if y := &c.b.items[l]; y.kind == x.kind && y.key == x.key {
				return true
			}
		}
	}
	return false
}
