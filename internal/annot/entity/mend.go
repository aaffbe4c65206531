package entity

import (
	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
)

// joined mends what the model is apt to cut. It begins the name of a person with
// what opens it, and carries the name of an organisation on over a joining word where it
// goes on with ordinary words in capitals: "Kementerian Pendidikan dan
// Kebudayaan".
func (r *reader) joined(u unit, found []name) []name {
	for k := range found {
		n := &found[k]
		if n.class == annot.Person {
			*n = r.opened(*n, u)
			continue
		}
		end := u.to
		if k+1 < len(found) {
			end = min(end, found[k+1].from)
		}
		if n.class != annot.Organization || n.known.Class != "" || !r.ps[n.from].Is("org-head") || n.to+1 >= end {
			continue
		}
		if of := &r.ps[n.to]; of.Is("org-head") && of.Is("join") && r.ps[n.to+1].Shape.Upper() {
			*n = r.newName(n.from, r.capitals(n.to+1, end), n.class) // University of Northfield
			continue
		}
		if n.to-n.from < 2 {
			continue
		}
		if !r.ps[n.to].Is("join") || !r.ordinary(n.to-1) || !r.ordinary(n.to+1) {
			continue
		}
		to := n.to + 2
		for to < end && r.ordinary(to) {
			to++
		}
		*n = r.newName(n.from, to, n.class)
	}
	return found
}

// opened begins the name of a person with the words that open such names: "I
// Made …", "Anak Agung …".
func (r *reader) opened(n name, u unit) name {
	from := n.from
	for from > u.from && r.ps[from-1].Shape.Upper() && r.ps[from-1].Is("opens") {
		from--
	}
	if from == n.from {
		return n
	}
	return r.newName(from, n.to, n.class)
}

// ordinary reports whether piece i is a common word with a capital, and opens
// no name of its own.
func (r *reader) ordinary(i int) bool {
	p := &r.ps[i]
	return p.Shape == tagger.Capital && p.Common() && p.At == tagger.Nowhere && p.Role == tagger.Nowhere && !p.Is("org-head") && !p.Is("place-head")
}

// capitals is the end of the stretch of capitals that begins at piece i.
func (r *reader) capitals(i, end int) int {
	for i < end && r.ps[i].Shape.Upper() {
		i++
	}
	return i
}

// bodies adds the organisations that the model left alone although their head
// word opens a long run of capitals: Badan Penanggulangan Bencana Daerah ….
func (r *reader) bodies(u unit, found []name) []name {
	const least = 4 // words; shorter runs are titles of offices and of works too
	var out []name
	k := 0
	for i := u.from; i < u.to; i++ {
		for k < len(found) && found[k].to <= i {
			out = append(out, found[k])
			k++
		}
		if !r.ps[i].Is("org-head") || !r.ps[i].Shape.Upper() || i > u.from && r.ps[i-1].Shape.Upper() && r.ps[i-1].Role == tagger.Nowhere {
			continue
		}
		to := r.capitals(i, u.to)
		if to-i < least || k < len(found) && found[k].from < to {
			continue
		}
		out = append(out, r.newName(i, to, annot.Organization))
		i = to - 1
	}
	return append(out, found[k:]...)
}
