package entity

import (
	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
)

// bold names what a model without words is too shy to name, from the tables
// alone: "Opposition leader Greta Sand", "the Harbour Board", "the Mercury".
// Runs of capitals that are named already are left as they are.
func (r *reader) bold(u unit, found []name) []name {
	var out []name
	k := 0
	for i := u.from; i < u.to; {
		for k < len(found) && found[k].to <= i {
			out = append(out, found[k])
			k++
		}
		if k < len(found) && found[k].from <= i {
			found[k] = r.whole(found[k], found[k+1:], u)
			i = found[k].to
			continue
		}
		end := u.to
		if k < len(found) {
			end = min(end, found[k].from)
		}
		if n, ok := r.boldAt(i, end, u); ok {
			out = append(out, n)
			i = n.to
			continue
		}
		i++
	}
	return append(out, found[k:]...)
}

// whole mends a found name: that of a person goes on over the capitals behind
// it and begins with a given name before it; the closing word tells the class.
func (r *reader) whole(n name, rest []name, u unit) name {
	last := &r.ps[n.to-1]
	if n.known.Class == "" && n.to-n.from > 1 && last.Is("place-tail") && !last.Is("org-tail") {
		n.class = annot.Place
	}
	if n.class != annot.Person {
		return n
	}
	end := min(u.to, n.from+5)
	if len(rest) > 0 {
		end = min(end, rest[0].from)
	}
	from, to := n.from, n.to
	for to < end && r.proper(to) {
		to++
	}
	for from > u.from && r.proper(from-1) && r.ps[from-1].Given {
		from--
	}
	if from == n.from && to == n.to {
		return n
	}
	return r.newName(from, to, n.class)
}

// boldAt is the name that the tables show at piece i.
func (r *reader) boldAt(i, end int, u unit) (name, bool) {
	if !r.proper(i) {
		return name{}, false
	}
	to := i + 1
	for to < end && (r.proper(to) || r.stop(to, end)) {
		to++
	}
	first, last := &r.ps[i], &r.ps[to-1]
	var left tagger.Piece
	if i > u.from {
		left = r.ps[i-1]
		if left.Lower == "." && i > u.from+1 {
			left = r.ps[i-2] // Mr. Fairbanks
		}
	}
	switch {
	case to-i > 1 && last.Is("org-tail"):
		return r.newName(i, to, annot.Organization), true
	case to-i > 1 && last.Is("place-tail"):
		return r.newName(i, to, annot.Place), true
	case to-i > 1 && to-i <= 4 && first.Given:
		return r.newName(i, to, annot.Person), true
	case left.Role != tagger.Nowhere && to-i <= 4 && !first.First && !first.Common():
		return r.newName(i, to, annot.Person), true
	case left.Is("article") && to-i == 1 && first.Shape == tagger.Capital && !r.spelledSmall(first):
		return r.newName(i, to, annot.Organization), true
	}
	return name{}, false
}

// proper reports whether piece i is a word with a capital that no table
// explains otherwise.
func (r *reader) proper(i int) bool {
	p := &r.ps[i]
	return p.Shape.Upper() && p.At == tagger.Nowhere && p.Role == tagger.Nowhere && !p.Is("plain") && !p.Is("calendar") && !p.Is("said")
}

// stop reports whether piece i is the stop of an initial inside a name.
func (r *reader) stop(i, end int) bool {
	return r.ps[i].Lower == "." && r.ps[i-1].Shape == tagger.Initial && i+1 < end && r.proper(i+1)
}

// spelledSmall reports whether the article writes the word small elsewhere.
func (r *reader) spelledSmall(p *tagger.Piece) bool { return r.small[p.Lower] }
