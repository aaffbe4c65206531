package web

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"sanad/internal/store"
	"sanad/internal/store/sqlite"
	"sanad/internal/web/guard"
)

// BenchmarkPages tells what making each page costs, without what is kept.
func BenchmarkPages(b *testing.B) {
	s := siteOf(b, sample)
	h := s.Handler()
	for _, p := range pagesOf(b, s) {
		b.Run(p.name, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, p.path, nil))
			}
		})
	}
}

// readers is how many people read at once.
const readers = 50

// BenchmarkReaders has people read a library at once, each page after the other
// without a pause, and reports how long the slowest twentieth waits and the CPU
// time of a page. LIBRARY names the file; PAUSE the time that a reader looks at a
// page (200ms).
func BenchmarkReaders(b *testing.B) {
	file := os.Getenv("LIBRARY")
	if file == "" {
		b.Skip("the library to read is missing: LIBRARY=FILE names it")
	}
	pause, err := time.ParseDuration(os.Getenv("PAUSE"))
	if err != nil {
		pause = 200 * time.Millisecond
	}
	lib, err := sqlite.Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = lib.Close() }() // it was only read
	srv := httptest.NewServer(guard.Wrap((&Site{Library: lib}).Handler(), guard.Config{}))
	defer srv.Close()
	kinds := addresses(b, lib)
	for _, k := range []string{"front", "story", "statement", "article", "search"} {
		b.Run(k, func(b *testing.B) {
			before := spent(b)
			waits := read(b.Context(), b, srv.URL, kinds[k], b.N, pause)
			slices.Sort(waits)
			b.ReportMetric(float64((spent(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/page")
			b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(waits[len(waits)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// spent is the CPU time of this process, readers and server together.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// addresses are pages of each kind, spread over the library.
func addresses(b *testing.B, lib store.Reader) map[string][]string {
	b.Helper()
	out := map[string][]string{"front": {"/"}}
	after := ""
	for len(out["story"]) < 1000 {
		l, err := lib.Stories(b.Context(), store.Filter{Order: store.Heaviest}, store.Page{After: after, Limit: 200})
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range l.Lines {
			out["story"] = append(out["story"], "/story/"+s.ID)
		}
		if after = l.Next; after == "" {
			break
		}
	}
	ss, err := lib.Statements(b.Context(), store.Filter{Several: true}, store.Page{Limit: 1000})
	if err == nil && len(ss.Lines) == 0 {
		ss, err = lib.Statements(b.Context(), store.Filter{}, store.Page{Limit: 1000})
	}
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range ss.Lines {
		out["statement"] = append(out["statement"], "/statement/"+s.ID)
		if w := strings.Fields(s.Gist); len(w) > 1 { // a word of it, or two of them, rare and common
			i := len(out["search"]) % (len(w) - 1)
			out["search"] = append(out["search"], "/search?q="+url.QueryEscape(strings.Join(w[i:i+1+i%2], " ")))
		}
	}
	as, err := lib.Articles(b.Context(), store.Filter{}, store.Page{Limit: 1000})
	if err != nil {
		b.Fatal(err)
	}
	for _, a := range as.Lines {
		out["article"] = append(out["article"], "/article/"+string(a.ID))
	}
	return out
}

// read has all readers ask for n pages together and tells how long each waited.
func read(ctx context.Context, b *testing.B, base string, pages []string, n int, pause time.Duration) []time.Duration {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: readers}}
	waits := make([]time.Duration, n)
	var wg sync.WaitGroup
	for r := range readers {
		wg.Go(func() {
			dice := rand.New(rand.NewPCG(1, uint64(r)))
			time.Sleep(time.Duration(dice.Int64N(int64(pause) + 1)))
			for i := r; i < n; i += readers {
				start := time.Now()
				if err := fetch(ctx, client, base+pages[dice.IntN(len(pages))]); err != nil {
					b.Error(err)
					return
				}
				waits[i] = time.Since(start)
				time.Sleep(pause)
			}
		})
	}
	wg.Wait()
	return waits
}

func fetch(ctx context.Context, c *http.Client, address string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	a, err := c.Do(r)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, a.Body)
	if cerr := a.Body.Close(); err == nil {
		err = cerr
	}
	if a.StatusCode == http.StatusNotFound { // settled anew since the list was read: the reader is told so
		return nil
	}
	if err == nil && a.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, a.Status)
	}
	return err
}
