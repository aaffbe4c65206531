package reuse

// table maps hashes to numbers by open addressing. The hashes must be well
// mixed; 0 is no hash.
type table struct {
	keys   []uint64
	values []uint32
	used   int
}

// slot is where the hash is or belongs.
func (t *table) slot(hash uint64) int {
	mask := len(t.keys) - 1
	i := int(hash) & mask
	for t.keys[i] != hash && t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}

// find is the number of a hash.
func (t *table) find(hash uint64) (uint32, bool) {
	if len(t.keys) == 0 {
		return 0, false
	}
	i := t.slot(hash)
	return t.values[i], t.keys[i] == hash
}

// put returns the number of a hash and true, or gives it value and returns
// that and false.
func (t *table) put(hash uint64, value uint32) (uint32, bool) {
	if 2*t.used >= len(t.keys) {
		t.grow()
	}
	i := t.slot(hash)
	if t.keys[i] == hash {
		return t.values[i], true
	}
	t.keys[i], t.values[i] = hash, value
	t.used++
	return value, false
}

func (t *table) grow() {
	old := *t
	n := max(1<<10, 2*len(old.keys))
	t.keys, t.values = make([]uint64, n), make([]uint32, n)
	for i, k := range old.keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.values[j] = k, old.values[i]
		}
	}
}
