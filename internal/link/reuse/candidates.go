package reuse

import (
	"cmp"
	"slices"

	"sanad/internal/index"
)

// scored is an article (or unit) with the strength of what ties it to another.
type scored struct {
	n     int
	score float32
}

// neighbours calls visit for every document of the groups with the earlier
// documents that share groups with it, best first: those whose groups weigh
// least or more together, and at most most of them.
func neighbours(g *index.Groups, docs int, weigh func(group int) float32, least float32, most int, visit func(d int, near []scored)) {
	of := byDoc(g, docs)
	var (
		cursor  = make([]uint32, g.Len()) // members of a group seen so far
		score   = make([]float32, docs)
		touched []scored
	)
	hit := func(ms []index.Member, w float32) {
		for _, m := range ms {
			if score[m.Doc()] == 0 {
				touched = append(touched, scored{n: m.Doc()})
			}
			score[m.Doc()] += w
		}
	}
	for d := range docs {
		touched = touched[:0]
		for _, gi := range of.at(d) {
			k, ms, w := int(cursor[gi]), g.Of(int(gi)), weigh(int(gi))
			cursor[gi]++
			if len(ms) > dense && k > 2*hubs {
				hit(ms[:hubs], w)
				hit(ms[k-hubs:k], w)
				continue
			}
			hit(ms[:k], w)
		}
		kept := touched[:0]
		for _, t := range touched {
			t.score = score[t.n]
			score[t.n] = 0
			if t.score >= least {
				kept = append(kept, t)
			}
		}
		if len(kept) > 0 {
			slices.SortFunc(kept, func(x, y scored) int {
				return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.n, y.n))
			})
			visit(d, kept[:min(len(kept), most)])
		}
	}
}

// pair is two articles to be compared: the later one (by rank) and the other.
type pair struct{ d, e uint32 }

// sameWords lists the pairs of articles that share fingerprints.
func (p *pile) sameWords() (out []pair) {
	g := p.groups()
	thin(g, len(p.order))
	one := func(int) float32 { return 1 }
	neighbours(g, len(p.order), one, minHits, maxPartners, func(d int, near []scored) {
		for _, e := range near {
			out = appendPair(out, d, e.n)
		}
	})
	return out
}

// sameTerms lists the pairs of articles with units that share rare terms.
func (p *pile) sameTerms() (out []pair) {
	p.learn()
	u := p.units()
	thin(u.groups, len(u.doc))
	weigh := func(i int) float32 { return p.lex.weight[u.groups.Key[i]] }
	neighbours(u.groups, len(u.doc), weigh, minRare, unitNear, func(x int, near []scored) {
		for _, y := range near {
			out = appendPair(out, int(u.doc[x]), int(u.doc[y.n]))
		}
	})
	return out
}

func appendPair(ps []pair, d, e int) []pair {
	if d == e {
		return ps
	}
	return append(ps, pair{uint32(max(d, e)), uint32(min(d, e))})
}

// tiny reports whether the pile is so small that every pair may be compared.
func (p *pile) tiny() bool {
	n := 0
	for d := range min(len(p.order), tinyPile) {
		n += len(p.article(d).Text)
	}
	return len(p.order) <= tinyPile && n <= tinyText
}

// every is every pair of a tiny pile.
func (p *pile) every() (out []pair) {
	for d := range p.order {
		for e := range d {
			out = append(out, pair{uint32(d), uint32(e)})
		}
	}
	return out
}

// tidy sorts pairs by the later article, each once.
func tidy(ps []pair) []pair {
	slices.SortFunc(ps, func(x, y pair) int { return cmp.Or(cmp.Compare(x.d, y.d), cmp.Compare(x.e, y.e)) })
	return slices.Compact(ps)
}

// printed are the fingerprints of a block of articles.
type printed struct {
	reading
	docs []struct{ prints, words, doc int }
}

// groups fingerprints the pile, groups the fingerprints and masks boilerplate.
func (p *pile) groups() *index.Groups {
	ps := index.NewPostings(len(p.order))
	count := make([]uint32, len(p.order))
	blocks := make([]printed, round)
	p.inBlocks(func(_, i, lo, hi int) {
		b := &blocks[i]
		b.prints, b.docs = b.prints[:0], b.docs[:0]
		for d := lo; d < hi; d++ {
			b.ws = p.raw(d, b.ws[:0])
			from := len(b.prints)
			b.prints = index.Winnow(b.ws, gram, window, b.prints)
			b.docs = append(b.docs, struct{ prints, words, doc int }{len(b.prints) - from, len(b.ws), d})
		}
	}, func(i int) {
		at := blocks[i].prints
		for _, x := range blocks[i].docs {
			count[x.doc] = uint32(x.prints)
			for _, f := range at[:x.prints] {
				ps.Add(f.Hash, index.NewMember(x.doc, int(f.Pos)*index.Quarters/x.words))
			}
			at = at[x.prints:]
		}
	})
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
