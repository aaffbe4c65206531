package reuse

import (
	"slices"

	"sanad/internal/index"
	"sanad/internal/link"
)

// cached is the number of articles of which a comparer keeps the words and
// sentences: number d in slot d modulo it.
const cached = 1 << 12

// comparer compares pairs of articles for one worker.
type comparer struct {
	*pile
	slots   [cached]slot
	spare   slot // of an article in whose slot the later one of the pair stands
	later   int  // the later article of the pair
	reading reading
	builder
	align1  aligner
	aligned int // number + 1 of the article that align1 holds
	pairer  pairer
	patches []patch
}

// slot holds what is known of an article of the pile.
type slot struct {
	doc       int // number + 1
	words     []index.Word
	built     bool // whether the sentences are those of the article
	sentences sentences
}

func (c *comparer) at(d int) *slot {
	s := &c.slots[d%cached]
	if d != c.later && d%cached == c.later%cached {
		s = &c.spare
	}
	if s.doc != d+1 {
		if cap(s.words) > roomy {
			*s = slot{}
		}
		s.doc, s.built = d+1, false
		s.words = append(s.words[:0], c.pile.words(d, &c.reading)...)
	}
	return s
}

// roomy is how many words a slot has room for when another article takes it.
const roomy = 1 << 14

// words are the words of the body of article d.
func (c *comparer) words(d int) []index.Word { return c.at(d).words }

// vectors are the sentences of article d.
func (c *comparer) vectors(d int) *sentences {
	s := c.at(d)
	if !s.built {
		c.build(&s.sentences, c.pile, d, s.words)
		s.built = true
	}
	return &s.sentences
}

// stretches is into how many parts the pairs are cut for each worker, so that
// all are busy to the end.
const stretches = 8

// compareAll compares pairs, ordered by their later article, and lists the
// passages in order.
func (p *pile) compareAll(pairs []pair, compare func(c *comparer, d, e int, out []link.Passage) []link.Passage) []link.Passage {
	n := p.in.Workers.Len()
	if n > 1 {
		n *= stretches
	}
	workers := make([]*comparer, p.in.Workers.Len())
	found := make([][]link.Passage, n)
	p.in.Workers.Each(n, func(w, i int) {
		if workers[w] == nil {
			workers[w] = &comparer{pile: p}
		}
		for _, x := range pairs[i*len(pairs)/n : (i+1)*len(pairs)/n] {
			found[i] = compare(workers[w], int(x.d), int(x.e), found[i])
		}
	})
	out := slices.Concat(found...)
	sortPassages(out)
	return out
}
