package lang

import "fmt"

// Correction finds phrases by which a text says that it was changed after it
// appeared: "ralat", "an earlier version of this article".
func (p *Pack) Correction(at func(int) string) bool {
	_, n := p.correction.Longest(at)
	return n > 0
}

// loadCorrection reads correction.tsv: phrases, their words parted by spaces.
func loadCorrection(p *Pack) error {
	p.correction = &Phrases[bool]{}
	for _, r := range p.Rows("correction") {
		if len(r) != 1 || r[0] == "" {
			return fmt.Errorf("correction.tsv: %q is no phrase", r)
		}
		p.correction.Add(r[0], true)
	}
	return nil
}
