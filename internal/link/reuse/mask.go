package reuse

import "sanad/internal/index"

// A fingerprint is boilerplate of an outlet when it stands in at least
// maskShare of its articles, and in no fewer than maskLeast of them. Articles
// of which more than maskMost tenths would be boilerplate are one text again
// and again; they have no vote.
const (
	maskShare = 0.02
	maskLeast = 6
	maskMost  = 8 // tenths
)

// mask is what outlets print under article after article, learned from the
// pile.
type mask struct {
	key   func(uint64) uint64
	known table // by fingerprint and outlet
}

// spot is a fingerprint of an outlet.
func spot(key uint64, outlet uint32) uint64 { return index.Mix(key ^ uint64(outlet)<<40 ^ 1) }

func (m *mask) is(key uint64, outlet uint32) bool {
	return m.known.find(spot(key, outlet)) != nil
}

// learn fills the mask from the groups of the pile and takes the members
// that it masks out of them. prints is the number of fingerprints by document.
func (m *mask) learn(g *index.Groups, outlet []uint32, prints []uint32) {
	m.known = table{}
	size := make([]uint32, 0)
	for _, o := range outlet {
		for int(o) >= len(size) {
			size = append(size, 0)
		}
		size[o]++
	}
	count := make([]uint32, len(size))
	least := func(o uint32) uint32 { return max(maskLeast, uint32(maskShare*float64(size[o]))) }
	common := make([]uint32, len(outlet))
	vote := func(d int) bool { return outlet[d] != 0 && 10*common[d] <= maskMost*prints[d] }
	m.eachCommon(g, outlet, count, least, func(int) bool { return true }, func(_, d int) { common[d]++ })
	m.eachCommon(g, outlet, count, least, vote, func(i, d int) {
		if outlet[d] != 0 {
			m.known.put(spot(g.Key[i], outlet[d]), 0)
		}
	})
	if m.known.used > 0 {
		m.drop(g, outlet)
	}
}

// eachCommon calls f with the group and member of every fingerprint that
// enough voting articles of one outlet hold.
func (m *mask) eachCommon(g *index.Groups, outlet, count []uint32, least func(uint32) uint32, vote func(int) bool, f func(i, d int)) {
	for i := range g.Len() {
		ms := g.Of(i)
		if len(ms) < maskLeast {
			continue
		}
		for _, x := range ms {
			if vote(x.Doc()) {
				count[outlet[x.Doc()]]++
			}
		}
		for _, x := range ms {
			if o := outlet[x.Doc()]; count[o] >= least(o) {
				f(i, x.Doc())
			}
		}
		for _, x := range ms {
			count[outlet[x.Doc()]] = 0
		}
	}
}

// drop takes the masked members out of the groups.
func (m *mask) drop(g *index.Groups, outlet []uint32) {
	g.Filter(func(i, _ int, x index.Member) bool {
		return !m.is(g.Key[i], outlet[x.Doc()])
	})
}

// apply gives the masked words of an article hashes of their own. buf is room
// for its fingerprints and is returned.
func (m *mask) apply(outlet uint32, doc int, ws []index.Word, buf []index.Print) []index.Print {
	if m.known.used == 0 || outlet == 0 {
		return buf
	}
	buf = index.Winnow(ws, gram, window, buf[:0])
	last := -1
	for _, p := range buf {
		if !m.is(m.key(p.Hash), outlet) {
			continue
		}
		from := int(p.Pos)
		if last >= 0 && from-last <= window { // the runs between are masked too
			from = min(from, last)
		}
		last = int(p.Pos) + gram
		for i := from; i < last; i++ {
			ws[i].Hash = hidden<<hiddenBits | index.Mix(uint64(doc)<<32|uint64(i))>>(64-hiddenBits)
		}
	}
	return buf
}

// A masked word has a hash that begins with hidden.
const (
	hiddenBits = 44
	hidden     = 1<<(64-hiddenBits) - 1
)

func isHidden(w index.Word) bool { return w.Hash>>hiddenBits == hidden }
