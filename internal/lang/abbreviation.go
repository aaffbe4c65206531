package lang

import "fmt"

// loadAbbreviations reads abbreviation.tsv: word in lower case without its
// full stop, and "name" where a name or number follows it (Dr. Sari, No. 5) or
// "end" where it may also end a sentence (dll., Inc.).
func loadAbbreviations(p *Pack) error {
	p.abbreviations = map[string]bool{}
	for _, r := range p.Rows("abbreviation") {
		if len(r) != 2 || r[1] != "name" && r[1] != "end" {
			return fmt.Errorf("abbreviation.tsv: %q is not a word and name or end", r)
		}
		p.abbreviations[r[0]] = r[1] == "name"
	}
	return nil
}

// Abbreviation reports whether a word in lower case is written with a full
// stop of its own, and whether a name must follow it.
func (p *Pack) Abbreviation(word string) (known, beforeName bool) {
	before, ok := p.abbreviations[word]
	return ok, before
}
