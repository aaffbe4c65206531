package entity

import (
	"slices"
	"strings"

	"sanad/internal/annot"
)

// headlines names in headlines what the rest of the text, or a table, names.
func (r *reader) headlines() {
	var loud []name
	seen := r.surfaces()
	for _, u := range r.units {
		if !u.headline {
			continue
		}
		var found []name
		for i := u.from; i < u.to; {
			if n, ok := r.seenAt(seen, i, u.to); ok {
				found = append(found, n)
				i = n.to
				continue
			}
			i++
		}
		loud = append(loud, r.withKnown(u, found)...)
	}
	if len(loud) > 0 {
		r.names = append(r.names, loud...)
		slices.SortFunc(r.names, func(a, b name) int { return a.from - b.from })
	}
}

// surface is a name as it was printed, to be found again.
type surface struct {
	words []string
	class annot.Class
}

// surfaces lists the names found so far by their first word, longest first.
func (r *reader) surfaces() map[string][]surface {
	out := map[string][]surface{}
	done := map[string]bool{}
	for _, n := range r.names {
		var s surface
		for _, p := range r.ps[n.from:n.to] {
			s.words = append(s.words, p.Lower)
		}
		key := strings.Join(s.words, " ")
		if first := s.words[0]; !done[key] && len(out[first]) < 32 {
			done[key] = true
			s.class = n.class
			out[first] = append(out[first], s)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b surface) int { return len(b.words) - len(a.words) })
	}
	return out
}

// seenAt is the longest known surface at piece i, written with a capital.
func (r *reader) seenAt(seen map[string][]surface, i, end int) (name, bool) {
	if !r.ps[i].Shape.Upper() {
		return name{}, false
	}
	for _, s := range seen[r.ps[i].Lower] {
		if i+len(s.words) <= end && r.spells(i, s.words) {
			return r.newName(i, i+len(s.words), s.class), true
		}
	}
	return name{}, false
}

func (r *reader) spells(i int, words []string) bool {
	for k, w := range words {
		if r.ps[i+k].Lower != w {
			return false
		}
	}
	return true
}
