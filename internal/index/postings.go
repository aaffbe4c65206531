package index

import (
	"math/bits"
	"slices"
)

// Quarters is into how many parts a document is divided when its postings say
// where in it they stand.
const Quarters = 4

// Member is a document of a group and the quarter of it that the shared
// fingerprint stands in.
type Member uint32

// NewMember packs a document number (below 2^30) and a quarter.
func NewMember(doc, quarter int) Member { return Member(doc<<2 | quarter) }

// Doc is the document number.
func (m Member) Doc() int { return int(m >> 2) }

// Quarter is 0…3.
func (m Member) Quarter() int { return int(m & 3) }

// Postings collects the fingerprints of documents, to be grouped by Groups.
// A posting is one word of memory: the upper bits of the fingerprint and the
// member. Documents must be added in ascending order.
type Postings struct {
	memberBits uint
	parts      [256]chunks // by the top byte of the hash
}

// chunks is a list that grows without copying.
type chunks [][]uint64

func (c *chunks) add(v uint64) {
	k := len(*c)
	if k == 0 || len((*c)[k-1]) == cap((*c)[k-1]) {
		*c = append(*c, make([]uint64, 0, 8<<min(k, 10)))
		k++
	}
	(*c)[k-1] = append((*c)[k-1], v)
}

// NewPostings makes room for documents 0…docs-1.
func NewPostings(docs int) *Postings {
	return &Postings{memberBits: max(8, uint(bits.Len(uint(max(docs, 2)-1)))+2)}
}

// Add adds one fingerprint of a document.
func (p *Postings) Add(hash uint64, m Member) {
	b := hash >> 56
	p.parts[b].add(hash<<8>>p.memberBits<<p.memberBits | uint64(m))
}

// Key is the part of a fingerprint that a posting keeps.
func (p *Postings) Key(hash uint64) uint64 { return hash >> (p.memberBits - 8) }

// Groups are the sets of documents that share a fingerprint.
type Groups struct {
	Key     []uint64 // of the shared fingerprint, see Postings.Key
	Start   []uint32 // group g holds Members[Start[g]:Start[g+1]]
	Members []Member // ascending within a group, each document once
}

// Len is the number of groups.
func (g *Groups) Len() int { return len(g.Start) - 1 }

// Of returns the members of group i.
func (g *Groups) Of(i int) []Member { return g.Members[g.Start[i]:g.Start[i+1]] }

// Size is the number of members of group i.
func (g *Groups) Size(i int) int { return int(g.Start[i+1] - g.Start[i]) }

// Filter keeps the members for which keep holds, and of the groups those that
// still have two; i is the number of the group and size its members before.
func (g *Groups) Filter(keep func(i, size int, m Member) bool) {
	groups, n, from := 0, uint32(0), uint32(0)
	for i := range g.Len() {
		first, to := n, g.Start[i+1]
		for _, m := range g.Members[from:to] {
			if keep(i, int(to-from), m) {
				g.Members[n] = m
				n++
			}
		}
		from = to
		if n-first < 2 {
			n = first
			continue
		}
		g.Key[groups] = g.Key[i]
		groups++
		g.Start[groups] = n
	}
	g.Key, g.Start, g.Members = g.Key[:groups], g.Start[:groups+1], g.Members[:n]
}

// Groups groups the postings and forgets them. Fingerprints of a single
// document are left out.
func (p *Postings) Groups() *Groups {
	g := &Groups{Start: []uint32{0}}
	var a, b []uint64
	for i := range p.parts {
		a = a[:0]
		for _, c := range p.parts[i] {
			a = append(a, c...)
		}
		p.parts[i] = nil
		if cap(b) < len(a) {
			b = make([]uint64, len(a))
		}
		b = b[:len(a)]
		a, b = sortFrom(a, b, p.memberBits)
		g.take(uint64(i)<<56, a, p.memberBits)
		if i == firstParts {
			g.reserve(len(p.parts) / firstParts)
		}
	}
	return g
}

// firstParts is after how many parts it is known how large the groups will be:
// hashes spread evenly over the parts.
const firstParts = 16

// reserve makes room for so many times what is there, and a sixteenth more.
func (g *Groups) reserve(times int) {
	more := func(n int) int { return n * (times - 1) * 17 / 16 }
	g.Key = slices.Grow(g.Key, more(len(g.Key)))
	g.Start = slices.Grow(g.Start, more(len(g.Start)))
	g.Members = slices.Grow(g.Members, more(len(g.Members)))
}

// take appends the groups of sorted postings.
func (g *Groups) take(top uint64, ps []uint64, memberBits uint) {
	for i := 0; i < len(ps); {
		key, first, last := ps[i]>>memberBits, len(g.Members), -1
		for ; i < len(ps) && ps[i]>>memberBits == key; i++ {
			m := Member(ps[i] & (1<<memberBits - 1))
			if m.Doc() != last {
				g.Members = append(g.Members, m)
				last = m.Doc()
			}
		}
		if len(g.Members)-first < 2 {
			g.Members = g.Members[:first]
			continue
		}
		g.Start = append(g.Start, uint32(len(g.Members)))
		g.Key = append(g.Key, top>>(memberBits-8)|key)
	}
}

// sortFrom sorts a by its bits from low upwards, keeping the order of equals
// (radix sort, eleven bits a pass), with b as room. It returns the sorted
// slice and the other one.
func sortFrom(a, b []uint64, low uint) (sorted, room []uint64) {
	const digit = 11
	var count [1 << digit]uint32
	for s := low; s < 64; s += digit {
		clear(count[:])
		for _, v := range a {
			count[v>>s&(1<<digit-1)]++
		}
		sum := uint32(0)
		for i, c := range count {
			count[i] = sum
			sum += c
		}
		for _, v := range a {
			d := v >> s & (1<<digit - 1)
			b[count[d]] = v
			count[d]++
		}
		a, b = b, a
	}
	return a, b
}
