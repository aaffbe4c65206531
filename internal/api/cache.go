package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// The bounds of what is kept of answers.
const (
	mostKept  = 64 << 20 // bytes, together
	mostEntry = 4 << 20  // bytes of one answer
)

// cache gives answers to a GET their ETag, says 304 to who has them already,
// and gives the same answer again for a moment, so that many who ask the same
// at once cost one look into the library. A change through this API empties
// it at once.
type cache struct {
	fresh time.Duration
	now   func() time.Time

	mu      sync.Mutex
	entries map[string]*entry
	bytes   int
}

// entry is an answer, or one that is being made: ready is closed when it is.
type entry struct {
	ready  chan struct{}
	until  time.Time
	status int
	header http.Header
	body   []byte
	tag    string
}

func newCache(fresh time.Duration, now func() time.Time) *cache {
	return &cache{fresh: fresh, now: now, entries: map[string]*entry{}}
}

// empty forgets everything.
func (c *cache) empty() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries, c.bytes = map[string]*entry{}, 0
}

func (c *cache) wrap(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			h.ServeHTTP(w, r)
			return
		}
		e := c.take(h, r)
		if e.status == 0 { // who made it gave up
			h.ServeHTTP(w, r)
			return
		}
		e.write(w, r)
	})
}

// take is the kept answer, or makes it.
func (c *cache) take(h http.Handler, r *http.Request) *entry {
	key := r.URL.RequestURI() + "\n" + r.Header.Get("Accept")
	c.mu.Lock()
	e, ok := c.entries[key]
	if ok && (e.until.IsZero() || c.now().Before(e.until)) {
		c.mu.Unlock()
		select {
		case <-e.ready:
			return e
		case <-r.Context().Done():
			return &entry{}
		}
	}
	if ok {
		c.bytes -= len(e.body)
	}
	e = &entry{ready: make(chan struct{})}
	if c.fresh > 0 {
		c.entries[key] = e
	}
	c.mu.Unlock()
	defer close(e.ready)
	defer c.settle(key, e)
	answer := &recorder{header: http.Header{}}
	h.ServeHTTP(answer, r)
	if r.Context().Err() != nil { // cut short: not an answer for others
		return &entry{status: http.StatusServiceUnavailable, header: http.Header{}}
	}
	e.status, e.header, e.body = max(answer.status, http.StatusOK), answer.header, answer.body.Bytes()
	sum := sha256.Sum256(e.body)
	e.tag = `"` + hex.EncodeToString(sum[:12]) + `"`
	return e
}

// settle keeps a finished answer for a while, or drops it.
func (c *cache) settle(key string, e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries[key] != e {
		return
	}
	if e.status != http.StatusOK || len(e.body) > mostEntry {
		delete(c.entries, key)
		return
	}
	e.until = c.now().Add(c.fresh)
	if c.bytes += len(e.body); c.bytes > mostKept {
		c.entries, c.bytes = map[string]*entry{key: e}, len(e.body)
	}
}

// write gives the answer, or says that who asks has it.
func (e *entry) write(w http.ResponseWriter, r *http.Request) {
	for k, v := range e.header {
		w.Header()[k] = v
	}
	if e.status == http.StatusOK {
		w.Header().Set("ETag", e.tag)
		if has(r.Header.Get("If-None-Match"), e.tag) {
			w.Header().Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(e.status)
	_, _ = w.Write(e.body) // the client may be gone
}

// has reports whether a list of tags holds one.
func has(list, tag string) bool {
	if strings.TrimSpace(list) == "*" {
		return true
	}
	return slices.ContainsFunc(strings.Split(list, ","), func(t string) bool {
		return strings.TrimPrefix(strings.TrimSpace(t), "W/") == tag
	})
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *recorder) Header() http.Header { return a.header }

func (a *recorder) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *recorder) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}
