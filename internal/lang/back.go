package lang

import "fmt"

// LooksBack is the number of words of the phrase at word 0 of at by which a
// text turns to what was told before, 0 for none: "sebelumnya", "as reported
// earlier".
func (p *Pack) LooksBack(at func(int) string) int {
	_, n := p.back.Longest(at)
	return n
}

// loadBack reads back.tsv: phrases, their words parted by spaces. A language
// without it has none.
func loadBack(p *Pack) error {
	p.back = &Phrases[bool]{}
	for _, r := range p.Rows("back") {
		if len(r) != 1 || r[0] == "" {
			return fmt.Errorf("back.tsv: %q is no phrase", r)
		}
		p.back.Add(r[0], true)
	}
	return nil
}
