package story

import (
	"cmp"
	"math"
	"slices"
)

// weigh turns the counts of every article into one vector. The dot product of
// two vectors is the kinship of the articles: the weighted sum of the cosines
// of their fields (tf-idf with the logarithm of the count), so that the mean
// kinship of the pairs of two groups is the product of their sums.
func (p *Pile) weigh(set Setting) {
	var idf [fields][]float32
	for f := range fields {
		idf[f] = p.terms.idf(f, float64(len(p.docs)), set.Prior)
	}
	for i := range p.docs {
		d := &p.docs[i]
		d.vec = d.vec[:0]
		for f := range fields {
			if w := set.weight(f); w > 0 {
				d.weighField(f, idf[f], math.Sqrt(w), set.Steep)
			}
		}
		slices.SortFunc(d.vec, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	}
}

// weighField appends the terms of a field with the given norm.
func (d *doc) weighField(f field, idf []float32, norm, steep float64) {
	from := len(d.vec)
	for _, c := range d.counts[f] {
		w := (1 + math.Log(float64(c.n))) * math.Pow(float64(idf[c.term]), steep)
		d.vec = append(d.vec, term{c.term*int32(fields) + int32(f), float32(w)})
	}
	d.vec[from:].scale(norm / d.vec[from:].norm())
}
