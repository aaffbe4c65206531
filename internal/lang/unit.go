package lang

import (
	"fmt"
	"strings"
)

// unit holds what numbers count or measure.
type unit struct {
	after  map[string]string // class by word in lower case, behind the number
	before map[string]string // the same of what stands before it: "Rp", "$"
	prefix []string          // what makes a number one of order: "ke-7"
	suffix []string          // "7th"
}

// Unit is the class of what a word (in lower case) behind a number makes it
// count or measure: "people", "percent", "rupiah", "year"; "" for none. Two
// numbers of two classes are never one number.
func (p *Pack) Unit(word string) string { return p.unit.after[word] }

// UnitBefore is the same of a word or sign before a number.
func (p *Pack) UnitBefore(word string) string { return p.unit.before[word] }

// Ordered reports whether a word with digits says a place in an order and not
// a count: "ke-7", "7th".
func (p *Pack) Ordered(word string) bool {
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	for _, s := range p.unit.prefix {
		if rest, ok := strings.CutPrefix(word, s); ok && rest != "" && digit(rest[0]) {
			return true
		}
	}
	for _, s := range p.unit.suffix {
		if rest, ok := strings.CutSuffix(word, s); ok && rest != "" && digit(rest[len(rest)-1]) {
			return true
		}
	}
	return false
}

// loadUnit reads unit.tsv: a class and its words, parted by spaces. "before
// CLASS" has what stands before the number, "order-prefix" and "order-suffix" the
// affixes of a number of order.
func loadUnit(p *Pack) error {
	p.unit = unit{after: map[string]string{}, before: map[string]string{}}
	for _, r := range p.Rows("unit") {
		if len(r) != 2 {
			return fmt.Errorf("unit.tsv: %q is not a class and words", r)
		}
		words := strings.Fields(r[1])
		switch of, before := strings.CutPrefix(r[0], "before "); {
		case r[0] == "order-prefix":
			p.unit.prefix = words
		case r[0] == "order-suffix":
			p.unit.suffix = words
		case before:
			for _, w := range words {
				p.unit.before[w] = of
			}
		default:
			for _, w := range words {
				p.unit.after[w] = r[0]
			}
		}
	}
	return nil
}
