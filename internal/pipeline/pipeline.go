// Package pipeline runs the stages over a pile. A stage is a described value:
// its name, the version of its rules, what it needs, and a pure function. The
// pipeline adds workers, order, progress and the containment of faults: a
// document that breaks a stage becomes a problem and the run goes on.
package pipeline

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/pile"
	"sanad/internal/raw"
)

// Stage is one step of the derivation. Exactly one of Each and Whole is set.
type Stage struct {
	Name    string
	Version int // raise it when the rules change
	Needs   []string
	Each    func(a *article.Article, m *annot.Marks, p *lang.Pack) // one article
	Whole   func(p *pile.Pile, w link.Workers)                     // the whole pile
}

// Progress tells how far a run is: done of all in the named stage.
type Progress func(stage string, done, all int)

// Run takes the pile through the stages, in order. Workers limits the articles
// under work at once (0: as many as the machine runs at a time). The result
// does not depend on it. Marks that are there already are left for the stages
// to build on; where there are none, they begin empty.
func Run(ctx context.Context, p *pile.Pile, stages []Stage, workers int, tell Progress) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if tell == nil {
		tell = func(string, int, int) {}
	}
	if len(p.Marks) != len(p.Articles) {
		p.Marks = make([]annot.Marks, len(p.Articles))
	}
	for len(stages) > 0 {
		n := 0
		for n < len(stages) && stages[n].Each != nil {
			n++
		}
		if n > 0 {
			if err := each(ctx, p, stages[:n], workers, tell); err != nil {
				return err
			}
			stages = stages[n:]
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		tell(stages[0].Name, 0, len(p.Articles))
		stages[0].Whole(p, Workers(workers))
		stages = stages[1:]
	}
	return nil
}

// Workers are n of them.
func Workers(n int) link.Workers {
	if n < 2 {
		return link.Workers{}
	}
	return link.Workers{Count: n, Run: func(all int, f func(worker, i int)) {
		var next atomic.Int64
		var wg sync.WaitGroup
		for w := range min(n, all) {
			wg.Go(func() {
				for i := int(next.Add(1)) - 1; i < all; i = int(next.Add(1)) - 1 {
					f(w, i)
				}
			})
		}
		wg.Wait()
	}}
}

// each runs per-article stages, fused, so that an article is in the cache
// while all its marks are made.
func each(ctx context.Context, p *pile.Pile, stages []Stage, workers int, tell Progress) error {
	var next, done atomic.Int64
	faults := make([]*raw.Problem, len(p.Articles))
	var wg sync.WaitGroup
	for range min(workers, len(p.Articles)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(p.Articles) {
					return
				}
				faults[i] = one(&p.Articles[i], &p.Marks[i], stages)
				tell("read", int(done.Add(1)), len(p.Articles))
			}
		})
	}
	wg.Wait()
	for _, f := range faults {
		if f != nil {
			p.Problems = append(p.Problems, *f)
		}
	}
	return ctx.Err()
}

// one runs the stages on one article. A stage that breaks leaves what the
// stages before it found.
func one(a *article.Article, m *annot.Marks, stages []Stage) (fault *raw.Problem) {
	at := ""
	defer func() {
		if r := recover(); r != nil {
			fault = &raw.Problem{Input: a.Input, Stage: at, Reason: fmt.Sprintf("the stage broke on this text: %v", r)}
		}
	}()
	pack := lang.Must(a.Language)
	for _, s := range stages {
		at = s.Name
		s.Each(a, m, pack)
	}
	return nil
}
