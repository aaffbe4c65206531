package lang

import (
	"fmt"
	"slices"
	"strings"
)

// Telling is what tells two events of one kind apart where the kind repeats:
// two verdicts their persons, two fires their places, two earthquakes their
// places and figures, two sessions of a court their days, two trials their
// accused.
type Telling int

// The things that tell events apart.
const (
	ByPerson Telling = iota
	ByPlace
	ByNumber
	ByDay
	ByAccused
	Tellings
)

// Telling is what tells events apart that a word (in lower case) speaks of;
// nothing for words of no event or of one that does not repeat.
func (p *Pack) Telling(word string) []Telling { return p.telling[word] }

// loadEvent reads event.tsv: person, place, number, day or accused, and words
// parted by spaces. The words of accused stand before the person whom a trial or
// an investigation is of: "terdakwa", "defendant". A language without the table
// has no such words.
func loadEvent(p *Pack) error {
	p.telling = map[string][]Telling{}
	for _, r := range p.Rows("event") {
		kind := Telling(slices.Index([]string{"person", "place", "number", "day", "accused"}, r[0]))
		if kind < 0 || len(r) != 2 {
			return fmt.Errorf("event.tsv: %q is not a kind and words", r)
		}
		for _, w := range strings.Fields(r[1]) {
			p.telling[w] = append(p.telling[w], kind)
		}
	}
	return nil
}
