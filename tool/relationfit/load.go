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

// history is a pile with its known trees.
type history struct {
	in    relation.Input
	input []string
	trees map[string]struct{ Nodes map[string]node }
}

// load runs a pile up to its passages and citations.
func load(dir string) (*history, error) {
	b, err := os.ReadFile(filepath.Join(dir, "tree.json"))
	if err != nil {
		return nil, err
	}
	h := &history{}
	if err := json.Unmarshal(b, &h.trees); err != nil {
		return nil, err
	}
	p := app.Read([]string{filepath.Join(dir, "articles.jsonl")}, nil)
	if err := pipeline.Run(context.Background(), p, pipeline.Reuse(), 0, nil); err != nil {
		return nil, err
	}
	h.in = relation.Input{Articles: p.Articles, Marks: p.Marks, Passages: p.Passages}
	for i := range p.Articles {
		h.input = append(h.input, p.Articles[i].Input)
	}
	return h, nil
}

// rows joins the cases under the weights with the known trees. Articles in no
// case have no options.
func (h *history) rows(w relation.Weights) (out []row) {
	seen := map[int]bool{}
	for _, c := range relation.Cases(h.in, w) {
		seen[c.Article] = true
		out = append(out, h.join(c))
	}
	for i := range h.input {
		if !seen[i] {
			out = append(out, h.join(relation.Case{Article: i}))
		}
	}
	return out
}

func (h *history) join(c relation.Case) row {
	story, me, _ := strings.Cut(h.input[c.Article], "/")
	tree := h.trees[story].Nodes
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
		s, id, _ := strings.Cut(h.input[o.Article], "/")
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
