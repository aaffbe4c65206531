package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sanad/internal/fetch/archive"
	"sanad/internal/raw"
)

func TestPage(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		if ua := r.Header.Get("User-Agent"); ua != "sanad/test (+https://sanad.example)" {
			t.Errorf("the name is %q", ua)
		}
		rw.Header().Set("ETag", `"7"`)
		page("Jembatan")(rw, r)
	}
	c := w.client()
	a, err := fetchOne(c, "http://KABAR.example/1?a=b#part")
	if err != nil {
		t.Fatal(err)
	}
	if a.URL != "http://kabar.example/1?a=b" || a.Type != "text/html" || a.Charset != "utf-8" || a.ETag != `"7"` || !a.Time.Equal(w.now) || !strings.Contains(string(a.Body), "Jembatan") {
		t.Errorf("%+v", a)
	}
	w.only(t, "93.184.216.34:80")
}

func TestConditional(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") == "Tue, 05 Mar 2024 00:00:00 GMT" {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		page("x")(rw, r)
	}
	a, err := w.client().Fetch(context.Background(), Request{URL: "http://kabar.example/", ETag: `"7"`, Modified: "Tue, 05 Mar 2024 00:00:00 GMT"})
	if err != nil || !a.Unchanged || a.ETag != `"7"` {
		t.Errorf("%+v %v", a, err)
	}
}

// Private and special addresses are refused before anything is dialled,
// however they are written and wherever they come from.
func TestNothingPrivateIsDialled(t *testing.T) {
	w := newWorld(t)
	for name, at := range map[string][]string{
		"local.example": {"127.0.0.1"}, "meta.example": {"169.254.169.254"}, "mixed.example": {"93.184.216.34", "10.0.0.7"},
		"mapped.example": {"::ffff:127.0.0.1"}, "localhost": {"127.0.0.1", "::1"}, "nat64.example": {"64:ff9b::7f00:1"}, "127.1": {"127.0.0.1"}, "0x7f.1": {"127.0.0.1"},
	} {
		w.names[name] = at
	}
	c := w.client()
	for _, u := range []string{
		"http://127.0.0.1/", "http://127.9.8.7:8080/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[fe80::1%25eth0]/", "http://0.0.0.0/", "http://169.254.169.254/latest/meta-data/",
		"http://100.64.1.1/", "http://192.168.1.1/", "http://172.31.0.1/", "http://10.1.2.3/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[ff02::1]/", "http://[fc00::1]/", "http://[2002:7f00:1::]/", "http://[::7f00:1]/",
		"http://local.example/", "http://meta.example/", "http://mixed.example/", "http://mapped.example/", "http://localhost/", "http://nat64.example/", "http://127.1/", "http://0x7f.1/", "http://LOCALHOST/",
		"file:///etc/passwd", "ftp://kabar.example/", "gopher://kabar.example/", "http:///x", "//kabar.example", "http://user:word@kabar.example/", "", "http://[::1", "javascript:alert(1)", "data:text/html,x", "http://kabar.example/" + strings.Repeat("a", 5000),
	} {
		_, err := fetchOne(c, u)
		if !errors.Is(err, ErrAddress) {
			t.Errorf("%.60q: %v", u, err)
		}
		if err != nil && len(err.Error()) > 700 {
			t.Errorf("%.60q: a message of %d bytes", u, len(err.Error()))
		}
	}
	if len(w.dials) > 0 {
		t.Errorf("dialled: %v", w.dials)
	}
	w.sites["local.example"] = page("own")
	if _, err := fetchOne(w.client(func(o *Options) { o.Private = true }), "http://local.example/"); err != nil {
		t.Errorf("allowed by a flag: %v", err)
	}
	w.only(t, "127.0.0.1:80")
}

