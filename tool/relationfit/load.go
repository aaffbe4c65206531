package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"sanad/internal/app"
	"sanad/internal/link/relation"
	"sanad/internal/pipeline"
)

// row is one article with its possible parents.
type row struct {
	relation.Case
	kind string // visible, hidden or origin
	good []int  // options that are a nearest visible ancestor
	tied []int  // options that the text cannot tell from it
}

type node struct {
	Visible       bool
	Parents, Ties []string
}

// load runs a pile up to its passages and joins the cases with the known tree.
func load(dir string) ([]row, error) {
	b, err := os.ReadFile(filepath.Join(dir, "tree.json"))
	if err != nil {
		return nil, err
	}
	var trees map[string]struct{ Nodes map[string]node }
	if err := json.Unmarshal(b, &trees); err != nil {
		return nil, err
	}
	p := app.Read([]string{filepath.Join(dir, "articles.jsonl")}, nil)
	if err := pipeline.Run(context.Background(), p, pipeline.Reuse(), 0, nil); err != nil {
		return nil, err
	}
	var out []row
	seen := map[int]bool{}
	for _, c := range relation.Cases(relation.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages}) {
		seen[c.Article] = true
		out = append(out, join(c, func(i int) string { return p.Articles[i].Input }, func(s string) map[string]node { return trees[s].Nodes }))
	}
	for i := range p.Articles {
		if !seen[i] {
			out = append(out, join(relation.Case{Article: i}, func(i int) string { return p.Articles[i].Input }, func(s string) map[string]node { return trees[s].Nodes }))
		}
	}
	return out, nil
}

func join(c relation.Case, input func(int) string, nodes func(string) map[string]node) row {
	story, me, _ := strings.Cut(input(c.Article), "/")
	tree := nodes(story)
	true_ := above(tree, me)
	r := row{Case: c, kind: "visible"}
	switch {
	case len(true_) > 0:
	case len(tree[me].Parents) > 0:
		r.kind = "hidden"
	default:
		r.kind = "origin"
	}
	for k, o := range c.Options {
		s, id, _ := strings.Cut(input(o.Article), "/")
		switch {
		case s != story:
		case has(true_, id):
			r.good = append(r.good, k)
		case r.kind == "visible" && has(tree[me].Ties, id):
			r.tied = append(r.tied, k)
		}
	}
	return r
}

// above are the nearest visible ancestors of x.
func above(tree map[string]node, x string) (out []string) {
	for _, p := range tree[x].Parents {
		if tree[p].Visible {
			out = append(out, p)
		} else {
			out = append(out, above(tree, p)...)
		}
	}
	return out
}

func has(l []string, x string) bool {
	for _, y := range l {
		if x == y {
			return true
		}
	}
	return false
}
