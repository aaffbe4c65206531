// Relationfit fits the weights of internal/link/relation on piles whose
// history is known, and scores them on others.
//
//	relationfit -first DIR,DIR,… -second DIR,… DIR …
//
// Every DIR holds articles.jsonl and tree.json of the generator of cascades.
// Two questions are fitted apart. Which: a conditional logit over the possible
// parents of the articles that have one here. Whether: a logit of the likeliest
// being a true one. An article that holds the inherited sentences in the very
// words of the parent counts as true.
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
	flag.Parse()
	if err := run(*first, *second, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "relationfit:", err)
		os.Exit(1)
	}
}

func run(first, second string, score []string) error {
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
		w = fit(a, b)
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
// standing on b. What the weights in use do not ask, 0, is not asked.
func fit(a, b []*history) (w relation.Weights) {
	used := &relation.Fitted
	first := rows(a, w)
	copy(w.Which[:], which(first, used.Which[:], func(o relation.Option) []float64 { return o.Features }))
	copy(w.Here[:], here(first, used.Here[:], func(r *row) (int, []float64) { return r.First(&w) }))
	second := rows(b, w)
	copy(w.StandingWhich[:], which(second, used.StandingWhich[:], func(o relation.Option) []float64 { return o.Standing }))
	copy(w.StandingHere[:], here(second, used.StandingHere[:], func(r *row) (int, []float64) { return r.Second(&w) }))
	return w
}

// which learns to tell the right option from the others, on articles that have
// one.
func which(rows []row, asked []float64, of func(relation.Option) []float64) []float64 {
	var cs []choice
	for _, r := range rows {
		c := choice{right: r.right()}
		for _, o := range r.Options {
			c.options = append(c.options, of(o))
		}
		if len(c.right) > 0 {
			cs = append(cs, c)
		}
	}
	w, _ := learn(cs, asked)
	return w
}

// here learns whether the likeliest option is right. The bar, the weight of
// what is 1 of every page, is the constant of the other answer.
func here(rows []row, asked []float64, likeliest func(*row) (int, []float64)) []float64 {
	var cs []choice
	bar := 0
	for i := range rows {
		at, known := likeliest(&rows[i])
		if at < 0 {
			continue
		}
		c := choice{options: [][]float64{known}, none: []float64{1}, right: []int{1}}
		if slices.Contains(rows[i].right(), at) {
			c.right = []int{0}
		}
		cs = append(cs, c)
		bar = len(known) - len(relation.PageNames)
	}
	w, none := learn(cs, asked)
	w[bar] = -none[0]
	return w
}

// right are the options that are right.
func (r *row) right() []int { return append(slices.Clone(r.good), r.tied...) }

func show(w relation.Weights) {
	list := func(field string, ws []float64, names ...[]string) {
		fmt.Println(field)
		for i, n := range slices.Concat(names...) {
			fmt.Printf("\t%-14s %8.3f\n", n, ws[i])
		}
	}
	page := relation.PageNames[:]
	list("Which", w.Which[:], relation.Names[:])
	list("Here", w.Here[:], relation.Names[:], page)
	list("StandingWhich", w.StandingWhich[:], relation.StandingNames[:])
	list("StandingHere", w.StandingHere[:], relation.StandingNames[:], relation.AmongNames[:], page)
}

// sweep prints the scores with the bar for a parent raised and lowered.
func sweep(name string, rows []row, w relation.Weights) {
	fmt.Println(name)
	for _, d := range []float64{-.2, 0, .2, .4, .6, .8, 99} {
		fmt.Printf("  bar-%-4.1f %s\n", d, evaluate(rows, w, d))
	}
}
