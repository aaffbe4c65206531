package cli

import (
	"fmt"
	"sync"
	"time"

	"sanad/internal/pipeline"
)

// progress shows how far a run is, on a terminal only and only when it takes
// longer than a moment: articles read, rate, time left, then the stage at
// work. The second function clears the line.
func progress(sh Shell) (pipeline.Progress, func()) {
	if !sh.Terminal {
		return nil, func() {}
	}
	var mu sync.Mutex
	start, last := time.Now(), time.Now()
	tell := func(stage string, done, all int) {
		mu.Lock()
		defer mu.Unlock()
		now := time.Now()
		if now.Sub(start) < time.Second || stage == "read" && now.Sub(last) < 200*time.Millisecond {
			return
		}
		last = now
		if stage != "read" {
			fmt.Fprintf(sh.Err, "\r\x1b[K%s: %d articles", stage, all)
			return
		}
		rate := float64(done) / now.Sub(start).Seconds()
		left := time.Duration(float64(all-done)/rate) * time.Second
		fmt.Fprintf(sh.Err, "\r\x1b[K%d of %d articles, %.0f/s, %s left", done, all, rate, left)
	}
	return tell, func() { fmt.Fprint(sh.Err, "\r\x1b[K") }
}
