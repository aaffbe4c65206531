package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sanad/internal/grow"
	"sanad/internal/pile"
	"sanad/internal/store"
)

// Open is what a name stands for in a library, with everything that is needed
// to show it: a story or the stories of a storyline as their pages have them, or
// all around a statement or an article.
func Open(ctx context.Context, lib store.Reader, name string, kinds ...store.Kind) (store.Place, *pile.Pile, error) {
	at, err := lib.Locate(ctx, name)
	if err != nil {
		return at, nil, err
	}
	if !slices.Contains(kinds, at.Kind) {
		return at, nil, fmt.Errorf("%s is of the kind %s: %w", name, at.Kind, store.ErrInvalid)
	}
	var p *pile.Pile
	switch at.Kind {
	case store.Story:
		p, err = Stories(ctx, lib, []string{at.ID})
	case store.Storyline:
		p, _, err = Storyline(ctx, lib, at.ID)
	default:
		p, err = around(ctx, lib, at)
	}
	return at, p, err
}

// around is what stands around a place: its articles, their stories with all
// that carry their statements, and what shares passages with them.
func around(ctx context.Context, lib store.Reader, at store.Place) (*pile.Pile, error) {
	ids, err := lib.Members(ctx, at)
	if err != nil {
		return nil, err
	}
	of, err := lib.StoryOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	if ids, err = lib.Around(ctx, ids); err != nil {
		return nil, err
	}
	stories := slices.Sorted(maps.Values(of))
	for _, s := range slices.Compact(stories) {
		some, err := lib.Carriers(ctx, s)
		if err != nil {
			return nil, err
		}
		ids = append(ids, some...)
	}
	slices.Sort(ids)
	return lib.Pile(ctx, slices.Compact(ids))
}

// Purge lets go of an article, of all of an outlet, or of all that stood under
// an address, and settles what shared findings with it. An address that is
// not there is refused from now on.
func Purge(ctx context.Context, lib store.Library, name, why string, now time.Time, o grow.Options) (store.Purged, error) {
	at, err := lib.Locate(ctx, name)
	switch {
	case isAddress(name):
		at = store.Place{Kind: store.Address, ID: name}
	case err != nil:
		return store.Purged{}, err
	case at.Kind != store.Article && at.Kind != store.Outlet:
		return store.Purged{}, fmt.Errorf("%s is a %s; an article, an outlet or an address can be purged: %w", name, at.Kind, store.ErrInvalid)
	}
	var out store.Purged
	return out, noted(ctx, lib, "purge", func(*store.Run) error {
		if out, err = lib.Purge(ctx, at, now, why); err != nil {
			return err
		}
		return grow.New(lib, o).Settle(ctx)
	})
}

func isAddress(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// Expire lets go of what is older than the retention of the library allows,
// and settles the rest.
func Expire(ctx context.Context, lib store.Library, now time.Time, o grow.Options) (store.Purged, error) {
	age, err := lib.Retention(ctx)
	if err != nil {
		return store.Purged{}, err
	}
	before := now.Add(-age)
	if age == 0 {
		before = time.Time{}
	}
	out, err := lib.Expire(ctx, before, 0)
	if err != nil || len(out.Articles) == 0 {
		return out, err
	}
	return out, grow.New(lib, o).Settle(ctx)
}
