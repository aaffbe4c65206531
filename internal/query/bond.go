package query

import (
	"sanad/internal/lang"
)

// What part a name has in what is said, as far as a word before it tells.
const (
	unmarked uint8 = 1 << iota
	toward
	outOf
	through
)

// preps are the roles of lang.Pack.Role that give a name a part.
var preps = []struct {
	role string
	part uint8
}{{"to", toward}, {"from", outOf}, {"by", through}}

// bondReach is how many words behind a preposition, or behind a word of kin, may be
// the name that it belongs to.
const bondReach = 3

// bonds tells, word by word, what part the names have.
type bonds struct {
	p    *lang.Pack
	part uint8
	left int // words that the preposition still bears on
	kin  int // … and the word of kin
}

// step goes past what begins at word 0 of at. part is the part of the word if it
// is a name; kin says that not the one who is named is meant but somebody beside:
// "pengacara Rendi Woru", "Rendi Woru's lawyer".
func (b *bonds) step(at func(int) string, printed string) (part uint8, kin bool) {
	w := at(0)
	for _, x := range preps {
		if b.p.Role(x.role, w) {
			b.part, b.left, b.kin = x.part, bondReach, 0
			return unmarked, false
		}
	}
	switch {
	case b.p.Role("kin", w):
		b.kin = bondReach
		return unmarked, false
	case len(w) == 1 && !capital(printed):
		b.left, b.kin = 0, 0
		return unmarked, false
	case b.p.Role("stop", w):
		b.kin = 0
		return unmarked, false
	}
	part, kin = unmarked, b.kin > 0 && capital(printed) || owner(w) != w && b.p.Role("kin", at(1))
	if b.left > 0 {
		part = b.part
	}
	b.left, b.kin = b.left-1, b.kin-1
	if !capital(printed) {
		b.left, b.kin = b.left-1, 0
	}
	return part, kin
}

// touch is how a word of a claim stands in a text.
type touch struct {
	stance
	parts uint8 // that a name has
	kin   bool  // wherever it stands, it is said of somebody beside
}

// join adds a further place of a word: how it is said stays as it was first.
func (t *touch) join(o touch) {
	t.parts |= o.parts
	t.kin = t.kin && o.kin
}

// exchanged reports whether two names of a claim have changed their parts in a
// report: the one that is told of has the part of the other.
func exchanged(terms []term, in map[place]touch, claim int) bool {
	for i, x := range terms {
		if !x.name || x.parts == unmarked {
			continue
		}
		own, ok := in[place{claim, i}]
		if !ok || own.parts&x.parts != 0 {
			continue
		}
		for j, y := range terms {
			if o, ok := in[place{claim, j}]; ok && j != i && y.name && y.parts&x.parts == 0 && o.parts&x.parts != 0 {
				return true
			}
		}
	}
	return false
}
