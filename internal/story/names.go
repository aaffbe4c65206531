package story

import (
	"strings"

	"sanad/internal/annot"
)

// entityNames are the names of the entities of an article in lower case.
func entityNames(m *annot.Marks) map[string]string {
	out := make(map[string]string, len(m.Entities))
	for _, e := range m.Entities {
		out[e.ID] = strings.ToLower(e.Name)
	}
	return out
}

// opensWith are the persons that are mentioned before end, sorted, and the
// persons and organisations, each once.
func (p *Pile) opensWith(m *annot.Marks, names map[string]string, end int) (people []int32, actors []count) {
	var all []int32
	for _, x := range m.Mentions {
		n := names[x.Entity]
		switch {
		case n == "" || x.Span.End > end:
		case x.Class == annot.Person:
			people = append(people, p.terms.id(personKey(n)))
		case x.Class == annot.Organization:
			all = append(all, p.terms.id("@organization:"+n))
		}
	}
	people = union(people, nil)
	actors = tally(union(all, people))
	p.terms.open(actors)
	return people, actors
}

// owned is how many names that are hardly anybody else's two groups must share
// to be one story whatever the time between them.
const owned = 2

// tied reports whether half of the articles that open with a name are in one of
// two groups that share it, for enough names. What leaders of states and large
// companies are in is not of one story for that.
func (p *Pile) tied(a, b *group) bool {
	n := 0
	for x, y := a.actors, b.actors; len(x) > 0 && len(y) > 0; {
		switch {
		case x[0].term < y[0].term:
			x = x[1:]
		case x[0].term > y[0].term:
			y = y[1:]
		default:
			if 2*(x[0].n+y[0].n) >= float32(p.terms.known[x[0].term].opens) {
				n++
			}
			x, y = x[1:], y[1:]
		}
	}
	return n >= owned
}

// sum adds up two tallies.
func sum(a, b []count) []count {
	out := make([]count, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].term < b[0].term:
			out, a = append(out, a[0]), a[1:]
		case a[0].term > b[0].term:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, count{a[0].term, a[0].n + b[0].n}), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}
