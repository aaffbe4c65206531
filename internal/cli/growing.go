package cli

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"

	"sanad/internal/grow"
)

// growing shows how far a run over a library is: rate, what remains and the
// number of problems, as a bar on a terminal and as a line now and then
// elsewhere. All is the bytes that will be read, 0 where that is not known.
// The second function ends it.
func growing(sh Shell, all int64) (func(grow.Progress), func()) {
	if !sh.Terminal {
		return plainly(sh, all), func() {}
	}
	var bar *progressbar.ProgressBar
	var at grow.Step
	start := time.Now()
	tell := func(p grow.Progress) {
		if p.Step != at {
			at, start = p.Step, time.Now()
			whole := p.All
			if p.Step == grow.Reading {
				whole = all
			}
			if whole == 0 {
				whole = -1
			}
			bar = progressbar.NewOptions64(whole, progressbar.OptionSetWriter(sh.Err), progressbar.OptionClearOnFinish(),
				progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth())
		}
		bar.Describe(described(p, time.Since(start)))
		_ = bar.Set64(p.Done) // a bar past its end is no reason to stop
	}
	return tell, func() {
		if bar != nil {
			_ = bar.Clear()
		}
	}
}

// described is what a run is at, in words.
func described(p grow.Progress, since time.Duration) string {
	s := fmt.Sprintf("%d articles", p.Articles)
	switch {
	case p.Step == grow.Settling:
		s = fmt.Sprintf("settle %d articles: %s", p.Articles, p.Stage)
	case since > time.Second:
		s += fmt.Sprintf(", %.0f/s", float64(p.Articles)/since.Seconds())
	}
	if p.Problems > 0 {
		s += fmt.Sprintf(", %d problems", p.Problems)
	}
	return s
}

// pause is how long lies between two lines of a log at least.
const pause = 5 * time.Second

// plainly prints a line now and then.
func plainly(sh Shell, all int64) func(grow.Progress) {
	start := time.Now()
	last, at := start, grow.Step("")
	return func(p grow.Progress) {
		now := time.Now()
		if p.Step != at {
			at, start = p.Step, now
		}
		if now.Sub(last) < pause {
			return
		}
		last = now
		line := described(p, now.Sub(start))
		if p.Step == grow.Reading {
			p.All = all
		}
		if p.All > 0 && p.Done > 0 && p.Done <= p.All {
			left := time.Duration(float64(now.Sub(start)) * float64(p.All-p.Done) / float64(p.Done))
			line += fmt.Sprintf(", %s left", left.Round(time.Second))
		}
		fmt.Fprintln(sh.Err, line)
	}
}
