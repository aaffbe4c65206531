package watch

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"sanad/internal/feed"
	"sanad/internal/fetch/web"
	"sanad/internal/raw"
	"sanad/internal/store"
)

// look is a look while it is made.
type look struct {
	was     store.Feed
	pace    feed.Pace
	answer  web.Answer
	err     error
	capture raw.Capture
	doc     *feed.Document
	fresh   []feed.Item // not met before
	links   []string    // to be fetched
	lost    map[string]bool
	fetched int
	failed  int
}

// gave reports whether there is anything to hand over.
func (l *look) gave() bool {
	return l.err != nil || len(l.fresh) > 0 || len(l.links) > 0 || l.doc == nil && l.capture.Bytes != nil
}

// hostsAtOnce is how many feeds are fetched at once; the client sees to it that
// no host is asked twice at a time.
const hostsAtOnce = 8

// fetch fetches the feeds, and finds what is new in them.
func (w *Watcher) fetch(ctx context.Context, feeds []store.Feed) []*look {
	looks := make([]*look, len(feeds))
	var wg sync.WaitGroup
	places := make(chan struct{}, hostsAtOnce)
	for i, f := range feeds {
		looks[i] = &look{was: f, lost: map[string]bool{}}
		wg.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			l := looks[i]
			if l.answer, l.err = w.Client.Fetch(ctx, web.Request{URL: f.URL, ETag: f.ETag, Modified: f.Modified}); l.err == nil {
				l.err = w.read(l)
			}
		})
	}
	wg.Wait()
	for _, l := range looks {
		if l.err == nil {
			l.err = w.choose(ctx, l)
		}
	}
	return looks
}

// read takes a feed apart.
func (w *Watcher) read(l *look) error {
	if l.was.History != "" {
		if err := json.Unmarshal([]byte(l.was.History), &l.pace); err != nil {
			l.pace = feed.Pace{} // it is learnt anew
		}
	}
	if l.answer.Unchanged {
		return nil
	}
	var err error
	if l.capture, err = w.Client.Capture(l.answer); err != nil {
		return err
	}
	if l.capture.Media != raw.Feed && l.capture.Media != raw.Links {
		return nil // a page: every look is a capture of it
	}
	l.capture.Followed = true
	l.doc, err = feed.Parse(l.capture.Bytes)
	return err
}

// choose finds what a feed announces that was not met before, and what of it is
// to be fetched.
func (w *Watcher) choose(ctx context.Context, l *look) error {
	if l.doc == nil {
		return nil
	}
	met := l.pace.Known()
	for i := range l.doc.Items {
		it := l.doc.Items[i]
		if met[it.Key()] {
			continue
		}
		met[it.Key()] = true
		l.fresh = append(l.fresh, it)
		if it.URL == "" || w.Full(&it, l.doc.Language) {
			continue
		}
		known, err := w.known(ctx, it.URL)
		if err != nil {
			return err
		}
		if !known {
			l.links = append(l.links, it.URL)
		}
	}
	for _, s := range recent(l.doc.Sources, w.Clock.Now()) {
		l.links = append(l.links, s.URL)
	}
	most := w.Most
	if most == 0 {
		most = web.MostOfList
	}
	for _, u := range l.links[min(len(l.links), most):] {
		l.lost[u] = true // the next look goes on with them
	}
	l.links = l.links[:min(len(l.links), most)]
	return nil
}

// known reports whether a page is held, or was let go for good.
func (w *Watcher) known(ctx context.Context, url string) (bool, error) {
	refused, err := w.Library.Refused(ctx, []string{url})
	if err != nil || refused[url] {
		return true, err
	}
	vs, err := w.Library.Versions(ctx, url)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return len(vs) > 0, err
}

// undatedSources is how many lists of an index without dates are looked at.
const undatedSources = 10

// recent are the lists of an index that may hold something new: those changed
// in the last two days, and some of those without a date.
func recent(sources []feed.Source, now time.Time) []feed.Source {
	since := now.AddDate(0, 0, -2).Format(time.DateOnly)
	var dated, undated []feed.Source
	for _, s := range sources {
		switch day := s.Updated[:min(len(s.Updated), len(time.DateOnly))]; {
		case len(day) < len(time.DateOnly):
			undated = append(undated, s)
		case day >= since:
			dated = append(dated, s)
		}
	}
	return append(dated, undated[:min(len(undated), undatedSources)]...)
}
