// Relationfit fits the weights of internal/link/relation on piles whose
// history is known, and scores them on others.
//
//	relationfit -first DIR,DIR,… -second DIR,… DIR …
//
// Every DIR holds articles.jsonl and tree.json of the generator of cascades.
// The weights are a conditional logit: of the possible parents of an article,
// and of having none here, the true one should be likeliest; an article that
// holds the inherited sentences in the very words of the parent counts as true.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"sanad/internal/link/relation"
)

func main() {
	first := flag.String("first", "", "piles to fit the weights of the evidence on, parted by commas")
	second := flag.String("second", "", "other piles, to fit the weights of the standing on")
	drop := flag.String("drop", "", "names of features to leave out, parted by commas")
	flag.Parse()
	if err := run(*first, *second, *drop, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "relationfit:", err)
		os.Exit(1)
	}
}

func run(first, second, drop string, score []string) error {
	w := relation.Fitted
	if first != "" {
		a, err := loadAll(strings.Split(first, ","))
		if err != nil {
			return err
		}
		b, err := loadAll(strings.Split(second, ","))
		if err != nil {
			return err
		}
		w = fit(a, b, strings.Split(drop, ","))
		show(w)
		sweep("fitted on", append(rows(a, w), rows(b, w)...), w)
	}
	for _, d := range score {
		h, err := load(d)
		if err != nil {
			return err
		}
		sweep(d, h.rows(w), w)
	}
	return nil
}

func loadAll(dirs []string) (out []*history, err error) {
	for _, d := range dirs {
		h, err := load(d)
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

func rows(hs []*history, w relation.Weights) (out []row) {
	for _, h := range hs {
		out = append(out, h.rows(w)...)
	}
	return out
}

// fit learns the weights of the evidence on a, and with them those of the
// standing on b.
func fit(a, b []*history, drop []string) (w relation.Weights) {
	var cs []choice
	for _, r := range rows(a, w) {
		c := choice{none: r.None, right: r.right()}
		for _, o := range r.Options {
			c.options = append(c.options, o.Features)
		}
		cs = append(cs, c)
	}
	f, none := learn(cs, func(j int) bool { return slices.Contains(drop, relation.Names[j]) })
	copy(w.Features[:], f)
	copy(w.None[:], none)
	cs = nil
	for _, r := range rows(b, w) {
		c := choice{none: r.Root, right: r.right()}
		for _, o := range r.Options {
			c.options = append(c.options, o.Standing)
		}
		cs = append(cs, c)
	}
	f, none = learn(cs, func(j int) bool { return slices.Contains(drop, "standing-"+relation.StandingNames[j]) })
	copy(w.Standing[:], f)
	copy(w.Root[:], none)
	return w
}

// right are the options that are right, none where no parent is here.
func (r *row) right() []int {
	out := append(slices.Clone(r.good), r.tied...)
	if len(out) == 0 {
		out = []int{len(r.Options)}
	}
	return out
}

func show(w relation.Weights) {
	list := func(names []string, ws []float64) {
		for i, n := range names {
			fmt.Printf("\t%-14s %8.3f\n", n, ws[i])
		}
		fmt.Println()
	}
	list(relation.Names[:], w.Features[:])
	list(relation.NoneNames[:], w.None[:])
	list(relation.StandingNames[:], w.Standing[:])
	list(relation.RootNames[:], w.Root[:])
}

// sweep prints the scores with the bar for a parent raised and lowered.
func sweep(name string, rows []row, w relation.Weights) {
	fmt.Println(name)
	for _, d := range []float64{0, .4, .8, 1.2, 1.6, 99} {
		fmt.Printf("  none-%-4.1f %s\n", d, evaluate(rows, w, d))
	}
}
