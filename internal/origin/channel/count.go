package channel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// count turns groups of carriers into channels and says how sure it is.
func (t *tracer) count(s *origin.Statement, cs []carrier, g *union, ring []int) {
	groups := g.groups(len(cs))
	s.Channels, s.Untraced = nil, 0
	firm := make([]bool, len(cs))
	for _, l := range groups {
		c, stated, untraced := t.channel(s, cs, l, g)
		firm[g.find(l[0])] = stated
		if s.Circular && ring[l[0]] > 0 {
			c.Kind, c.Basis, c.Name = annot.UnknownOf, annot.Inferred, t.ringName(cs, l, ring)
		}
		s.Channels = append(s.Channels, c)
		if untraced {
			s.Untraced++
		}
	}
	n := len(groups)
	s.Channel = origin.Count{Best: n, Low: min(n, g.tight(firm)), High: n + g.loose(len(cs))}
	s.Channel.High += t.missed(s, cs)
	s.VoiceCount = t.voiceCount(s)
	s.Confidence = confidence(s.Channel)
	if s.Circular && s.Confidence == "high" {
		s.Confidence = "medium" // a ring without a root leaves open who said it
	}
	s.Reading = reading(s)
	s.Why = append(s.Why, explain(s)...)
}

// ringName names a ring by its outlets.
func (t *tracer) ringName(cs []carrier, l, ring []int) string {
	var names []string
	for _, k := range l {
		if name := t.in.Articles[cs[k].art].Outlet.Name; ring[k] > 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ⇄ ")
}

// groups lists the members of each group, in order.
func (u *union) groups(n int) [][]int {
	var out [][]int
	at := map[int]int{}
	for k := range n {
		r := u.find(k)
		i, ok := at[r]
		if !ok {
			i = len(out)
			at[r] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], k)
	}
	return out
}

// tight is how many groups there would be if every doubtful pair shared a
// channel, and what names no way of its own came by one of the others. Firm
// says, by leader, which groups name their way.
func (u *union) tight(firm []bool) int {
	v := newUnion(len(u.up))
	for k := range u.up {
		if r := u.find(k); r != k {
			v.join(r, k, joint{})
		}
	}
	for _, q := range u.doubt {
		if q.chance >= possible {
			v.join(q.a, q.b, q)
		}
	}
	n, loose := 0, false
	held := map[int]bool{}
	for k := range u.up {
		if u.find(k) == k && firm[k] {
			held[v.find(k)] = true
		}
	}
	for _, l := range v.groups(len(u.up)) {
		if held[v.find(l[0])] {
			n++
		} else {
			loose = true
		}
	}
	if n == 0 && loose {
		return 1
	}
	return n
}

// missed counts the outlets, two at most, that print a look-alike near enough to
// be another wording of the statement in an article that shares no text with the
// carriers: with each there would be one channel more.
func (t *tracer) missed(s *origin.Statement, cs []carrier) int {
	mine := map[int]bool{}
	for k := range cs {
		mine[cs[k].art] = true
	}
	houses := map[string]bool{}
	for _, o := range s.Similar {
		if o.Score < nearMiss {
			continue
		}
		for _, id := range t.carry[o.Statement] {
			if i := t.at[id]; !mine[i] && t.story[i] == t.story[cs[0].art] && !t.tied(i, cs) {
				houses[t.house[i]] = true
			}
		}
	}
	if len(houses) > 0 {
		return min(len(houses), mostMissed)
	}
	if s.Channel.Best == 1 && len(cs) >= manyCarriers && t.askedElsewhere(s, cs) {
		return 1
	}
	return 0
}

// mostMissed bounds how far look-alikes raise the high reading.
const mostMissed = 2

// manyCarriers is how many carriers a statement has that an outlet with an
// interview of the same voice will hardly have left out.
const manyCarriers = 3

// mostInterviews bounds the interviews of a story that are looked at.
const mostInterviews = 50

