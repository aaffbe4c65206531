package entity

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/lang"
)

// withKnown joins what the model found in u with the names of the tables. A
// name of the tables gives its class to a found name of the same words, takes
// the place of a shorter one, and stays part of a longer one.
func (r *reader) withKnown(u unit, found []name) []name {
	var out []name
	k := 0
	for i := u.from; i < u.to; {
		if !r.ps[i].At.Opens() {
			i++
			continue
		}
		j := i + 1
		for j < u.to && r.ps[j].At == tagger.Inside {
			j++
		}
		for k < len(found) && found[k].to <= i {
			out = append(out, found[k])
			k++
		}
		if k < len(found) && (found[k].from < i || found[k].from == i && found[k].to > j) {
			if n, ok := r.part(&found[k], i, j); ok {
				out = append(out, n)
			}
			i = j
			continue
		}
		n := r.knownAt(i, j)
		model := annot.Class("")
		for k < len(found) && found[k].from < j {
			model = found[k].class
			k++
		}
		before := k < len(found) && found[k].from == j && found[k].class == annot.Person
		if before && n.class == annot.Country && i > u.from && r.ps[i-1].Role != tagger.Nowhere {
			i = j // Perdana Menteri Israel Benjamin Netanyahu
			continue
		}
		if r.accept(n, model, u) {
			out = append(out, n)
		} else if model != "" {
			n.class, n.known = model, lang.Known{}
			out = append(out, n)
		}
		i = j
	}
	out = append(out, found[k:]...)
	return slices.DeleteFunc(out, func(n name) bool { return n.from >= n.to })
}

// part looks at the known name [i, j) inside the found name n. A country that
// is explained in brackets ("Korea Utara (Korut)") is a name of its own, and n
// what the brackets hold; an organisation ("Bank Indonesia (BI)") is n.
func (r *reader) part(n *name, i, j int) (name, bool) {
	if n.class == annot.Person && n.to == j && r.roles(n.from, i) {
		*n = r.knownAt(i, j) // Dekan | Universitas Indonesia
		return name{}, false
	}
	if n.class == annot.Person && n.from == i && n.to > j && i > 0 && r.ps[i-1].Is("place-head") && r.ps[i-1].Shape.Upper() && r.knownAt(i, j).class == annot.Place {
		*n = r.newName(j, n.to, n.class) // Dinas Kesehatan | Kota Bandung | Lilis Suharti
		return r.newName(i-1, j, annot.Place), true
	}
	if n.from != i || j+1 >= n.to || r.ps[j].Shape != tagger.Open {
		return name{}, false
	}
	if annot.Class(r.ps[i].Known.Class) != annot.Country {
		n.known, n.class = r.ps[i].Known, annot.Class(r.ps[i].Known.Class)
		return name{}, false
	}
	to := n.to
	if r.ps[to-1].Shape == tagger.Close {
		to--
	}
	*n = r.newName(j+1, to, n.class)
	return r.knownAt(i, j), true
}

// roles reports whether the pieces [from, to) are offices and titles, at least
// one.
func (r *reader) roles(from, to int) bool {
	for i := from; i < to; i++ {
		if r.ps[i].Role == tagger.Nowhere {
			return false
		}
	}
	return from < to
}

// accept reports whether a name of the tables stands here for what the tables
// say. model is the class that the model gave to these words, "" for none.
func (r *reader) accept(n name, model annot.Class, u unit) bool {
	switch {
	case n.known.Kind == lang.FormDemonym:
		return false
	case model == annot.Person:
		return !r.ps[n.from].Given
	case model != "" || u.headline:
		return true
	case r.model.Words:
		return false // the model knows better, unless the rest of the article speaks for it: see spread
	}
	return r.stands(n, u)
}

// stands reports whether a name of the tables that the model has left alone
// can stand for itself here.
func (r *reader) stands(n name, u unit) bool {
	switch n.class {
	case annot.Media:
		p := &r.ps[n.from]
		return !p.First || !p.Is("plain") || n.to-n.from > 1 // "Antara lain …"
	case annot.Country, annot.Place:
		return !r.describes(n.from, u)
	}
	return true
}

// knownAt is the name of the tables that opens at piece i.
func (r *reader) knownAt(i, end int) name {
	j := i + 1
	for j < end && r.ps[j].At == tagger.Inside {
		j++
	}
	n := r.newName(i, j, annot.Class(r.ps[i].Known.Class))
	n.known = r.ps[i].Known
	return n
}

// describes reports whether the country or place at piece i, which the model
// has left alone, only says what kind of thing the word before is ("warga
// Rusia", "operasi militer Rusia").
func (r *reader) describes(i int, u unit) bool {
	if i == u.from {
		return false
	}
	q := &r.ps[i-1]
	if q.Is("in") || q.Is("at") || q.Is("said") || q.Is("join") {
		return false
	}
	if !r.model.Words {
		return q.Is("group") || q.Role != tagger.Nowhere
	}
	return q.Shape <= tagger.Caps && !q.Is("plain") && !r.p.Names.Verb(q.Lower)
}
