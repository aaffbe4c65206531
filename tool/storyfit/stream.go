package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"sanad/internal/story"
	"sanad/internal/text"
)

// stream feeds the dated articles of a pile to a ledger in the order in which
// they appeared, a batch for each step, and prints how many got another story
// ID later than one step after their arrival, by which time it should be
// settled.
func stream(p *pile, step time.Duration) {
	order, when := p.arrivals()
	if len(order) == 0 {
		fmt.Println(p.name, "has no times of publication")
		return
	}
	var ledger story.Ledger
	settled := map[text.ID]string{} // ID of the story one step after arrival
	moved := map[text.ID]bool{}
	changes := 0
	last := when[order[len(order)-1]]
	n := 0
	for at := when[order[0]].Add(step); ; at = at.Add(step) {
		old := n
		for n < len(order) && when[order[n]].Before(at) {
			n++
		}
		r, c := ledger.Settle(story.Group(p.part(order[:n])), at.Format(time.RFC3339))
		changes += len(c)
		for _, s := range r.Stories {
			for _, a := range s.Articles {
				if id, ok := settled[a]; ok && id != s.ID {
					moved[a] = true
				}
			}
		}
		p.settle(order[:old], r, settled)
		if at.After(last.Add(2 * step)) {
			break
		}
	}
	fmt.Printf("%s in steps of %v: %d articles, %d with another story ID later than one step after arrival (%.2f %%), %d merges and splits\n",
		p.name, step, len(settled), len(moved), 100*float64(len(moved))/float64(len(settled)), changes)
}

// settle notes the stories of the articles that arrived before the last step.
func (p *pile) settle(arrived []int, r story.Result, settled map[text.ID]string) {
	of := map[text.ID]string{}
	for _, s := range r.Stories {
		for _, a := range s.Articles {
			of[a] = s.ID
		}
	}
	for _, i := range arrived {
		id := p.in.Articles[i].ID
		if _, ok := settled[id]; !ok {
			settled[id] = of[id]
		}
	}
}

// arrivals are the articles with a time of publication, in its order.
func (p *pile) arrivals() ([]int, map[int]time.Time) {
	var order []int
	when := map[int]time.Time{}
	for i := range p.in.Articles {
		if d := p.in.Articles[i].Published; d != nil {
			if t, err := time.Parse(time.RFC3339, d.Value); err == nil {
				order, when[i] = append(order, i), t
			}
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(when[a].Compare(when[b]), a-b) })
	return order, when
}

// part is the input of some articles of the pile.
func (p *pile) part(list []int) story.Input {
	var in story.Input
	for _, i := range slices.Sorted(slices.Values(list)) {
		in.Articles = append(in.Articles, p.in.Articles[i])
		in.Marks = append(in.Marks, p.in.Marks[i])
	}
	return in
}
