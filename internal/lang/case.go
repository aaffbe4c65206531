package lang

import (
	"fmt"
	"strconv"
)

// Small is the share of its uses inside sentences, in per cent, in which a
// word (in lower case) is written small; 0 for a name or an unknown word.
func (p *Pack) Small(word string) int { return int(p.small[word]) }

// loadCase reads case.tsv (word, per cent), written by tool/casecount.
func loadCase(p *Pack) error {
	rows := p.Rows("case")
	p.small = make(map[string]uint8, len(rows))
	for _, r := range rows {
		if len(r) != 2 {
			return fmt.Errorf("case.tsv: %q is not a word and a share", r)
		}
		n, err := strconv.ParseUint(r[1], 10, 8)
		if err != nil || n > 100 {
			return fmt.Errorf("case.tsv: %q: no share in per cent", r)
		}
		p.small[r[0]] = uint8(n)
	}
	delete(p.rows, "case") // large, and read through Small only
	return nil
}
