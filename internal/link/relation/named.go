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

// named lists the pairs of articles that have rare words in common and of
// which one credits the outlet of the other, or both credit the same medium.
func named(in Input) (out [][2]int) {
	fs, open := make([]facts, len(in.Articles)), make([]bool, len(in.Articles))
	for i := range in.Articles {
		a := &in.Articles[i]
		fs[i], open[i] = readFacts(a, &in.Marks[i], outlets{}), unsigned(a) || len(in.Marks[i].Tokens) <= brief
	}
	who := make([]int, len(in.Articles))
	for i := range who {
		who[i] = i
	}
	words := make([][]string, len(who))
	post := map[string][]int{}
	for k, i := range who {
		words[k] = rare(&in.Marks[i], lang.Must(in.Articles[i].Language))
		for _, w := range words[k] {
			post[w] = append(post[w], k)
		}
	}
	for k, i := range who {
		for _, m := range closest(words[k], post, k) {
			j := who[m]
			if open[i] && (len(in.Marks[i].Tokens) <= brief || open[j]) || fs[i].names(&fs[j]) || fs[j].names(&fs[i]) || shared(fs[i].credits, fs[j].credits) {
				out = append(out, [2]int{min(i, j), max(i, j)})
			}
		}
	}
	return out
}

// rare are the names and numbers of an article that the background knows
// least, and other words hardly known.
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

// closest are the others with most rare words in common with article k.
func closest(words []string, post map[string][]int, k int) (out []int) {
	hits := map[int]int{}
	for _, w := range words {
		if l := post[w]; len(l) <= tooMany {
			for _, m := range l {
				if m != k {
					hits[m]++
				}
			}
		}
	}
	for m, n := range hits {
		if n >= leastRare {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(x, y int) int {
		if hits[x] != hits[y] {
			return hits[y] - hits[x]
		}
		return x - y
	})
	return out[:min(nearest, len(out))]
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
