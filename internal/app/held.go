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
// named. An article and a statement bring their story with them, a story the
// articles elsewhere that carry its statements: what its page shows.
func Held(ctx context.Context, lib store.Reader, names []string) (*pile.Pile, error) {
	if len(names) == 0 {
		return everything(ctx, lib)
	}
	var h named
	for _, n := range names {
		at, err := lib.Locate(ctx, n)
		if err == nil {
			err = h.take(ctx, lib, at)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(h.articles) == 0 {
		return Stories(ctx, lib, h.stories)
	}
	for _, id := range h.stories {
		some, err := lib.Carriers(ctx, id)
		if err != nil {
			return nil, err
		}
		h.articles = append(h.articles, some...)
	}
	slices.Sort(h.articles)
	return lib.Pile(ctx, slices.Compact(h.articles))
}

func everything(ctx context.Context, lib store.Reader) (*pile.Pile, error) {
	all, err := lib.All(ctx)
	if err != nil {
		return nil, err
	}
	if len(all) > mostHeld {
		return nil, fmt.Errorf("the library holds %d articles, more than %d to be shown at once: name a story, an article, an outlet or an address", len(all), mostHeld)
	}
	return lib.Pile(ctx, all)
}

// named is what names stand for: stories, and articles without one or of an
// outlet, an entity.
type named struct {
	stories  []string
	articles []text.ID
}

func (h *named) take(ctx context.Context, lib store.Reader, at store.Place) error {
	switch at.Kind {
	case store.Story:
		h.stories = append(h.stories, at.ID)
		return nil
	case store.Storyline:
		ids, err := storiesOf(ctx, lib, at.ID)
		h.stories = append(h.stories, ids...)
		return err
	case store.Statement:
		l, err := lib.Statements(ctx, store.Filter{ID: at.ID}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		if len(l.Lines) > 0 && l.Lines[0].Story != "" {
			h.stories = append(h.stories, l.Lines[0].Story)
			return nil
		}
	}
	ids, err := lib.Members(ctx, at)
	if err != nil {
		return err
	}
	if at.Kind == store.Article {
		of, err := lib.StoryOf(ctx, ids)
		if err != nil {
			return err
		}
		for _, s := range of {
			h.stories = append(h.stories, s)
			return nil
		}
	}
	h.articles = append(h.articles, ids...)
	return nil
}
