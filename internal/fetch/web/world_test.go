package web

import (
	"context"
	"fmt"
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
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is a network of our own: names, the sites behind them, all served from
// one listener on loopback, a clock that only sleeping moves, and a list of
// everything that was dialled.
type world struct {
	t      *testing.T
	server *httptest.Server
	mu     sync.Mutex
	sites  map[string]http.HandlerFunc // by host
	names  map[string][]string         // addresses by name, 93.184.216.34 where none are given
	dials  []string
	asked  []string // host and path of every request
	now    time.Time
	slept  []time.Duration
}

func newWorld(t *testing.T) *world {
	w := &world{t: t, sites: map[string]http.HandlerFunc{}, names: map[string][]string{}, now: time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)}
	w.server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		w.asked = append(w.asked, r.Host+r.URL.RequestURI())
		site := w.sites[r.Host]
		w.mu.Unlock()
		if r.URL.Path == "/robots.txt" && !strings.HasPrefix(r.Host, "robots") {
			http.NotFound(rw, r)
			return
		}
		if site == nil {
			http.NotFound(rw, r)
			return
		}
		site(rw, r)
	}))
	t.Cleanup(w.server.Close)
	return w
}

// client is a client in this world.
func (w *world) client(change ...func(*Options)) *Client {
	o := Options{Agent: "sanad/test (+https://sanad.example)", Clock: w, Dial: w.dial, Resolve: w.resolve, Jitter: func() float64 { return 0.5 }}
	for _, f := range change {
		f(&o)
	}
	c := New(o)
	w.t.Cleanup(c.Close)
	return c
}

func (w *world) dial(ctx context.Context, network, address string) (net.Conn, error) {
	w.mu.Lock()
	w.dials = append(w.dials, address)
	w.mu.Unlock()
	return (&net.Dialer{}).DialContext(ctx, network, w.server.Listener.Addr().String())
}

func (w *world) resolve(_ context.Context, host string) ([]netip.Addr, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at, ok := w.names[host]
	if !ok {
		at = []string{"93.184.216.34"}
	}
	if len(at) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	var out []netip.Addr
	for _, a := range at {
		out = append(out, netip.MustParseAddr(a))
	}
	return out, nil
}

func (w *world) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) Sleep(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
	w.slept = append(w.slept, d)
	return ctx.Err()
}

// only fails where anything but the one public address was dialled.
func (w *world) only(t *testing.T, want ...string) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, d := range w.dials {
		if !slices.Contains(want, d) {
			t.Errorf("%s was dialled", d)
		}
	}
}

func (w *world) count(asked string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := 0
	for _, a := range w.asked {
		if a == asked {
			n++
		}
	}
	return n
}

// page answers with a page.
func page(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html><body><p>%s</p></body></html>", text)
	}
}

func fetchOne(c *Client, url string) (Answer, error) {
	return c.Fetch(context.Background(), Request{URL: url})
}
