package index

// Print is a fingerprint: the hash of a run of words that starts at word Pos.
type Print struct {
	Hash uint64
	Pos  uint32
}

// base is the multiplier of the rolling hash of word runs.
const base = 0x9e3779b97f4a7c15

// Winnow appends the fingerprints of ws to dst: of every window of w runs of n
// words the one with the smallest hash, of equals the one taken before (robust
// winnowing: Schleimer, Wilkerson, Aiken 2003). Two texts that share n+w-1 words in a row share a
// fingerprint.
func Winnow(ws []Word, n, w int, dst []Print) []Print {
	if len(ws) < n {
		return dst
	}
	top := uint64(1)
	for range n {
		top *= base
	}
	var roll uint64
	for _, x := range ws[:n-1] {
		roll = roll*base + x.Hash
	}
	var ring [ringSize]uint64 // the last run hashes; w ≤ ringSize
	best, at, last := ^uint64(0), -w, -1
	for i := n - 1; i < len(ws); i++ {
		roll = roll*base + ws[i].Hash
		if i >= n {
			roll -= top * ws[i-n].Hash
		}
		h, pos := roll, i-n+1 // the words are well mixed, and so are their sums
		ring[uint(pos)%ringSize] = h
		switch {
		case h < best:
			best, at = h, pos
		case at <= pos-w: // the smallest has left the window
			best, at = smallest(&ring, w, pos)
		}
		if at != last && (pos >= w-1 || i == len(ws)-1) {
			dst = append(dst, Print{best, uint32(at)})
			last = at
		}
	}
	return dst
}

// ringSize is a power of two, so that the place of a run costs no division.
const ringSize = 16

// smallest is the smallest hash of the last w runs up to pos, the rightmost of
// equals, with its run.
func smallest(ring *[ringSize]uint64, w, pos int) (uint64, int) {
	best, at := ring[uint(pos)%ringSize], pos
	for p := pos - 1; p > pos-w; p-- {
		if v := ring[uint(p)%ringSize]; v < best {
			best, at = v, p
		}
	}
	return best, at
}
