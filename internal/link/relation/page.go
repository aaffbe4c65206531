package relation

import (
	"math"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

const (
	longest = 80      // words after which a sentence is cut, so that aligning two stays cheap
	most    = 1 << 17 // words of an article that are compared; what follows is left out
	gram    = 4       // words of the shortest run that is looked up
)

// page is one article made ready for comparison: the words of its sentences in
// order, without marks, title and furniture.
type page struct {
	art    *article.Article
	words  []int32     // numbers of the words, the same in all pages of one comparison
	spans  []text.Span // of the words
	weight []float32   // how much a word tells: near 0 for function words, 1 for words hardly seen
	spoken mask        // words that are quoted
	said   mask        // words that are quoted or reported of a source
	sents  []extent    // sentences, in order
	title  []int32
	grams  map[uint64][]int32 // places of every run of gram words, the first few
	where  map[int32][]int32  // sentences with a word, one more than everywhere at most
	facts  facts
}

// extent is a half-open range of words.
type extent struct{ from, to int }

// numbers gives every word a number.
type numbers map[string]int32

func (n numbers) of(w string) int32 {
	k, ok := n[w]
	if !ok {
		k = int32(len(n))
		n[w] = k
	}
	return k
}

// read makes the page of an article from its marks.
func read(a *article.Article, m *annot.Marks, n numbers, o outlets) *page {
	p := &page{art: a, facts: readFacts(a, m, o)}
	pack := lang.Must(a.Language)
	toks, k := m.Tokens, 0
	for _, s := range a.Sentences {
		if a.KindAt(s.Start) == article.Title {
			continue
		}
		for k < len(toks) && toks[k].Span.Start < s.Start {
			k++
		}
		from := len(p.words)
		for ; k < len(toks) && toks[k].Span.End <= s.End && len(p.words) < most; k++ {
			if toks[k].Kind != annot.Mark {
				p.words = append(p.words, n.of(toks[k].Lower))
				p.spans = append(p.spans, toks[k].Span)
				p.weight = append(p.weight, telling(pack, toks[k].Lower))
			}
		}
		for ; from < len(p.words); from += longest {
			p.sents = append(p.sents, extent{from, min(from+longest, len(p.words))})
		}
	}
	p.title = titleWords(a.Title, n)
	p.spoken, p.said = spoken(p, m, true), spoken(p, m, false)
	p.grams, p.where = grams(p.words), p.sentencesOf()
	return p
}

// telling is the weight of a word by its background document frequency.
func telling(pack *lang.Pack, w string) float32 {
	c, total := pack.DF(w)
	if total == 0 {
		return 1
	}
	return float32(math.Log(float64(total+2)/float64(c+1)) / math.Log(float64(total+2)))
}

func titleWords(t string, n numbers) (out []int32) {
	for _, w := range strings.FieldsFunc(strings.ToLower(t), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(out) < 40 {
			out = append(out, n.of(w))
		}
	}
	return out
}

// spoken marks the words of p that stand between quotation marks or in the
// content of an attribution, of one that quotes or of any.
func spoken(p *page, m *annot.Marks, quotedOnly bool) mask {
	b := newMask(len(p.words))
	for _, s := range quoted(p.art) {
		b.cover(p, s)
	}
	for _, a := range m.Attributions {
		if a.Mode == annot.Indirect && quotedOnly {
			continue
		}
		for _, s := range a.Content {
			b.cover(p, s)
		}
	}
	return b
}

// quoted lists what stands between two quotation marks of one sentence.
func quoted(a *article.Article) (out []text.Span) {
	for _, s := range a.Sentences {
		open := -1
		for i, r := range s.Of(a.Text) {
			if !strings.ContainsRune("\"“”«»„", r) {
				continue
			}
			if open < 0 {
				open = s.Start + i
			} else {
				out = append(out, text.Span{Start: open, End: s.Start + i})
				open = -1
			}
		}
		if open >= 0 {
			out = append(out, text.Span{Start: open, End: s.End})
		}
	}
	return out
}

func grams(w []int32) map[uint64][]int32 {
	out := make(map[uint64][]int32, len(w))
	for i := 0; i+gram <= len(w); i++ {
		h := hash(w[i : i+gram])
		if l := out[h]; len(l) < 4 {
			out[h] = append(l, int32(i))
		}
	}
	return out
}

func hash(w []int32) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range w {
		h = (h ^ uint64(uint32(x))) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func (p *page) sentencesOf() map[int32][]int32 {
	out := make(map[int32][]int32, len(p.words))
	for j, s := range p.sents {
		for _, w := range p.words[s.from:s.to] {
			if l := out[w]; len(l) <= everywhere && (len(l) == 0 || l[len(l)-1] != int32(j)) {
				out[w] = append(l, int32(j))
			}
		}
	}
	return out
}
