package reuse

import (
	"math"
	"slices"

	"sanad/internal/index"
)

// A unit is a few sentences of an article: what rewritten text is looked for
// with. Units that share enough rare terms make their articles candidates.
const (
	unitWords  = 120  // words from which a unit ends with the sentence
	unitTerms  = 16   // rarest terms of a unit that are looked up
	rareWeight = 2.5  // least weight of a term that is looked up
	minRare    = 12.0 // sum of the weights of shared terms that make candidates
	unitNear   = 12   // candidates of one unit
)

// units are the pieces of all articles, in rank order, and the groups of units
// that share a term (the key of the group).
type units struct {
	doc    []uint32
	groups *index.Groups
}

// learn counts the words of the pile. Every worker counts those of the
// articles that it reads.
func (p *pile) learn() {
	parts := make([]lexicon, p.in.Workers.Len())
	rooms := make([]reading, len(parts))
	for i := range parts {
		parts[i].packs = p.lex.packs
	}
	p.inBlocks(func(w, _, lo, hi int) {
		for d := lo; d < hi; d++ {
			parts[w].add(d, p.article(d).Text, p.packs[d], p.words(d, &rooms[w]), p.spans(d))
		}
	}, func(int) {})
	p.lex = parts[0]
	for i := range parts[1:] {
		p.lex.join(&parts[i+1])
	}
	p.lex.settle(len(p.order))
}

// cut are the units of a block of articles: unit i is of article doc[i] and
// has the terms flat[ends[i-1]:ends[i]].
type cut struct {
	reading
	terms           []uint64 // see heavy
	doc, flat, ends []uint32
}

// units cuts the pile into units and groups them by their rarest terms.
func (p *pile) units() units {
	var all cut
	blocks := make([]cut, round)
	p.inBlocks(func(_, i, lo, hi int) {
		c := &blocks[i]
		c.doc, c.flat, c.ends = c.doc[:0], c.flat[:0], c.ends[:0]
		for d := lo; d < hi; d++ {
			p.cut(d, c)
		}
	}, func(i int) {
		c, base := &blocks[i], uint32(len(all.flat))
		for _, e := range c.ends {
			all.ends = append(all.ends, base+e)
		}
		all.doc, all.flat = append(all.doc, c.doc...), append(all.flat, c.flat...)
	})
	return units{all.doc, byTerm(all.flat, all.ends, len(p.lex.weight))}
}

// cut appends the units of article d to c.
func (p *pile) cut(d int, c *cut) {
	ws := p.words(d, &c.reading)
	w, first, salt := 0, 0, p.lex.salt(p.packs[d])
	p.lex.table.warm(ws, salt)
	end := func() {
		if len(c.terms) > 0 {
			c.doc = append(c.doc, uint32(d))
			for _, t := range heaviest(c.terms) {
				c.flat = append(c.flat, uint32(t))
			}
			c.ends = append(c.ends, uint32(len(c.flat)))
		}
		c.terms = c.terms[:0]
	}
	for _, s := range p.spans(d) {
		for ; w < len(ws) && int(ws[w].Start) < s.End; w++ {
			if t, weight, alone := p.lex.of(ws[w].Hash, salt); weight >= rareWeight && !alone {
				c.terms = append(c.terms, heavy(t, weight))
			}
		}
		if w-first >= unitWords {
			end()
			first = w
		}
	}
	end()
}

// byTerm groups units by term: unit i holds the terms flat[ends[i-1]:ends[i]].
func byTerm(flat, ends []uint32, terms int) *index.Groups {
	start := make([]uint32, terms+1)
	for _, t := range flat {
		start[t+1]++
	}
	for t := range terms {
		start[t+1] += start[t]
	}
	g := &index.Groups{Key: make([]uint64, terms), Start: slices.Clone(start), Members: make([]index.Member, len(flat))}
	from := uint32(0)
	for i, end := range ends {
		for _, t := range flat[from:end] {
			g.Members[start[t]] = index.NewMember(i, 0)
			start[t]++
		}
		from = end
	}
	for t := range terms {
		g.Key[t] = uint64(t)
	}
	g.Filter(func(int, int, index.Member) bool { return true }) // drops the groups of one
	return g
}

// heavy packs a term so that the heaviest are the smallest.
func heavy(term uint32, weight float32) uint64 {
	return uint64(^math.Float32bits(weight))<<32 | uint64(term)
}

// heaviest keeps the unitTerms heaviest of the terms, each once.
func heaviest(terms []uint64) []uint64 {
	slices.Sort(terms)
	terms = slices.Compact(terms)
	return terms[:min(len(terms), unitTerms)]
}
