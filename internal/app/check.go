package app

import (
	"context"
	"fmt"
	"slices"

	"sanad/internal/article"
	"sanad/internal/check"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
)

// Check holds a draft against the articles of a pile. The pile is cut to the
// articles that may be its sources and gains the draft, whose ID is returned
// with the findings.
func Check(ctx context.Context, draft *article.Article, p *pile.Pile, o Options) (found []check.Finding, sources int, err error) {
	q, err := ReadQuestion(ctx, draft)
	if err != nil {
		return nil, 0, fmt.Errorf("the draft: %w", err)
	}
	own := *draft
	own.Input = "draft:" + draft.Input
	own.ID = article.NewID(own.Input, own.Text)
	kept := []article.Article{own}
	for _, i := range q.Select(scan(&q, p.Articles, o.Workers)) {
		kept = append(kept, p.Articles[i])
	}
	slices.SortFunc(kept, byID)
	p.Articles = kept
	if err := Run(ctx, p, pipeline.Trace(), o); err != nil {
		return nil, 0, err
	}
	return check.Find(p, own.ID), len(kept) - 1, nil
}
