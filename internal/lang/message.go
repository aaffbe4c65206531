package lang

import "fmt"

// Forwarded is the number of words that the longest phrase takes at word 0 of
// at, of those that people and programs put around what they pass on ("forwarded
// many times", "sebarkan"); 0 for none.
func (p *Pack) Forwarded(at func(int) string) int {
	_, n := p.message.Longest(at)
	return n
}

// loadMessage reads message.tsv: phrases around what is passed on, one a line.
func loadMessage(p *Pack) error {
	for _, r := range p.Rows("message") {
		if len(r) != 1 {
			return fmt.Errorf("message.tsv: %q is not a phrase", r)
		}
		p.message.Add(r[0], true)
	}
	return nil
}
