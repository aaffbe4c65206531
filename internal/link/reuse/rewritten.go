package reuse

import "slices"

// A pairing of sentences whose unit vectors have cosine strong and whose terms
// Dice coefficient strong stands alone (Sanchez-Perez and others, PAN 2014). A
// weaker one counts where another stands beside it on both sides; a loose one,
// in articles on different topics only, beside a strong one.
const (
	strong      = 0.33
	strongMany  = 4   // terms that strong sentences share
	surely      = 0.6 // cosine from which two are enough
	weak        = 0.25
	weakBeside  = 2 // sentences between a pairing and the one that backs it
	loose       = 0.14
	looseBeside = 3
	apart       = 0.2 // topic below which articles are on different topics
	usual       = 80  // sentences of a term beyond which it is passed over where they are a twentieth
	crowd       = 300 // … and everywhere
)

// pairing is a sentence of each of two articles that say the same.
type pairing struct {
	I, J   int
	Cosine float32
	degree degree
}

// degree says how much a pairing stands alone.
type degree uint8

const (
	isLoose degree = iota
	isWeak
	isStrong
)

// pairer compares the sentences of two articles.
type pairer struct {
	to     []int32 // by term of a: place in b's terms, -1 for none
	dot    []float32
	common []int32
	hit    []int32
	out    []pairing
	least  float32 // cosine and Dice coefficient of a pairing
}

// pairs lists the pairings of a and b, which met, by I, then J.
func (r *pairer) pairs(a, b *sentences, topic float64) []pairing {
	r.least = weak
	if topic < apart {
		r.least = loose
	}
	r.out = r.out[:0]
	r.dot, r.common = zeros(r.dot, b.len()), zeros(r.common, b.len())
	for i := range a.len() {
		r.row(a, b, i)
	}
	return backed(r.out)
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
		if len(post) > crowd || len(post) > usual && len(post)*20 > b.len() {
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
		if n < 2 || c < r.least || dice < r.least {
			continue
		}
		deg := isLoose
		switch {
		case (n >= strongMany || c >= surely) && c >= strong && dice >= strong:
			deg = isStrong
		case c >= weak && dice >= weak:
			deg = isWeak
		}
		r.out = append(r.out, pairing{i, int(j), c, deg})
	}
}

// backed keeps the pairings that stand alone or have another beside them; ps
// is ordered by I.
func backed(ps []pairing) []pairing {
	var out []pairing
	from := 0
	for _, x := range ps {
		for x.I-ps[from].I > looseBeside {
			from++
		}
		ok := x.degree == isStrong
		for k := from; !ok && k < len(ps) && ps[k].I-x.I <= looseBeside; k++ {
			ok = backs(ps[k], x)
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}

// backs reports whether y stands beside x and so backs it.
func backs(y, x pairing) bool {
	di, dj := max(y.I-x.I, x.I-y.I), max(y.J-x.J, x.J-y.J)
	if di == 0 || dj == 0 {
		return false
	}
	return max(di, dj) <= weakBeside && x.degree == isWeak || max(di, dj) <= looseBeside && y.degree == isStrong
}
