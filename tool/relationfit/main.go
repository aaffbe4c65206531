// Relationfit fits the weights of internal/link/relation on piles whose
// history is known, and scores them on others.
//
//	relationfit -fit DIR,DIR,… DIR …
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
	"strings"

	"sanad/internal/link/relation"
)

func main() {
	fit := flag.String("fit", "", "piles to fit on, parted by commas; without it the committed weights are scored")
	drop := flag.String("drop", "", "names of features to leave out")
	flag.Parse()
	if err := run(*fit, *drop, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "relationfit:", err)
		os.Exit(1)
	}
}

func run(fit, drop string, score []string) error {
	w := relation.Fitted
	if fit != "" {
		var rows []row
		for _, d := range strings.Split(fit, ",") {
			r, err := load(d)
			if err != nil {
				return err
			}
			rows = append(rows, r...)
		}
		w = learn(rows, strings.Split(drop, ","))
		for i, n := range relation.Names {
			fmt.Printf("\t%-14s %8.3f\n", n, w.Features[i])
		}
		fmt.Printf("\t%-14s %8.3f\n\t%-14s %8.3f\n", "none", w.None, "absent", w.Absent)
		sweep("fitted on", rows, w)
	}
	for _, d := range score {
		r, err := load(d)
		if err != nil {
			return err
		}
		sweep(d, r, w)
	}
	return nil
}

// sweep prints the scores with the bar for a parent raised and lowered.
func sweep(name string, rows []row, w relation.Weights) {
	fmt.Println(name)
	for _, d := range []float64{0, .4, .8, 1.2, 1.6, 99} {
		v := w
		v.None -= d
		fmt.Printf("  none-%-4.1f %s\n", d, evaluate(rows, v))
	}
}
