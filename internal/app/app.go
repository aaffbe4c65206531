// Package app holds the use cases that the shells share. In: what a user asks
// for. Out: a pile with its findings, ready for a view.
package app

import (
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/extract"
	"sanad/internal/fetch"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/raw"
)

// Options say how a run is made. They never change its result.
type Options struct {
	Workers  int               // articles under work at once; 0 for all cores
	Progress pipeline.Progress // nil for none
}

// Read brings in the articles of the named paths: files, folders, "-".
func Read(paths []string, stdin io.Reader) *pile.Pile { return gather(fetch.All(paths, stdin)) }

// gather makes a pile of the articles of what was brought in.
func gather(items iter.Seq[fetch.Item]) *pile.Pile {
	p := &pile.Pile{}
	for item := range items {
		p.Passed += item.Passed
		if item.Problem != nil {
			p.Problems = append(p.Problems, *item.Problem)
		}
		if item.Capture.Bytes != nil {
			arts, problems := extract.Articles(item.Capture)
			if len(arts) == 0 && len(problems) == 0 {
				p.Passed++
			}
			p.Articles = append(p.Articles, arts...)
			p.Problems = append(p.Problems, problems...)
		}
	}
	p.Articles = extract.Join(p.Articles)
	settle(p)
	return p
}

// settle puts the articles in the order of their identity, so that nothing
// downstream depends on the order of arrival. Two inputs with one name become
// NAME and NAME#2 (by their text), with a problem; the same text under the
// same name is read once.
func settle(p *pile.Pile) {
	slices.SortFunc(p.Articles, func(a, b article.Article) int {
		if c := strings.Compare(a.Input, b.Input); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	var out []article.Article
	n := 1
	same := map[string]int{}
	for i, a := range p.Articles {
		if i == 0 || a.Input != p.Articles[i-1].Input {
			n = 1
			out = append(out, a)
			continue
		}
		if a.Text == p.Articles[i-1].Text {
			same[a.Input]++
			continue
		}
		n++
		name := fmt.Sprintf("%s#%d", a.Input, n)
		p.Problems = append(p.Problems, raw.Problem{Input: a.Input, Stage: "read",
			Reason: "this name stands for several texts; this one is kept as " + name})
		a.Input, a.ID = name, article.NewID(name, a.Text)
		out = append(out, a)
	}
	for _, input := range slices.Sorted(maps.Keys(same)) {
		p.Problems = append(p.Problems, raw.Problem{Input: input, Stage: "read",
			Reason: fmt.Sprintf("the same text under the same name was given %d times more; it is read once", same[input])})
	}
	p.Articles = out
	slices.SortFunc(p.Articles, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
}

// Run takes a pile through stages and settles the order of its problems.
func Run(ctx context.Context, p *pile.Pile, stages []pipeline.Stage, o Options) error {
	if err := pipeline.Run(ctx, p, stages, o.Workers, o.Progress); err != nil {
		return err
	}
	slices.SortStableFunc(p.Problems, func(a, b raw.Problem) int {
		return strings.Compare(a.Input+"\x00"+a.Stage+"\x00"+a.Reason, b.Input+"\x00"+b.Stage+"\x00"+b.Reason)
	})
	return nil
}

// Find is the place of an article by its ID or input, -1 where there is none.
func Find(p *pile.Pile, name string) int {
	return slices.IndexFunc(p.Articles, func(a article.Article) bool { return string(a.ID) == name || a.Input == name })
}
