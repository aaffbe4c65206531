package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"sanad/internal/article"
	"sanad/internal/extract"
	"sanad/internal/fetch"
	"sanad/internal/grow"
	"sanad/internal/raw"
	"sanad/internal/text"
)

// manyCaptures are turned into articles together at most.
const manyCaptures = 256

// news reads items by and by: at most so many captures, or so many bytes of
// them, at once. Pages that continue each other are joined where they come
// together; a name that stands for several texts in one run is numbered.
func news(ctx context.Context, items iter.Seq[fetch.Item], o grow.Options) iter.Seq[grow.News] {
	bytes := o.Bounds.Batch
	if bytes == 0 {
		bytes = grow.Usual.Batch
	}
	return func(yield func(grow.News) bool) {
		names := names{}
		var n grow.News
		var captures []raw.Capture
		size := 0
		give := func() bool {
			arts, problems := extracted(captures, o.Workers)
			n.Articles, n.Problems = names.number(extract.Join(arts), &problems), append(n.Problems, problems...)
			read := n.Read
			ok := yield(n)
			n, captures, size = grow.News{Read: read}, nil, 0
			return ok
		}
		for item := range items {
			if item.Problem != nil {
				n.Problems = append(n.Problems, *item.Problem)
			}
			if item.Capture.Bytes != nil {
				captures = append(captures, item.Capture)
				size += len(item.Capture.Bytes)
				n.Read += int64(len(item.Capture.Bytes))
			}
			if (size >= bytes || len(captures) >= manyCaptures) && !give() || ctx.Err() != nil {
				return
			}
		}
		if len(captures)+len(n.Problems) > 0 {
			give()
		}
	}
}

// extracted are the articles of captures, in their order, made by several
// workers.
func extracted(captures []raw.Capture, workers int) ([]article.Article, []raw.Problem) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	arts, problems := make([][]article.Article, len(captures)), make([][]raw.Problem, len(captures))
	var wg sync.WaitGroup
	for w := range min(workers, len(captures)) {
		wg.Go(func() {
			for i := w; i < len(captures); i += workers {
				arts[i], problems[i] = extract.Articles(captures[i])
			}
		})
	}
	wg.Wait()
	var as []article.Article
	var ps []raw.Problem
	for i := range captures {
		as, ps = append(as, arts[i]...), append(ps, problems[i]...)
	}
	return as, ps
}

// names are the texts that stood under each input in this run.
type names map[string][]text.ID

// number gives another text under a name that stood for one before a number.
// Where articles have an address, the later text is a version of the earlier.
func (ns names) number(arts []article.Article, problems *[]raw.Problem) []article.Article {
	for i := range arts {
		a := &arts[i]
		if a.URL != "" {
			continue
		}
		k := 0
		for k < len(ns[a.Input]) && ns[a.Input][k] != a.ID {
			k++
		}
		if k == len(ns[a.Input]) {
			ns[a.Input] = append(ns[a.Input], a.ID)
		}
		if k > 0 {
			name := fmt.Sprintf("%s#%d", a.Input, k+1)
			*problems = append(*problems, raw.Problem{Input: a.Input, Stage: "read",
				Reason: "this name stands for several texts; this one is kept as " + name})
			a.Input, a.ID = name, article.NewID(name, a.Text)
		}
	}
	return arts
}

// Size is how many bytes will be read of the paths, 0 where that cannot be
// known before: standard input, and packed files.
func Size(paths []string) int64 {
	var sum int64
	for _, p := range paths {
		err := filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err != nil || packed(name) {
				return errors.Join(err, errUnknown)
			}
			sum += info.Size()
			return nil
		})
		if err != nil {
			return 0
		}
	}
	return sum
}

var errUnknown = errors.New("size unknown")

func packed(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".gz", ".zst":
		return true
	}
	return false
}
