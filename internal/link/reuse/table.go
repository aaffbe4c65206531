package reuse

import "sanad/internal/index"

// table maps hashes to entries by open addressing. The hashes must be well
// mixed; 0 is no hash.
type table struct {
	entries []entry
	used    int
}

// entry is what is known of a hash, in one line of the processor's cache.
type entry struct {
	hash   uint64
	n      uint32
	weight float32
}

// at is where the hash is or belongs.
func (t *table) at(hash uint64) *entry {
	mask := len(t.entries) - 1
	i := int(hash) & mask
	for t.entries[i].hash != hash && t.entries[i].hash != 0 {
		i = (i + 1) & mask
	}
	return &t.entries[i]
}

// find is the entry of a hash, nil where it has none.
func (t *table) find(hash uint64) *entry {
	if len(t.entries) == 0 {
		return nil
	}
	if e := t.at(hash); e.hash == hash {
		return e
	}
	return nil
}

// warm reads where the words of an article stand, all at once, so that the
// memory answers for many before the first is needed. What it returns means
// nothing.
//
//go:noinline
func (t *table) warm(ws []index.Word, salt uint64) (sum uint64) {
	if len(t.entries) == 0 {
		return 0
	}
	mask := uint64(len(t.entries) - 1)
	for i := range ws {
		sum += t.entries[(ws[i].Hash^salt)&mask].hash
	}
	return sum
}

// put returns the number of a hash and true, or gives it number n and returns
// that and false.
func (t *table) put(hash uint64, n uint32) (uint32, bool) {
	if 2*t.used >= len(t.entries) {
		t.grow()
	}
	e := t.at(hash)
	if e.hash == hash {
		return e.n, true
	}
	e.hash, e.n = hash, n
	t.used++
	return n, false
}

func (t *table) grow() {
	old := t.entries
	t.entries = make([]entry, max(1<<10, 2*len(old)))
	for _, e := range old {
		if e.hash != 0 {
			*t.at(e.hash) = e
		}
	}
}