// askedElsewhere reports whether an article of the story that shares no text
// with the carriers has an interview of its own: the statement may stand there
// in words that were not recognised.
func (t *tracer) askedElsewhere(s *origin.Statement, cs []carrier) bool {
	n := t.story[cs[0].art]
	if n < 0 {
		return false
	}
	mine := map[int]bool{}
	for k := range cs {
		mine[cs[k].art] = true
	}
	l := t.interviews[n]
	for _, i := range l[:min(len(l), mostInterviews)] {
		if !mine[i] && !t.tied(i, cs) && t.knows(i, s) {
			return true
		}
	}
	return false
}

// knows reports whether article i names somebody who stands behind a statement,
// by entity or by last name; so it does where nobody stands there by name.
func (t *tracer) knows(i int, s *origin.Statement) bool {
	named := false
	for _, v := range s.Voices {
		if v.Entity == "" {
			continue
		}
		named = true
		if slices.ContainsFunc(t.in.Marks[i].Entities, func(e annot.Entity) bool {
			return e.ID == v.Entity || e.Class == annot.Person && lastName(e.Name) == lastName(v.Name)
		}) {
			return true
		}
	}
	return !named
}

func lastName(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// tied reports whether an article shares text or outlet with a carrier.
func (t *tracer) tied(i int, cs []carrier) bool {
	for k := range cs {
		j := cs[k].art
		if t.related[ordered(i, j)].kind != "" || t.house[i] == t.house[j] {
			return true
		}
	}
	return false
}

// nearMiss is how alike a look-alike must be to count for the high reading.
const nearMiss = 0.28

// possible is the chance from which a pair may share a channel in the low
// reading.
const possible = 0.25

// loose is how many more groups there would be if only sure joints held.
func (u *union) loose(n int) int {
	v := newUnion(n)
	for _, q := range u.joints {
		if q.chance >= sure {
			v.join(q.a, q.b, q)
		}
	}
	return len(v.groups(n)) - len(u.groups(n))
}

// support is how much the carriers of a group say for one name: that the voice
// spoke to it says most, then that it is named with the report, then a credit
// for the whole article, least a name carried over from another sentence.
func support(cs []carrier, l []int, r *step) float64 {
	sum := 0.0
	for _, k := range l {
		best := 0.0
		for i := range cs[k].steps {
			if s := &cs[k].steps[i]; s.key() == r.key() {
				best = max(best, s.support())
			}
		}
		sum += best
	}
	return sum
}

func (s *step) support() float64 {
	switch {
	case s.told:
		return 3
	case s.credit:
		return 1
	case s.gap > 0 || s.basis != annot.Stated:
		return 0.5
	}
	return 2
}

// channel describes one group. It is firm when a text says how it came, and
// untraced when no source is named and no copy shared.
func (t *tracer) channel(s *origin.Statement, cs []carrier, l []int, g *union) (c origin.Channel, firm, untraced bool) {
	c = origin.Channel{Kind: annot.UnknownOf, Basis: annot.Inferred}
	var best *step
	voiced := false
	for _, k := range l {
		c.Carriers = append(c.Carriers, t.in.Articles[cs[k].art].ID)
		if r := root(&cs[k]); r != nil && (best == nil || rank(r) > rank(best) || rank(r) == rank(best) && support(cs, l, r) > support(cs, l, best)) {
			best = r
		}
		if r := root(&cs[k]); r != nil && r.basis == annot.Stated {
			c.Basis = annot.Stated
		}
		for _, n := range cs[k].reports {
			voiced = voiced || s.Reports[n].Voice >= 0
		}
	}
	if best != nil && c.Basis != annot.Stated && namedBy(cs, l, best)*leastNaming < len(l) {
		best = nil // what one of many names in passing is not where all have it from
	}
	first := cs[l[0]]
	for _, k := range l {
		if cs[k].own != "" {
			first = cs[k]
			break
		}
	}
	outlet := t.outlet(first.art)
	switch {
	case best != nil:
		c.Name, c.Kind = best.name, best.kind
		if c.Name == "" {
			c.Name = t.unnamed(s, best.kind)
		}
		firm = true
	case first.own != "":
		c.Name, c.Kind, c.Basis = outlet, first.own, annot.Stated
		firm = true
	default:
		c.Name = outlet
		untraced = !voiced && len(l) == 1
	}
	c.Why = t.reasons(cs, l, g)
	return c, firm, untraced
}

// leastNaming is of how many carriers one at least must name what their channel
// is called after, where none names it for the report itself.
const leastNaming = 4

// namedBy counts the carriers of a group that name a step.
func namedBy(cs []carrier, l []int, r *step) int {
	n := 0
	for _, k := range l {
		if slices.ContainsFunc(cs[k].steps, func(s step) bool { return s.key() == r.key() && s.kind == r.kind }) {
			n++
		}
	}
	return n
}

// unnamed names a release or post after who made it.
func (t *tracer) unnamed(s *origin.Statement, k annot.Path) string {
	for _, v := range s.Voices {
		if v.Organization != "" {
			return v.Organization
		}
		if v.Name != "" {
			return v.Name
		}
	}
	return string(k)
}

// reasons is what a group rests on: the citing words, then the joints.
func (t *tracer) reasons(cs []carrier, l []int, g *union) []origin.Reason {
	var out []origin.Reason
	for _, k := range l {
		a := &t.in.Articles[cs[k].art]
		for _, st := range cs[k].steps {
			out = append(out, origin.Reason{Text: "names: " + cmp.Or(st.name, string(st.kind)), Score: chanceCited, Refs: []text.Ref{{Article: a.ID, Span: st.span}}})
		}
		if cs[k].own != "" {
			out = append(out, origin.Reason{Text: "its own " + string(cs[k].own) + ": " + t.outlet(cs[k].art), Score: chanceCited, Refs: []text.Ref{{Article: a.ID, Span: cs[k].ownAt}}})
		}
	}
	for _, q := range g.joints {
		if slices.Contains(l, q.a) && len(out) < mostReasons {
			out = append(out, origin.Reason{Text: q.why, Score: q.chance, Refs: q.refs})
		}
	}
	return out
}

// mostReasons bounds the reasons kept for one channel.
const mostReasons = 12

// voiceCount is the number of voices with its doubt: unnamed ones may be one
// person.
func (t *tracer) voiceCount(s *origin.Statement) origin.Count {
	n, unnamed := len(s.Voices), 0
	for _, v := range s.Voices {
		if v.Anonymous {
			unnamed++
		}
	}
	c := origin.Count{Best: n, Low: n, High: n}
	if unnamed > 1 {
		c.Low = n - unnamed + 1
	}
	if unnamed == 1 && len(s.Channels) > 1 {
		c.High = n + 1
	}
	return c
}

// confidence says how far the best count of channels can be trusted.
func confidence(c origin.Count) string {
	switch c.High - c.Low {
	case 0:
		return "high"
	case 1:
		return "medium"
	}
	return "low"
}

// reading is the one-line sense of the counts.
func reading(s *origin.Statement) string {
	switch {
	case len(s.Voices) == 0:
		return "no source named"
	case len(s.Channels) == 1:
		return "single source"
	case s.Parties > 1:
		return "confirmed by another side"
	}
	return "one side only"
}

// contest marks the statements that another one denies.
func contest(l []origin.Statement) {
	at := map[string]int{}
	for n := range l {
		at[l[n].ID] = n
	}
	for n := range l {
		if m, ok := at[l[n].Denies]; ok {
			l[n].Reading, l[m].Reading = "contested", "contested"
		}
	}
}

// explain says the counts in words that the views translate.
func explain(s *origin.Statement) []string {
	out := []string{fmt.Sprintf("channels, at least and at most: %d (%d–%d)", s.Channel.Best, s.Channel.Low, s.Channel.High), "confidence: " + s.Confidence}
	if s.Untraced > 0 {
		out = append(out, fmt.Sprintf("no source named and no copy shared: %d", s.Untraced))
	}
	if s.Circular {
		out = append(out, "the articles cite each other in a circle")
	}
	return out
}
