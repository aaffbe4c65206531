package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"sanad/internal/feed"
)

func archiveGzip(w io.Writer) *gzip.Writer { return gzip.NewWriter(w) }

func TestCrawl(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = func(rw http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/rss":
			fmt.Fprint(rw, `<rss><channel><item><link>http://kabar.example/1</link></item><item><link>http://kabar.example/known</link></item><item><link>http://other.example/full</link><description>full</description></item><item><link>http://other.example/2</link></item><item><link>http://127.0.0.1/secret</link></item></channel></rss>`)
		case "/index.xml":
			fmt.Fprint(rw, `<sitemapindex><sitemap><loc>http://kabar.example/map.xml.gz</loc></sitemap><sitemap><loc>http://kabar.example/index.xml</loc></sitemap></sitemapindex>`)
		case "/map.xml.gz":
			rw.Header().Set("Content-Type", "application/x-gzip")
			z := archiveGzip(rw)
			_, _ = z.Write([]byte(`<urlset><url><loc>http://kabar.example/1</loc></url><url><loc>http://kabar.example/3</loc></url></urlset>`))
			_ = z.Close()
		case "/photo":
			rw.Header().Set("Content-Type", "image/png")
			_, _ = rw.Write([]byte("\x89PNG"))
		default:
			page(r.URL.Path)(rw, r)
		}
	}
	w.sites["other.example"] = page("other")
	c := Crawl{Client: w.client(), Known: func(u string) bool { return strings.HasSuffix(u, "/known") },
		Full: func(it *feed.Item, _ string) bool { return it.Content == "full" }}
	var got, bad []string
	for i := range c.Items(context.Background(), []string{"http://kabar.example/rss", "http://kabar.example/index.xml", "http://kabar.example/photo", "http://kabar.example/rss"}) {
		if i.Problem != nil {
			bad = append(bad, i.Problem.Input+" "+i.Problem.Stage)
			continue
		}
		got = append(got, i.Capture.Input)
	}
	slices.Sort(got)
	slices.Sort(bad)
	want := "http://kabar.example/1 http://kabar.example/3 http://kabar.example/index.xml http://kabar.example/map.xml.gz http://kabar.example/rss http://other.example/2"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("captures\n got %s\nwant %s", g, want)
	}
	if b := strings.Join(bad, ", "); b != "http://127.0.0.1/secret fetch, http://kabar.example/photo fetch" {
		t.Errorf("problems %s", b)
	}
	w.only(t, "93.184.216.34:80")
}

// A reader that stops leaves nobody behind (goleak looks at the end), and a
// list gives no more pages than it may.
func TestCrawlStops(t *testing.T) {
	w := newWorld(t)
	w.sites["kabar.example"] = page("x")
	var urls []string
	for i := range 20 {
		w.sites[fmt.Sprintf("h%d.example", i)] = page("x")
		urls = append(urls, fmt.Sprintf("http://h%d.example/", i))
	}
	n := 0
	for range (Crawl{Client: w.client()}).Items(context.Background(), urls) {
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	n = 0
	for range (Crawl{Client: w.client()}).Items(ctx, urls) {
		if n++; n == 2 {
			cancel()
		}
	}
	cancel()
	if n > 3 {
		t.Errorf("%d items after a cancelled crawl", n)
	}
	w.sites["many.example"] = func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/list" {
			fmt.Fprint(rw, "<urlset>"+strings.Repeat("<url><loc>http://many.example/p</loc></url><url><loc>http://many.example/q</loc></url>", 500)+"</urlset>")
			return
		}
		page("x")(rw, r)
	}
	n = 0
	for range (Crawl{Client: w.client(), Most: 1}).Items(context.Background(), []string{"http://many.example/list"}) {
		n++
	}
	if n != 2 {
		t.Errorf("%d items, want the list and one page", n)
	}
}
