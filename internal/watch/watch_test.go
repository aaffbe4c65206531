package watch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/fetch/web"
	"sanad/internal/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// shelf is a library that only knows feeds and addresses.
type shelf struct {
	feeds map[string]store.Feed
	pages map[string]bool
	gone  map[string]bool
}

func (s *shelf) Feeds(context.Context) (out []store.Feed, _ error) {
	for _, f := range s.feeds {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b store.Feed) int { return strings.Compare(a.URL, b.URL) })
	return out, nil
}
func (s *shelf) SetFeed(_ context.Context, f store.Feed) error { s.feeds[f.URL] = f; return nil }
func (s *shelf) RemoveFeed(_ context.Context, u string) error  { delete(s.feeds, u); return nil }
func (s *shelf) Versions(_ context.Context, n string) ([]store.Version, error) {
	if s.pages[n] {
		return []store.Version{{Name: n}}, nil
	}
	return nil, fmt.Errorf("versions of %s: %w", n, store.ErrNotFound)
}
func (s *shelf) Refused(_ context.Context, names []string) (map[string]bool, error) {
	return map[string]bool{names[0]: s.gone[names[0]]}, nil
}

// desk is a watcher with a network, a library and a clock of its own.
type desk struct {
	*Watcher
	shelf *shelf
	mu    sync.Mutex
	now   time.Time
	site  http.HandlerFunc
	asked []string
	got   []string // inputs of captures, problems with a !
	looks []Look
	fail  error // what adding gives
}

func (d *desk) Now() time.Time { d.mu.Lock(); defer d.mu.Unlock(); return d.now }
func (d *desk) Sleep(ctx context.Context, t time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(t)
	return ctx.Err()
}

func newDesk(t *testing.T, site http.HandlerFunc) *desk {
	d := &desk{now: time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC), site: site,
		shelf: &shelf{feeds: map[string]store.Feed{"http://kabar.example/rss": {URL: "http://kabar.example/rss"}}, pages: map[string]bool{}, gone: map[string]bool{}}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		d.mu.Lock()
		d.asked = append(d.asked, r.URL.Path)
		d.mu.Unlock()
		d.site(w, r)
	}))
	t.Cleanup(server.Close)
	c := web.New(web.Options{Agent: "sanad/test", Clock: d, Jitter: func() float64 { return 0.5 },
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
		},
		Resolve: func(context.Context, string) ([]netip.Addr, error) {
			return []netip.Addr{netip.MustParseAddr("93.184.216.34")}, nil
		}})
	t.Cleanup(c.Close)
	d.Watcher = &Watcher{Library: d.shelf, Client: c, Clock: d, Jitter: func() float64 { return 0.5 },
		Full: func(it *feed.Item, _ string) bool { return strings.HasPrefix(it.Content, "full") },
		Tell: func(l Look) { d.looks = append(d.looks, l) },
		Add: func(_ context.Context, items iter.Seq[fetch.Item]) error {
			for i := range items {
				if i.Problem != nil {
					d.got = append(d.got, "!"+i.Problem.Input)
					continue
				}
				d.got = append(d.got, i.Capture.Input)
				if d.fail == nil {
					d.shelf.pages[i.Capture.URL] = true
				}
			}
			return d.fail
		}}
	return d
}

// once looks once and gives what came, sorted.
func (d *desk) once(t *testing.T) string {
	t.Helper()
	d.got, d.asked, d.looks = nil, nil, nil
	if _, err := d.Once(context.Background()); err != nil {
		t.Fatal(err)
	}
	slices.Sort(d.got)
	return strings.ReplaceAll(strings.Join(d.got, " "), "http://kabar.example", "")
}

func (d *desk) feed() store.Feed { return d.shelf.feeds["http://kabar.example/rss"] }

func rss(paths ...string) string {
	var b strings.Builder
	b.WriteString("<rss><channel><title>Kabar</title>")
	for _, p := range paths {
		content := ""
		if strings.HasPrefix(p, "/full") {
			content = "<description>full text</description>"
		}
		fmt.Fprintf(&b, "<item><link>http://kabar.example%s</link>%s</item>", p, content)
	}
	return b.String() + "</channel></rss>"
}

