// Package kept keeps answers for a moment. In: a handler. Out: the same handler,
// whose answers to a GET carry an ETag and are given again while they are fresh.
// Promised: many who ask the same at once cost one look; errors and what is too
// large are not kept; what is kept stays in bounds.
package kept

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

// Answers gives answers to a GET their ETag, says 304 to who has them already,
// and gives the same answer again for a moment, so that many who ask the same
// at once cost one look into the library. Who changes something empties it.
type Answers struct {
	fresh time.Duration
	now   func() time.Time
	vary  func(*http.Request) string

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

// New keeps answers as long as they are fresh; not at all where that is no time.
// vary names what an answer depends on besides the address.
func New(fresh time.Duration, now func() time.Time, vary func(*http.Request) string) *Answers {
	return &Answers{fresh: fresh, now: now, vary: vary, entries: map[string]*entry{}}
}

// Empty forgets everything.
func (c *Answers) Empty() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries, c.bytes = map[string]*entry{}, 0
}

// Wrap keeps the answers of a handler.
func (c *Answers) Wrap(h http.Handler) http.Handler {
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
func (c *Answers) take(h http.Handler, r *http.Request) *entry {
	key := r.URL.RequestURI() + "\n" + c.vary(r)
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
func (c *Answers) settle(key string, e *entry) {
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
