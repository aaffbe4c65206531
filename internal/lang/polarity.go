package lang

import "fmt"

// Negated is the polarity of a cue whose own polarity is p when it is negated:
// one who does not confirm declines.
func (p *Pack) Negated(polarity string) string {
	if n, ok := p.negated[polarity]; ok {
		return n
	}
	return polarity
}

// loadPolarity reads polarity.tsv: a polarity and what negation makes of it.
func loadPolarity(p *Pack) error {
	p.negated = map[string]string{}
	for _, r := range p.Rows("polarity") {
		if len(r) != 2 {
			return fmt.Errorf("polarity.tsv: %q is not a polarity and its negation", r)
		}
		p.negated[r[0]] = r[1]
	}
	return nil
}
