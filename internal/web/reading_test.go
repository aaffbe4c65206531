package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store/sqlite"
)

// The pages in Indonesian fit, are accessible, and say nothing in English but
// what the texts say.
func TestBrowserIndonesian(t *testing.T) {
	s := siteOf(t, sample)
	b := open(t, s.Handler())
	b.at("/?lang=id", 1280)
	for _, p := range pagesOf(t, s) {
		for _, width := range []int64{1280, 390} {
			b.at(p.path, width)
			b.settled()
			b.fits(p.name+" in Indonesian", width)
			if width == 390 {
				continue
			}
			b.accessible(p.name + " in Indonesian")
			if lang := eval[string](b, "document.documentElement.lang"); lang != "id" {
				t.Errorf("%s is in %q", p.name, lang)
			}
			frame := b.words("header.top") + " " + eval[string](b, `[...document.querySelectorAll("h2, th, dt, label, button, .chip, summary")].map(e => e.textContent).join(" | ")`)
			for _, word := range []string{"Stories", "Search", "Articles", "Versions", "Chain", "carrier", "Correct", "When", "denied by", "Similar", "Problems"} {
				if strings.Contains(frame, word) {
					t.Errorf("%s in Indonesian has %q: %.400s", p.name, word, frame)
				}
			}
		}
		if p.name == "front" || p.name == "statement" {
			compare(t, p.name+"-id-390", b.picture(390, 1400, 0.4))
		}
	}
	b.quiet("the pages in Indonesian")
}

// Who has no mouse reaches everything: the first stop skips to the content, every
// stop is seen, forms open and close by the keyboard.
func TestBrowserKeyboard(t *testing.T) {
	s := siteOf(t, sample)
	b := open(t, s.Handler())
	for _, p := range pagesOf(t, s) {
		b.at(p.path, 1280)
		b.settled()
		b.do("to the first stop", chromedp.KeyEvent("\t"))
		if got := eval[string](b, `document.activeElement.getAttribute("href") + " " + (document.activeElement.getBoundingClientRect().left >= 0)`); got != "#main true" {
			t.Errorf("%s: the first stop is %q", p.name, got)
		}
		hidden := eval[[]string](b, `(() => {
			const out = [];
			for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
				if (!e.checkVisibility() || e.matches("[hidden], [type=hidden]") || e.closest("details:not([open])") && !e.matches("summary")) continue;
				e.focus({focusVisible: true, preventScroll: true});
				if (document.activeElement !== e || getComputedStyle(e).outlineStyle === "none") out.push(e.outerHTML.slice(0, 120));
			}
			return out;
		})()`)
		for _, h := range hidden {
			t.Errorf("%s: nobody sees that this has the keyboard: %s", p.name, h)
		}
		if p.name == "statement" {
			eval[bool](b, `document.querySelector("#chain ~ ol details summary").focus(); true`)
			b.do("open", chromedp.KeyEvent("\r"))
			if !eval[bool](b, `document.querySelector("#chain ~ ol details").open`) {
				t.Error("a form of correction does not open by the keyboard")
			}
		}
	}
	b.quiet("the keyboard")
}

// Who wants no motion has none.
func TestBrowserCalm(t *testing.T) {
	s := siteOf(t, sample)
	b := open(t, s.Handler())
	moving := func(motion string) string {
		b.media("", &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: motion})
		b.at("/", 1280)
		return eval[string](b, `getComputedStyle(document.documentElement).scrollBehavior`)
	}
	if with, without := moving("no-preference"), moving("reduce"); with != "smooth" || without != "auto" {
		t.Errorf("scrolling is %q, and %q for who wants no motion", with, without)
	}
	for _, p := range pagesOf(t, s) {
		b.at(p.path, 1280)
		b.settled()
		if n := eval[int](b, `document.getAnimations().length + [...document.querySelectorAll("*")].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0 || parseFloat(getComputedStyle(e).animationDuration) > 0).length`); n != 0 {
			t.Errorf("%s: %d things move", p.name, n)
		}
	}
}

// A library that was filled and not settled says so, and finds its articles.
func TestBrowserPending(t *testing.T) {
	lib, err := sqlite.Create(t.Context(), t.TempDir()+"/test.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	arts := app.Read([]string{sample}, nil).Articles
	if _, err := grow.New(lib, grow.Options{}).Take(t.Context(), func(yield func(grow.News) bool) { yield(grow.News{Articles: arts}) }); err != nil {
		t.Fatal(err)
	}
	b := open(t, (&Site{Library: lib, Fresh: -1}).Handler())
	for _, lang := range []string{"en", "id"} {
		b.at("/?lang="+lang, 1280)
		b.sees("h1", fmt.Sprint(len(arts)))
		b.sees("main", "sanad rebuild")
		b.accessible("a library that waits")
	}
	compare(t, "waiting-1280", b.picture(1280, 1400, 0.4))
	b.quiet("a library that waits")
}
