package story

// term is a coordinate of a sparse vector.
type term struct {
	id int32
	w  float32
}

// vector is a sparse vector, sorted by the ids of its terms.
type vector []term

// dot is the inner product of a and b. Which of two ids is smaller cannot be
// foreseen, so the steps are taken without a branch: the sign of x-y-1 is set
// for x ≤ y, ids not being negative.
//
//go:noinline
func dot(a, b vector) float64 {
	var s float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if x.id == y.id {
			s += float64(x.w) * float64(y.w)
		}
		i += int(uint32(x.id-y.id-1) >> 31)
		j += int(uint32(y.id-x.id-1) >> 31)
	}
	return s
}

// plus is a + b in a new vector.
func plus(a, b vector) vector {
	out := make(vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch x, y := a[i].id, b[j].id; {
		case x == y:
			out = append(out, term{x, a[i].w + b[j].w})
			i++
			j++
		case x < y:
			out = append(out, a[i])
			i++
		default:
			out = append(out, b[j])
			j++
		}
	}
	out = append(out, a[i:]...)
	return append(out, b[j:]...)
}
