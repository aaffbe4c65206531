package relation

import "slices"

// Runs of at least long words in common are shared wording on their own;
// shorter ones count only inside sentences that match as a whole.
const long = 6

// side is what one of two pages shows of the other.
type side struct {
	same mask // words that the other page has at the same place
	near mask // words inside a sentence that the other page has, same or changed
	runs mask // words in shared runs of at least long words

	exact  int // sentences that the other page has word for word
	breaks int // places where the order of matching sentences goes back in the other page
	first  int // first and last word that the other page has
	last   int
}

// overlap is what two pages have in common.
type overlap struct {
	a, b side
}

// align compares two pages. The cost is linear in their length: runs are found
// through the index of b, and a sentence is compared with at most two others.
func align(a, b *page) *overlap {
	o := &overlap{a: newSide(a), b: newSide(b)}
	votes := make([]map[int32]float32, len(a.sents))
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
	rareVotes(a, b, votes)
	back := make([]int, len(b.sents)) // the sentence of a that matches each of b, from 1
	order := -1
	for i, v := range votes {
		for k, j := range best(v) {
			if !o.match(a, b, i, int(j)) || k > 0 {
				continue
			}
			if int(j) < order {
				o.a.breaks++
			}
			order = int(j)
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
	o.a.bounds(len(a.words))
	o.b.bounds(len(b.words))
	return o
}

// bounds finds the first and last word of n that the other page has.
func (s *side) bounds(n int) {
	s.first, s.last = n, -1
	for i := range n {
		if s.same.has(i) {
			s.first, s.last = min(s.first, i), i
		}
	}
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

// rareVotes counts for every sentence of a the telling words that it has in
// common with each sentence of b.
func rareVotes(a, b *page, votes []map[int32]float32) {
	where := map[int32][]int32{}
	for j, s := range b.sents {
		for _, w := range b.words[s.from:s.to] {
			if l := where[w]; len(l) <= 4 && (len(l) == 0 || l[len(l)-1] != int32(j)) {
				where[w] = append(l, int32(j))
			}
		}
	}
	for i, s := range a.sents {
		for k := s.from; k < s.to; k++ {
			l := where[a.words[k]]
			if len(l) > 4 {
				continue
			}
			for _, j := range l {
				if votes[i] == nil {
					votes[i] = map[int32]float32{}
				}
				votes[i][j] += a.weight[k] / float32(len(l))
			}
		}
	}
}

// best are the two sentences with most votes.
func best(v map[int32]float32) []int32 {
	ks := make([]int32, 0, len(v))
	for k, x := range v {
		if x >= 1 {
			ks = append(ks, k)
		}
	}
	slices.SortFunc(ks, func(x, y int32) int {
		if v[x] != v[y] {
			if v[x] > v[y] {
				return -1
			}
			return 1
		}
		return int(x - y)
	})
	return ks[:min(2, len(ks))]
}

// match aligns sentence i of a with sentence j of b, and keeps the pair when
// the words in common, in order, weigh enough.
func (o *overlap) match(a, b *page, i, j int) bool {
	s, t := a.sents[i], b.sents[j]
	x, y := lcs(a.words[s.from:s.to], b.words[t.from:t.to])
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

// lcs are the positions of a longest common subsequence of x and y.
func lcs(x, y []int32) (px, py []int) {
	n, m := len(x), len(y)
	t := make([]uint16, (n+1)*(m+1))
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if x[i] == y[j] {
				t[i*(m+1)+j] = t[(i+1)*(m+1)+j+1] + 1
			} else {
				t[i*(m+1)+j] = max(t[(i+1)*(m+1)+j], t[i*(m+1)+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case x[i] == y[j]:
			px, py = append(px, i), append(py, j)
			i++
			j++
		case t[(i+1)*(m+1)+j] >= t[i*(m+1)+j+1]:
			i++
		default:
			j++
		}
	}
	return px, py
}
