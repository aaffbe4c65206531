package drift

import (
	"strings"

	"sanad/internal/lang"
)

func (c *comparison) name(x, y *item) {
	s, t := x.span.Of(c.a.article.Text), y.span.Of(c.b.article.Text)
	switch {
	case c.ofSpeakers(x, y):
		return
	case c.partOf(s, t) || c.partOf(t, s):
		c.add("scope", gravity(x, y), x.span, y.span, "another extent")
		return
	case c.whole < closely && !spelling(s, t) || x.class != y.class && c.whole < verbatim || oneName(c.a.bare(s), c.b.bare(t)):
		return
	}
	if spelling(s, t) {
		c.respelled(x, y, gravity(x, y))
		return
	}
	c.add("name", gravity(x, y), x.span, y.span, "another name")
}

// respelled notes two spellings of one name: a matter of taste where they only
// write its sounds otherwise (Sukarno, Soekarno).
func (c *comparison) respelled(x, y *item, weight string) {
	if soundsLike(x.span.Of(c.a.article.Text), y.span.Of(c.b.article.Text)) {
		weight = harmless
	}
	c.add("name", weight, x.span, y.span, "the name is spelled otherwise")
}

// soundsLike reports whether two names only write the same sounds otherwise.
func soundsLike(a, b string) bool { return lang.Romanised(fold(a)) == lang.Romanised(fold(b)) }

// gravity is how much another name matters: in what is told it does, in where it
// was said two outlets may name two things rightly.
func gravity(x, y *item) string {
	if x.zone == content && y.zone == content {
		return material
	}
	return harmless
}

// ofSpeakers reports whether one of two names is that of a speaker: speakers are
// compared as voices. What else names one speaker is compared like any name.
func (c *comparison) ofSpeakers(x, y *item) bool {
	if x.zone == source && y.zone == source && c.a.said() && c.b.said() && c.a.named() && c.b.named() && sameSpeaker(c.a, c.b) {
		return false
	}
	return c.a.speaking(x) || c.b.speaking(y)
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
		w = strings.Trim(w, "()[]") // "Badan Air (BA": the short form is of the name
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

// nameMatch reports whether two names share a word of three letters or more.
func nameMatch(a, b string) bool {
	for _, w := range strings.Fields(strings.ToLower(a)) {
		for _, v := range strings.Fields(strings.ToLower(b)) {
			if w == v && len(w) >= 3 {
				return true
			}
		}
	}
	return false
}

// oneName reports whether two names are one: all words of the shorter stand in
// the longer, where words glued together ("Tannurmengatakan") count as the one
// they begin or end with.
func oneName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if s, t := strings.Join(x, ""), strings.Join(y, ""); min(len(s), len(t)) >= 6 && (strings.Contains(s, t) || strings.Contains(t, s)) {
		return true
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		found := false
		for _, v := range y {
			found = found || w == v || len(w) >= 4 && len(v) >= 4 && (strings.HasPrefix(v, w) || strings.HasPrefix(w, v) || strings.HasSuffix(v, w) || strings.HasSuffix(w, v))
		}
		if !found {
			return false
		}
	}
	return true
}

// spelling reports whether two different names look like two spellings of one:
// as many words, each pair with the same first letter and at most two letters
// apart (Levenshtein distance), or all of them alike when romanised.
func spelling(a, b string) bool {
	if soundsLike(a, b) {
		return true
	}
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	if len(x) != len(y) || len(x) == 0 {
		return false
	}
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if x[i][0] != y[i][0] || len(x[i]) < 4 || distance(x[i], y[i]) > 2 {
			return false
		}
	}
	return true
}

func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost++
			}
			last, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
