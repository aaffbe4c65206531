package lang

import "fmt"

// kinWords is how many words of a kindred language a text must hold to be
// taken for it.
const kinWords = 3

// loadKin reads kin.tsv: the code of a close language, and a word in lower
// case that it uses and this language does not.
func loadKin(p *Pack) error {
	p.kin = map[string]string{}
	for _, r := range p.Rows("kin") {
		if len(r) != 2 {
			return fmt.Errorf("kin.tsv: %q is not a language and a word", r)
		}
		p.kin[r[1]] = r[0]
		p.kinCodes = append(p.kinCodes, r[0])
	}
	return nil
}

// Kin is the code of a close language whose own words stand among the words of
// a text (in lower case) that looks like this language, "" for none.
func (p *Pack) Kin(words []string) string {
	seen := map[string]bool{}
	n := map[string]int{}
	for _, w := range words {
		if code := p.kin[w]; code != "" && !seen[w] {
			seen[w] = true
			if n[code]++; n[code] >= kinWords {
				return code
			}
		}
	}
	return ""
}

// CommonShare is the share of words (in lower case) that stand in a tenth or
// more of the articles of the language.
func (p *Pack) CommonShare(words []string) float64 {
	n := 0
	for _, w := range words {
		if count, total := p.DF(w); total > 0 && 10*count >= total {
			n++
		}
	}
	return float64(n) / float64(max(1, len(words)))
}
