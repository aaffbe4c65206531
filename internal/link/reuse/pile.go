package reuse

import (
	"cmp"
	"slices"

	"sanad/internal/article"
	"sanad/internal/index"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// pile is the articles under the numbers that the search uses: their rank by
// time of publication, then ID, so that the earliest articles of a large group
// come first.
type pile struct {
	in      Input
	order   []int    // index into in.Articles by rank
	outlet  []uint32 // by rank; 0 where unknown
	packs   []*lang.Pack
	mask    mask
	lex     lexicon
	cache   cache
	align1  aligner
	aligned int // number + 1 of the article that align1 holds
	pairer  pairer
	patches []patch
	vecs    [cached]struct {
		doc int // number + 1
		*sentences
	}
}

func newPile(in Input) *pile {
	p := &pile{in: in, order: make([]int, len(in.Articles)), outlet: make([]uint32, len(in.Articles)), packs: make([]*lang.Pack, len(in.Articles))}
	for i := range p.order {
		p.order[i] = i
	}
	slices.SortFunc(p.order, func(x, y int) int {
		a, b := &in.Articles[x], &in.Articles[y]
		return cmp.Or(cmp.Compare(published(a), published(b)), cmp.Compare(a.ID, b.ID))
	})
	numbers := map[string]uint32{"": 0}
	for d := range p.order {
		name := p.article(d).Outlet.Name
		n, ok := numbers[name]
		if !ok {
			n = uint32(len(numbers))
			numbers[name] = n
		}
		p.outlet[d] = n
		p.packs[d] = lang.Must(p.article(d).Language)
	}
	p.cache.load = p.words
	return p
}

func (p *pile) article(d int) *article.Article { return &p.in.Articles[p.order[d]] }

// vectors are the sentences of article d, from the cache where they are there.
func (p *pile) vectors(d int) *sentences {
	v := &p.vecs[d%len(p.vecs)]
	if v.doc != d+1 {
		v.doc, v.sentences = d+1, p.sentences(d)
	}
	return v.sentences
}

// published is the time of an article, "~" (after all others) where unknown.
func published(a *article.Article) string {
	if a.Published == nil || a.Published.Value == "" {
		return "~"
	}
	return a.Published.Value
}

// bodies are the parts of an article that count: its body segments, or the
// whole text where it has no segments.
func bodies(a *article.Article) []text.Span {
	if len(a.Segments) == 0 {
		return []text.Span{{Start: 0, End: len(a.Text)}}
	}
	return a.BodySpans()
}

// raw appends the words of the body of article d to dst.
func (p *pile) raw(d int, dst []index.Word) []index.Word {
	a := p.article(d)
	for _, s := range bodies(a) {
		dst = index.Words(a.Text, s.Start, s.End, dst)
	}
	return dst
}

// words appends the words of the body of article d to dst, or makes room for
// them; words of boilerplate become words that occur nowhere else.
func (p *pile) words(d int, dst []index.Word) []index.Word {
	if dst == nil {
		dst = make([]index.Word, 0, len(p.article(d).Text)/6+8)
	}
	dst = p.raw(d, dst)
	p.mask.apply(p.outlet[d], d, dst)
	return dst
}

// cached is the number of articles of which the words and sentences are kept.
const cached = 1 << 12

// cache keeps the words of some articles: number d in slot d modulo its size.
type cache struct {
	load  func(d int, dst []index.Word) []index.Word
	slots [cached]struct {
		doc   int // number + 1
		words []index.Word
	}
}

func (c *cache) words(d int) []index.Word {
	s := &c.slots[d%len(c.slots)]
	if s.doc != d+1 {
		s.doc, s.words = d+1, c.load(d, nil)
	}
	return s.words
}
