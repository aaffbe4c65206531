package lang

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// senses are the phrases of a language by what they stand for, and the further
// concepts of single words.
type senses struct {
	phrase  Phrases[[]string]
	word    map[string][]string
	printed map[string][]string // by how it must be printed: "AS" is a country, "as" is not
}

// Senses are the concepts under which what begins at word 0 is compared, and
// its number of words: those of the longest phrase that has any ("rumah
// sakit"), else all meanings of the single word. at gives words in lower case,
// "" beyond the end; printed is the first one as it stands in the text.
func (p *Pack) Senses(at func(int) string, printed string) (concepts []string, n int) {
	w := at(0)
	if heads, n := p.senses.phrase.Longest(at); n > 1 {
		return heads, n
	}
	if l := p.senses.printed[printed]; l != nil {
		return l, 1
	}
	out := p.Meanings(w)
	for _, h := range p.senses.word[w] {
		out = appendNew(out, h)
	}
	return out, 1
}

// OpensPhrase reports whether a word (in lower case) begins a phrase that Senses
// knows.
func (p *Pack) OpensPhrase(word string) bool { return p.senses.phrase.Begins(word) }

// Opposed are the concepts that say the opposite of one, in any language.
func Opposed(concept string) []string { return all()[hub].opposite[concept] }

// linkSenses reads sense.tsv of every pack and opposite.tsv of the hub.
func linkSenses(packs map[string]*Pack) error {
	h := packs[hub]
	for _, code := range codes {
		if err := packs[code].readSenses(h); err != nil {
			return fmt.Errorf("%s/%w", code, err)
		}
	}
	return h.readOpposites()
}

// readSenses reads sense.tsv: concepts of the hub language, parted by spaces;
// words and phrases, parted by |.
func (p *Pack) readSenses(h *Pack) error {
	p.senses = senses{word: map[string][]string{}, printed: map[string][]string{}}
	phrases := map[string][]string{}
	for _, r := range p.Rows("sense") {
		if len(r) != 2 || r[0] == "" {
			return fmt.Errorf("sense.tsv: %q is not concepts and phrases", r)
		}
		for head := range strings.FieldsSeq(r[0]) {
			for w := range strings.SplitSeq(r[1], "|") {
				w = strings.TrimSpace(w)
				l := p.senses.word
				if w != strings.ToLower(w) {
					l = p.senses.printed
				} else if strings.Contains(w, " ") {
					l = phrases
				}
				l[w] = appendNew(l[w], h.Concept(head))
			}
		}
	}
	for _, w := range slices.Sorted(maps.Keys(phrases)) {
		p.senses.phrase.Add(w, phrases[w])
	}
	delete(p.rows, "sense") // read through Senses only
	return nil
}

// readOpposites reads opposite.tsv: a concept, and what says the opposite,
// parted by spaces.
func (p *Pack) readOpposites() error {
	p.opposite = map[string][]string{}
	for _, r := range p.Rows("opposite") {
		if len(r) != 2 {
			return fmt.Errorf("opposite.tsv: %q is not a concept and its opposites", r)
		}
		for _, a := range p.Meanings(r[0]) {
			for w := range strings.FieldsSeq(r[1]) {
				for _, b := range p.Meanings(w) {
					p.opposite[a], p.opposite[b] = appendNew(p.opposite[a], b), appendNew(p.opposite[b], a)
				}
			}
		}
	}
	return nil
}

// appendNew appends a word that the list does not have yet.
func appendNew(l []string, w string) []string {
	if slices.Contains(l, w) {
		return l
	}
	return append(l, w)
}
