package relation

import (
	"math/bits"
	"slices"
	"sort"

	"sanad/internal/text"
)

// mask is a set of words of one page, one bit each.
type mask []uint64

func newMask(n int) mask { return make(mask, (n+63)/64) }

func (m mask) set(i int)      { m[i>>6] |= 1 << (i & 63) }
func (m mask) has(i int) bool { return m[i>>6]&(1<<(i&63)) != 0 }

func (m mask) fill(from, to int) {
	for i := from; i < to; i++ {
		m.set(i)
	}
}

// count is the number of words in m, and without those in o.
func (m mask) count() (n int) {
	for _, x := range m {
		n += bits.OnesCount64(x)
	}
	return n
}

func (m mask) countWithout(o mask) (n int) {
	for i, x := range m {
		n += bits.OnesCount64(x &^ o[i])
	}
	return n
}

func (m mask) add(o mask) {
	for i, x := range o {
		m[i] |= x
	}
}

// cover sets the words of p that lie inside s.
func (m mask) cover(p *page, s text.Span) {
	i := sort.Search(len(p.spans), func(i int) bool { return p.spans[i].Start >= s.Start })
	for ; i < len(p.spans) && p.spans[i].End <= s.End; i++ {
		m.set(i)
	}
}

// stretches are the longest runs of words in m, at most most, in order.
func (m mask) stretches(n, most int) (out []extent) {
	for i := 0; i < n; i++ {
		if !m.has(i) {
			continue
		}
		j := i
		for j < n && m.has(j) {
			j++
		}
		out = append(out, extent{i, j})
		i = j
	}
	slices.SortStableFunc(out, func(x, y extent) int { return (y.to - y.from) - (x.to - x.from) })
	out = out[:min(most, len(out))]
	slices.SortFunc(out, func(x, y extent) int { return x.from - y.from })
	return out
}
