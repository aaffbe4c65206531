package reuse

import (
	"cmp"
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

// learn counts the words of the pile.
func (p *pile) learn() {
	var ws []index.Word
	for d := range p.order {
		ws = p.words(d, ws[:0])
		p.lex.add(d, p.article(d).Text, p.packs[d], ws, p.spans(d))
	}
	p.lex.settle(len(p.order))
}

// units cuts the pile into units and groups them by their rarest terms.
func (p *pile) units() units {
	var u units
	var ws []index.Word
	var terms, flat, ends []uint32
	end := func(d int) {
		if len(terms) > 0 {
			u.doc = append(u.doc, uint32(d))
			flat = append(flat, p.rarest(terms)...)
			ends = append(ends, uint32(len(flat)))
		}
		terms = terms[:0]
	}
	for d := range p.order {
		ws = p.words(d, ws[:0])
		w, first, salt := 0, 0, p.lex.salt(p.packs[d])
		for _, s := range p.spans(d) {
			for ; w < len(ws) && int(ws[w].Start) < s.End; w++ {
				t, ok := p.lex.of(ws[w].Hash, salt)
				if ok && p.lex.docs[t] > 1 && p.lex.weight[t] >= rareWeight {
					terms = append(terms, t)
				}
			}
			if w-first >= unitWords {
				end(d)
				first = w
			}
		}
		end(d)
	}
	u.groups = byTerm(flat, ends, len(p.lex.weight))
	return u
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

// rarest keeps the unitTerms heaviest of the terms, each once.
func (p *pile) rarest(terms []uint32) []uint32 {
	slices.Sort(terms)
	terms = slices.Compact(terms)
	if len(terms) > unitTerms {
		slices.SortFunc(terms, func(x, y uint32) int {
			return cmp.Or(cmp.Compare(p.lex.weight[y], p.lex.weight[x]), cmp.Compare(x, y))
		})
		terms = terms[:unitTerms]
	}
	return terms
}
