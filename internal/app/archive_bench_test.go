package app

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanad/internal/extract"
	"sanad/internal/fetch/archive"
)

// archiveOf is a .warc.gz of n made-up pages of some 70 kB, as news sites make
// them: scripts, menus, links to other news, and an article of the sample. With
// SANAD_BENCH_PAGES='FOLDER/*.html' it is of saved pages, over and over.
func archiveOf(tb testing.TB, n int) []byte {
	tb.Helper()
	var b bytes.Buffer
	at := time.Date(2024, 3, 5, 7, 0, 0, 0, time.UTC)
	w, err := archive.NewWriter(&b, "bench", at)
	if err != nil {
		tb.Fatal(err)
	}
	script := "<script>" + strings.Repeat("var q=function(a,b){return a.push({k:b,t:Date.now()})};", 400) + "</script>"
	menu := strings.Repeat(`<li class="menu-item"><a href="/kanal/ekonomi">Ekonomi dan Bisnis</a></li>`, 250)
	related := strings.Repeat(`<div class="terkait"><a href="/x"><img src="/x.jpg" alt=""><h3>Warga Kota Arun menunggu jembatan baru</h3></a><span>2 jam lalu</span></div>`, 200)
	put := func(i int, page string) {
		if err := w.Write(archive.Exchange{URL: fmt.Sprintf("https://kabar.example/%d", i), Time: at, Status: "200 OK",
			Head: archive.Head{{Name: "Content-Type", Value: "text/html"}}, Payload: []byte(page)}); err != nil {
			tb.Fatal(err)
		}
	}
	if saved, err := filepath.Glob(os.Getenv("SANAD_BENCH_PAGES")); err == nil && len(saved) > 0 {
		for i := range n {
			page, err := os.ReadFile(saved[i%len(saved)])
			if err != nil {
				tb.Fatal(err)
			}
			put(i, string(page))
		}
		return b.Bytes()
	}
	texts := Read([]string{"../../sample"}, nil).Articles
	for i := range n {
		body := "<p>" + strings.ReplaceAll(texts[i%len(texts)].Text, "\n", "</p>\n<p>") + "</p>"
		put(i, fmt.Sprintf("<html lang=id><head><meta charset=utf-8><title>Berita %d</title>%s</head><body><ul>%s</ul><article><h1>Berita %d</h1>%s</article><aside>%s</aside></body></html>", i, script, menu, i, body, related))
	}
	return b.Bytes()
}

// BenchmarkArchive reads a .warc.gz into articles, on one core.
func BenchmarkArchive(b *testing.B) {
	const n = 104
	in := archiveOf(b, n)
	size := 0
	for b.Loop() {
		found := 0
		for p := range archive.Pages("a", "a", bytes.NewReader(in)) {
			if p.Problem != nil {
				b.Fatal(p.Problem)
			}
			size += len(p.Capture.Bytes)
			arts, _ := extract.Articles(p.Capture)
			found += len(arts)
		}
		if found != n {
			b.Fatalf("%d articles of %d pages", found, n)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(size)/float64(n*b.N), "bytes/page")
}
