package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"sync"
	"time"

	"sanad/internal/extract"
	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/fetch/archive"
	"sanad/internal/fetch/web"
	"sanad/internal/pile"
	"sanad/internal/raw"
	"sanad/internal/store"
)

// NetOptions say how the network is used.
type NetOptions struct {
	Agent    string        // the name that servers are told
	Private  bool          // addresses that are no public host are allowed
	KeepWARC string        // file that every answer is added to, "" for none
	Pause    time.Duration // between requests to one host; 0 for a second
	Most     int           // pages that are fetched of one feed or sitemap at a time; 0 for web.MostOfList
}

// Net fetches from the network.
type Net struct {
	client *web.Client
	most   int
	mu     sync.Mutex // of kept
	file   *os.File
	kept   *archive.Writer
}

// OpenNet makes ready for fetching. It connects to nothing.
func OpenNet(o NetOptions) (*Net, error) {
	n := &Net{most: o.Most}
	opts := web.Options{Agent: o.Agent, Private: o.Private, Pause: o.Pause}
	if o.KeepWARC != "" {
		f, err := os.OpenFile(o.KeepWARC, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
		if err != nil {
			return nil, fmt.Errorf("keep what is fetched: %w", err)
		}
		if n.kept, err = archive.NewWriter(f, o.Agent, time.Now()); err != nil {
			return nil, errors.Join(fmt.Errorf("keep what is fetched: %w", err), f.Close())
		}
		n.file, opts.Keep = f, n.keep
	}
	n.client = web.New(opts)
	return n, nil
}

// Close ends what is open.
func (n *Net) Close() error {
	n.client.Close()
	if n.file != nil {
		return n.file.Close()
	}
	return nil
}

// keep adds an answer to the archive; several hosts answer at once.
func (n *Net) keep(x archive.Exchange) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.kept.Write(x)
}

// IsAddress reports whether an argument is an address of the web and no path.
func IsAddress(arg string) bool {
	l := strings.ToLower(arg)
	return strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://")
}

// Anywhere reads files, folders and addresses, and fetches the pages that
// feeds, sitemaps and lists among them name, save for those that a library
// holds or let go (nil for no library).
func (n *Net) Anywhere(ctx context.Context, lib store.Reader, args []string, stdin io.Reader) iter.Seq[fetch.Item] {
	var paths, urls []string
	for _, a := range args {
		if IsAddress(a) {
			urls = append(urls, a)
		} else {
			paths = append(paths, a)
		}
	}
	crawl := web.Crawl{Client: n.client, Full: full, Most: n.most}
	if lib != nil {
		crawl.Known = func(u string) bool { return held(ctx, lib, u) }
	}
	return func(yield func(fetch.Item) bool) {
		links := urls
		for item := range fetch.All(paths, stdin) {
			if m := item.Capture.Media; m == raw.Feed || m == raw.Links {
				item.Capture.Followed = true
				links = append(links, crawl.Links(item.Capture)...)
			}
			if !yield(item) {
				return
			}
		}
		for item := range crawl.Items(ctx, links) {
			if !yield(item) {
				return
			}
		}
	}
}

// held reports whether a library holds a page or let it go for good. Where it
// cannot tell, the page is fetched: to add it again does no harm.
func held(ctx context.Context, lib store.Reader, url string) bool {
	if refused, err := lib.Refused(ctx, []string{url}); err == nil && refused[url] {
		return true
	}
	vs, err := lib.Versions(ctx, url)
	return err == nil && len(vs) > 0
}

// full reports whether a feed prints an item in full.
func full(it *feed.Item, language string) bool {
	_, err := extract.FeedItem(it, language, "")
	return err == nil
}

// ReadAnywhere brings in the articles of files, folders and addresses.
func ReadAnywhere(ctx context.Context, n *Net, args []string, stdin io.Reader) *pile.Pile {
	return gather(n.Anywhere(ctx, nil, args, stdin))
}
