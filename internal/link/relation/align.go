package relation

// Runs of at least long words in common are shared wording on their own;
// shorter ones count only inside sentences that match as a whole.
const long = 6

// everywhere is the number of sentences of one page from which a word in all
// of them tells nothing.
const everywhere = 4

// side is what one of two pages shows of the other.
type side struct {
	same mask // words that the other page has at the same place
	near mask // words inside a sentence that the other page has, same or changed
	runs mask // words in shared runs of at least long words

	exact  int // sentences that the other page has word for word
	breaks int // places where the order of matching sentences goes back in the other page
}

// overlap is what two pages have in common.
type overlap struct {
	a, b side
}

// align compares two pages. The cost is linear in their length: runs are found
// through the index of b, and a sentence is compared with at most two others.
func align(a, b *page) *overlap {
	o := &overlap{a: newSide(a), b: newSide(b)}
	for i := 0; i+gram <= len(a.words); {
		n, j := longestRun(a, b, i)
		if n == 0 {
			i++
			continue
		}
		if n >= long {
			o.a.runs.fill(i, i+n)
			o.b.runs.fill(j, j+n)
			o.a.same.fill(i, i+n)
			o.b.same.fill(j, j+n)
			o.a.near.fill(i, i+n)
			o.b.near.fill(j, j+n)
		}
		i += n
	}
	back := make([]int, len(b.sents)) // the sentence of a that matches each of b, from 1
	order := -1
	var m matcher
	for i, s := range a.sents {
		for k, v := range m.voted(a, b, s) {
			j := v.sentence
			if !o.match(a, b, i, j, &m) || k > 0 {
				continue
			}
			if j < order {
				o.a.breaks++
			}
			order = j
			back[j] = i + 1
		}
	}
	order = 0
	for _, i := range back {
		if i > 0 {
			if i < order {
				o.b.breaks++
			}
			order = i
		}
	}
	return o
}

func newSide(p *page) side {
	n := len(p.words)
	return side{same: newMask(n), near: newMask(n), runs: newMask(n)}
}

// longestRun is the longest run of words that stands at i in a and somewhere in b.
func longestRun(a, b *page, i int) (n, at int) {
	for _, j := range b.grams[hash(a.words[i:i+gram])] {
		k, m := 0, min(len(a.words)-i, len(b.words)-int(j))
		for k < m && a.words[i+k] == b.words[int(j)+k] {
			k++
		}
		if k >= gram && k > n {
			n, at = k, int(j)
		}
	}
	return n, at
}

// vote is a sentence of the other page with the weight of telling words that
// it has in common with one sentence.
type vote struct {
	sentence int
	weight   float32
}

func (v vote) over(o vote) bool {
	return v.weight > o.weight || v.weight == o.weight && v.sentence < o.sentence
}

// voted are the two sentences of b that have most telling words in common with
// sentence s of a, best first.
func (m *matcher) voted(a, b *page, s extent) (best []vote) {
	if len(m.tally) < len(b.sents) {
		m.tally = make([]float32, len(b.sents))
	}
	m.touched = m.touched[:0]
	for k := s.from; k < s.to; k++ {
		in := b.where[a.words[k]]
		if len(in) > everywhere {
			continue
		}
		for _, j := range in {
			if m.tally[j] == 0 {
				m.touched = append(m.touched, j)
			}
			m.tally[j] += (a.weight[k] + 1e-6) / float32(len(in))
		}
	}
	best = m.best[:0]
	for _, j := range m.touched {
		v := vote{int(j), m.tally[j]}
		m.tally[j] = 0
		switch {
		case v.weight < 1:
		case len(best) == 0:
			best = append(best, v)
		case v.over(best[0]):
			best = append(best[:0], v, best[0])
		case len(best) == 1:
			best = append(best, v)
		case v.over(best[1]):
			best[1] = v
		}
	}
	m.best = best
	return best
}

// match aligns sentence i of a with sentence j of b, and keeps the pair when
// the words in common, in order, weigh enough.
func (o *overlap) match(a, b *page, i, j int, m *matcher) bool {
	s, t := a.sents[i], b.sents[j]
	x, y := m.lcs(a.words[s.from:s.to], b.words[t.from:t.to])
	var common, wa, wb float32
	for _, k := range x {
		common += a.weight[s.from+k]
	}
	for k := s.from; k < s.to; k++ {
		wa += a.weight[k]
	}
	for k := t.from; k < t.to; k++ {
		wb += b.weight[k]
	}
	if len(x) < 4 || common < 2 || common < alike*min(wa, wb) {
		return false
	}
	for _, k := range x {
		o.a.same.set(s.from + k)
	}
	for _, k := range y {
		o.b.same.set(t.from + k)
	}
	o.a.near.fill(s.from+x[0], s.from+x[len(x)-1]+1)
	o.b.near.fill(t.from+y[0], t.from+y[len(y)-1]+1)
	if len(x) == s.to-s.from && len(y) == t.to-t.from {
		o.a.exact++
		o.b.exact++
	}
	return true
}

// alike is the share of a sentence's weight, of the shorter one, from which
// two sentences count as one.
const alike = 0.45

// matcher is room for the alignment of sentences.
type matcher struct {
	tally   []float32 // of the sentences of the other page, 0 between calls
	touched []int32
	best    []vote
	table   []uint16
	px, py  []int
}

// lcs are the positions of a longest common subsequence of x and y, until the
// next call.
func (m *matcher) lcs(x, y []int32) (px, py []int) {
	m.px, m.py = m.px[:0], m.py[:0]
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		m.px, m.py = append(m.px, from), append(m.py, from)
		from++
	}
	tail := 0
	for tail < len(x)-from && tail < len(y)-from && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	m.middle(x[from:len(x)-tail], y[from:len(y)-tail], from)
	for k := tail; k > 0; k-- {
		m.px, m.py = append(m.px, len(x)-k), append(m.py, len(y)-k)
	}
	return m.px, m.py
}

// middle appends the positions of what differs at both ends, from on.
func (m *matcher) middle(x, y []int32, from int) {
	rows, w := len(x), len(y)+1
	if n := (rows + 1) * w; cap(m.table) < n {
		m.table = make([]uint16, n)
	}
	t := m.table[:(rows+1)*w]
	clear(t[rows*w:])
	for i := rows - 1; i >= 0; i-- {
		t[i*w+w-1] = 0
		for j := w - 2; j >= 0; j-- {
			if x[i] == y[j] {
				t[i*w+j] = t[(i+1)*w+j+1] + 1
			} else {
				t[i*w+j] = max(t[(i+1)*w+j], t[i*w+j+1])
			}
		}
	}
	for i, j := 0, 0; i < rows && j < w-1; {
		switch {
		case x[i] == y[j]:
			m.px, m.py = append(m.px, from+i), append(m.py, from+j)
			i++
			j++
		case t[(i+1)*w+j] >= t[i*w+j+1]:
			i++
		default:
			j++
		}
	}
}
