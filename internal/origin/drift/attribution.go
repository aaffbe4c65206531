package drift

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// NoSource is the reason of a drift in which one report names nobody and
// nothing for what the other has from somebody.
const NoSource = "the source is not named"

// OtherVerb is the reason of a drift in which one speaker says something in two
// ways: says it, admits it, claims it.
const OtherVerb = "another word of saying"

// swapped is the share of content words in any order from which two persons in
// reports that are worded otherwise are one who was swapped.
const swapped = 0.5

// attribution compares who is said to say it, and how.
func (c *comparison) attribution() {
	a, b := c.a, c.b
	switch {
	case a.said() && !b.said():
		if c.share >= alike {
			c.lost(a, b, false)
		}
	case b.said() && !a.said():
		if c.share >= alike {
			c.lost(b, a, true)
		}
	case a.said() && b.said() && a.named() && b.named() && !sameSpeaker(a, b):
		sev := c.swap()
		if a.names(b) && b.names(a) || sev == material && c.share < alike && c.kin() < swapped {
			return // one speaks of the other, or of something else
		}
		x, y, why := c.speakers()
		c.add("attribution", sev, x, y, why)
	case c.share >= alike && a.said() && b.said() && (stanceOf(a.att) != stanceOf(b.att) || a.att.Polarity != b.att.Polarity):
		c.add("attribution", harmless, a.attributing(), b.attributing(), OtherVerb)
	}
	c.attitude()
}

// attitude compares what the words of saying make of what is said: "fears
// that" and "says that" are two certainties.
func (c *comparison) attitude() {
	a, b := c.a, c.b
	if c.share < alike || a.att == nil || b.att == nil || a.att.Cue == nil || b.att.Cue == nil {
		return
	}
	x, y := a.attitudeOf(), b.attitudeOf()
	if x == y || x != "fear" && y != "fear" {
		return // the others are cues of plain saying, of belief, of a wish
	}
	if x == "fear" && b.fears() || y == "fear" && a.fears() {
		return // "she fears that …" is told as: "she fears …," he said
	}
	c.add("modality", material, a.att.Cue.Span, b.att.Cue.Span, "said with another certainty")
}

// fears reports whether fear is in what is said rather than in the saying.
func (x *side) fears() bool {
	return slices.ContainsFunc(x.items, func(i item) bool { return i.change.Class == "fear" })
}

// attitudeOf is the modal class of the word of saying, "" for plain ones.
func (x *side) attitudeOf() string {
	toks := text.Within(x.marks.Tokens, x.att.Cue.Span)
	for i := range toks {
		c, n := x.pack.Change(func(k int) string {
			if i+k < 0 || i+k >= len(toks) {
				return ""
			}
			return toks[i+k].Lower
		})
		if n > 0 && c.Kind == "modal" {
			return c.Class
		}
	}
	return ""
}

// swap is how much another speaker matters: two persons on one channel, or for
// the same words, are one who was swapped; a person and an office may be one.
func (c *comparison) swap() string {
	if c.a.person() != "" && c.b.person() != "" && (c.oneWay || c.share >= alike) {
		return material
	}
	if c.a.posted(c.b) || c.b.posted(c.a) {
		return material
	}
	return harmless
}

// posted reports whether what somebody posted is told in the other report as what
// a medium knows.
func (x *side) posted(other *side) bool {
	return x.through(annot.Post) && other.through(annot.OutletOf, annot.Wire)
}

// speakers are the places where two reports name two speakers, and what that is.
// What was only posted and is told as known is all that the one report says.
func (c *comparison) speakers() (x, y text.Span, why string) {
	x, y = c.a.attributing(), c.b.attributing()
	switch {
	case c.a.posted(c.b):
		return x, c.b.report.Ref.Span, "what was posted is told as known"
	case c.b.posted(c.a):
		return c.a.report.Ref.Span, y, "what was posted is told as known"
	}
	return x, y, "another speaker"
}

// person is the person whom the source names, "" where it is none.
func (x *side) person() string {
	s := x.att.Source
	if strings.HasPrefix(s.Entity, string(annot.Media)+":") {
		return ""
	}
	var named []annot.Mention
	if s.Span != nil { // a source that is only understood stands nowhere
		named = text.Within(x.marks.Mentions, *s.Span)
	}
	for _, m := range named {
		if w := m.Span.Of(x.article.Text); m.Class == annot.Person && w != strings.ToUpper(w) {
			return w // an abbreviation in capitals is an office
		}
	}
	w := strings.Fields(s.Name)
	for _, v := range w {
		if !startsUpper(v) || x.pack.Organ(strings.ToLower(v)) {
			return ""
		}
	}
	if len(w) < 2 || s.Entity != "" && !strings.HasPrefix(s.Entity, string(annot.Person)+":") {
		return ""
	}
	return s.Name
}

// loss compares a sentence that goes on after the matched ones: only whether
// its source is still named.
func (c *comparison) loss() {
	c.out = nil
	switch a, b := c.a, c.b; {
	case a.said() && !b.said():
		c.lost(a, b, false)
	case b.said() && !a.said():
		c.lost(b, a, true)
	}
}

// said reports whether the report names somebody who says it.
func (x *side) said() bool { return x.att != nil && x.att.Source != nil }

