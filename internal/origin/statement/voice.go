package statement

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// voiceKey names who says a rendering, for comparing: the entity, or the words
// of the label.
func (p *pile) voiceKey(r *rendering) string {
	if r.att == nil || r.att.Source == nil || p.relays(r) {
		return ""
	}
	s := r.att.Source
	if id := p.sourceEntity(r.art, s); id != "" {
		return id
	}
	return strings.Join(words(label(s)), " ")
}

// sourceEntity is the person, organisation or country that a source stands
// for, "" for none: the one that quote resolved, the person named in its
// words, the office that a spokesman speaks for, the entity of its label.
func (p *pile) sourceEntity(i int, s *annot.Source) string {
	if s.Entity != "" {
		return s.Entity
	}
	l := words(label(s))
	if c := p.who.country[strings.Join(l, " ")]; c != "" {
		return c
	}
	if id := p.aliasAtEnd(i, l); id != "" {
		return id
	}
	if s.Span == nil {
		return ""
	}
	office := ""
	for _, m := range text.Within(p.in.Marks[i].Mentions, *s.Span) {
		switch m.Class {
		case annot.Person:
			return m.Entity
		case annot.Organization, annot.Country:
			if office == "" {
				office = m.Entity
			}
		}
	}
	if _, speaks := p.packs[i].SpeaksFor(label(s)); speaks || len(text.Within(p.in.Marks[i].Mentions, *s.Span)) == 1 && p.wholly(i, s) {
		return office
	}
	return ""
}

// aliasAtEnd is the person whose name ends a label: "pemimpin Korut Kim Jong
// Un".
func (p *pile) aliasAtEnd(i int, l []string) string {
	for n := 0; n < len(l); n++ {
		id, ok := p.who.alias[aliasKey{i, strings.Join(l[n:], " ")}]
		if ok && (n == 0 || strings.HasPrefix(id, "person:")) {
			return id
		}
	}
	return ""
}

// wholly reports whether a label is little more than one name.
func (p *pile) wholly(i int, s *annot.Source) bool {
	return !slices.ContainsFunc(words(label(s)), p.packs[i].Vague)
}

// aliasKey is a name in lower case as one article uses it.
type aliasKey struct {
	article int
	words   string
}

// label is the fullest label of a source.
func label(s *annot.Source) string {
	if s.Name != "" {
		return s.Name
	}
	return strings.TrimSpace(s.Role + " " + s.Organization)
}

// heard is one voice as one report labels it.
type heard struct {
	voice origin.Voice
	key   string
	words map[string]bool // stems of name, role and organisation
	heads map[string]bool // those of them that are heads of offices: minister, director
	posts map[string]bool // of all that the pile calls the same person
	named bool            // a person or organisation is named
	pack  *lang.Pack
}

func (p *pile) hear(r *rendering) (heard, bool) {
	if r.att == nil || r.att.Source == nil || label(r.att.Source) == "" || p.relays(r) {
		return heard{}, false
	}
	s, pack := r.att.Source, p.packs[r.art]
	id := p.sourceEntity(r.art, s)
	h := heard{key: p.voiceKey(r), pack: pack, named: id != "" && !s.Anonymous}
	h.voice = origin.Voice{Name: label(s), Role: s.Role, Organization: s.Organization, Entity: id, Anonymous: s.Anonymous}
	if e, ok := p.who.person[id]; ok && e.Class == annot.Person {
		if h.voice.Role == "" {
			h.voice.Role = e.Role
		}
		if h.voice.Organization == "" {
			h.voice.Organization = e.Org
		}
		h.voice.Name = e.Name
	}
	h.named = h.named && !office(pack, h.voice.Name)
	h.words = stems(pack, words(h.voice.Name+" "+h.voice.Role+" "+h.voice.Organization))
	h.heads = stems(pack, slices.DeleteFunc(longForms(pack, h.voice.Name+" "+h.voice.Role), func(w string) bool { return pack.Clauses.Class(w)&lang.AsRole == 0 }))
	h.posts = stems(pack, p.who.posts[id])
	h.voice.Party = p.party(&h)
	return h, true
}

// stems are the concepts of words that say something, with what short words for
// an office stand for: "mendag", the minister of trade.
func stems(pack *lang.Pack, l []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range longForms(pack, strings.Join(l, " ")) {
		if !pack.Role("stop", w) {
			out[pack.Concept(w)] = true
		}
	}
	return out
}

