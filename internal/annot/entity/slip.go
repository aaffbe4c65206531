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

// slipOf reports whether two words that begin alike differ by one letter too
// many, too few, changed, or in the place of the next one (Damerau-Levenshtein
// distance 1).
func slipOf(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < leastSlip-1 || len(b)-len(a) > 1 || a == b || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
