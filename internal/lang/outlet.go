package lang

import (
	"fmt"
	"strings"
)

// loadOutletWords reads outlet.tsv: a word in lower case and what a name in
// capitals at the head of an article is when it holds that word: "outlet"
// (WARTA …, … POS) or "rubric" (OPINI, INFO …).
func loadOutletWords(p *Pack) error {
	p.outletWords, p.outletAffixes = map[string]string{}, nil
	for _, r := range p.Rows("outlet") {
		if len(r) != 2 || r[1] != "outlet" && r[1] != "rubric" {
			return fmt.Errorf("outlet.tsv: %q is not a word and outlet or rubric", r)
		}
		p.outletWords[r[0]] = r[1]
		if r[1] == "outlet" && len(r[0]) >= 4 {
			p.outletAffixes = append(p.outletAffixes, r[0])
		}
	}
	return nil
}

// OutletWord is "outlet" for a word of which names of outlets are made,
// "rubric" for one that heads a section of a newspaper, else "".
func (p *Pack) OutletWord(word string) string { return p.outletWords[word] }

// MadeOfOutlet reports whether a word in lower case begins or ends with one of
// which names of outlets are made: kabarmuara, muaranews.
func (p *Pack) MadeOfOutlet(word string) bool {
	for _, a := range p.outletAffixes {
		if len(word) > len(a)+2 && (strings.HasPrefix(word, a) || strings.HasSuffix(word, a)) {
			return true
		}
	}
	return false
}
