package grow

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"sanad/internal/annot/segment"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Behind counts the articles whose marks or findings older rules made than those
// of the program: a rebuild makes them anew.
func Behind(ctx context.Context, lib store.Grower) (int, error) {
	marked, err := lib.Outdated(ctx, pipeline.Recipe(pipeline.Article()), 0)
	if err != nil {
		return 0, fmt.Errorf("count what older rules read: %w", err)
	}
	settled, err := lib.Overtaken(ctx, Recipe(), 0)
	if err != nil {
		return 0, fmt.Errorf("count what older rules settled: %w", err)
	}
	both := slices.Concat(marked, settled)
	slices.Sort(both)
	return len(slices.Compact(both)), nil
}

// refresh annotates anew the articles whose marks were made by other rules, as
// far as the rules changed.
func (g *Grower) refresh(ctx context.Context) error {
	for {
		old, err := g.lib.Outdated(ctx, g.recipe, max(1, g.o.Bounds.Slice))
		if err != nil || len(old) == 0 {
			return err
		}
		recipes, err := g.lib.Recipes(ctx, old)
		if err != nil {
			return err
		}
		by := map[string][]text.ID{}
		for _, id := range old {
			by[recipes[id]] = append(by[recipes[id]], id)
		}
		for _, recipe := range slices.Sorted(maps.Keys(by)) {
			if err := g.reread(ctx, by[recipe], pipeline.Since(recipe, pipeline.Article())); err != nil {
				return fmt.Errorf("annotate %d articles anew: %w", len(by[recipe]), err)
			}
		}
	}
}

// reread runs stages on articles with the marks that they have.
func (g *Grower) reread(ctx context.Context, ids []text.ID, stages []pipeline.Stage) error {
	p, err := g.lib.Read(ctx, ids)
	if err != nil {
		return err
	}
	if len(stages) == len(pipeline.Article()) { // nothing of what was read stays
		p = &pile.Pile{Articles: p.Articles}
		for i := range p.Articles {
			p.Articles[i] = segment.Bare(p.Articles[i])
		}
	}
	if err := pipeline.Run(ctx, p, stages, g.o.Workers, nil); err != nil {
		return err
	}
	b := store.Batch{Recipe: g.recipe, At: g.o.Now()}
	g.gather(&b, p)
	return g.lib.Reread(ctx, b)
}
