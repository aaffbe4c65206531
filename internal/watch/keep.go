package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"time"

	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/fetch/web"
	"sanad/internal/raw"
	"sanad/internal/store"
)

// longestBackoff is the longest wait after failures.
const longestBackoff = 24 * time.Hour

// items gives what the looks found: the feeds themselves, for what they print
// in full, then the pages.
func (w *Watcher) items(ctx context.Context, looks []*look) iter.Seq[fetch.Item] {
	return func(yield func(fetch.Item) bool) {
		owner := map[string]*look{}
		var links []string
		for _, l := range looks {
			switch {
			case l.err != nil:
				p := raw.Problem{Input: l.was.URL, Stage: "fetch", Reason: reason(l.err)}
				if !yield(fetch.Item{Problem: &p}) {
					return
				}
			case len(l.fresh) > 0 || l.doc == nil && l.capture.Bytes != nil:
				if !yield(fetch.Item{Capture: l.capture}) {
					return
				}
			}
			for _, u := range l.links {
				owner[u] = l
				links = append(links, u)
			}
		}
		crawl := web.Crawl{Client: w.Client, Full: w.Full, Most: w.Most, Known: func(u string) bool {
			known, err := w.known(ctx, u)
			return known || err != nil
		}}
		for item := range crawl.Items(ctx, links) {
			w.count(owner, item)
			if !yield(item) {
				return
			}
		}
	}
}

// count notes what became of a page for the feed that named it.
func (w *Watcher) count(owner map[string]*look, item fetch.Item) {
	l := owner[item.Asked]
	switch {
	case l == nil: // of a list in a list
	case item.Problem == nil:
		l.fetched++
	default:
		l.failed++
		if item.Again {
			l.lost[item.Asked] = true
		}
	}
}

// reason is an error without the address, which the problem names already.
func reason(err error) string {
	if u := errors.Unwrap(err); u != nil && strings.HasPrefix(err.Error(), "fetch ") {
		return u.Error()
	}
	return err.Error()
}

// keep writes down a look.
func (w *Watcher) keep(ctx context.Context, l *look) error {
	f := w.after(l)
	if l.err == nil && l.answer.Moved != "" && l.answer.Moved != f.URL {
		f.URL = l.answer.Moved
	}
	if err := w.Library.SetFeed(ctx, f); err != nil {
		return fmt.Errorf("note the look at %s: %w", f.URL, err)
	}
	if f.URL != l.was.URL {
		if err := w.Library.RemoveFeed(ctx, l.was.URL); err != nil {
			return fmt.Errorf("forget the former address %s: %w", l.was.URL, err)
		}
	}
	if w.Tell != nil {
		w.Tell(Look{Feed: f, Fresh: len(l.fresh), Fetched: l.fetched, Failed: l.failed, Problem: f.Problem})
	}
	return nil
}

// after is the feed after a look.
func (w *Watcher) after(l *look) store.Feed {
	f, now := l.was, w.Clock.Now()
	f.Looked = now
	if l.err != nil {
		return w.afterFailure(f, l.err, now)
	}
	f.Failures, f.Problem = 0, ""
	f.ETag, f.Modified = l.answer.ETag, l.answer.Modified
	all := 0
	if l.doc != nil {
		all = len(l.doc.Items)
		f.Kind = string(l.doc.Kind)
		if l.doc.Title != "" {
			f.Title = l.doc.Title
		}
	}
	var keys []uint64
	for i := range l.fresh {
		if !l.lost[l.fresh[i].URL] {
			keys = append(keys, l.fresh[i].Key())
		}
	}
	if len(l.lost) > 0 {
		f.ETag, f.Modified = "", "" // it must answer in full, for the lost ones to be met again
	}
	l.pace = l.pace.Look(now, len(l.fresh), all).Met(keys)
	if history, err := json.Marshal(l.pace); err == nil {
		f.History = string(history)
	}
	if f.Entries += len(keys); len(keys) > 0 {
		f.LastEntry = now
	}
	f.Next = now.Add(w.shaken(every(f, l.pace)))
	return f
}

func every(f store.Feed, p feed.Pace) time.Duration {
	if f.Every > 0 {
		return f.Every
	}
	return p.Every()
}

// afterFailure waits twice as long after each failure, as long as the server
// asks for, and pauses a feed that is gone.
func (w *Watcher) afterFailure(f store.Feed, err error, now time.Time) store.Feed {
	f.Failures++
	f.Problem = reason(err)
	wait := min(max(f.Every, feed.FirstPause)<<min(f.Failures-1, 10), longestBackoff)
	f.Next = now.Add(w.shaken(wait))
	var status *web.StatusError
	if errors.As(err, &status) {
		if status.After.After(f.Next) {
			f.Next = status.After
		}
		f.Paused = status.Code == http.StatusGone
	}
	return f
}

// shaken is a wait up to a tenth shorter or longer, so that feeds of one
// interval do not come due together for ever.
func (w *Watcher) shaken(d time.Duration) time.Duration {
	return time.Duration(float64(d) * (0.9 + 0.2*w.Jitter()))
}
