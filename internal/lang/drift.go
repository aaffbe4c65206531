package lang

import (
	"fmt"
	"strings"
)

// drift holds the words whose exchange changes what a statement says.
type drift struct {
	change   Phrases[Change]
	notNever Phrases[bool] // "tidak hanya": a negation that denies nothing
	standing Phrases[string]
}

// Change is what a word or phrase does to a statement.
type Change struct {
	Kind  string // "modal", "scope", "not", "not only", "ground" (names what a statement rests on)
	Class string // modal: fact, certain, will, plan, forecast, can, may, permit, must, ought, hope, fear, hearsay, alleged; scope: group:level
}

// Change is the longest phrase at word 0 of at that bears on modality, scope
// or polarity, with its number of words; 0 words where there is none.
func (p *Pack) Change(at func(int) string) (Change, int) {
	if _, n := p.drift.notNever.Longest(at); n > 0 {
		return Change{Kind: "not only"}, n
	}
	if c, n := p.drift.change.Longest(at); n > 0 {
		return c, n
	}
	if p.Role("not", at(0)) {
		return Change{Kind: "not"}, 1
	}
	return Change{}, 0
}

// Standing is what the longest phrase at word 0 of at makes of the person named
// after it, as group:level ("legal:suspect", "minister:head"), with its number of
// words; 0 words where there is none. Nobody has two levels of a group at once.
// "level:deputy" is that of the office named after it.
func (p *Pack) Standing(at func(int) string) (string, int) { return p.drift.standing.Longest(at) }

// Idle is the number of words of a negation that denies nothing ("tidak hanya",
// "no less than") at word 0 of at, 0 for none.
func (p *Pack) Idle(at func(int) string) int {
	if _, n := p.drift.notNever.Longest(at); n > 0 {
		return n
	}
	if c, n := p.drift.change.Longest(at); c.Kind == "scope" {
		return n
	}
	return 0
}

// loadDrift reads drift.tsv: kind (modal, scope, not, ground, standing, harmless-not),
// class, phrases parted by |.
func loadDrift(p *Pack) error {
	for _, r := range p.Rows("drift") {
		if len(r) != 3 {
			return fmt.Errorf("drift.tsv: %q is not a kind, a class and phrases", r)
		}
		for _, w := range strings.Split(r[2], "|") {
			w = strings.TrimSpace(w)
			switch r[0] {
			case "harmless-not":
				p.drift.notNever.Add(w, true)
			case "standing":
				p.drift.standing.Add(w, r[1])
			case "modal", "scope", "not", "ground":
				p.drift.change.Add(w, Change{Kind: r[0], Class: r[1]})
			default:
				return fmt.Errorf("drift.tsv: unknown kind %q", r[0])
			}
		}
	}
	return nil
}