// longForms are the words of a label, short words for offices in full.
func longForms(pack *lang.Pack, label string) []string {
	var out []string
	for _, w := range words(label) {
		out = append(out, strings.Fields(cmp.Or(pack.Clauses.Role(w), w))...)
	}
	return out
}

// office reports whether a label is the short word for an office and names
// nobody.
func office(pack *lang.Pack, label string) bool {
	return pack.Clauses.Role(strings.ToLower(label)) != ""
}

// party is the side a voice speaks for: a state through any of its organs,
// else the organisation, else the voice itself.
func (p *pile) party(h *heard) string {
	v := &h.voice
	if c := p.who.state(h.pack, v.Name, v.Organization, v.Role); c != "" {
		return c
	}
	if c := p.who.parties[v.Entity]; c != "" {
		return c
	}
	if office, ok := h.pack.SpeaksFor(v.Role); ok && office != "" && v.Organization == "" {
		return office
	}
	switch {
	case v.Organization != "":
		return p.who.organization(v.Organization)
	case h.named:
		return p.who.organization(v.Name)
	}
	return "" // a bare description may belong to any side
}

// voices joins the labels of one statement's reports to voices: equal
// entities; a bare description with the one who fits it; an office with those
// who speak for it; a country with its one speaker. It says which voice each
// report has, -1 for none. Where no report names anybody, the voice is inferred
// from what stands around them.
func (p *pile) voices(rends []int) ([]origin.Voice, []int) {
	var list []heard
	of := make([]int, len(rends))
	for n, r := range rends {
		of[n] = -1
		for _, one := range p.speakers(&p.rends[r]) {
			if h, ok := p.hear(one); ok {
				k := place(&list, h)
				if of[n] < 0 {
					of[n] = k // a report of several is the first one's
				}
			}
		}
	}
	if len(list) == 0 {
		for _, r := range rends {
			if h, ok := p.overhear(&p.rends[r]); ok {
				place(&list, h)
			}
		}
	}
	to := p.foldVoices(list)
	return collect(list, to, of)
}

// place is where a voice stands in the list, which it joins where it is new.
func place(list *[]heard, h heard) int {
	at := len(*list)
	for k := range *list {
		if old := &(*list)[k]; old.key == h.key && h.key != "" {
			at = k
			old.voice = fuller(old.voice, h.voice)
			for w := range h.words {
				old.words[w] = true
			}
		}
	}
	if at == len(*list) {
		*list = append(*list, h)
	}
	return at
}

// relays reports whether the source of a rendering is a medium that passes on
// what others say: a wire, an outlet of the pile, a post or report of somebody.
func (p *pile) relays(r *rendering) bool {
	s := r.att.Source
	if p.namesOutlet(words(s.Name)) {
		return true
	}
	if s.Span == nil {
		return false
	}
	for _, c := range citesNear(p.in.Marks[r.art].Citations, *s.Span) {
		if c.Span.Start > s.Span.End+1 || c.Span.End <= s.Span.Start {
			continue // neither on the source nor right behind it
		}
		switch c.Kind {
		case annot.Wire:
			if c.Name != "" && (strings.HasPrefix(s.Entity, "media:") || strings.Contains(s.Name, c.Name)) {
				return true
			}
		case annot.Post, annot.Release, annot.Document, annot.Broadcast:
			if s.Entity == "" && !s.Anonymous && len(words(s.Name)) < 3 {
				return true // "menurut unggahan": a path, nobody who speaks
			}
		}
	}
	return false
}

// namesOutlet reports whether words are the name of an outlet of the pile, or a
// word for what it prints and that name: "laporan Kabar Hulu".
func (p *pile) namesOutlet(w []string) bool {
	return p.who.outlets[strings.Join(w, " ")] || len(w) > 1 && p.who.outlets[strings.Join(w[1:], " ")]
}

// foldVoices says for each heard voice into which one it is folded.
func (p *pile) foldVoices(list []heard) []int {
	to := make([]int, len(list))
	for i := range to {
		to[i] = i
	}
	for i := range list {
		for j := range list {
			if i != j && to[j] == j && to[i] == i && p.foldsInto(&list[i], &list[j], i > j) {
				to[i] = j
			}
		}
	}
	for i := range to {
		for to[i] != to[to[i]] {
			to[i] = to[to[i]]
		}
	}
	return to
}

