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
	chancePassed  = 0.55 // one names the post of the voice, the other an agency
	chanceShown   = 0.60 // both name a recording or document of the voice
)

// joinRoots joins carriers that name one root, cite one another, or are of one
// outlet.
func (t *tracer) joinRoots(s *origin.Statement, cs []carrier, g *union) {
	relay := relays(cs)
	byRoot := map[string]int{}
	houses := t.housesOf(cs)
	for k := range cs {
		for _, m := range t.citedCarriers(cs, k, houses, true) {
			g.join(k, m, joint{a: k, b: m, chance: chanceCited, why: "cites: " + t.outlet(cs[m].art)})
		}
		for _, key := range rootKeys(s, &cs[k], relay) {
			if first, ok := byRoot[key]; ok {
				g.join(first, k, joint{a: first, b: k, chance: chanceOneRoot, why: "both name: " + rootName(&cs[k])})
			} else {
				byRoot[key] = k
			}
		}
	}
	joinPassed(s, cs, g)
	t.joinOutlets(cs, g)
}

// joinPassed joins what rests on one public act of a voice: agencies pass on a
// post that another carrier names; a recording or document may be read by all.
func joinPassed(s *origin.Statement, cs []carrier, g *union) {
	post, shown := map[string]int{}, map[string]int{}
	for k := range cs {
		if r := root(&cs[k]); r != nil && r.kind == annot.Post {
			if _, ok := post[voiceOf(s, &cs[k])]; !ok {
				post[voiceOf(s, &cs[k])] = k
			}
		}
	}
	for k := range cs {
		v := voiceOf(s, &cs[k])
		r := root(&cs[k])
		if m, ok := post[v]; ok && r != nil && medium(r.kind) && v != "" {
			g.join(m, k, joint{a: m, b: k, chance: chancePassed, why: "an agency may pass on the post"})
		}
		if r != nil || v == "" || !slices.ContainsFunc(cs[k].steps, func(st step) bool { return recording(&st) && st.gap == 0 }) {
			continue
		}
		if m, ok := shown[v]; ok {
			g.join(m, k, joint{a: m, b: k, chance: chanceShown, why: "both rest on one recording or document"})
		} else {
			shown[v] = k
		}
	}
}

// recording reports whether a step is a recording or document that every
// newsroom may have read for itself.
func recording(s *step) bool {
	return s.kind == annot.Document || s.kind == annot.Broadcast && s.name == ""
}

// housesOf lists the carriers of each outlet, by folded name.
func (t *tracer) housesOf(cs []carrier) map[string][]int {
	out := map[string][]int{}
	for k := range cs {
		if h := t.house[cs[k].art]; h != "" {
			out[h] = append(out[h], k)
		}
	}
	return out
}

// joinOutlets joins what one outlet prints where neither text names another
// way.
func (t *tracer) joinOutlets(cs []carrier, g *union) {
	if t.without[ByOutlet] {
		return
	}
	first := map[string]int{}
	for k := range cs {
		name := t.house[cs[k].art]
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
		r := rank(s)
		if r == 0 || out != nil && (r < rank(out) || r == rank(out) && out.basis == annot.Stated && s.basis != annot.Stated) {
			continue // what a text states stands before what is carried over
		}
		out = s
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
	return string(r.kind)
}

// citedCarriers are the carriers whose outlet carrier k names as a step, with
// or without the credits of the whole article: what a dateline left standing
// makes no ring.
func (t *tracer) citedCarriers(cs []carrier, k int, houses map[string][]int, credits bool) []int {
	var out []int
	for _, st := range cs[k].steps {
		if st.credit && !credits || !medium(st.kind) && st.kind != annot.UnknownOf {
			continue
		}
		for _, h := range t.housesNamed(st.name, cs[k].art, houses) {
			out = append(out, houses[h]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// housesNamed are the outlets among the carriers that a name cited in article
// i means: the whole name, or an end of it that no other outlet of the pile has
// for a name.
func (t *tracer) housesNamed(name string, i int, houses map[string][]int) []string {
	x := fold(name)
	if x == "" || x == t.house[i] {
		return nil
	}
	if len(houses[x]) > 0 {
		return []string{x}
	}
	if h := t.byCanon[canon(name)]; h != "" && h != t.house[i] && len(houses[h]) > 0 {
		return []string{h}
	}
	if len(x) < 5 || t.isHouse[x] {
		return nil
	}
	var out []string
	for h := range houses {
		if h != t.house[i] && (strings.HasSuffix(h, x) || strings.HasPrefix(h, x)) {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return out
}
