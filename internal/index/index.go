// Package index turns texts into fingerprints and fingerprints into postings.
// Bytes go in; words as hashes with their places, the fingerprints of a text,
// and the groups of documents that share a fingerprint come out. It knows
// nothing of news, outlets or languages. Equal input gives equal output, and
// no step costs more than linear time in the bytes given.
package index

import "unicode/utf8"

// Word is one word or number of a text: the hash of its folded form and its
// bytes [Start, End).
type Word struct {
	Hash       uint64
	Start, End uint32
}

const (
	seed  = 0xcbf29ce484222325
	prime = 0x9fb21c651e98df25 // odd, with well spread bits
)

// Mix spreads a hash over all 64 bits (the finaliser of MurmurHash3).
func Mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// HashWord is the hash that Words gives a word of the same letters.
func HashWord(w string) uint64 {
	ws := Words(w, 0, len(w), nil)
	if len(ws) == 0 {
		return 0
	}
	return ws[0].Hash
}

// Words appends the words of t[from:to] to dst. Letters are folded to lower
// case and lose their accents, so that composed and decomposed forms are one;
// everything that is neither letter nor digit parts words.
func Words(t string, from, to int, dst []Word) []Word {
	var h hasher
	start := -1
	for i := from; i < to; {
		c := t[i]
		if f := ascii[c]; f > 1 {
			if start < 0 {
				start, h = i, hasher{sum: seed}
			}
			h.letter(f)
			i++
			continue
		}
		n := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(t[i:to])
			if f, ok := foldRune(r); ok {
				if start < 0 && f != 0 {
					start, h = i, hasher{sum: seed}
				}
				h.rune(f)
				i += n
				continue
			}
		}
		if start >= 0 {
			dst = append(dst, Word{h.end(), uint32(start), uint32(i)})
			start = -1
		}
		i += n
	}
	if start >= 0 {
		dst = append(dst, Word{h.end(), uint32(start), uint32(to)})
	}
	return dst
}

// hasher hashes letters, eight at a time.
type hasher struct{ sum, acc uint64 }

func (h *hasher) letter(b byte) {
	if h.acc>>56 != 0 {
		h.sum = (h.sum ^ h.acc) * prime
		h.acc = 0
	}
	h.acc = h.acc<<8 | uint64(b)
}

// rune adds a folded rune; 0 adds nothing.
func (h *hasher) rune(r rune) {
	if r < utf8.RuneSelf && r != 0 {
		h.letter(byte(r))
		return
	}
	for ; r != 0; r >>= 7 {
		h.letter(byte(r&0x7f) + 1)
	}
}

func (h *hasher) end() uint64 {
	x := (h.sum ^ h.acc) * prime
	x = (x ^ x>>32) * base
	return x ^ x>>29
}
