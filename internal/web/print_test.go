package web

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// sheets is how many pages of A4 the page in the browser prints on.
func (b *browser) sheets(name string) int {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69, PreferCSSPageSize: ptr(true), PrintBackground: ptr(true)})
	if err != nil {
		b.t.Fatal(err)
	}
	if look := os.Getenv("LOOK"); look != "" {
		if err := os.WriteFile(filepath.Join(look, name+".pdf"), r.Data, 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(r.Data, -1))
}

func ptr[T any](v T) *T { return &v }

// The evidence sheet of a statement that a handful of articles carry is one page
// of paper.
func TestBrowserPrint(t *testing.T) {
	onePage(t, siteOf(t, sample))
}

// So is that of the statement of the five real articles that most carry.
func TestBrowserPrintSeeds(t *testing.T) {
	if _, err := os.Stat(seeds); err != nil {
		t.Skip("the five articles beside the project (../shared/seeds) are missing:", err)
	}
	onePage(t, siteOf(t, seeds))
}

func onePage(t *testing.T, s *Site) {
	t.Helper()
	b := open(t, s.Handler())
	for _, p := range pagesOf(t, s) {
		if p.name != "statement" {
			continue
		}
		if look := os.Getenv("LOOK"); look != "" {
			b.media("print")
			b.at(p.path, 703) // A4 between its margins
			if err := os.WriteFile(filepath.Join(look, filepath.Base(s.Program)+"-print.png"), b.picture(703, 3000, 1), 0o644); err != nil {
				t.Fatal(err)
			}
			b.media("")
		}
		for _, lang := range []string{"en", "id"} {
			b.at(p.path+"?lang="+lang, 1280)
			if n := b.sheets("sheet-" + lang); n != 1 {
				t.Errorf("the evidence sheet in %s is %d pages", lang, n)
			}
			b.quiet("the sheet")
		}
	}
}
