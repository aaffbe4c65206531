package web

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// words are the words of an element of the page.
func (b *browser) words(sel string) string {
	b.t.Helper()
	return strings.Join(strings.Fields(eval[string](b, `document.querySelector(`+quote(sel)+`)?.innerText ?? ""`)), " ")
}

func quote(s string) string { return "`" + s + "`" }

// sees fails where an element does not hold the words.
func (b *browser) sees(sel, words string) {
	b.t.Helper()
	if got := b.words(sel); !strings.Contains(got, words) {
		b.t.Fatalf("%s holds %.300q, not %q", sel, got, words)
	}
}

// click clicks a link or button and waits for the page that it leads to.
func (b *browser) click(sel string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(sel)); err != nil {
		b.t.Fatalf("click %s: %v", sel, err)
	}
}

func waitFor(condition string) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Poll[bool](condition)(ctx, t)
		return chromedp.Void{}, err
	})
}

// find looks for words on the front page and opens the first statement found.
func (b *browser) find(words string) {
	b.t.Helper()
	b.at("/", 1280)
	b.do("search", chromedp.SendKeys("#q", words))
	b.click(`form[role=search] button`)
	b.sees("#found", "found")
	b.do("narrow", chromedp.SetValue("#kind", "statement"), chromedp.Click("main form button"))
	b.do("narrowed", waitFor(`document.querySelector("#found .list h3 a")?.pathname.startsWith("/statement/") && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")`))
	b.click("#found .list h3 a")
}

// correctSpeaker says on the page of a statement that another one says it, and
// takes that back. The finding stands as it was.
func (b *browser) correctSpeaker(name string) {
	b.t.Helper()
	statement, counts := eval[string](b, "location.pathname"), b.words(".sheet > .counts")
	b.do("open the form", chromedp.Click("#chain ~ ol details summary"))
	b.say(report+"form", "speaker", name)
	b.sees("#corrections ~ ul", name)
	b.sees("#corrections ~ ul", "Redaksi Uji")
	b.sees(".sheet > .counts", counts)
	b.click("#corrections ~ ul form button")
	b.sees("#corrections ~ ul s", name)
	if got := eval[string](b, "location.pathname"); got != statement {
		b.t.Errorf("after undoing, the page is %s, not %s", got, statement)
	}
}

// paste asks about a text.
func (b *browser) paste(text, want string) {
	b.t.Helper()
	b.at("/ask", 1280)
	b.do("paste", chromedp.SendKeys("#text", text), chromedp.Click("main form button"))
	b.do("answered", waitFor(`document.querySelector("#answer .card") !== null`))
	b.sees("#answer", want)
	b.accessible("an answer")
}

// A reader finds a statement, opens its chain, sees the words, corrects a
// speaker, undoes that, and asks about a pasted text: in a real browser.
func TestBrowserFlow(t *testing.T) {
	b := open(t, siteOf(t, sample).Handler())
	b.find("sedikitnya dua puluh awak")
	b.sees("#chain ~ ol", "Melansir Reuters")
	b.sees(".versions", "lebih dari dua lusin")
	b.sees("#drift ~ ul", "sedikitnya dua puluh")
	b.correctSpeaker("Menteri Luar Negeri Arka Wela")
	b.paste("The grain carrier Lady Ostra was towed to the port of Hask in February", "4 carriers")

	// A draft with another number.
	b.at("/check", 1280)
	b.do("paste", chromedp.SendKeys("#text", "Torvia menyatakan kapal pengangkut gandum Lady Ostra ditarik ke pelabuhan Hask pada Februari dengan sedikitnya dua ratus awak di dalamnya, kata juru bicara Kementerian Luar Negeri Torvia."),
		chromedp.Click("main form button"))
	b.do("checked", waitFor(`document.querySelector("#answer ol") !== null`))
	b.sees("#answer", "dua ratus")
	b.accessible("findings")
	b.quiet("the flow")
}

// Everything reads without scripts: the pages hold the graph as a drawing and as
// a list, and forms answer with whole pages.
func TestBrowserWithoutScripts(t *testing.T) {
	s := siteOf(t, sample)
	b := open(t, s.Handler())
	b.scripts(false)
	for _, p := range pagesOf(t, s) {
		b.at(p.path, 1280)
		if p.name == "story" {
			b.do("the graph is drawn", chromedp.WaitVisible("svg.graph"))
		}
	}
	b.at("/search", 1280)
	b.do("search", chromedp.SendKeys("#words", "feri"), chromedp.Click("main form button"), chromedp.WaitVisible("#found .list"))
	b.at("/ask", 1280)
	b.do("ask", chromedp.SendKeys("#text", "Feri listrik memangkas biaya bahan bakar"), chromedp.Click("main form button"), chromedp.WaitVisible("#answer .card"))
	b.quiet("without scripts")
}
