package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"sanad/internal/web/guard"
)

// browser is a real one, which hears every complaint and every request.
type browser struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu         sync.Mutex
	complaints []string
}

// open starts a browser on the pages of a site.
func open(t *testing.T, h http.Handler) *browser {
	t.Helper()
	srv := httptest.NewServer(guard.Wrap(h, guard.Config{}))
	t.Cleanup(srv.Close)
	alloc, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(2*time.Minute))...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: srv.URL}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatalf("%v (the tests need chromium: make setup)", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *browser) hear(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		words := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			words += ": " + x.Description
		}
		b.complaints = append(b.complaints, "exception: "+words)
	case *runtime.EventConsoleAPICalled:
		words := ""
		for _, a := range e.Args {
			words += " " + string(a.Value)
		}
		b.complaints = append(b.complaints, "console."+string(e.Type)+words)
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.base) && !strings.HasPrefix(e.Request.URL, "data:") {
			b.complaints = append(b.complaints, "request: "+e.Request.URL)
		}
	}
}

// heard are the complaints since the last call.
func (b *browser) heard() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.complaints
	b.complaints = nil
	return out
}

func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// at shows a page on a screen of a width.
func (b *browser) at(path string, width int64) {
	b.t.Helper()
	b.do(path, chromedp.EmulateViewport(width, 900), chromedp.Navigate(b.base+path))
}

// eval is the value of an expression in the page.
func eval[T any](b *browser, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// picture is the whole page, its first pixels, at half its size.
func (b *browser) picture(width int64, high float64) []byte {
	b.t.Helper()
	h := min(high, eval[float64](b, "document.documentElement.scrollHeight"))
	beyond := true
	r, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip: &page.Viewport{Width: float64(width), Height: h, Scale: 0.5}, CaptureBeyondViewport: &beyond})
	if err != nil {
		b.t.Fatal(err)
	}
	return r.Data
}

// TestLook writes pictures of pages for a person to look at: LOOK=folder.
func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("LOOK is not set")
	}
	s, paths := sampleSite(t)
	b := open(t, s.Handler())
	var scheme string
	_ = scheme
	for _, w := range []int64{1280, 390} {
		for name, path := range paths {
			b.at(path, w)
			time.Sleep(300 * time.Millisecond)
			file := filepath.Join(dir, name+"-"+map[int64]string{1280: "wide", 390: "narrow"}[w]+".png")
			if err := os.WriteFile(file, b.picture(w, 6000), 0o644); err != nil {
				t.Fatal(err)
			}
			if h := b.heard(); len(h) > 0 {
				j, _ := json.Marshal(h)
				t.Errorf("%s at %d: %s", path, w, j)
			}
			if over := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("%s at %d: %d px too wide", path, w, over)
			}
		}
	}
}
