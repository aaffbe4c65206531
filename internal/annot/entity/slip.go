package entity

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/lang"
)

// leastSlip is how many bytes a word has at least in which one wrong letter is
// told from another word.
const leastSlip = 7

// slips settles a name of one word that no table knows and that is one letter
// away from a form of a country which the text names: the form is meant.
func (r *reader) slips() {
	var named []lang.Form
	seen := map[string]bool{}
	for _, n := range r.names {
		if n.class == annot.Country && !seen[n.known.ID] {
			seen[n.known.ID] = true
			named = append(named, r.p.CountryForms[n.known.ID]...)
		}
	}
	for i, n := range r.names {
		if n.known.Class != "" || n.to != n.from+1 || r.ps[n.from].Shape != tagger.Capital || n.span.Len() < leastSlip {
			continue
		}
		for _, f := range named {
			if f.Known.Kind != lang.FormDemonym && slipOf(r.ps[n.from].Lower, strings.ToLower(f.Words)) {
				r.names[i].class, r.names[i].known = annot.Country, f.Known
				break
			}
		}
	}
}

// slipOf reports whether a word is another one that begins alike, with a slip.
func slipOf(a, b string) bool {
	return min(len(a), len(b)) >= leastSlip-1 && a != b && a[0] == b[0] && lang.Slip(a, b)
}
