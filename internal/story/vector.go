package story

import "math"

// term is a coordinate of a sparse vector.
type term struct {
	id int32
	w  float32
}

// vector is a sparse vector, sorted by the ids of its terms.
type vector []term

func (v vector) norm() float64 {
	var s float64
	for _, t := range v {
		s += float64(t.w) * float64(t.w)
	}
	return math.Sqrt(max(s, 1e-9))
}

func (v vector) scale(by float64) {
	for i := range v {
		v[i].w *= float32(by)
	}
}

// dot is the inner product of a and b.
func dot(a, b vector) float64 {
	var s float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].id, b[j].id; {
		case x == y:
			s += float64(a[i].w) * float64(b[j].w)
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
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