func TestLooks(t *testing.T) {
	list := []string{"/1", "/2", "/full3", "/held", "/purged"}
	d := newDesk(t, nil)
	d.site = func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/rss" {
			tag := fmt.Sprintf(`"%d"`, len(list))
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, rss(list...))
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<p>x")
	}
	d.shelf.pages["http://kabar.example/held"], d.shelf.gone["http://kabar.example/purged"] = true, true
	if got := d.once(t); got != "/1 /2 /rss" {
		t.Errorf("first look: %s", got)
	}
	f := d.feed()
	if f.ETag != `"5"` || f.Title != "Kabar" || f.Kind != "rss" || f.Entries != 5 || !f.Next.Equal(f.Looked.Add(feed.FirstPause)) || f.Problem != "" {
		t.Errorf("%+v", f)
	}
	if l := d.looks; len(l) != 1 || l[0].Fresh != 5 || l[0].Fetched != 2 {
		t.Errorf("told %+v", l)
	}
	if got := d.once(t); got != "" || len(d.asked) > 0 {
		t.Errorf("before it is due: %s, asked %v", got, d.asked)
	}
	d.now = d.feed().Next
	if got := d.once(t); got != "" || len(d.asked) != 1 {
		t.Errorf("nothing new: %s, asked %v", got, d.asked)
	}
	list = append([]string{"/6"}, list...)
	d.now = d.feed().Next
	if got := d.once(t); got != "/6 /rss" || d.feed().Entries != 6 {
		t.Errorf("one new: %s, %+v", got, d.feed())
	}
}

// What could not be had for the moment is tried again, what is gone is not.
func TestLostPages(t *testing.T) {
	ok := false
	d := newDesk(t, nil)
	d.site = func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/rss":
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, rss("/gone", "/down"))
		case r.URL.Path == "/gone":
			w.WriteHeader(http.StatusNotFound)
		case !ok:
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<p>x")
		}
	}
	if got := d.once(t); got != "!/down !/gone /rss" || d.feed().ETag != "" {
		t.Errorf("%s, %+v", got, d.feed())
	}
	ok, d.now = true, d.feed().Next
	if got := d.once(t); got != "/down /rss" || d.feed().ETag != `"1"` {
		t.Errorf("%s, %+v", got, d.feed())
	}
}

func TestFailures(t *testing.T) {
	status, after := 500, ""
	d := newDesk(t, nil)
	d.site = func(w http.ResponseWriter, _ *http.Request) {
		if after != "" {
			w.Header().Set("Retry-After", after)
		}
		w.WriteHeader(status)
	}
	var last time.Duration
	for i := range 8 {
		if got := d.once(t); got != "!/rss" {
			t.Errorf("%s", got)
		}
		f := d.feed()
		wait := f.Next.Sub(f.Looked)
		if f.Failures != i+1 || f.Problem == "" || wait < last || wait > 27*time.Hour {
			t.Errorf("failure %d: waits %v after %v, %+v", i+1, wait, last, f)
		}
		last, d.now = wait, f.Next
	}
	status, after = 503, "900000"
	d.once(t)
	if f := d.feed(); f.Next.Sub(d.now) < 240*time.Hour {
		t.Errorf("asked to stay away for ten days, due in %v", f.Next.Sub(d.now))
	}
	d.now, status, after = d.feed().Next, http.StatusGone, ""
	d.once(t)
	if !d.feed().Paused {
		t.Error("a feed that is gone is not paused")
	}
}

// A look whose finds could not be kept is no look: the next one finds them.
func TestNothingIsLostWhenAddingFails(t *testing.T) {
	d := newDesk(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/rss" {
			fmt.Fprint(w, rss("/1"))
			return
		}
		fmt.Fprint(w, "<p>x")
	})
	d.fail = errors.New("disk full")
	if _, err := d.Once(context.Background()); !errors.Is(err, d.fail) || !d.feed().Looked.IsZero() {
		t.Errorf("%v, %+v", err, d.feed())
	}
	d.fail = nil
	if got := d.once(t); got != "/1 /rss" {
		t.Errorf("%s", got)
	}
}

func TestMovedAndIndexes(t *testing.T) {
	d := newDesk(t, nil)
	d.site = func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/rss":
			http.Redirect(w, r, "/index.xml", http.StatusMovedPermanently)
		case "/index.xml":
			fmt.Fprint(w, "<sitemapindex><sitemap><loc>http://kabar.example/new.xml</loc><lastmod>2024-03-05T06:00:00Z</lastmod></sitemap><sitemap><loc>http://kabar.example/old.xml</loc><lastmod>2019-01-01</lastmod></sitemap></sitemapindex>")
		case "/new.xml":
			fmt.Fprint(w, "<urlset><url><loc>http://kabar.example/1</loc></url></urlset>")
		default:
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<p>x")
		}
	}
	if got := d.once(t); got != "/1 /new.xml" {
		t.Errorf("%s", got)
	}
	if _, still := d.shelf.feeds["http://kabar.example/rss"]; still || len(d.shelf.feeds) != 1 {
		t.Errorf("%v", d.shelf.feeds)
	}
}

// Run goes from one due time to the next and ends with its context.
func TestRun(t *testing.T) {
	d := newDesk(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rss("/full1")) })
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	d.Tell = func(Look) {
		if n++; n == 3 {
			cancel()
		}
	}
	start := d.now
	if err := d.Run(ctx); !errors.Is(err, context.Canceled) || n != 3 {
		t.Errorf("%v after %d looks", err, n)
	}
	if d.now.Sub(start) < time.Hour {
		t.Errorf("three looks in %v", d.now.Sub(start))
	}
}
