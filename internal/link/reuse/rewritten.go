package reuse

import "slices"

// A pairing of sentences whose unit vectors have cosine strongCosine and whose
// terms Dice coefficient strongDice stands alone; a weaker one counts where
// another stands beside it, at most beside sentences away on both sides
// (after Sanchez-Perez and others, PAN 2014, who use one threshold).
var (
	strongCosine float32 = 0.33
	strongDice   float32 = 0.33
	strongTerms  int32   = 4
	weakCosine   float32 = 0.25
	weakDice     float32 = 0.25
	weakTerms    int32   = 2
	apartTopic           = 0.2
)

const crowd = 40 // sentences of a term beyond which it is passed over

// pairing is a sentence of each of two articles that say the same.
type pairing struct {
	I, J   int
	Cosine float32
	strong bool
	loose  bool // counts only beside a strong one
}

// pairer compares the sentences of two articles.
type pairer struct {
	to     []int32 // by term of a: place in b's terms, -1 for none
	dot    []float32
	common []int32
	hit    []int32
	out    []pairing
	weak   float32
	beside int
}

// pairs lists the pairings of a and b by I, then J.
func (r *pairer) pairs(a, b *sentences, topic float64) []pairing {
	r.weak, r.beside = 0.25, 2
	if topic < apartTopic {
		r.weak, r.beside = 0.16, 2
	}
	r.out = r.out[:0]
	r.meet(a, b)
	r.dot = slices.Grow(r.dot[:0], b.len())[:b.len()]
	r.common = slices.Grow(r.common[:0], b.len())[:b.len()]
	clear(r.dot)
	clear(r.common)
	for i := range a.len() {
		r.row(a, b, i)
	}
	return backed(r.out, r.beside)
}

// meet finds the terms that a and b share.
func (r *pairer) meet(a, b *sentences) {
	r.to = r.to[:0]
	k := 0
	for _, t := range a.terms {
		for k < len(b.terms) && b.terms[k] < t {
			k++
		}
		if k < len(b.terms) && b.terms[k] == t {
			r.to = append(r.to, int32(k))
		} else {
			r.to = append(r.to, -1)
		}
	}
}

// row compares sentence i of a with all of b.
func (r *pairer) row(a, b *sentences, i int) {
	r.hit = r.hit[:0]
	items := a.of(i)
	for _, x := range items {
		k := r.to[x.of]
		if k < 0 {
			continue
		}
		post := b.post[b.posts[k]:b.posts[k+1]]
		if len(post) > crowd && len(post)*20 > b.len() {
			continue
		}
		for _, y := range post {
			if r.common[y.of] == 0 {
				r.hit = append(r.hit, y.of)
			}
			r.common[y.of]++
			r.dot[y.of] += x.weight * y.weight
		}
	}
	slices.Sort(r.hit)
	for _, j := range r.hit {
		n, c := r.common[j], r.dot[j]
		r.common[j], r.dot[j] = 0, 0
		dice := 2 * float32(n) / float32(len(items)+len(b.of(int(j))))
		if n >= weakTerms && c >= r.weak && dice >= r.weak {
			strong := n >= strongTerms && c >= strongCosine && dice >= strongDice
			r.out = append(r.out, pairing{i, int(j), c, strong, c < 0.25 || dice < 0.25})
		}
	}
}

// backed keeps the strong pairings and those with another beside them; ps is
// ordered by I.
func backed(ps []pairing, beside int) []pairing {
	var out []pairing
	from := 0
	for _, x := range ps {
		for x.I-ps[from].I > beside {
			from++
		}
		ok := x.strong
		for k := from; !ok && k < len(ps) && ps[k].I-x.I <= beside; k++ {
			di, dj := ps[k].I-x.I, ps[k].J-x.J
			ok = di != 0 && dj != 0 && max(dj, -dj) <= beside && (!x.loose && max(di, -di, dj, -dj) <= 2 || ps[k].strong)
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}
