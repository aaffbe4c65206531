package drift

import (
	"math"
	"strings"
	"time"

	"sanad/internal/annot"
	"sanad/internal/lang"
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
	if c.share < alike {
		if c.oneWay {
			c.attribution()
		}
		c.numbersApart()
		return c.out
	}
	c.neighbours()
	c.attribution()
	c.slots()
	c.gaps()
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
		if p.a >= 0 && p.b >= 0 && c.a.items[p.a].zone == content && c.a.items[p.a].key == c.b.items[p.b].key {
			same++
		}
	}
	if min(n, m) == 0 {
		return 0, 0
	}
	return float64(same) / float64(min(n, m)), float64(same) / float64(max(n, m))
}

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

// neighbours marks the columns between two that agree, at most reach columns
// away on each side: only there does a gap mean a change and not another text.
func (c *comparison) neighbours() {
	const reach = 4
	c.near = make([]bool, len(c.pairs))
	agrees := func(k int) bool {
		if k < 0 || k >= len(c.pairs) {
			return false
		}
		p := c.pairs[k]
		return p.a >= 0 && p.b >= 0 && c.a.items[p.a].key == c.b.items[p.b].key
	}
	for k := range c.pairs {
		left, right := k < reach, k == len(c.pairs)-1 // a text may begin or end with the change
		for d := 1; d <= reach; d++ {
			left = left || agrees(k-d)
			right = right || agrees(k+d)
		}
		c.near[k] = left && right
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
			c.number(x, y)
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

func (c *comparison) number(x, y *item) {
	v, w := x.value.Value, y.value.Value
	switch {
	case v == w: // only the hedge differs: "at least 20", "20"
		c.add("number", harmless, x.span, y.span, "the same number, hedged otherwise")
	case c.later():
	case rounded(v, w) && (x.value.Hedge != "" || y.value.Hedge != ""):
		c.add("number", harmless, x.span, y.span, "one number rounds the other")
	default:
		c.add("number", material, x.span, y.span, "another number")
	}
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

func (c *comparison) name(x, y *item) {
	s, t := x.span.Of(c.a.article.Text), y.span.Of(c.b.article.Text)
	switch {
	case c.a.speaking(x) || c.b.speaking(y):
		return // speakers are compared as voices
	case c.partOf(s, t) || c.partOf(t, s):
		c.add("scope", material, x.span, y.span, "another extent")
		return
	case c.whole < closely && !spelling(s, t) || oneName(c.a.bare(s), c.b.bare(t)):
		return
	}
	if spelling(s, t) {
		c.add("name", material, x.span, y.span, "the name is spelled otherwise")
		return
	}
	c.add("name", material, x.span, y.span, "another name")
}

// speaking reports whether an item is part of the naming of the speaker: it
// stands in the source, or outside the content right beside source or cue.
func (x *side) speaking(it *item) bool {
	if it.zone != beside {
		return it.zone == source || it.zone == cue
	}
	for i := range x.items {
		if &x.items[i] != it {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(x.items) && (x.items[k].zone == source || x.items[k].zone == cue) {
				return true
			}
		}
	}
	return false
}

// bare is a name without the words that carry no content.
func (x *side) bare(s string) string {
	var out []string
	for _, w := range strings.Fields(fold(s)) {
		if !x.pack.Role("stop", w) && !x.pack.Role("and", w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// partOf reports whether one name is the other with a word of extent: "Jakarta
// Selatan" is a part of "Jakarta".
func (c *comparison) partOf(part, whole string) bool {
	rest, ok := strings.CutPrefix(fold(part), fold(whole)+" ")
	if !ok {
		return false
	}
	w := strings.Fields(rest)
	ch, n := c.a.pack.Change(func(i int) string {
		if i < 0 || i >= len(w) {
			return ""
		}
		return w[i]
	})
	return n == len(w) && ch.Kind == "scope"
}

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
		if group(x.change.Class) == group(y.change.Class) {
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
var strength = map[string]int{"fact": 0, "certain": 0, "must": 2, "will": 4, "would": 6, "ought": 6, "plan": 7, "permit": 9, "can": 10, "hope": 10, "may": 11, "fear": 13, "alleged": 15}

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

// add notes a difference.
func (c *comparison) add(kind, severity string, a, b text.Span, why string) {
	ra, rb := c.a.ref(a), c.b.ref(b)
	x, y := fold(a.Of(c.a.article.Text)), fold(b.Of(c.b.article.Text))
	key := min(x, y) + "\x00" + max(x, y)
	c.out = append(c.out, finding{origin.Drift{Kind: kind, Severity: severity, A: ra, B: rb, Why: why}, key})
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
			c.number(x, y)
		}
	}
}

// closely is the part of the longer report that must agree before a word that only
// one report has is taken for a change, and not for another telling.
const closely = 0.55

// verbatim is the part of the longer report from which two are one text.
const verbatim = 0.8

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

// stanceOf is what the cue of a report adds to saying.
func stanceOf(a *annot.Attribution) string {
	if a == nil {
		return ""
	}
	return a.Stance
}
