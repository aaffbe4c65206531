package app

import (
	"context"
	"fmt"
	"slices"

	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
)

// mostHeld is how many articles of a library are shown at once.
const mostHeld = 20_000

// Held is what a library holds about named stories, storylines, statements,
// articles, outlets, entities or addresses; about everything where nothing is
// named. An article brings its story with it.
func Held(ctx context.Context, lib store.Reader, names []string) (*pile.Pile, error) {
	var ids []text.ID
	for _, n := range names {
		some, err := members(ctx, lib, n)
		if err != nil {
			return nil, err
		}
		ids = append(ids, some...)
	}
	if len(names) == 0 {
		all, err := lib.All(ctx)
		if err != nil {
			return nil, err
		}
		if len(all) > mostHeld {
			return nil, fmt.Errorf("the library holds %d articles, more than %d to be shown at once: name a story, an article, an outlet or an address", len(all), mostHeld)
		}
		ids = all
	}
	slices.Sort(ids)
	return lib.Pile(ctx, slices.Compact(ids))
}

// members are the articles that a name stands for.
func members(ctx context.Context, lib store.Reader, name string) ([]text.ID, error) {
	at, err := lib.Locate(ctx, name)
	if err != nil {
		return nil, err
	}
	ids, err := lib.Members(ctx, at)
	if err != nil || at.Kind != store.Article {
		return ids, err
	}
	of, err := lib.StoryOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, s := range of {
		return lib.Members(ctx, store.Place{Kind: store.Story, ID: s})
	}
	return ids, nil
}
