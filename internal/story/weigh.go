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
		p.docs[i].weigh(set, func(f field, t int32) float32 { return idf[f][t] })
	}
}

// weigh makes the vector of an article.
func (d *doc) weigh(set Setting, idf func(field, int32) float32) {
	d.vec = d.vec[:0]
	for f, counts := range d.counts {
		norm := math.Sqrt(set.weight(field(f)))
		if norm == 0 {
			continue
		}
		from := len(d.vec)
		for _, c := range counts {
			w := (1 + math.Log(float64(c.n))) * math.Pow(float64(idf(field(f), c.term)), set.Steep)
			d.vec = append(d.vec, term{c.term*int32(fields) + int32(f), float32(w)})
		}
		d.vec[from:].scale(norm / d.vec[from:].norm())
	}
	slices.SortFunc(d.vec, func(a, b term) int { return cmp.Compare(a.id, b.id) })
}
