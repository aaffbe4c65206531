package lang

import "fmt"

// loadHanging reads hanging.tsv: words in lower case that a sentence cannot
// end with, and "join" for those that join names (and), "-" for others.
func loadHanging(p *Pack) error {
	p.hanging = map[string]bool{}
	for _, r := range p.Rows("hanging") {
		if len(r) != 2 || r[1] != "join" && r[1] != "-" {
			return fmt.Errorf("hanging.tsv: %q is not a word and join or -", r)
		}
		p.hanging[r[0]] = r[1] == "join"
	}
	return nil
}

// Hanging reports whether a sentence cannot end with the word, and whether the
// word joins names.
func (p *Pack) Hanging(word string) (hangs, joins bool) {
	joins, hangs = p.hanging[word]
	return hangs, joins
}
