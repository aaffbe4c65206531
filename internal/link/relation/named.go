package relation

import (
	"cmp"
	"math"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// Articles that name one another, or the same medium, are weighed even when
// they share no wording: a credit leads to its source through any rewriting
// or translation, if the two tell of the same. Texts that state nothing of
// where they come from may be versions of anything, however reworked; and of a
// brief there may be too little for a passage.
const (
	rareWords = 32  // words by which an article is looked up
	tooMany   = 64  // articles with a word from which it finds nobody
	brief     = 150 // tokens of an article so short that it may share too little for a passage
	leastRare = 2   // rare words in common from which two articles are compared
	nearest   = 24  // articles compared with one
)

// lookup finds articles by their rare words. Articles go by their rank of ID.
type lookup struct {
	in    Input
	at    []int // place in the input, by rank
	facts []facts
	open  []bool    // may be related to what neither passage nor credit leads to
	words [][]int32 // the rare words of each
	post  [][]int32 // the articles with each rare word, in order
}

// named lists the pairs of articles that have rare words in common, and of
// which one names the outlet of the other, both name the same medium, or one
// is open to more.
func named(in Input) (out [][2]int) {
	l := newLookup(in)
	hits := make([]uint16, len(l.at))
	for k := range l.at {
		if !l.open[k] && len(l.facts[k].credits) == 0 {
			continue // found from the other side
		}
		for _, m := range l.closest(k, hits) {
			if l.open[k] && l.mayOpen(k, m) || l.credits(k, m) {
				i, j := l.at[k], l.at[m]
				out = append(out, [2]int{min(i, j), max(i, j)})
			}
		}
	}
	return out
}

func newLookup(in Input) *lookup {
	n := len(in.Articles)
	l := &lookup{in: in, at: make([]int, n), facts: make([]facts, n), open: make([]bool, n), words: make([][]int32, n)}
	for i, r := range byID(in.Articles) {
		l.at[r] = i
	}
	number := numbers{}
	for k, i := range l.at {
		a, m := &in.Articles[i], &in.Marks[i]
		l.facts[k], l.open[k] = readFacts(a, m, outlets{}), unsigned(a) || len(m.Tokens) <= brief
		for _, w := range rare(m, lang.Must(a.Language)) {
			x := number.of(w)
			if int(x) == len(l.post) {
				l.post = append(l.post, nil)
			}
			l.words[k] = append(l.words[k], x)
			l.post[x] = append(l.post[x], int32(k))
		}
	}
	return l
}

// mayOpen reports whether open article k may go with m: a brief with
// anything, an unsigned text with another.
func (l *lookup) mayOpen(k, m int) bool {
	return len(l.in.Marks[l.at[k]].Tokens) <= brief || l.open[m]
}

// credits reports whether one of k and m names the outlet of the other, or
// both the same medium.
func (l *lookup) credits(k, m int) bool {
	x, y := &l.facts[k], &l.facts[m]
	return x.names(y) || y.names(x) || shared(x.credits, y.credits)
}

// closest are the others with most rare words in common with article k; hits
// is room for counting, all 0 between calls.
func (l *lookup) closest(k int, hits []uint16) (out []int) {
	for _, w := range l.words[k] {
		if len(l.post[w]) > tooMany {
			continue
		}
		for _, m := range l.post[w] {
			if int(m) != k {
				if hits[m] == 0 {
					out = append(out, int(m))
				}
				hits[m]++
			}
		}
	}
	slices.SortFunc(out, func(x, y int) int { return cmp.Or(int(hits[y])-int(hits[x]), x-y) })
	n := 0
	for n < len(out) && n < nearest && hits[out[n]] >= leastRare {
		n++
	}
	for _, m := range out {
		hits[m] = 0
	}
	return out[:n]
}

// rare are the words of an article that the background knows least, those
// that it hardly knows at all in the order of the text.
func rare(m *annot.Marks, p *lang.Pack) []string {
	type word struct {
		s string
		w float32
	}
	seen := map[string]bool{}
	var ws []word
	for _, t := range m.Tokens {
		if t.Kind == annot.Mark || len(t.Lower) < 2 || seen[t.Lower] {
			continue
		}
		seen[t.Lower] = true
		if x := telling(p, t.Lower); x >= 0.4 {
			ws = append(ws, word{t.Lower, x})
		}
	}
	slices.SortStableFunc(ws, func(x, y word) int { return cmp.Compare(y.w, x.w) })
	out := make([]string, 0, rareWords)
	for _, w := range ws[:min(rareWords, len(ws))] {
		out = append(out, w.s)
	}
	return out
}

// kin is how alike two pages are in telling words: the cosine of their sets
// of words, without those in the masks.
func kin(a, b *page, noA, noB mask) float64 {
	x, y := a.rest(noA), b.rest(noB)
	var ab, aa, bb float64
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].word < y[j].word:
			i++
		case x[i].word > y[j].word:
			j++
		default:
			ab += x[i].weight * y[j].weight
			i++
			j++
		}
	}
	for _, w := range x {
		aa += w.weight * w.weight
	}
	for _, w := range y {
		bb += w.weight * w.weight
	}
	if ab == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

type weighted struct {
	word   int32
	weight float64
}

// rest are the telling words of p outside of m, each once, by their number.
func (p *page) rest(m mask) (out []weighted) {
	for i, w := range p.words {
		if x := float64(p.weight[i]); x >= 0.3 && !m.has(i) {
			out = append(out, weighted{w, x})
		}
	}
	slices.SortFunc(out, func(x, y weighted) int { return cmp.Or(int(x.word-y.word), cmp.Compare(x.weight, y.weight)) })
	return slices.CompactFunc(out, func(x, y weighted) bool { return x.word == y.word })
}
