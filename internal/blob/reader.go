package blob

// reader reads a body. Once bad, it gives nothing more.
type reader struct {
	s   string
	i   int
	bad bool
}

// uint reads a varint.
func (r *reader) uint() uint64 {
	var n uint64
	for shift := uint(0); shift < 64; shift += 7 {
		if r.bad || r.i >= len(r.s) {
			break
		}
		c := r.s[r.i]
		r.i++
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return n
		}
	}
	r.bad = true
	return 0
}

// int reads a signed varint.
func (r *reader) int() int64 {
	u := r.uint()
	return int64(u>>1) ^ -int64(u&1)
}

// take reads n bytes.
func (r *reader) take(n uint64) string {
	if r.bad || n > uint64(len(r.s)-r.i) {
		r.bad = true
		return ""
	}
	out := r.s[r.i : r.i+int(n)]
	r.i += int(n)
	return out
}
