package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
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
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
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

// picture is the first pixels of the page, made smaller.
func (b *browser) picture(width int64, high, scale float64) []byte {
	b.t.Helper()
	h := min(high, eval[float64](b, "document.documentElement.scrollHeight"))
	beyond := true
	r, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip: &page.Viewport{Width: float64(width), Height: h, Scale: scale}, CaptureBeyondViewport: &beyond})
	if err != nil {
		b.t.Fatal(err)
	}
	return r.Data
}

// violations are the serious findings of axe-core in the page as it stands.
func (b *browser) violations() []string {
	b.t.Helper()
	if !eval[bool](b, `typeof axe !== "undefined"`) {
		src, err := os.ReadFile("testdata/axe.min.js")
		if err != nil {
			b.t.Fatal(err)
		}
		eval[bool](b, string(src)+"; true")
	}
	return eval[[]string](b, `axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
		.then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
			.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + n.html.slice(0, 120)).join(" | ")))`)
}

// accessible fails on serious findings of axe-core.
func (b *browser) accessible(what string) {
	b.t.Helper()
	for _, f := range b.violations() {
		b.t.Errorf("%s: %s", what, f)
	}
}

// fits fails where the page is wider than the screen.
func (b *browser) fits(what string, width int64) {
	b.t.Helper()
	if over := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		b.t.Errorf("%s at %d: %d px wider than the screen", what, width, over)
	}
}

// quiet fails on what the browser complained of since the last call.
func (b *browser) quiet(what string) {
	b.t.Helper()
	for _, c := range b.heard() {
		b.t.Errorf("%s: %s", what, c)
	}
}

// Every page opens in a real browser on a wide and a narrow screen, without a
// complaint, a request to elsewhere, a serious finding of axe-core or sideways
// scrolling, and looks as it was last looked at.
func TestBrowserPages(t *testing.T) {
	s := siteOf(t, sample)
	paths := pagesOf(t, s)
	b := open(t, s.Handler())
	look := os.Getenv("LOOK") // folder for larger pictures, for a person to look at
	for _, width := range []int64{1280, 390} {
		for _, p := range paths {
			b.at(p.path, width)
			b.settled()
			b.fits(p.name, width)
			if width == 1280 || look != "" {
				b.accessible(fmt.Sprintf("%s at %d", p.name, width))
			}
			b.quiet(p.name)
			name := fmt.Sprintf("%s-%d", p.name, width)
			compare(t, name, b.picture(width, 1400, 0.4))
			if look != "" {
				if err := os.WriteFile(filepath.Join(look, name+".png"), b.picture(width, 6000, 0.5), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// settled waits until the graph is drawn, where the page has one.
func (b *browser) settled() {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	for {
		// A page that was just left may take the question with it: it is asked again.
		done, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState === "complete" && [...document.querySelectorAll(".graphbox")].every(g => g.dataset.drawn)`))
		if err == nil && done {
			return
		}
		if ctx.Err() != nil {
			b.t.Fatalf("the page does not settle: %v", errors.Join(ctx.Err(), err))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// The check of accessibility sees a planted violation.
func TestBrowserSeesViolation(t *testing.T) {
	s := siteOf(t, sample)
	b := open(t, s.Handler())
	b.at("/about", 1280)
	eval[bool](b, `document.querySelector("main").innerHTML = "<img src='/asset/icon.svg'><input>"; true`)
	if n := len(b.violations()); n < 2 {
		t.Errorf("%d serious findings on a page with two planted ones", n)
	}
}

// scripts switches the scripts of pages on or off.
func (b *browser) scripts(on bool) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		b.t.Fatal(err)
	}
}

// seeds are five real articles about one affair, where they lie beside the
// project.
const seeds = "../../../shared/seeds"

// The pages stand with real articles too.
func TestBrowserSeeds(t *testing.T) {
	if _, err := os.Stat(seeds); err != nil {
		t.Skip("the five articles beside the project (../shared/seeds) are missing:", err)
	}
	s := siteOf(t, seeds)
	b := open(t, s.Handler())
	for _, p := range pagesOf(t, s) {
		for _, width := range []int64{1280, 390} {
			b.at(p.path, width)
			b.settled()
			b.fits(p.name, width)
			b.accessible(fmt.Sprintf("%s at %d", p.name, width))
			b.quiet(p.name)
			if look := os.Getenv("LOOK"); look != "" {
				if err := os.WriteFile(filepath.Join(look, fmt.Sprintf("seeds-%s-%d.png", p.name, width)), b.picture(width, 6000, 0.5), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	b.find("khawatir Korea Utara berencana mengirimkan senjata")
	b.sees("#chain ~ ol", "Reuters")
	b.sees(".versions", "khawatir")
	b.correctSpeaker("Arka Wela")
	b.paste("Amerika Serikat khawatir Korea Utara berencana mengirimkan lebih banyak peralatan militer ke Rusia", "channel")
	b.quiet("the flow on the seeds")
}
