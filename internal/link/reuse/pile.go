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
// come first. Once it has learnt its mask and its lexicon it does not change.
type pile struct {
	in     Input
	order  []int    // index into in.Articles by rank
	outlet []uint32 // by rank; 0 where unknown
	packs  []*lang.Pack
	mask   mask
	lex    lexicon
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
		if !slices.Contains(p.lex.packs, p.packs[d]) {
			p.lex.packs = append(p.lex.packs, p.packs[d])
		}
	}
	return p
}

func (p *pile) article(d int) *article.Article { return &p.in.Articles[p.order[d]] }

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

// reading is room for the words of articles, read one after the other.
type reading struct {
	ws     []index.Word
	prints []index.Print
}

// words are the words of the body of article d, until the next call; words of
// boilerplate become words that occur nowhere else.
func (p *pile) words(d int, r *reading) []index.Word {
	r.ws = p.raw(d, r.ws[:0])
	r.prints = p.mask.apply(p.outlet[d], d, r.ws, r.prints)
	return r.ws
}

// block is how many articles a worker reads at a time, and round how many
// blocks are kept until they are put together.
const (
	block = 256
	round = 16
)

// inBlocks lets the workers read the articles [lo, hi) of each block, a round
// of blocks at a time; done is called for the blocks of a round in order.
func (p *pile) inBlocks(read func(worker, slot, lo, hi int), done func(slot int)) {
	n := (len(p.order) + block - 1) / block
	for from := 0; from < n; from += round {
		k := min(round, n-from)
		p.in.Workers.Each(k, func(w, i int) {
			lo := (from + i) * block
			read(w, i, lo, min(lo+block, len(p.order)))
		})
		for i := range k {
			done(i)
		}
	}
}
