package reuse

import (
	"math/bits"
	"slices"

	"sanad/internal/index"
)

// common finds the length of the longest common subsequence of two stretches
// of words.
type common struct {
	cells []uint16
	keys  [4 * wordBits]uint64 // words of the shorter stretch, by open addressing
	where [4 * wordBits]uint64 // bit i: the word is word i of it
}

// Sizes of the two ways.
const (
	wordBits  = 64      // words of the shorter stretch up to which a machine word holds a row
	fewCells  = 24      // pairs of words up to which no table is worth it
	fillCells = 1 << 16 // pairs of words up to which stretches are compared
)

// length is the number of words that agree in order; 0 for stretches that are
// too long.
func (c *common) length(a, b []index.Word) int {
	if len(a) < len(b) {
		a, b = b, a
	}
	switch cells := len(a) * len(b); {
	case cells == 0 || cells > fillCells:
		return 0
	case len(b) > wordBits || cells <= fewCells:
		return c.byCells(a, b)
	}
	return c.byBits(a, b)
}

// byBits holds a row of the table of byCells in the bits of one word, zero
// where the row rises (Hyyrö, Bit-parallel LCS-length computation revisited,
// 2004).
func (c *common) byBits(a, b []index.Word) int {
	mask := uint64(1)<<bits.Len(uint(4*len(b)-1)) - 1
	clear(c.where[:mask+1])
	for i, w := range b {
		k := c.slot(w.Hash, mask)
		c.keys[k] = w.Hash
		c.where[k] |= 1 << i
	}
	row := ^uint64(0)
	for _, w := range a {
		m := row & c.where[c.slot(w.Hash, mask)]
		row = (row + m) | (row &^ m)
	}
	return bits.OnesCount64(^row & (^uint64(0) >> (wordBits - len(b))))
}

// slot is where a word is or belongs.
func (c *common) slot(hash, mask uint64) uint64 {
	k := hash & mask
	for c.where[k] != 0 && c.keys[k] != hash {
		k = (k + 1) & mask
	}
	return k
}

// byCells fills the table of all pairs row by row.
func (c *common) byCells(a, b []index.Word) int {
	c.cells = slices.Grow(c.cells[:0], len(b)+1)[:len(b)+1]
	clear(c.cells)
	for i := range a {
		diag := uint16(0)
		for j := range b {
			up := c.cells[j+1]
			if a[i].Hash == b[j].Hash {
				c.cells[j+1] = diag + 1
			} else {
				c.cells[j+1] = max(up, c.cells[j])
			}
			diag = up
		}
	}
	return int(c.cells[len(b)])
}