// through reports whether a citation of one of the kinds names the speaker: a post
// that speaks for a person, a medium that stands in the place of one.
func (x *side) through(kinds ...annot.Path) bool {
	s := x.attributing()
	return slices.ContainsFunc(x.cites(), func(q annot.Citation) bool { return slices.Contains(kinds, q.Kind) && q.Span.Touches(s) })
}

// cites are the citations in the sentences of the report.
func (x *side) cites() []annot.Citation {
	return text.Within(x.marks.Citations, x.unit)
}

// named reports whether the speaker is named in the report's own clause (not
// by a pronoun), and not as one of many.
func (x *side) named() bool {
	s := x.att.Source
	if s.Span == nil || s.Anonymous || !startsUpper(s.Name) {
		return false
	}
	return nameMatch(s.Name, s.Span.Of(x.article.Text)) || len(text.Within(x.marks.Mentions, *s.Span)) > 0
}

// names reports whether the sentences of the report name the other's speaker.
func (x *side) names(other *side) bool {
	id := other.att.Source.Entity
	return slices.ContainsFunc(text.Within(x.marks.Mentions, x.unit), func(m annot.Mention) bool {
		return id != "" && m.Entity == id
	})
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// lost notes that one report has no source for what the other attributes. It
// is material where what is said needs one (an accusation, a fear, a suspicion)
// and the speaker is not heard in the sentence before.
func (c *comparison) lost(with, without *side, turned bool) {
	if strings.HasPrefix(with.att.Source.Entity, string(annot.Media)+":") {
		return // a medium is a path and no source
	}
	if without.names(with) {
		return // named, in whatever way the sentence goes on
	}
	x, y, sev, why := with.attributing(), without.report.Ref.Span, harmless, NoSource
	name, naming := c.unread(without)
	switch {
	case name != "" && nameMatch(name, with.att.Source.Name):
		return
	case name != "" && with.named() && with.person() != "" && c.face(with, naming):
		y, sev, why = naming, harmless, "another speaker"
		if c.oneWay {
			sev = material
		}
	case needsSource(with) && !without.carried(with):
		sev = material
	}
	if turned {
		x, y = y, x
	}
	c.add("attribution", sev, x, y, why)
}

func needsSource(x *side) bool {
	switch x.att.Polarity {
	case annot.Accuse, annot.Hearsay:
		return true
	}
	for i := range x.items {
		if m := x.items[i].change; m.Kind == "modal" && x.items[i].zone == content && strength[m.Class] >= strength["may"] {
			return true
		}
	}
	return false
}

// carried reports whether an attribution of the same article to the same
// speaker ends within the sentence before: then the reader still hears it.
func (x *side) carried(other *side) bool {
	for i := range x.marks.Attributions {
		a := &x.marks.Attributions[i]
		if a.Span.End > x.unit.Start || x.unit.Start-a.Span.End > 300 || a.Source == nil {
			continue
		}
		if nameMatch(a.Source.Name, other.att.Source.Name) {
			return true
		}
	}
	return false
}

// ground notes a phrase that only one report has, of column k, and that names
// what the statement rests on: "menurut penelitian", "according to a study".
func (c *comparison) ground(r run, k int) {
	if c.a.said() || c.b.said() {
		return // who says it was compared
	}
	x, y, of := c.a, c.b, func(p pair) int { return p.a }
	if c.pairs[k].a < 0 {
		x, y, of = c.b, c.a, func(p pair) int { return p.b }
	}
	s := x.items[of(c.pairs[k])].span
	for _, p := range c.pairs[k:r.to] {
		if i := of(p); i >= 0 {
			s = s.Join(x.items[i].span)
		}
	}
	a, b := s, y.report.Ref.Span
	if x == c.b {
		a, b = b, a
	}
	c.add("attribution", harmless, a, b, NoSource)
}

// attributing is the span of source and cue.
func (x *side) attributing() text.Span {
	var s text.Span
	if x.att.Source != nil && x.att.Source.Span != nil {
		s = *x.att.Source.Span
	}
	if x.att.Cue != nil {
		if s.Empty() {
			return x.att.Cue.Span
		}
		if near := s.Join(x.att.Cue.Span); near.Len() <= s.Len()+x.att.Cue.Span.Len()+4 {
			return near
		}
	}
	if s.Empty() {
		return x.report.Ref.Span
	}
	return s
}

func sameSpeaker(a, b *side) bool {
	s, t := a.att.Source, b.att.Source
	if s.Entity != "" && s.Entity == t.Entity || a.voice != nil && a.voice == b.voice {
		return true
	}
	if p, q := a.person(), b.person(); p != "" && q != "" {
		return nameMatch(p, b.capitalised()) || nameMatch(q, a.capitalised()) || spelling(p, q) || oneName(a.bare(p), b.bare(q))
	}
	return nameMatch(s.Name, t.Name) || spelling(s.Name, t.Name) ||
		s.Organization != "" && nameMatch(s.Organization, t.Name) || t.Organization != "" && nameMatch(t.Organization, s.Name)
}

// capitalised are the capitalised words of the source: as it stands in the
// sentence, or the name of one that only the context gives.
func (x *side) capitalised() string {
	src := x.att.Source
	said := src.Name
	if src.Span != nil {
		said = src.Span.Of(x.article.Text)
	}
	var out []string
	for _, w := range strings.Fields(said) {
		if startsUpper(w) && !x.pack.Organ(strings.ToLower(w)) {
			out = append(out, strings.Trim(w, ",.\"“”()"))
		}
	}
	return strings.Join(out, " ")
}
