// Package index turns texts into fingerprints and fingerprints into postings.
// Bytes go in; words as hashes with their places, the fingerprints of a text,
// and the groups of documents that share a fingerprint come out. It knows
// nothing of news, outlets or languages. Equal input gives equal output, and
// no step costs more than linear time in the bytes given.
package index

import (
	"math/bits"
	"unicode/utf8"
)

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
	for i := from; i < to; {
		if end, hash, ok := plain(t, i, to); ok {
			if end > i {
				dst = append(dst, Word{hash, uint32(i), uint32(end)})
			}
			i = end + 1
			continue
		}
		i, dst = word(t, i, to, dst)
	}
	return dst
}

// plain reads the ASCII letters and digits at t[i:to], eight bytes at a time,
// up to the ASCII mark at end. It is not ok where a longer rune or to is near.
func plain(t string, i, to int) (end int, hash uint64, ok bool) {
	sum := uint64(seed)
	for ; i+8 <= to; i += 8 {
		v := eight(t[i : i+8])
		acc := bits.ReverseBytes64(v | fold)
		m := marks(v)
		if m == 0 {
			sum = (sum ^ acc) * prime
			continue
		}
		n := bits.TrailingZeros64(m) &^ 7 // bits of letters before the mark
		if n > 0 {
			sum = (sum ^ acc>>(64-n)) * prime
		}
		return i + n/8, last(sum), v>>n&0x80 == 0
	}
	return 0, 0, false
}

// ones has a one in every byte, and fold the bit that makes ASCII letters
// small and leaves digits alone.
const (
	ones = 0x0101010101010101
	fold = 0x20 * ones
)

func eight(b string) uint64 {
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// marks has the top bit of every byte of v that is no ASCII letter or digit.
func marks(v uint64) uint64 {
	low := v &^ (0x80 * ones)
	small := low | fold
	letter := (small + (0x80-'a')*ones) &^ (small + (0x7f-'z')*ones)
	digit := (low + (0x80-'0')*ones) &^ (low + (0x7f-'9')*ones)
	return (^(letter | digit) | v) & (0x80 * ones)
}

// word appends the first word of t[i:to], rune by rune, and returns the place
// after it.
func word(t string, i, to int, dst []Word) (int, []Word) {
	h, start := hasher{sum: seed}, -1
	for i < to {
		f, n := rune(ascii[t[i]]), 1
		in := f != 0
		if t[i] >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(t[i:to])
			f, in = foldRune(r)
		}
		switch {
		case in && (start >= 0 || f != 0): // a combining mark opens no word
			if start < 0 {
				start = i
			}
			h.rune(f)
		case !in && start >= 0:
			return i + n, append(dst, Word{h.end(), uint32(start), uint32(i)})
		}
		i += n
	}
	if start >= 0 {
		dst = append(dst, Word{h.end(), uint32(start), uint32(to)})
	}
	return i, dst
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

func (h *hasher) end() uint64 { return last((h.sum ^ h.acc) * prime) }

// last spreads a sum over all bits.
func last(x uint64) uint64 {
	x = (x ^ x>>32) * base
	return x ^ x>>29
}
