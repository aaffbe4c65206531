// Package watch looks at the feeds of a library when they are due. In: feeds,
// as the library keeps them, and a client of the network. Out: what they
// announce and the library does not hold, as captures; and the feeds, each
// with what became of its look and when it is due again.
//
// A feed is due after an interval that its history teaches (feed.Pace), or
// that its owner set; one that fails waits twice as long each time; one that
// is gone is paused. A feed is noted as looked at only once what it gave was
// handed over, so that a run that is killed loses nothing: it looks again, and
// what was kept already is passed over.
package watch

import (
	"context"
	"iter"
	"slices"
	"time"

	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/fetch/web"
	"sanad/internal/store"
)

// Library is what watching asks and tells a library.
type Library interface {
	Feeds(ctx context.Context) ([]store.Feed, error)
	SetFeed(ctx context.Context, f store.Feed) error
	RemoveFeed(ctx context.Context, url string) error
	Versions(ctx context.Context, name string) ([]store.Version, error)
	Refused(ctx context.Context, names []string) (map[string]bool, error)
}

// Watcher looks at feeds.
type Watcher struct {
	Library Library
	Client  *web.Client
	Clock   web.Clock
	Full    func(item *feed.Item, language string) bool // whether a feed prints an item in full
	Add     func(ctx context.Context, items iter.Seq[fetch.Item]) error
	Tell    func(Look) // of every look, in the order of addresses; nil for none
	Jitter  func() float64
	Most    int // pages fetched of one feed at a look; 0 for web.MostOfList
}

// Look is what became of one look at a feed.
type Look struct {
	Feed    store.Feed // as it is kept from now on
	Fresh   int        // items that were not met before
	Fetched int        // pages
	Failed  int        // pages that could not be had
	Problem string     // why the feed itself could not be read, "" for none
}

// rest is the longest time between looks whether something became due.
const rest = time.Hour

// Run looks at feeds as they become due, until the context ends.
func (w *Watcher) Run(ctx context.Context) error {
	for {
		if _, err := w.Once(ctx); err != nil {
			return err
		}
		feeds, err := w.Library.Feeds(ctx)
		if err != nil {
			return err
		}
		now := w.Clock.Now()
		next := now.Add(rest)
		for _, f := range feeds {
			if !f.Paused && f.Next.Before(next) {
				next = f.Next
			}
		}
		if err := w.Clock.Sleep(ctx, max(next.Sub(now), time.Second)); err != nil {
			return err
		}
	}
}

// Once looks at every feed that is due and says how many there were.
func (w *Watcher) Once(ctx context.Context) (int, error) {
	feeds, err := w.Library.Feeds(ctx)
	if err != nil {
		return 0, err
	}
	now := w.Clock.Now()
	feeds = slices.DeleteFunc(feeds, func(f store.Feed) bool { return f.Paused || f.Next.After(now) })
	if len(feeds) == 0 {
		return 0, nil
	}
	looks := w.fetch(ctx, feeds)
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if slices.ContainsFunc(looks, (*look).gave) {
		if err := w.Add(ctx, w.items(ctx, looks)); err != nil {
			return 0, err
		}
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	for _, l := range looks {
		if err := w.keep(ctx, l); err != nil {
			return 0, err
		}
	}
	return len(looks), nil
}
