package app

import (
	"context"
	"errors"
	"fmt"

	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/revision"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Edition is a version of an article with what it changed. The first has no
// article before it.
type Edition struct {
	store.Version
	Article, Before *article.Article
	Revision        revision.Revision
}

// Diff is the history of an article: all texts that stood under its address or
// input, oldest first. The article is named by its ID, input or address.
func Diff(ctx context.Context, lib store.Reader, name string) ([]Edition, error) {
	vs, err := versions(ctx, lib, name)
	if err != nil {
		return nil, err
	}
	ids := make([]text.ID, len(vs))
	for i, v := range vs {
		ids[i] = v.Article
	}
	p, err := lib.Read(ctx, ids)
	if err != nil {
		return nil, err
	}
	at := p.Index()
	var out []Edition
	for _, v := range vs {
		i, ok := at[v.Article]
		if !ok {
			return nil, fmt.Errorf("version %d of %s: %w", v.Number, v.Name, store.ErrNotFound)
		}
		e := Edition{Version: v, Article: &p.Articles[i]}
		if n := len(out); n > 0 {
			e.Before = out[n-1].Article
			e.Revision = revision.Compare(version(p, at[e.Before.ID]), version(p, i))
		}
		out = append(out, e)
	}
	return out, nil
}

func version(p *pile.Pile, i int) revision.Version {
	return revision.Version{Article: &p.Articles[i], Marks: &p.Marks[i]}
}

// versions are those of a named article.
func versions(ctx context.Context, lib store.Reader, name string) ([]store.Version, error) {
	vs, err := lib.Versions(ctx, name)
	if !errors.Is(err, store.ErrNotFound) {
		return vs, err
	}
	at, err := lib.Locate(ctx, name)
	if err != nil {
		return nil, err
	}
	if at.Kind != store.Article {
		return nil, fmt.Errorf("%s is the name of a %s, not of an article: %w", name, at.Kind, store.ErrInvalid)
	}
	p, err := lib.Read(ctx, []text.ID{text.ID(at.ID)})
	if err != nil || len(p.Articles) == 0 {
		return nil, err
	}
	if u := p.Articles[0].URL; u != "" {
		return lib.Versions(ctx, u)
	}
	return lib.Versions(ctx, p.Articles[0].Input)
}
