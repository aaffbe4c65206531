package lang

import "fmt"

// How an abbreviation is written.
const (
	BeforeName   = "name"   // a name follows: Dr. Sari
	BeforeNumber = "number" // it is one only where a number follows: No. 5
	MayEnd       = "end"    // it may also end a sentence: dll., Inc.
)

// loadAbbreviations reads abbreviation.tsv: word in lower case without its
// full stop, and how it is written.
func loadAbbreviations(p *Pack) error {
	p.abbreviations = map[string]string{}
	for _, r := range p.Rows("abbreviation") {
		if len(r) != 2 || r[1] != BeforeName && r[1] != BeforeNumber && r[1] != MayEnd {
			return fmt.Errorf("abbreviation.tsv: %q is not a word and how it is written", r)
		}
		p.abbreviations[r[0]] = r[1]
	}
	return nil
}

// Abbreviation is how a word that has a full stop of its own is written, "" for
// other words.
func (p *Pack) Abbreviation(word string) string { return p.abbreviations[word] }
