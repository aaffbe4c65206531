// Storyfit fits the scalars of internal/story on labelled piles.
//
//	storyfit [-fit] ARTICLES.jsonl=GOLD …
//
// Without -fit it prints the scores of the committed setting on each pile.
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	"sanad/internal/story"
)

func main() {
	set := flag.String("set", "", "field=value,… changes to the setting")
	grid := flag.String("grid", "", "field=v1,v2,…")
	errors := flag.Bool("errors", false, "list split and mixed stories")
	flag.Parse()
	var piles []*pile
	for _, a := range flag.Args() {
		p, err := load(a)
		if err != nil {
			fmt.Fprintln(os.Stderr, "storyfit:", err)
			os.Exit(1)
		}
		piles = append(piles, p)
	}
	s := story.Fitted
	for _, kv := range strings.Split(*set, ",") {
		if k, v, ok := strings.Cut(kv, "="); ok {
			x, _ := strconv.ParseFloat(v, 64)
			*s.Field(k) = x
		}
	}
	if *grid != "" {
		k, vs, _ := strings.Cut(*grid, "=")
		for _, v := range strings.Split(vs, ",") {
			*s.Field(k), _ = strconv.ParseFloat(v, 64)
			fmt.Printf("%s=%-6s ", k, v)
			report(piles, s, false)
		}
		return
	}
	report(piles, s, *errors)
}

func report(piles []*pile, s story.Setting, errors bool) {
	for _, p := range piles {
		t := time.Now()
		r := story.GroupBy(p.in, s)
		el := time.Since(t)
		sc := p.score(r)
		fmt.Printf("%s P%.3f R%.3f F%.4f n%d/%d neg%d %.1fs | ", p.name, sc.p, sc.r, sc.f, sc.found, sc.gold, sc.joined, el.Seconds())
		if errors {
			fmt.Println()
			p.explain(r)
		}
	}
	fmt.Println()
}

func (p *pile) explain(r story.Result) {
	of := p.assign(r)
	byGold := map[string]map[string][]string{}
	byStory := map[string]map[string][]string{}
	for id, g := range p.gold {
		if byGold[g] == nil {
			byGold[g] = map[string][]string{}
		}
		byGold[g][of[id]] = append(byGold[g][of[id]], id)
		if byStory[of[id]] == nil {
			byStory[of[id]] = map[string][]string{}
		}
		byStory[of[id]][g] = append(byStory[of[id]][g], id)
	}
	show := func(what string, m map[string]map[string][]string) {
		for _, k := range keys(m) {
			if len(m[k]) > 1 {
				fmt.Printf("  %s %s:", what, k)
				for _, s := range keys(m[k]) {
					sort.Strings(m[k][s])
					fmt.Printf(" %s=%d%v", s, len(m[k][s]), first(m[k][s], 3))
				}
				fmt.Println()
			}
		}
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

func first(l []string, n int) []string { return l[:min(n, len(l))] }

func keys[T any](m map[string]T) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
