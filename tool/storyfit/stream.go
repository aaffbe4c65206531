package main

import (
	"fmt"
	"time"

	"sanad/internal/story"
	"sanad/internal/text"
)

// stream feeds the articles of a pile to a stream in the order in which
// they appeared, a batch for each step, and prints how many got another story
// ID later than one hour after their arrival, by which time it should be
// settled, and the scores of the stories at the end.
func stream(p *pile, set story.Setting, step time.Duration, errors bool) {
	s := story.NewStream(set)
	settled := map[text.ID]string{} // ID of the story an hour after arrival
	moved := map[text.ID]bool{}
	var arrived []arrival
	changes, took := 0, time.Duration(0)
	batches := story.Batches(p.in, step)
	var r story.Result
	for _, b := range batches {
		start := time.Now()
		changes += len(s.Add(b.Input, b.At))
		took += time.Since(start)
		r.Stories = s.IDs()
		of := ids(r)
		for id, first := range settled {
			if of[id] != first {
				moved[id] = true
			}
		}
		for _, a := range b.Input.Articles {
			arrived = append(arrived, arrival{a.ID, b.At})
		}
		for len(arrived) > 0 && b.At.Sub(arrived[0].at) >= time.Hour {
			settled[arrived[0].id] = of[arrived[0].id]
			arrived = arrived[1:]
		}
	}
	sc := p.score(r)
	fmt.Printf("%s in steps of %v: %d articles, %d with another story ID later than an hour after arrival (%.2f %%), %d merges and splits, P %.3f R %.3f F %.4f joined %d, %.2f s; ",
		p.name, step, len(settled), len(moved), 100*float64(len(moved))/float64(max(1, len(settled))), changes, sc.p, sc.r, sc.f, sc.joined, took.Seconds())
	if errors {
		fmt.Println()
		p.explain(r)
	}
}

// arrival is an article and when it came.
type arrival struct {
	id text.ID
	at time.Time
}

// ids is the story of each article.
func ids(r story.Result) map[text.ID]string {
	of := map[text.ID]string{}
	for _, s := range r.Stories {
		for _, a := range s.Articles {
			of[a] = s.ID
		}
	}
	return of
}
