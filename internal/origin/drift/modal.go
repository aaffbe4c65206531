package drift

import (
	"slices"
	"strings"

	"sanad/internal/lang"
	"sanad/internal/text"
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

// Doubt is how far a modal class of lang.Change is from what is said and no
// more (0), in the steps of drift. What is said to have happened already is
// farther from what may come: its doubt is below 0. What somebody fears or
// suspects is still said; what is only able, allowed or wanted to be is no less
// certain than what is to come.
func Doubt(class string) int {
	switch {
	case class == "fact":
		return -steps
	case class == "fear" || class == "alleged":
		return strength["plan"]
	case epistemic[class] || class == "plan":
		return strength[class]
	}
	return min(strength[class], strength["will"])
}

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

// steps is how far two words of certainty in other wordings must be apart; where
// one report was taken from the other a step less is a change.
const steps = 4

// oneThing is the share of content words of the shorter report from which two on
// one channel tell one thing, in whatever words.
const oneThing = 0.6

// How many items after a word of certainty, after one that says that it is done or
// to come, and before a word of certainty are what it bears on.
const (
	bears     = 12
	bearsNext = 3
	bearsBack = 2
)

// certainties compares how sure one speaker, or one channel, is in two reports
// that are worded otherwise: where each has one word of certainty and both bear
// on one thing.
func (c *comparison) certainties() {
	if !c.oneMouth() || slices.ContainsFunc(c.out, func(f finding) bool { return f.Kind == "modality" }) {
		return
	}
	i, j := c.a.unsure(), c.b.unsure()
	least := steps
	if c.oneWay && c.kin() >= oneThing {
		least--
		i, j = c.standsFor(i, j)
	} else if !c.oneVoice() {
		return
	}
	if i < 0 || j < 0 || !c.bearOnOne(i, j) {
		return
	}
	x, y := &c.a.items[i], &c.b.items[j]
	if d := strength[x.change.Class] - strength[y.change.Class]; d <= -least || d >= least {
		c.add("modality", material, x.span, y.span, "said with another certainty")
	}
}

// standsFor are the words that two reports of one thing on one channel are
// compared by: where one has no word of certainty, the one that says that it is
// done; where neither has, what is to come in the one and done in the other.
func (c *comparison) standsFor(i, j int) (int, int) {
	const done, ahead = "fact", "will"
	switch {
	case i < 0 && j < 0:
		if i, j = c.a.first1(ahead), c.b.first1(done); i >= 0 && j >= 0 {
			return i, j
		}
		return c.a.first1(done), c.b.first1(ahead)
	case i < 0:
		i = c.a.first1(done)
	case j < 0:
		j = c.b.first1(done)
	}
	return i, j
}

// oneVoice reports whether one speaker is said to say both.
func (c *comparison) oneVoice() bool { return c.a.said() && c.b.said() && sameSpeaker(c.a, c.b) }

// oneMouth reports whether one speaker is said to say both, or both have it from
// one channel and do not name two.
func (c *comparison) oneMouth() bool {
	return c.oneVoice() || c.oneWay && !(c.a.said() && c.b.said() && c.a.named() && c.b.named())
}

// unsure is the place of the only epistemic word of a report's content, -1 where
// there is none or more. A cue that nobody is named for ("is rumoured") and one of
// fear are such words too.
func (x *side) unsure() int {
	out := -1
	for i := range x.items {
		it := &x.items[i]
		asCue := it.zone == cue && (it.change.Class == "fear" || !x.said())
		if it.kind == change && epistemic[it.change.Class] && (it.zone == content || asCue) {
			if out >= 0 {
				return -1
			}
			out = i
		}
	}
	return out
}

// first1 is the place of the first word of a report's content of a modal class,
// -1 where there is none.
func (x *side) first1(class string) int {
	return slices.IndexFunc(x.items, func(it item) bool {
		return it.kind == change && it.zone == content && it.change.Kind == "modal" && it.change.Class == class
	})
}

// bearOnOne reports whether a word of content or a name stands beside both of two
// items: behind them, or shortly before ("a bear is said to …", "suspected: a
// bear").
func (c *comparison) bearOnOne(i, j int) bool {
	x, y := c.a.borne(i), c.b.borne(j)
	return slices.ContainsFunc(x, func(k string) bool { return slices.Contains(y, k) })
}

// borne are the keys of the words of content and names that item i bears on.
func (x *side) borne(i int) []string {
	from, to := i-bearsBack, i+1+bears
	if !epistemic[x.items[i].change.Class] {
		from, to = i, i+1+bearsNext
	}
	var out []string
	for k := max(0, from); k < min(len(x.items), to); k++ {
		it := &x.items[k]
		if it.kind == name || it.kind == word && !x.pack.Role("stop", fold(it.span.Of(x.article.Text))) {
			out = append(out, string(rune('0'+it.kind))+it.key)
		}
	}
	return out
}