// foldsInto reports whether label a is another label of b. Of two labels that
// fit each other the later folds into the earlier.
func (p *pile) foldsInto(a, b *heard, later bool) bool {
	switch {
	case a.named && b.named:
		return samePerson(a, b, later) || later && misspelt(words(a.voice.Name), words(b.voice.Name)) || a.within(b) || p.isParty(a, b)
	case a.named:
		return false
	case b.named:
		n := overlap(a, b)
		return 2*n > a.says() || n > a.shared(b) || p.isParty(a, b)
	}
	if !later {
		return false
	}
	// two bare descriptions: one voice unless each holds what the other lacks
	n := overlap(a, b)
	return n > 0 && (n == len(a.words) || n == len(b.words))
}

// samePerson reports whether one name is part of the other.
func samePerson(a, b *heard, later bool) bool {
	x, y := words(a.voice.Name), words(b.voice.Name)
	if len(x) > len(y) || len(x) == len(y) && !later {
		return false
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return len(x) == 1 && len(y) > 1 && shortFor(w, y)
		}
	}
	return len(x) > 0
}

// within reports whether a name stands in what was read as the organisation of
// the other: of "police chief Ato Wirya" one text may leave the chief Ato.
func (a *heard) within(b *heard) bool {
	org := words(b.voice.Organization)
	x := words(a.voice.Name)
	if len(x) == 0 || len(org) <= len(x) || !strings.HasPrefix(a.voice.Entity, "person:") {
		return false
	}
	return slices.Equal(org[len(org)-len(x):], x)
}

// shortFor reports whether a name is the beginning of a part of another: Eli for
// Eliana.
func shortFor(x string, y []string) bool {
	return len(x) >= leastShort && slices.ContainsFunc(y, func(w string) bool { return strings.HasPrefix(w, x) && len(w) >= len(x)+2 })
}

// leastShort is how many bytes a short name has at least.
const leastShort = 3

// isParty reports whether a is the country or organisation that b speaks for.
func (p *pile) isParty(a, b *heard) bool {
	if a.voice.Entity != "" && a.voice.Entity == b.voice.Party {
		return true
	}
	if b.voice.Party != a.voice.Party || a.voice.Party == "" {
		return false
	}
	_, speaks := b.pack.SpeaksFor(b.voice.Role + " " + b.voice.Name)
	return speaks && !strings.HasPrefix(a.voice.Entity, "person:")
}

func overlap(a, b *heard) int {
	n := 0
	for w := range a.words {
		if (b.words[w] || b.posts[w]) && !a.pack.Vague(w) {
			n++
		}
	}
	return n
}

// shared counts the heads of offices that two labels have in common: two
// ministers are not one.
func (a *heard) shared(b *heard) int {
	n := 0
	for w := range a.heads {
		if b.words[w] || b.posts[w] {
			n++
		}
	}
	return n
}

// says is the number of words of a label that tell whom it means.
func (a *heard) says() int {
	n := 0
	for w := range a.words {
		if !a.pack.Vague(w) {
			n++
		}
	}
	return n
}

// fuller keeps the fuller of two entries for one voice.
func fuller(a, b origin.Voice) origin.Voice {
	if len(b.Name) > len(a.Name) {
		a.Name = b.Name
	}
	if a.Role == "" {
		a.Role = b.Role
	}
	if a.Organization == "" {
		a.Organization = b.Organization
	}
	a.Anonymous, a.Inferred = a.Anonymous && b.Anonymous, a.Inferred && b.Inferred
	return a
}

func collect(list []heard, to, of []int) ([]origin.Voice, []int) {
	var out []origin.Voice
	at := map[int]int{}
	for i := range list {
		if to[i] == i {
			at[i] = len(out)
			out = append(out, list[i].voice)
		}
	}
	for i := range list {
		if k := at[to[i]]; to[i] != i {
			if v := &out[k]; v.Role == "" {
				v.Role = list[i].voice.Role
			}
		}
	}
	for n := range of {
		if of[n] >= 0 {
			of[n] = at[to[of[n]]]
		}
	}
	return out, of
}
