package entity

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/lang"
)

// spread carries what one place of the article shows to the others: a word of
// a full name, alone elsewhere, is that person; a word in capitals that is a
// name somewhere is one everywhere; and one surface has one class.
func (r *reader) spread() {
	r.agree()
	m := memory{parts: r.personParts(), seen: r.surfaces(), known: r.named()}
	var more []name
	k := 0
	for _, u := range r.units {
		for i := u.from; i < u.to; {
			for k < len(r.names) && r.names[k].to <= i {
				k++
			}
			if k < len(r.names) && r.names[k].from <= i {
				i = r.names[k].to
				continue
			}
			end := u.to
			if k < len(r.names) {
				end = min(end, r.names[k].from)
			}
			n, ok := r.again(m, i, end, u)
			if ok {
				more = append(more, n)
				i = n.to
				continue
			}
			i++
		}
	}
	if len(more) > 0 {
		r.names = append(r.names, more...)
		slices.SortFunc(r.names, func(a, b name) int { return a.from - b.from })
	}
}

// memory is what the whole article shows of its names.
type memory struct {
	parts map[string]bool      // see personParts
	seen  map[string][]surface // see surfaces
	known map[string]int       // see named
}

// named counts the sentences in which the tables see an entity; other words
// for it in the same sentence count again.
func (r *reader) named() map[string]int {
	type sight struct {
		unit int
		name string
	}
	out := map[string]int{}
	seen := map[sight]bool{}
	for k, u := range r.units {
		for i := u.from; i < u.to; i++ {
			if p := &r.ps[i]; p.At.Opens() && !seen[sight{k, p.Known.ID + " " + p.Lower}] {
				seen[sight{k, p.Known.ID + " " + p.Lower}] = true
				out[p.Known.ID]++
			}
		}
	}
	return out
}

// again is the name at piece i that another place of the article shows.
func (r *reader) again(m memory, i, end int, u unit) (name, bool) {
	p := &r.ps[i]
	if p.At.Opens() && p.Known.Kind != lang.FormDemonym && m.known[p.Known.ID] > 1 {
		n := r.knownAt(i, end)
		return n, r.stands(n, u)
	}
	if !p.Shape.Upper() || p.Role != tagger.Nowhere || p.Is("plain") || p.Is("calendar") || p.At != tagger.Nowhere {
		return name{}, false
	}
	if n, ok := r.seenAt(m.seen, i, end); ok && n.to-n.from > 1 {
		return n, true
	}
	if m.parts[p.Lower] && !r.capitalBeside(i, end) {
		return r.newName(i, i+1, annot.Person), true
	}
	return name{}, false
}

// capitalBeside reports whether piece i stands in a longer run of capitals, so
// that it may be part of another name.
func (r *reader) capitalBeside(i, end int) bool {
	return i+1 < end && r.ps[i+1].Shape.Upper() || i > 0 && r.ps[i-1].Shape.Upper() && r.ps[i-1].Role == tagger.Nowhere && !r.ps[i-1].First
}

// personParts are the first and last words of persons with two words or more.
func (r *reader) personParts() map[string]bool {
	out := map[string]bool{}
	for _, n := range r.names {
		if n.class != annot.Person || n.to-n.from < 2 {
			continue
		}
		for _, p := range []tagger.Piece{r.ps[n.from], r.ps[n.to-1]} {
			if p.Shape == tagger.Capital && len(p.Lower) >= 3 && !p.Is("plain") {
				out[p.Lower] = true
			}
		}
	}
	return out
}

// agree gives all places of one surface the class that most of them have; a
// single word of a full person's name is that person.
func (r *reader) agree() {
	votes := map[string]map[annot.Class]int{}
	parts := r.personParts()
	for _, n := range r.names {
		if n.known.Class != "" {
			continue
		}
		k := r.key(n)
		if votes[k] == nil {
			votes[k] = map[annot.Class]int{}
		}
		votes[k][n.class]++
		if n.to-n.from == 1 && parts[k] {
			votes[k][annot.Person]++
		}
	}
	for i, n := range r.names {
		if n.known.Class != "" {
			continue
		}
		v := votes[r.key(n)]
		if last := votes[r.ps[n.to-1].Lower]; n.class == annot.Place && n.to-n.from == 2 && r.ps[n.from].At.Opens() && last[annot.Person] > 0 && !r.ps[n.to-1].Is("org-tail") {
			v[annot.Person] += v[annot.Place] + 1 // Israel Katz, where Katz alone is a person
		}
		r.names[i].class = most(v, n.class)
	}
}

// most is the class with the most votes; ties keep the class held.
func most(votes map[annot.Class]int, held annot.Class) annot.Class {
	best := held
	for _, c := range tagger.Classes() {
		if votes[c] > votes[best] {
			best = c
		}
	}
	return best
}

// key is the surface of a name in lower case.
func (r *reader) key(n name) string {
	words := make([]string, 0, n.to-n.from)
	for _, p := range r.ps[n.from:n.to] {
		words = append(words, p.Lower)
	}
	return strings.Join(words, " ")
}
