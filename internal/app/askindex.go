package app

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"sanad/internal/article"
	"sanad/internal/index"
	"sanad/internal/link/reuse"
	"sanad/internal/pile"
	"sanad/internal/query"
	"sanad/internal/text"
)

// How an index is asked.
const (
	mostRead  = 400     // articles that are read for a question
	leastRead = 20      // … and for each claim of a long one
	common    = 1 << 14 // articles of one segment that hold a key beyond which it tells too little
	steps     = 256     // into which the sums of weights are parted to find the highest
)

// AskIn says what the pile and the indexes at the folders have on a text. Of an
// index only the articles that may carry it are read; they join the pile.
func AskIn(ctx context.Context, question *article.Article, p *pile.Pile, indexes []string, o Options) (query.Answer, error) {
	looked := len(p.Articles)
	q, err := ReadQuestion(ctx, question)
	if err != nil {
		return query.Answer{}, err
	}
	for _, dir := range indexes {
		n, err := addFrom(dir, &q, question, p)
		if err != nil {
			return query.Answer{}, err
		}
		looked += n
	}
	a, err := Ask(ctx, question, p, o)
	a.Looked = looked
	return a, err
}

// IsIndex reports whether a path is the folder of an index.
func IsIndex(path string) bool {
	names, err := segmentFiles(path)
	return err == nil && len(names) > 0
}

// addFrom adds to the pile the articles of an index that may carry the
// question, and returns how many the index holds.
func addFrom(dir string, q *query.Question, question *article.Article, p *pile.Pile) (docs int, err error) {
	ix, err := OpenIndex(dir)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	places, err := ix.carriers(q, question)
	if err != nil {
		return 0, err
	}
	held := map[text.ID]bool{}
	for i := range p.Articles {
		held[p.Articles[i].ID] = true
	}
	for _, x := range places {
		a, err := read(ix.Segments[x.Segment], x.Doc)
		if err != nil {
			return 0, err
		}
		if !held[a.ID] {
			held[a.ID] = true
			p.Articles = append(p.Articles, a)
		}
	}
	slices.SortFunc(p.Articles, byID)
	return ix.docs(), nil
}

func (ix *Index) docs() (n int) {
	for _, s := range ix.Segments {
		n += s.Docs()
	}
	return n
}

// carriers are the places of the articles that share wording with the question
// and of those that hold most of a claim, each once.
func (ix *Index) carriers(q *query.Question, question *article.Article) ([]reuse.Place, error) {
	out, err := reuse.Known(question, ix.Segments)
	if err != nil {
		return nil, err
	}
	claims := q.Sought()
	score := make([]float32, ix.docs())
	for _, terms := range claims {
		l, err := ix.holding(terms, score, max(mostRead/len(claims), leastRead))
		if err != nil {
			return nil, err
		}
		out = append(out, l...)
	}
	slices.SortFunc(out, func(x, y reuse.Place) int {
		return cmp.Or(cmp.Compare(x.Segment, y.Segment), cmp.Compare(x.Doc, y.Doc))
	})
	return slices.Compact(out), nil
}

// holding are the n places with the heaviest terms, rare ones weighing most.
// score holds a zero for each article and does so again afterwards.
func (ix *Index) holding(terms []query.Sought, score []float32, n int) ([]reuse.Place, error) {
	lists, err := ix.telling(terms)
	if err != nil {
		return nil, err
	}
	var touched []uint32
	all := float64(len(score))
	for i, docs := range lists {
		rare := math.Log((all+1)/float64(len(docs)+1)) / math.Log(all+2)
		for _, d := range docs {
			if score[d] == 0 {
				touched = append(touched, d)
			}
			score[d] += float32(terms[i].Weight * (0.3 + rare))
		}
	}
	kept := heaviest(touched, score, n)
	for _, d := range touched {
		score[d] = 0
	}
	return ix.places(kept), nil
}

// telling are the articles that hold each term. A term that is common tells
// nothing beside others: it has none.
func (ix *Index) telling(terms []query.Sought) ([][]uint32, error) {
	lists, rare := make([][]uint32, len(terms)), make([]bool, len(terms))
	for i, t := range terms {
		var err error
		if lists[i], rare[i], err = ix.with(t.Keys); err != nil {
			return nil, err
		}
		rare[i] = rare[i] && len(lists[i]) > 0
	}
	for i := range lists {
		if !rare[i] && slices.Contains(rare, true) {
			lists[i] = nil
		}
	}
	return lists, nil
}

// with are the numbers, over all segments, of the articles with any of the
// keys, and whether those are all: of a common key they are the first of each
// segment.
func (ix *Index) with(keys []uint64) (out []uint32, all bool, err error) {
	first := uint32(0)
	all = true
	for _, s := range ix.Segments {
		from := len(out)
		for _, k := range keys {
			docs, err := s.Lookup(keyPrint(k).Hash, common)
			if err != nil {
				return nil, false, err
			}
			all = all && len(docs) < common
			for _, d := range docs {
				out = append(out, first+d)
			}
		}
		slices.Sort(out[from:])
		first += uint32(s.Docs())
	}
	return slices.Compact(out), all, nil
}

// heaviest are the n articles with the highest scores, of equals the first.
func heaviest(touched []uint32, score []float32, n int) []uint32 {
	best := float32(0)
	for _, d := range touched {
		best = max(best, score[d])
	}
	var count [steps + 1]int
	step := func(d uint32) int { return int(score[d] / best * steps) }
	for _, d := range touched {
		count[step(d)]++
	}
	bar := steps
	for in := count[bar]; in < n && bar > 0; in += count[bar] {
		bar--
	}
	kept := make([]uint32, 0, n)
	for _, d := range touched {
		if step(d) >= bar {
			kept = append(kept, d)
		}
	}
	slices.SortFunc(kept, func(x, y uint32) int { return cmp.Or(cmp.Compare(score[y], score[x]), cmp.Compare(x, y)) })
	return kept[:min(len(kept), n)]
}

// places are the articles of numbers over all segments.
func (ix *Index) places(docs []uint32) []reuse.Place {
	out := make([]reuse.Place, 0, len(docs))
	for _, d := range docs {
		s, doc := 0, int(d)
		for doc >= ix.Segments[s].Docs() {
			doc -= ix.Segments[s].Docs()
			s++
		}
		out = append(out, reuse.Place{Segment: s, Doc: doc})
	}
	return out
}

// keyPrint is the fingerprint under which an index files a key of a word.
func keyPrint(key uint64) index.Print { return index.Print{Hash: index.Mix(key + 1)} }
