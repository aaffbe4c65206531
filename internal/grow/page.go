package grow

import (
	"context"
	"errors"
	"fmt"

	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/extract"
	"sanad/internal/store"
	"sanad/internal/text"
)

// continued joins the second page of an article whose first page is in the
// library already: together they are a new version of the article. Pages that
// come together were joined before; a later page whose page before is not there
// stays a partial article. It waits until what came before is kept.
func (g *Grower) continued(ctx context.Context, arts []article.Article, kept <-chan struct{}) ([]article.Article, error) {
	for i := range arts {
		if arts[i].URL == "" {
			continue
		}
		base, n := extract.Page(arts[i].URL)
		if n != 2 {
			continue
		}
		select {
		case <-kept:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		first, err := g.standing(ctx, base)
		if err != nil {
			return nil, err
		}
		if first == nil {
			continue
		}
		if both := extract.Join([]article.Article{*first, arts[i]}); len(both) == 1 {
			arts[i] = both[0]
		}
	}
	return arts, nil
}

// standing is the latest version of what stands at an address, as it was
// extracted; nil for none.
func (g *Grower) standing(ctx context.Context, address string) (*article.Article, error) {
	vs, err := g.lib.Versions(ctx, address)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for the first page at %s: %w", address, err)
	}
	p, err := g.lib.Read(ctx, []text.ID{vs[len(vs)-1].Article})
	if err != nil {
		return nil, fmt.Errorf("read the first page at %s: %w", address, err)
	}
	if len(p.Articles) == 0 {
		return nil, nil // purged since
	}
	a := segment.Bare(p.Articles[0])
	a.URL = address
	return &a, nil
}
