package web

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// dark shows pages as a browser in the dark does.
func (b *browser) media(kind string, features ...*emulation.MediaFeature) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind, Features: features}); err != nil {
		b.t.Fatal(err)
	}
}

// In the dark every page keeps its contrast.
func TestBrowserDark(t *testing.T) {
	s := siteOf(t, sample)
	paths := pagesOf(t, s)
	b := open(t, s.Handler())
	b.media("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	for _, p := range paths {
		b.at(p.path, 1280)
		b.settled()
		b.accessible(p.name + " in the dark")
		if look := os.Getenv("LOOK"); look != "" {
			_ = os.WriteFile(filepath.Join(look, p.name+"-dark.png"), b.picture(1280, 6000, 0.5), 0o644)
		}
	}
}
