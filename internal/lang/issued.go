package lang

import "fmt"

// Issued is the number of words, at word 0 of at, of a noun for a text that
// somebody issues with what joins it to the name of the issuer: "siaran pers",
// "press release of"; 0 for none.
func (p *Pack) Issued(at func(int) string) int {
	_, n := p.issued.Longest(at)
	if n == 0 {
		return 0
	}
	if p.issuer[at(n)] {
		n++
	}
	return n
}

// loadIssued reads issued.tsv: "text" and a noun for a text that is issued, or
// "of" and a word that joins it to its issuer. A language without it has none.
func loadIssued(p *Pack) error {
	p.issued, p.issuer = &Phrases[bool]{}, map[string]bool{}
	for _, r := range p.Rows("issued") {
		switch {
		case len(r) == 2 && r[0] == "text" && r[1] != "":
			p.issued.Add(r[1], true)
		case len(r) == 2 && r[0] == "of" && r[1] != "":
			p.issuer[r[1]] = true
		default:
			return fmt.Errorf("issued.tsv: %q is neither a text nor of", r)
		}
	}
	return nil
}
