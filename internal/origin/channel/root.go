package channel

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
)

// union groups carriers, with the joints that made the groups.
type union struct {
	up     []int
	joints []joint
	doubt  []joint // pairs that may share a channel and are not joined
}

func newUnion(n int) *union {
	u := &union{up: make([]int, n)}
	for i := range u.up {
		u.up[i] = i
	}
	return u
}

func (u *union) find(i int) int {
	for u.up[i] != i {
		u.up[i] = u.up[u.up[i]]
		i = u.up[i]
	}
	return i
}

// join puts a and b in one group; the smaller number leads it.
func (u *union) join(a, b int, q joint) {
	u.joints = append(u.joints, q)
	a, b = u.find(a), u.find(b)
	u.up[max(a, b)] = min(a, b)
}

// Chances of the joints that the texts state.
const (
	chanceCited   = 0.97 // one cites the other's outlet
	chanceOneRoot = 0.97 // both name one medium, release or post
	chanceOutlet  = 0.90 // one outlet, no other way named
)

// joinRoots joins carriers that name one root, cite one another, or are of one
// outlet.
func (t *tracer) joinRoots(s *origin.Statement, cs []carrier, g *union) {
	relay := relays(cs)
	byRoot := map[string]int{}
	for k := range cs {
		for _, m := range t.citedCarriers(cs, k) {
			g.join(k, m, joint{a: k, b: m, chance: chanceCited, why: "cites " + t.in.Articles[cs[m].art].Outlet.Name})
		}
		for _, key := range rootKeys(s, &cs[k], relay) {
			if first, ok := byRoot[key]; ok {
				g.join(first, k, joint{a: first, b: k, chance: chanceOneRoot, why: "both name " + rootName(&cs[k])})
			} else {
				byRoot[key] = k
			}
		}
	}
	t.joinOutlets(cs, g)
}

// joinOutlets joins what one outlet prints where neither text names another
// way.
func (t *tracer) joinOutlets(cs []carrier, g *union) {
	if t.without[ByOutlet] {
		return
	}
	first := map[string]int{}
	for k := range cs {
		name := fold(t.in.Articles[cs[k].art].Outlet.Name)
		if name == "" {
			continue
		}
		m, ok := first[name]
		if !ok {
			first[name] = k
			continue
		}
		if root(&cs[k]) != nil && root(&cs[m]) != nil {
			continue
		}
		g.join(m, k, joint{a: m, b: k, chance: chanceOutlet, why: "one outlet"})
		if root(&cs[m]) == nil && root(&cs[k]) != nil {
			first[name] = k
		}
	}
}

// relays says which medium passes on which other in these carriers.
func relays(cs []carrier) map[string]string {
	out := map[string]string{}
	for k := range cs {
		l := media(cs[k].steps)
		for i := 1; i < len(l); i++ {
			if _, ok := out[l[i-1].key()]; !ok {
				out[l[i-1].key()] = l[i].key()
			}
		}
	}
	return out
}

func media(l []step) []step {
	var out []step
	for _, s := range l {
		if medium(s.kind) {
			out = append(out, s)
		}
	}
	return out
}

// root is the deepest step that a way names: a post or a release before the
// media that pass it on, else the last medium.
func root(c *carrier) *step {
	var out *step
	for k := range c.steps {
		s := &c.steps[k]
		if r := rank(s); r > 0 && (out == nil || r >= rank(out)) {
			out = s
		}
	}
	return out
}

// rank orders the steps that a channel may be named after. An unnamed
// broadcast or a document is no text that an outlet prints: each newsroom may
// have followed it.
func rank(s *step) int {
	switch {
	case s.kind == annot.Post, s.kind == annot.Release:
		return 3
	case s.name != "" && medium(s.kind):
		return 2
	}
	return 0
}

// rootKeys are the keys of a carrier's root and of the media that it names
// beside the report: two ways that meet in one medium are one channel.
func rootKeys(s *origin.Statement, c *carrier, relay map[string]string) []string {
	key := rootKey(s, c, relay)
	if key == "" {
		return nil
	}
	out := []string{key}
	for k := range c.steps {
		if st := &c.steps[k]; rank(st) == 2 && !st.credit && !slices.Contains(out, st.key()) {
			out = append(out, st.key())
		}
	}
	return out
}

// rootKey names the root of a carrier for comparing, "" for none.
func rootKey(s *origin.Statement, c *carrier, relay map[string]string) string {
	r := root(c)
	if r == nil {
		return ""
	}
	switch r.kind {
	case annot.Post, annot.Release:
		return string(r.kind) + " " + voiceOf(s, c)
	}
	key := r.key()
	if key == "" {
		return string(r.kind) + " " + voiceOf(s, c)
	}
	for n := 0; n < 4 && relay[key] != "" && relay[key] != key; n++ {
		key = relay[key]
	}
	return key
}

// voiceOf is the party behind a carrier's first attributed report, else the
// first party that the statement has.
func voiceOf(s *origin.Statement, c *carrier) string {
	for _, n := range c.reports {
		if v := s.Reports[n].Voice; v >= 0 && v < len(s.Voices) && s.Voices[v].Party != "" {
			return s.Voices[v].Party
		}
	}
	for _, v := range s.Voices {
		if v.Party != "" {
			return v.Party
		}
	}
	return ""
}

func rootName(c *carrier) string {
	r := root(c)
	if r == nil {
		return ""
	}
	if r.name != "" {
		return r.name
	}
	return "one " + string(r.kind)
}

// citedCarriers are the carriers whose outlet carrier k names as a step.
func (t *tracer) citedCarriers(cs []carrier, k int) []int {
	var out []int
	for _, st := range cs[k].steps {
		if !medium(st.kind) && st.kind != annot.UnknownOf {
			continue
		}
		for m := range cs {
			if m != k && t.isOutlet(st.name, cs[m].art, cs[k].art) {
				out = append(out, m)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// isOutlet reports whether a name cited in article i is the outlet of article
// m: the whole name, or words of it that no other outlet of the story has.
func (t *tracer) isOutlet(name string, m, i int) bool {
	x, y := fold(name), fold(t.in.Articles[m].Outlet.Name)
	if x == "" || y == "" || y == fold(t.in.Articles[i].Outlet.Name) {
		return false
	}
	if x == y {
		return true
	}
	return len(x) >= 5 && (strings.HasSuffix(y, x) || strings.HasPrefix(y, x)) && len(t.outlets[x]) == 0
}
