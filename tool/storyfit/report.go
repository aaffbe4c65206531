package main

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"sanad/internal/story"
)

// report prints the scores of a setting on each pile.
func report(piles []*pile, s story.Setting, errors bool) {
	for _, p := range piles {
		start := time.Now()
		r := p.read.Group(s)
		took := time.Since(start)
		sc := p.score(r)
		fmt.Printf("%s P %.3f R %.3f F %.4f, %d stories (gold %d), joined %d, %.1f s; ",
			p.name, sc.p, sc.r, sc.f, sc.found, sc.gold, sc.joined, took.Seconds())
		if errors {
			fmt.Println()
			p.explain(r)
		}
	}
	fmt.Printf("worth %.4f\n", worth(piles, s))
}

// explain lists the stories of the gold that were split, those that were
// mixed, and the hard negatives that were joined.
func (p *pile) explain(r story.Result) {
	of := p.assign(r)
	byGold, byStory := map[string]map[string][]string{}, map[string]map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(p.gold)) {
		note(byGold, p.gold[id], of[id], id)
		note(byStory, of[id], p.gold[id], id)
	}
	show("split", byGold)
	show("mixed", byStory)
	for _, n := range p.negatives {
		for _, m := range n.members {
			if of[m] == of[n.other] {
				fmt.Printf("  negative %s in %s with %s\n", n.other, of[m], m)
				break
			}
		}
	}
}

func note(m map[string]map[string][]string, a, b, id string) {
	if m[a] == nil {
		m[a] = map[string][]string{}
	}
	m[a][b] = append(m[a][b], id)
}

func show(what string, m map[string]map[string][]string) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if len(m[k]) < 2 {
			continue
		}
		fmt.Printf("  %s %s:", what, k)
		for _, s := range slices.Sorted(maps.Keys(m[k])) {
			fmt.Printf(" %s=%d%v", s, len(m[k][s]), m[k][s][:min(3, len(m[k][s]))])
		}
		fmt.Println()
	}
}
