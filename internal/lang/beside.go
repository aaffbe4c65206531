package lang

import (
	"fmt"
	"strconv"
)

// Beside is what stands beside a word that is written with a capital, in tenths
// of its uses: where something is (in), who speaks or holds an office (who),
// the head word of an organisation (org). Known is false for rarer words.
type Beside struct {
	Known        bool
	In, Who, Org uint8 // 0 to 10
}

// Beside is what stands beside a word (in lower case) in news texts.
func (p *Pack) Beside(word string) Beside { return p.beside[word] }

// loadBeside reads beside.tsv (word, in, who, org), written by
// tool/besidecount.
func loadBeside(p *Pack) error {
	rows := p.Rows("beside")
	p.beside = make(map[string]Beside, len(rows))
	for _, r := range rows {
		if len(r) != 4 {
			return fmt.Errorf("beside.tsv: %q is not a word and three shares", r)
		}
		b := Beside{Known: true}
		for i, to := range []*uint8{&b.In, &b.Who, &b.Org} {
			n, err := strconv.ParseUint(r[i+1], 10, 8)
			if err != nil || n > 10 {
				return fmt.Errorf("beside.tsv: %q: no share in tenths", r)
			}
			*to = uint8(n)
		}
		p.beside[r[0]] = b
	}
	delete(p.rows, "beside") // large, and read through Beside only
	return nil
}
