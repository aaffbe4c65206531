package story

import (
	"encoding/binary"
	"math/bits"
)

// vocabulary is the terms of the words that were met. Most of the time of
// reading an article goes into finding its words, most of which lie far apart
// in memory: here each is found in one place, and no text is kept alive.
type vocabulary struct {
	slots []slot             // a power of two of them, at least half of them empty
	n     int                // of slots that are not
	long  map[string]wordIDs // words that do not fit in a slot
}

// wordKey is a word, with zeros behind it, and its length.
type wordKey [24]byte

type slot struct {
	key wordKey // without length where the slot is empty
	ids wordIDs
}

const letters = len(wordKey{}) - 1 // bytes of a word that fit in a slot

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]slot, 1<<10), long: map[string]wordIDs{}}
}

// keyOf is the key of a word that fits in a slot.
func keyOf(word string) (k wordKey) {
	copy(k[:letters], word)
	k[letters] = byte(len(word))
	return k
}

// of is the terms of a word.
func (v *vocabulary) of(word string) (wordIDs, bool) {
	if len(word) > letters || word == "" {
		ids, ok := v.long[word]
		return ids, ok
	}
	k := keyOf(word)
	s := v.place(&k)
	return s.ids, s.key == k
}

// enter gives terms to a new word.
func (v *vocabulary) enter(word string, ids wordIDs) {
	if len(word) > letters || word == "" {
		v.long[word] = ids
		return
	}
	if v.n++; 2*v.n > len(v.slots) {
		v.grow()
	}
	k := keyOf(word)
	*v.place(&k) = slot{k, ids}
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for i := range old {
		if old[i].key[letters] != 0 {
			*v.place(&old[i].key) = old[i]
		}
	}
}

// place is the slot of a key, or the empty one for it.
func (v *vocabulary) place(k *wordKey) *slot {
	last := uint64(len(v.slots) - 1)
	for at := k.hash() & last; ; at = (at + 1) & last {
		if s := &v.slots[at]; s.key[letters] == 0 || s.key == *k {
			return s
		}
	}
}

// hash mixes the three words of a key by products of 128 bits.
func (k *wordKey) hash() uint64 {
	mix := func(x, y uint64) uint64 {
		hi, lo := bits.Mul64(x, y)
		return hi ^ lo
	}
	a, b, c := binary.LittleEndian.Uint64(k[:]), binary.LittleEndian.Uint64(k[8:]), binary.LittleEndian.Uint64(k[16:])
	return mix(mix(a^0x9e3779b97f4a7c15, b^0xd6e8feb86659fd93)^c, 0xa0761d6478bd642f)
}
