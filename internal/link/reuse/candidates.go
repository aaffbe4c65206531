package reuse

import (
	"cmp"
	"slices"

	"sanad/internal/index"
)

// candidates calls visit for every article with the earlier articles (by
// rank) that share at least minHits fingerprints with it, best first.
func (p *pile) candidates(visit func(d int, partners []int)) {
	g := p.groups()
	thin(g, len(p.order))
	of := byDoc(g, len(p.order))
	var (
		cursor  = make([]uint32, g.Len()) // members of a group seen so far
		hits    = make([]uint16, len(p.order))
		touched []int
	)
	hit := func(m index.Member) {
		d := m.Doc()
		if hits[d] == 0 {
			touched = append(touched, d)
		}
		hits[d] = min(hits[d]+1, 1<<15)
	}
	for d := range p.order {
		touched = touched[:0]
		for _, gi := range of.at(d) {
			k := int(cursor[gi])
			cursor[gi]++
			ms := g.Of(int(gi))
			if len(ms) > dense && k > 2*hubs {
				for _, m := range ms[:hubs] {
					hit(m)
				}
				ms, k = ms[k-hubs:k], hubs
			}
			for _, m := range ms[:k] {
				hit(m)
			}
		}
		if best := p.best(touched, hits); len(best) > 0 {
			visit(d, best)
		}
		for _, t := range touched {
			hits[t] = 0
		}
	}
}

// best picks the partners with enough hits, most hits first.
func (p *pile) best(touched []int, hits []uint16) []int {
	best := slices.DeleteFunc(slices.Clone(touched), func(t int) bool { return hits[t] < minHits })
	slices.SortFunc(best, func(x, y int) int {
		return cmp.Or(cmp.Compare(hits[y], hits[x]), cmp.Compare(x, y))
	})
	return best[:min(len(best), maxPartners)]
}

// groups fingerprints the pile, groups the fingerprints and masks boilerplate.
func (p *pile) groups() *index.Groups {
	ps := index.NewPostings(len(p.order))
	count := make([]uint32, len(p.order))
	var ws []index.Word
	var prints []index.Print
	for d := range p.order {
		ws = p.raw(d, ws[:0])
		prints = index.Winnow(ws, gram, window, prints[:0])
		count[d] = uint32(len(prints))
		for _, x := range prints {
			ps.Add(x.Hash, index.NewMember(d, int(x.Pos)*index.Quarters/len(ws)))
		}
	}
	g := ps.Groups()
	p.mask.key = ps.Key
	p.mask.learn(g, p.outlet, count)
	return g
}

// thin keeps of the dense groups of every article only the rarest ones in each
// quarter: common phrases go, and a story that stands in thousands of articles
// stays, because it has no rarer fingerprints than its own.
func thin(g *index.Groups, docs int) {
	smallest := make([]uint32, docs*index.Quarters*rarest) // sizes of dense groups, ascending, by member
	of := func(m index.Member) []uint32 {
		k := (m.Doc()*index.Quarters + m.Quarter()) * rarest
		return smallest[k : k+rarest]
	}
	found := false
	for i := range g.Len() {
		if n := g.Size(i); n > dense {
			found = true
			for _, m := range g.Of(i) {
				keep(of(m), uint32(n))
			}
		}
	}
	if !found {
		return
	}
	g.Filter(func(_, size int, m index.Member) bool {
		last := of(m)[rarest-1]
		return size <= dense || last == 0 || size <= int(last)
	})
}

// keep puts v into the ascending list of the smallest values; 0 is room.
func keep(few []uint32, v uint32) {
	for i, f := range few {
		if f == 0 {
			few[i] = v
			return
		}
		if v < f {
			few[i], v = v, f
		}
	}
}

// lists is the groups of every document.
type lists struct {
	start  []uint32
	groups []uint32
}

func (l *lists) at(d int) []uint32 { return l.groups[l.start[d]:l.start[d+1]] }

// byDoc turns groups of documents into documents with groups.
func byDoc(g *index.Groups, docs int) lists {
	l := lists{start: make([]uint32, docs+1), groups: make([]uint32, len(g.Members))}
	for _, m := range g.Members {
		l.start[m.Doc()+1]++
	}
	for d := range docs {
		l.start[d+1] += l.start[d]
	}
	fill := slices.Clone(l.start[:docs])
	for i := range g.Len() {
		for _, m := range g.Of(i) {
			l.groups[fill[m.Doc()]] = uint32(i)
			fill[m.Doc()]++
		}
	}
	return l
}
