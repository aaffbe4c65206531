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
