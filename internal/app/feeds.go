package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/fetch/web"
	"sanad/internal/grow"
	"sanad/internal/raw"
	"sanad/internal/store"
	"sanad/internal/watch"
)

// ErrFeed is the kind of error of an address that is no feed.
var ErrFeed = errors.New("no feed, sitemap or list")

// AddFeed puts a feed, a sitemap or a list of addresses on the list of those
// that are watched. It is fetched once, to see what it is: a page that names
// its feed stands for that feed. Every is the interval between looks, 0 to
// learn it.
func AddFeed(ctx context.Context, lib store.Library, n *Net, address string, every time.Duration) (store.Feed, error) {
	a, err := n.client.Fetch(ctx, web.Request{URL: address})
	if err != nil {
		return store.Feed{}, err
	}
	c, err := n.client.Capture(a)
	if err != nil {
		return store.Feed{}, err
	}
	if c.Media == raw.HTML {
		u := alternate(c)
		if u == "" || u == address {
			return store.Feed{}, fmt.Errorf("%s: %w, and it names none", address, ErrFeed)
		}
		return AddFeed(ctx, lib, n, u, every)
	}
	if c.Media != raw.Feed && c.Media != raw.Links {
		return store.Feed{}, fmt.Errorf("%s: %w", address, ErrFeed)
	}
	d, err := feed.Parse(c.Bytes)
	if err != nil {
		return store.Feed{}, fmt.Errorf("%s: %w", address, err)
	}
	f := store.Feed{URL: a.URL, Kind: string(d.Kind), Title: d.Title, Every: every, Added: time.Now()}
	if a.Moved == "" {
		f.URL = address // a redirect for the time being is gone through every time
	}
	return f, keepFeed(ctx, lib, f)
}

// keepFeed keeps a feed; what is known of it from before stays.
func keepFeed(ctx context.Context, lib store.Library, f store.Feed) error {
	feeds, err := lib.Feeds(ctx)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(feeds, func(x store.Feed) bool { return x.URL == f.URL }); i >= 0 {
		was := feeds[i]
		was.Paused, was.Failures, was.Problem, was.Next = false, 0, "", time.Time{}
		if f.Every > 0 {
			was.Every = f.Every
		}
		f = was
	}
	return lib.SetFeed(ctx, f)
}

// alternate is the feed that a page names in its head, "" for none.
func alternate(c raw.Capture) string {
	base, err := url.Parse(c.URL)
	if err != nil {
		return ""
	}
	z := html.NewTokenizer(strings.NewReader(string(c.Bytes)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			attr := map[string]string{}
			for _, a := range t.Attr {
				attr[a.Key] = a.Val
			}
			kind := strings.ToLower(attr["type"])
			if t.Data == "link" && strings.Contains(strings.ToLower(attr["rel"]), "alternate") && (strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json")) {
				if u, err := base.Parse(attr["href"]); err == nil && IsAddress(u.String()) {
					return u.String()
				}
			}
		}
	}
}

// ImportFeeds adds the feeds of an OPML file, or the addresses of a list,
// without fetching them, and says how many there are.
func ImportFeeds(ctx context.Context, lib store.Library, path string, every time.Duration) (int, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return 0, err
	case !info.Mode().IsRegular() || info.Size() > mostOPML:
		return 0, fmt.Errorf("%s: not a file of feeds", path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	d, err := feed.Parse(b)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", path, err)
	}
	for _, it := range d.Items {
		if d.Kind == feed.List {
			d.Sources = append(d.Sources, feed.Source{URL: it.URL})
		}
	}
	if len(d.Sources) == 0 {
		return 0, fmt.Errorf("%s: a %s that names no feed", path, d.Kind)
	}
	for _, s := range d.Sources {
		f := store.Feed{URL: s.URL, Kind: string(feed.RSS), Title: s.Title, Every: every, Added: time.Now()}
		if err := keepFeed(ctx, lib, f); err != nil {
			return 0, err
		}
	}
	return len(d.Sources), nil
}

// mostOPML is the size over which a file is no list of feeds.
const mostOPML = 64 << 20

// Watch looks at the feeds of a library that are due, once or until the
// context ends, and adds what they announce.
func Watch(ctx context.Context, lib store.Library, n *Net, once bool, tell func(watch.Look), o grow.Options) error {
	w := &watch.Watcher{Library: lib, Client: n.client, Clock: web.WallClock{}, Full: full, Most: n.most, Tell: tell, Jitter: rand.Float64,
		Add: func(ctx context.Context, items iter.Seq[fetch.Item]) error {
			_, err := AddItems(ctx, lib, items, "watch", o)
			return err
		}}
	if once {
		_, err := w.Once(ctx)
		return err
	}
	return w.Run(ctx)
}
