// Command apiload asks a running server at a steady rate and says how many
// answers came, how fast, and how many requests were lost: go run ./tool/apiload
// -url http://127.0.0.1:8080 -rate 2000 -for 60s.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"sync"
	"time"
)

// paths are asked in turn.
var paths = []string{"/healthz", "/api/v1/status", "/api/v1/stories?order=heaviest&limit=10", "/api/v1/statements?several=true&limit=20",
	"/api/v1/articles?limit=5", "/api/v1/search?q=kapal", "/api/v1/entities?limit=20", "/api/v1/events?limit=20"}

func main() {
	base := flag.String("url", "http://127.0.0.1:8080", "address of the server")
	rate := flag.Int("rate", 2000, "requests a second")
	lasts := flag.Duration("for", 60*time.Second, "how long")
	workers := flag.Int("clients", 64, "connections")
	flag.Parse()
	ctx, stop := context.WithTimeout(context.Background(), *lasts+30*time.Second)
	defer stop()
	if lost := run(ctx, *base, *rate, *lasts, *workers); lost > 0 {
		os.Exit(1)
	}
}

// run sends requests at a rate and prints what came of them. A request is lost
// where it has no answer of 200.
func run(ctx context.Context, base string, rate int, lasts time.Duration, workers int) (lost int) {
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: workers}}
	due := make(chan int, rate)
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range due {
				start := time.Now()
				err := ask(ctx, client, base+paths[i%len(paths)])
				mu.Lock()
				if took = append(took, time.Since(start)); err != nil {
					if lost++; lost <= 5 {
						fmt.Println("lost:", err)
					}
				}
				mu.Unlock()
			}
		})
	}
	start, all := time.Now(), int(lasts.Seconds()*float64(rate))
	for i := range all {
		time.Sleep(time.Until(start.Add(time.Duration(i) * time.Second / time.Duration(rate))))
		due <- i
	}
	close(due)
	wg.Wait()
	slices.Sort(took)
	fmt.Printf("%d requests in %.1f s (%.0f/s), %d lost, median %v, p99 %v\n", all, time.Since(start).Seconds(), float64(all)/time.Since(start).Seconds(),
		lost, took[len(took)/2], took[len(took)*99/100])
	return lost
}

func ask(ctx context.Context, c *http.Client, url string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	got, err := c.Do(r)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, got.Body)
	_ = got.Body.Close() // it is read to its end
	if err == nil && got.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, got.Status)
	}
	return err
}
