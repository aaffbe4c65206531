package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// hostile is an article that tries to get markup into the page.
const hostile = `{"id":"hostile/<img src=x onerror=alert(1)>","outlet":"<b>Kabar</b> Jahat","title":"</title><script>alert(1)</script>","published":"2025-03-04T09:00:00+07:00","language":"id","body":"KOTA ARUN - \"Jembatan </p><script>alert(1)</script> ditutup,\" kata Kepala Dinas <i>Rahmat</i> Sudira, Selasa (4/3/2025). Dikutip dari <a href='https://evil.example/'>Reuters</a>."}` + "\n"

// pageOf is the page on the sample and a hostile article.
func pageOf(t *testing.T) string {
	t.Helper()
	bad := filepath.Join(t.TempDir(), "hostile.jsonl")
	if err := os.WriteFile(bad, []byte(hostile+strings.Replace(hostile, "hostile/", "copy/", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out := run(t, "trace", "--format", "html", "../../sample", bad)
	if code != Answered {
		t.Fatalf("exit %d", code)
	}
	return out
}

// The page asks for nothing from outside, runs no script, and shows what came
// from articles as text.
func TestPageIsSelfContained(t *testing.T) {
	page := pageOf(t)
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ids, links := map[string]bool{}, []string{}
	for e := range doc.Descendants() {
		if e.Type != html.ElementNode {
			continue
		}
		n++
		if e.Data == "script" || e.Data == "img" || e.Data == "iframe" || e.Data == "i" || e.Data == "link" {
			t.Errorf("the page holds a <%s>", e.Data)
		}
		for _, a := range e.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links = append(links, a.Val[1:])
			case a.Key == "href" || a.Key == "src":
				t.Errorf("the page points outside: %s=%q", a.Key, a.Val)
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("the page holds a handler: %s=%q", a.Key, a.Val)
			}
		}
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("a link to #%s leads nowhere", l)
		}
	}
	if n < 500 || len(links) < 40 || !strings.Contains(page, "&lt;script&gt;alert(1)") {
		t.Errorf("%d elements, %d links: the page is not what it should be", n, len(links))
	}
}

// A real browser shows the page without an error, a request or sideways
// scrolling, on a wide and on a narrow screen.
func TestPageInBrowser(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answer.html")
	if err := os.WriteFile(file, []byte(pageOf(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	alloc, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(2*time.Minute))...)
	defer stop()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	var mu sync.Mutex
	var complaints []string
	if err := chromedp.Listen(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := ev.(type) {
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			complaints = append(complaints, "console: "+string(e.Type))
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file:") {
				complaints = append(complaints, "request: "+e.Request.URL)
			}
		}
	}); err != nil {
		t.Fatalf("%v (the tests need chromium: make setup)", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{1280, 390} {
		checkWidth(ctx, t, file, width)
	}
	if len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}

func checkWidth(ctx context.Context, t *testing.T, file string, width int64) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+file)); err != nil {
		t.Fatalf("at %d: %v", width, err)
	}
	overflow := measure(ctx, t, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
	cards := measure(ctx, t, `document.querySelectorAll("article.card").length`)
	drawn := measure(ctx, t, `[...document.querySelectorAll("svg.chain")].filter(s => s.getBoundingClientRect().height > 20).length`)
	if overflow > 0 || cards < 20 || drawn != cards {
		t.Errorf("at %d: %d px wider than the screen, %d cards, %d of them with their chain", width, overflow, cards, drawn)
	}
}

func measure(ctx context.Context, t *testing.T, script string) int {
	t.Helper()
	n, err := chromedp.Run(ctx, chromedp.Evaluate[int](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return n
}
