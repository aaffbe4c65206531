package app

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanad/internal/raw"
)

// Files, the lists among them, and addresses are read together.
func TestReadAnywhere(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" || r.URL.Path == "/none" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><body><article><p>Jembatan gantung %s di Kota Arun ditutup mulai Senin, kata Rahmat Sudira kemarin sore di kantornya.</p></article></body></html>", r.URL.Path)
	}))
	t.Cleanup(s.Close)
	dir := t.TempDir()
	list, text := filepath.Join(dir, "urls.txt"), filepath.Join(dir, "a.txt")
	for name, b := range map[string]string{list: s.URL + "/1\n" + s.URL + "/none\n", text: "Jembatan gantung di Kota Arun ditutup."} {
		if err := os.WriteFile(name, []byte(b), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	warc := filepath.Join(dir, "kept.warc.gz")
	n, err := OpenNet(NetOptions{Agent: "sanad/test", Private: true, Pause: time.Millisecond, KeepWARC: warc})
	if err != nil {
		t.Fatal(err)
	}
	p := ReadAnywhere(context.Background(), n, []string{list, text, s.URL + "/2"}, nil)
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range p.Articles {
		got = append(got, strings.TrimPrefix(strings.TrimPrefix(a.Input, s.URL), filepath.ToSlash(dir)))
	}
	if len(got) != 3 || len(p.Problems) != 1 || !strings.HasSuffix(p.Problems[0].Input, "/none") {
		t.Errorf("articles %v, problems %v", got, p.Problems)
	}
	if again := Read([]string{warc}, nil); len(again.Articles) != 2 || len(again.Problems) != 0 {
		t.Errorf("the archive gives %d articles, %v", len(again.Articles), again.Problems)
	}
}

func TestAlternate(t *testing.T) {
	for in, want := range map[string]string{
		`<link rel="alternate" type="application/rss+xml" href="/rss">`:                               "https://kabar.example/rss",
		`<link rel=stylesheet href=/x.css><LINK REL="Alternate" TYPE="application/atom+xml" HREF=a/>`: "https://kabar.example/news/a/",
		`<link rel="alternate" hreflang="en" href="/en">`:                                             "",
		`<link rel="alternate" type="application/rss+xml" href="javascript:x">`:                       "",
		`<p>x`: "",
	} {
		if got := alternate(raw.Capture{URL: "https://kabar.example/news/", Bytes: []byte(in)}); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