func TestRedirects(t *testing.T) {
	w := newWorld(t)
	w.names["inner.example"] = []string{"10.0.0.5"}
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		to := map[string]string{
			"/loopback": "http://127.0.0.1/admin", "/meta": "http://169.254.169.254/", "/inner": "http://inner.example/", "/v6": "http://[::ffff:7f00:1]/",
			"/file": "file:///etc/passwd", "/self": "/self", "/a": "/b", "/b": "/a", "/broken": "http://[", "/user": "http://a:b@kabar.example/",
			"/good": "//other.example/end", "/moved": "/end",
		}[r.URL.Path]
		switch {
		case strings.HasPrefix(r.URL.Path, "/endless"):
			to = r.URL.Path + "x"
		case r.URL.Path == "/end":
			page("end")(rw, r)
			return
		}
		code := http.StatusFound
		if r.URL.Path == "/moved" {
			code = http.StatusMovedPermanently
		}
		http.Redirect(rw, r, to, code)
	}
	w.sites["other.example"] = page("other")
	c := w.client()
	for path, want := range map[string]error{
		"/loopback": ErrAddress, "/meta": ErrAddress, "/inner": ErrAddress, "/v6": ErrAddress, "/file": ErrAddress, "/broken": ErrAddress, "/user": ErrAddress,
		"/self": ErrRedirects, "/a": ErrRedirects, "/endless": ErrRedirects, "/good": nil, "/moved": nil,
	} {
		a, err := fetchOne(c, "http://kabar.example"+path)
		if !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
		if path == "/good" && (a.URL != "http://other.example/end" || a.Moved != "") {
			t.Errorf("%s: %+v", path, a)
		}
		if path == "/moved" && a.Moved != "http://kabar.example/end" {
			t.Errorf("%s: moved to %q", path, a.Moved)
		}
	}
	w.only(t, "93.184.216.34:80")
}

// A name that turns to a private address between two requests is refused at
// the second: what is dialled is what was checked.
func TestRebinding(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Connection", "close")
		page("x")(rw, r)
		w.mu.Lock()
		w.names["kabar.example"] = []string{"127.0.0.1"}
		w.mu.Unlock()
	}
	c := w.client()
	if _, err := fetchOne(c, "http://kabar.example/1"); err != nil {
		t.Fatal(err)
	}
	if _, err := fetchOne(c, "http://kabar.example/2"); !errors.Is(err, ErrAddress) {
		t.Errorf("after the turn: %v", err)
	}
	w.only(t, "93.184.216.34:80")
	if w.count("kabar.example/2") != 0 {
		t.Error("it was asked")
	}
}

func TestLimits(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/declared":
			rw.Header().Set("Content-Length", "2147483648")
			rw.WriteHeader(http.StatusOK)
		case "/endless":
			for range 1000 {
				if _, err := rw.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		case "/bomb":
			rw.Header().Set("Content-Encoding", "gzip")
			_, _ = rw.Write(zeros)
		case "/bombs":
			rw.Header().Set("Content-Encoding", "gzip, gzip, gzip, gzip, gzip, gzip")
			_, _ = rw.Write(zeros)
		case "/drip":
			for r.Context().Err() == nil {
				_, _ = rw.Write([]byte("x"))
				rw.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		case "/silent":
			<-r.Context().Done()
		case "/heads":
			rw.Header().Set("X", strings.Repeat("x", 1<<20))
		case "/short":
			rw.Header().Set("Content-Length", "100")
			_, _ = rw.Write([]byte("x"))
		case "/cutgzip":
			rw.Header().Set("Content-Encoding", "gzip")
			_, _ = rw.Write(zeros[:500])
		}
	}
	c := w.client(func(o *Options) {
		o.Limits = Limits{Bytes: 1 << 20, Unpacked: 4 << 20, Time: time.Second, Retries: 1}
	})
	for path, want := range map[string]string{
		"/declared": "it declares 2147483648 bytes", "/endless": "larger than the limit", "/bomb": "unpacks to more than", "/bombs": "6 content encodings",
		"/drip": "it takes too long", "/silent": "it takes too long", "/heads": "server response headers exceeded", "/short": "unexpected EOF", "/cutgzip": "unexpected EOF",
	} {
		start := time.Now()
		_, err := fetchOne(c, "http://kabar.example"+path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%s took %v", path, d)
		}
	}
}

