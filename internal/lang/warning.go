package lang

import (
	"fmt"
	"strings"
)

// Warning is the words of a warning in this language, with the pairs of name
// and value filled in; "" for a kind that the pack does not know.
func (p *Pack) Warning(kind string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + strings.Trim(pairs[i], "{}") + "}"
	}
	return strings.NewReplacer(pairs...).Replace(p.warning[kind])
}

// loadWarning reads warning.tsv: kind and words.
func loadWarning(p *Pack) error {
	p.warning = map[string]string{}
	for _, r := range p.Rows("warning") {
		if len(r) != 2 {
			return fmt.Errorf("warning.tsv: %q is not a kind and words", r)
		}
		p.warning[r[0]] = r[1]
	}
	return nil
}
