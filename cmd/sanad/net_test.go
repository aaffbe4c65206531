package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"sanad/internal/cli"
)

// site is a news site on loopback: a front page that names its feed, a feed of
// two articles (three once it has news), one of them printed in full.
func site(t *testing.T, news *atomic.Bool) *httptest.Server {
	article := func(w http.ResponseWriter, title, text string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html lang=id><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p><p>Warga memutar sejauh sebelas kilometer lewat jembatan lama di hilir sungai sampai perbaikan selesai.</p></article></body></html>", title, title, text)
	}
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Kabar Arun</body></html>`)
		case "/rss":
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>Kabar Arun</title><language>id</language><item><title>Tali jembatan aus</title><link>%s/1</link></item>`, s.URL)
			fmt.Fprintf(w, `<item><title>Perahu disiapkan</title><link>%s/2</link><description><![CDATA[%s]]></description></item>`, s.URL, strings.Repeat("<p>Pemerintah Kota Arun menyiapkan perahu penyeberangan bagi pejalan kaki, kata Rahmat Sudira kemarin sore.</p>", 8))
			if news.Load() {
				fmt.Fprintf(w, `<item><title>Jembatan dibuka</title><link>%s/3</link></item>`, s.URL)
			}
			fmt.Fprint(w, "</channel></rss>")
		case "/1":
			article(w, "Tali jembatan aus", `Jembatan gantung di Kota Arun ditutup mulai Senin, kata Kepala Dinas Perhubungan Rahmat Sudira. "Talinya sudah aus," ujarnya.`)
		case "/3":
			article(w, "Jembatan dibuka", `Jembatan gantung di Kota Arun dibuka lagi, kata Kepala Dinas Perhubungan Rahmat Sudira. "Sudah aman," ujarnya.`)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// sanad runs the program as a user does.
func sanad(t *testing.T, want int, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	if code := cli.Run(context.Background(), args, cli.Shell{In: strings.NewReader(""), Out: &o, Err: &e, Open: open}); code != want {
		t.Fatalf("sanad %v: exit %d, want %d\n%s%s", args, code, want, o.String(), e.String())
	}
	return o.String(), e.String()
}

func articles(t *testing.T, lib string) int {
	t.Helper()
	out, _ := sanad(t, 0, "status", "--format", "json", "--library", lib)
	var s struct{ Articles int }
	if err := json.Unmarshal([]byte(out), &s); err != nil {
		t.Fatal(err)
	}
	return s.Articles
}

// A feed is added, watched, kept in an archive that reads again, and removed.
func TestFeedsEndToEnd(t *testing.T) {
	var news atomic.Bool
	s := site(t, &news)
	dir := t.TempDir()
	lib, warc := filepath.Join(dir, "x.db"), filepath.Join(dir, "seen.warc.gz")

	if _, errs := sanad(t, 1, "feed", "add", "--library", lib, s.URL); !strings.Contains(errs, "no public host") {
		t.Errorf("a private address without the flag: %s", errs)
	}
	out, _ := sanad(t, 0, "feed", "add", "--library", lib, "--allow-private", "--pause", "5ms", s.URL)
	if !strings.Contains(out, s.URL+"/rss (rss) Kabar Arun") {
		t.Errorf("added: %s", out)
	}
	out, _ = sanad(t, 0, "watch", "--once", "--library", lib, "--allow-private", "--pause", "5ms", "--keep-warc", warc)
	if !strings.Contains(out, "2 new items, 1 pages fetched, 0 not to be had") {
		t.Errorf("first look: %s", out)
	}
	if n := articles(t, lib); n != 2 {
		t.Errorf("%d articles after the first look", n)
	}
	if out, _ = sanad(t, 0, "watch", "--once", "--library", lib, "--allow-private", "--pause", "5ms"); out != "" {
		t.Errorf("before it is due: %s", out)
	}
	out, _ = sanad(t, 0, "feed", "list", "--library", lib, "--format", "json")
	if !strings.Contains(out, `"entries":2`) || !strings.Contains(out, `"failures":0`) {
		t.Errorf("listed: %s", out)
	}
	news.Store(true)
	sanad(t, 0, "add", "--library", lib, "--allow-private", "--pause", "5ms", s.URL+"/rss")
	if n := articles(t, lib); n != 3 {
		t.Errorf("%d articles after adding the feed by its address", n)
	}
	out, _ = sanad(t, 0, "trace", "--format", "jsonl", warc)
	if !strings.Contains(out, s.URL+"/1") {
		t.Errorf("the archive does not read again: %.500s", out)
	}
	out, _ = sanad(t, 0, "trace", "--format", "jsonl", "--allow-private", "--pause", "5ms", s.URL+"/3")
	if !strings.Contains(out, "Jembatan dibuka") {
		t.Errorf("tracing an address: %.500s", out)
	}
	out, _ = sanad(t, 0, "ask", "--format", "jsonl", "--allow-private", "--pause", "5ms", s.URL+"/1", "--in", warc)
	if !strings.Contains(out, "Rahmat Sudira") {
		t.Errorf("asking with an address: %.500s", out)
	}
	if _, errs := sanad(t, 1, "check", s.URL+"/1", "--against", warc); !strings.Contains(errs, "no public host") {
		t.Errorf("checking a private address without the flag: %s", errs)
	}
	sanad(t, 0, "feed", "remove", "--library", lib, s.URL+"/rss")
	if out, _ = sanad(t, 0, "feed", "list", "--library", lib); out != "" {
		t.Errorf("after removal: %s", out)
	}
}

func TestImportAndLists(t *testing.T) {
	var news atomic.Bool
	s := site(t, &news)
	dir := t.TempDir()
	lib := filepath.Join(dir, "x.db")
	opml := filepath.Join(dir, "desk.opml")
	if err := os.WriteFile(opml, []byte(`<opml version="2.0"><body><outline text="Arun"><outline text="Kabar" xmlUrl="`+s.URL+`/rss"/><outline text="Mati" xmlUrl="`+s.URL+`/none"/></outline></body></opml>`), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ := sanad(t, 0, "feed", "import", "--library", lib, opml)
	if !strings.Contains(out, "watching 2 feeds") {
		t.Errorf("%s", out)
	}
	_, errs := sanad(t, 0, "watch", "--once", "--library", lib, "--allow-private", "--pause", "5ms")
	if !strings.Contains(errs, "/none: the server answers 404") {
		t.Errorf("%s", errs)
	}
	out, _ = sanad(t, 0, "feed", "list", "--library", lib)
	if !strings.Contains(out, "failed 1 times") || !strings.Contains(out, "2 items met") {
		t.Errorf("%s", out)
	}
	list := filepath.Join(dir, "urls.txt")
	if err := os.WriteFile(list, []byte(s.URL+"/3\n"+s.URL+"/1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	sanad(t, 0, "add", "--library", lib, "--allow-private", "--pause", "5ms", list)
	if n := articles(t, lib); n != 3 {
		t.Errorf("%d articles after a list with one known and one new address", n)
	}
}