// zeros is 64 MiB of nothing, gzipped.
var zeros = func() []byte {
	var b bytes.Buffer
	z := archiveGzip(&b)
	for range 64 {
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}()

func TestRetries(t *testing.T) {
	w := newWorld(t)
	n := 0
	after := ""
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		if n++; n <= 2 {
			if after != "" {
				rw.Header().Set("Retry-After", after)
			}
			rw.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		page("x")(rw, r)
	}
	for _, c := range []struct {
		after string
		ok    bool
		slept time.Duration // in all, the pauses of a second between requests included
	}{
		{"", true, 1*time.Second + 2*time.Second + 4*time.Second},
		{"30", true, 1*time.Second + 30*time.Second + 30*time.Second},
		{w.now.Add(20 * time.Second).Format(http.TimeFormat), true, 0},
		{"86400", false, 0},
	} {
		n, after = 0, c.after
		w.slept = nil
		cl := w.client()
		_, err := fetchOne(cl, "http://kabar.example/1")
		if (err == nil) != c.ok {
			t.Errorf("Retry-After %q: %v", c.after, err)
		}
		var all time.Duration
		for _, s := range w.slept {
			all += s
		}
		if c.slept > 0 && all != c.slept {
			t.Errorf("Retry-After %q: slept %v, want %v", c.after, w.slept, c.slept)
		}
		if !c.ok {
			var s *StatusError
			if !errors.As(err, &s) || s.After.Sub(w.now) < 23*time.Hour || n != 1 {
				t.Errorf("Retry-After %q: %v after %d requests", c.after, err, n)
			}
		}
	}
	w.sites["gone.example"] = func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusGone) }
	if _, err := fetchOne(w.client(), "http://gone.example/"); err == nil || w.count("gone.example/") != 1 {
		t.Errorf("what is gone was asked for %d times: %v", w.count("gone.example/"), err)
	}
	w.names["nowhere.example"] = []string{}
	if _, err := fetchOne(w.client(), "http://nowhere.example/"); err == nil || len(w.slept) > 10 {
		t.Errorf("a name that does not exist: %v", err)
	}
}

// One request a host at a time, with a pause between.
func TestOneAtATime(t *testing.T) {
	w := newWorld(t)
	var at, most atomic.Int32
	site := func(rw http.ResponseWriter, r *http.Request) {
		if n := at.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(5 * time.Millisecond)
		at.Add(-1)
		page("x")(rw, r)
	}
	w.sites["kabar.example"] = site
	c := w.client()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := fetchOne(c, fmt.Sprintf("http://kabar.example/%d", i)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
	if d := w.now.Sub(time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)); d < 8*time.Second {
		t.Errorf("eight pages in %v", d)
	}
}

func TestCancel(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := w.client().Fetch(ctx, Request{URL: "http://kabar.example/"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// What is kept is an archive that reads as what was fetched.
func TestKeep(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Content-Type", "text/html; charset=windows-1252")
		rw.Header().Set("Content-Encoding", "gzip")
		z := archiveGzip(rw)
		_, _ = z.Write([]byte("<p>Caf\xe9"))
		_ = z.Close()
	}
	var b bytes.Buffer
	k, err := archive.NewWriter(&b, "sanad test", w.now)
	if err != nil {
		t.Fatal(err)
	}
	a, err := fetchOne(w.client(func(o *Options) { o.Keep = k.Write }), "http://kabar.example/1")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for p := range archive.Pages("k", "k", bytes.NewReader(b.Bytes())) {
		n++
		c := p.Capture
		if p.Problem != nil || string(c.Bytes) != string(a.Body) || c.URL != a.URL || c.Charset != "windows-1252" || !c.Time.Equal(w.now) {
			t.Errorf("%+v %v", c, p.Problem)
		}
	}
	if n != 1 {
		t.Errorf("%d pages", n)
	}
}

func TestKinds(t *testing.T) {
	c := newWorld(t).client()
	for _, x := range []struct{ header, body, media string }{
		{"text/html", "<p>x", raw.HTML}, {"text/html", "<?xml version='1.0'?><rss><channel/></rss>", raw.Feed}, {"application/xml", "<urlset></urlset>", raw.Links},
		{"text/plain", "Jembatan", raw.Plain}, {"text/plain", "https://kabar.example/1", raw.Links}, {"", "<p>x", raw.HTML}, {"application/json", `{"body":"x"}`, raw.Lines},
		{"application/octet-stream", "{\"body\":1}\n", raw.Lines}, {"application/octet-stream", "\x00\x01", ""}, {"image/png", "\x89PNG", ""}, {"application/pdf", "%PDF", ""},
	} {
		got, err := c.Capture(Answer{URL: "http://kabar.example/", Type: x.header, Body: []byte(x.body)})
		if got.Media != x.media || (err == nil) != (x.media != "") {
			t.Errorf("%s %.20q: %s %v, want %q", x.header, x.body, got.Media, err, x.media)
		}
	}
}
