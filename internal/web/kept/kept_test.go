package kept

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func accept(r *http.Request) string { return r.Header.Get("Accept") }

// Many who ask the same at once cost one look; a moment later it is looked up
// again; who has the answer is told so; a change is seen at once.
func TestCache(t *testing.T) {
	var looks atomic.Int64
	var clock atomic.Int64
	c := New(time.Second, func() time.Time { return time.Unix(0, clock.Load()) }, accept)
	begun, goOn := make(chan struct{}), make(chan struct{})
	h := c.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if looks.Add(1) == 1 {
			close(begun)
			<-goOn
		}
		if r.URL.Path == "/none" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		fmt.Fprint(w, r.URL.Path)
	}))
	get := func(path, tag string) *http.Response {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Result()
	}
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if r := get("/a", ""); r.StatusCode != http.StatusOK {
				t.Errorf("status %d", r.StatusCode)
			}
		})
	}
	<-begun
	close(goOn)
	wg.Wait()
	if n := looks.Load(); n != 1 {
		t.Errorf("%d looks for one answer", n)
	}
	tag := get("/a", "").Header.Get("ETag")
	for _, list := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
		if r := get("/a", list); r.StatusCode != http.StatusNotModified || r.ContentLength > 0 {
			t.Errorf("If-None-Match %s: %d", list, r.StatusCode)
		}
	}
	if r := get("/a", `"x"`); r.StatusCode != http.StatusOK || looks.Load() != 1 {
		t.Errorf("another tag: %d, %d looks", r.StatusCode, looks.Load())
	}
	clock.Add(int64(2 * time.Second))
	get("/a", "")
	c.Empty()
	get("/a", "")
	if n := looks.Load(); n != 3 {
		t.Errorf("%d looks, want 3", n)
	}
	get("/none", "")
	if r := get("/none", ""); looks.Load() != 5 || r.Header.Get("ETag") != "" {
		t.Error("an error was kept")
	}
}

// What is kept stays in bounds.
func TestCacheIsBounded(t *testing.T) {
	c := New(time.Hour, time.Now, accept)
	big := make([]byte, mostEntry)
	h := c.Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(big) }))
	for i := range 2*mostKept/mostEntry + 3 {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, fmt.Sprint("/", i), nil))
		if c.bytes > mostKept {
			t.Fatalf("%d bytes are kept", c.bytes)
		}
	}
}

// A handler that breaks leaves nothing behind, and who waited asks anew.
func TestCacheSurvivesFaults(t *testing.T) {
	n := 0
	c := New(time.Hour, time.Now, accept)
	h := c.Wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if n++; n == 1 {
			panic("broken")
		}
		_, _ = w.Write([]byte("whole"))
	}))
	func() {
		defer func() { _ = recover() }()
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	}()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Body.String() != "whole" {
		t.Errorf("after a fault: %q", w.Body)
	}
}
