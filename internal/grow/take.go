package grow

import (
	"context"
	"fmt"
	"iter"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/raw"
	"sanad/internal/store"
	"sanad/internal/text"
)

// News is articles as they were read, with what could not be read, and the
// bytes to keep.
type News struct {
	Articles []article.Article
	Captures []raw.Capture
	Problems []raw.Problem
	Read     int64 // bytes of the input read so far
}

// Take annotates those of the articles that the library does not hold, and
// keeps them: while one batch is kept, the next is read and annotated. It says
// what became of them. After an error, what was kept before it stays.
func (g *Grower) Take(ctx context.Context, news iter.Seq[News]) (store.Taken, error) {
	var all store.Taken
	ready := make(chan annotated)
	under, cancel := context.WithCancel(ctx)
	defer func() {
		cancel()
		for range ready { // until the reader has ended
		}
	}()
	go g.annotate(under, news, ready)
	for b := range ready {
		if b.err != nil {
			return all, b.err
		}
		got, err := g.lib.Put(ctx, b.Batch)
		close(b.kept)
		if err != nil {
			return all, fmt.Errorf("keep %d articles: %w", len(b.Articles), err)
		}
		all.New, all.Seen = append(all.New, got.New...), append(all.Seen, got.Seen...)
		all.Refused, all.Replaced = append(all.Refused, got.Refused...), append(all.Replaced, got.Replaced...)
		g.seen += len(b.Articles)
		g.bad += len(b.Problems)
		g.first = append(g.first, b.Problems[:min(len(b.Problems), shown-len(g.first))]...)
		g.o.Tell(Progress{Step: Reading, Articles: g.seen, Done: b.read, Problems: g.bad})
	}
	return all, ctx.Err()
}

// annotated is a batch that is ready to be kept, or why there is none.
type annotated struct {
	store.Batch
	read int64
	kept chan struct{} // closed when it is
	err  error
}

// annotate makes batches of the news and closes ready after the last.
func (g *Grower) annotate(ctx context.Context, news iter.Seq[News], ready chan<- annotated) {
	defer close(ready)
	before := make(chan struct{})
	close(before)
	for n := range news {
		b, err := g.batch(ctx, n, before)
		before = make(chan struct{})
		select {
		case ready <- annotated{b, n.Read, before, err}:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

// batch annotates what the library does not hold; before is closed when the
// batch before it was kept.
func (g *Grower) batch(ctx context.Context, n News, before <-chan struct{}) (store.Batch, error) {
	var err error
	if n.Articles, err = g.continued(ctx, n.Articles, before); err != nil {
		return store.Batch{}, err
	}
	b := store.Batch{Captures: n.Captures, Problems: n.Problems, Recipe: g.recipe, At: g.o.Now()}
	known, err := g.lib.Known(ctx, ids(n.Articles))
	if err != nil {
		return b, fmt.Errorf("look for known articles: %w", err)
	}
	fresh := &pile.Pile{}
	for _, a := range n.Articles {
		if known[a.ID] {
			b.Articles = append(b.Articles, a)
		} else {
			fresh.Articles = append(fresh.Articles, a)
		}
	}
	b.Marks, b.Postings = make([]annot.Marks, len(b.Articles)), make([][]store.Posting, len(b.Articles))
	if err := pipeline.Run(ctx, fresh, pipeline.Article(), g.o.Workers, nil); err != nil {
		return b, err
	}
	g.gather(&b, fresh)
	return b, nil
}

// gather adds annotated articles to a batch.
func (g *Grower) gather(b *store.Batch, p *pile.Pile) {
	b.Articles, b.Marks = append(b.Articles, p.Articles...), append(b.Marks, p.Marks...)
	found := make([][]store.Posting, len(p.Articles))
	pipeline.Workers(g.o.Workers).Each(len(found), func(_, i int) { found[i] = Postings(&p.Articles[i], &p.Marks[i]) })
	b.Postings = append(b.Postings, found...)
	b.Problems = append(b.Problems, p.Problems...)
}

func ids(as []article.Article) []text.ID {
	out := make([]text.ID, len(as))
	for i := range as {
		out[i] = as[i].ID
	}
	return out
}
