package story

import "math"

// weigh turns the counts of every article into one vector. The dot product of
// two vectors is the kinship of the articles: the weighted sum of the cosines
// of their fields (tf-idf with the logarithm of the count), so that the mean
// kinship of the pairs of two groups is the product of their sums.
func (p *Pile) weigh(set Setting) {
	s := newScale(set)
	for i := range p.docs {
		p.docs[i].weigh(p.terms, s, len(p.docs))
	}
}

// scale gives weights to counts and rarities under a setting.
type scale struct {
	norm  [fields]float64 // length of the vector of each field
	prior float64
	count [256]float32 // weight of a count
	rare  []float32    // weight of a rarity: ln(x) to the power of the setting, at the points of octaves
}

const (
	octaves = 32 // powers of two that a rarity can reach
	points  = 8  // bits of a rarity within its octave; lines between them are off by less than 1e-5
	between = 23 - points
)

func newScale(set Setting) *scale {
	s := &scale{prior: set.Prior, rare: make([]float32, octaves<<points+1)}
	for f := range s.norm {
		s.norm[f] = math.Sqrt(set.weight(field(f)))
	}
	for n := range s.count {
		s.count[n] = float32(1 + math.Log(max(1, float64(n))))
	}
	one := math.Float32bits(1)
	for i := range s.rare {
		x := float64(math.Float32frombits(one + uint32(i)<<between))
		s.rare[i] = float32(math.Pow(math.Log(x), set.Steep))
	}
	return s
}

// of is the weight of a term that stands count times in a field and in df of n
// articles, with a background of more added.
func (s *scale) of(count, df float32, background float64, n int) float32 {
	x := float32((float64(n) + s.prior + 1) / (float64(df) + s.prior*background + .5))
	b := math.Float32bits(max(1, x)) - math.Float32bits(1)
	i := min(int(b>>between), len(s.rare)-2)
	part := float32(b&(1<<between-1)) / (1 << between)
	return s.count[min(int(count), len(s.count)-1)] * (s.rare[i] + part*(s.rare[i+1]-s.rare[i]))
}

// weigh makes the vector of an article, one of n.
func (d *doc) weigh(t *terms, s *scale, n int) {
	size := 0
	for _, l := range d.counts {
		size += len(l)
	}
	d.vec = make(vector, 0, size)
	var at [fields]int
	var sum [fields]float64
	for {
		low := int32(math.MaxInt32)
		for f, l := range d.counts {
			if at[f] < len(l) {
				low = min(low, l[at[f]].term)
			}
		}
		if low == math.MaxInt32 {
			break
		}
		k := &t.known[low]
		background := k.background()
		for f, l := range d.counts {
			if at[f] == len(l) || l[at[f]].term != low {
				continue
			}
			if s.norm[f] > 0 {
				w := s.of(l[at[f]].n, k.df[f], background, n)
				sum[f] += float64(w) * float64(w)
				d.vec = append(d.vec, term{low*int32(fields) + int32(f), w})
			}
			at[f]++
		}
	}
	var by [fields]float32
	for f := range by {
		by[f] = float32(s.norm[f] / math.Sqrt(max(sum[f], 1e-9)))
	}
	for i := range d.vec {
		d.vec[i].w *= by[d.vec[i].id%int32(fields)]
	}
}
