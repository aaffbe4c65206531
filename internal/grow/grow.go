// Package grow brings news into a library and keeps what it holds about it
// settled.
//
// In: articles as they were read, and a library. Out: the same library with
// them, their marks, and the findings about them and their neighbours. There
// are two steps, each of them transactions that a killed process leaves whole:
//
//   - Take annotates new articles, once, and keeps them. They are pending then.
//   - Settle groups and traces what is pending, with the stories that the new
//     articles touch (found by what they share with kept articles, never by
//     looking at all), and replaces the findings of these.
//
// What Settle finds is an approximation: the weights of words and the ties
// between names are those of the working set. When a library has grown by half
// since, or is small, or when it is asked to (Rebuild), all of it is settled
// at once, as far as the memory goes (Bounds.Whole), and then it holds what tracing the whole pile finds, save for the
// IDs of stories, which their ledger keeps.
package grow

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"sanad/internal/pipeline"
	"sanad/internal/raw"
)

// Options say how a library grows. Apart from the bounds they never change
// what it holds in the end.
type Options struct {
	Workers int              // articles under work at once; 0 for all cores
	Tell    func(Progress)   // nil for none
	Now     func() time.Time // nil for the clock
	Bounds  Bounds
}

// Bounds keep the memory and the time of one step small.
type Bounds struct {
	Batch    int // bytes of text that are annotated and kept at once
	Slice    int // pending articles that are settled at once
	Near     int // articles beside these in a working set
	Whole    int // bytes of text of a library that is settled at once; see Whole
	Articles int // articles of a library that is always settled at once
}

// perByte is how many bytes of memory it takes to settle a byte of text at
// once, marks and findings included: 8.4 MB of Indonesian news take .9 GB.
const perByte = 120

// Whole is how many bytes of text can be settled at once in so much memory.
func Whole(memory int64) int { return int(memory / perByte) }

// Memory is the memory that it takes to settle so many bytes of text at once.
func Memory(text int) int64 { return int64(text) * perByte }

// Usual are the bounds for a laptop: less than a gigabyte.
var Usual = Bounds{Batch: 2 << 20, Slice: 3000, Near: 2000, Whole: 9 << 20, Articles: 150}

// Progress tells how far a run is.
type Progress struct {
	Step     Step
	Stage    string // of a settlement
	Articles int    // read, or to be settled
	Done     int64  // bytes of the input read, or parts of the settlement made
	All      int64  // 0 where not known
	Problems int
}

// Step is what a run is at.
type Step string

// The steps of a run.
const (
	Reading  Step = "read"
	Settling Step = "settle"
)

// Grower makes a library grow.
type Grower struct {
	lib    Library
	o      Options
	recipe string // of the marks
	all    string // of everything
	size   int    // articles of the library when it began to be settled
	seen   int    // articles read so far
	bad    int    // problems so far
	first  []raw.Problem
}

// New makes a grower for a library.
func New(lib Library, o Options) *Grower {
	if o.Tell == nil {
		o.Tell = func(Progress) {}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Bounds == (Bounds{}) {
		o.Bounds = Usual
	}
	return &Grower{lib: lib, o: o, recipe: pipeline.Recipe(pipeline.Article()), all: Recipe()}
}

// Recipe says by which rules a library is settled now.
func Recipe() string { return pipeline.Recipe(pipeline.Trace()) }

// Problems is how many problems were met so far, and the first of them.
func (g *Grower) Problems() (int, []raw.Problem) { return g.bad, g.first }

// shown is how many problems are told at the end of a run; the library holds
// all.
const shown = 5

// Extent says what a rebuild was of, and whether it was settled at once: then
// the library holds what tracing all of it finds.
type Extent struct {
	Articles int
	Bytes    int // of text
	Whole    bool
}

// Rebuild settles the whole library anew: at once where its texts are within
// the bounds, else by slices.
func (g *Grower) Rebuild(ctx context.Context) (e Extent, err error) {
	if err := g.refresh(ctx); err != nil {
		return e, err
	}
	err = again(func() error {
		ids, err := g.lib.All(ctx)
		if err != nil {
			return fmt.Errorf("rebuild: %w", err)
		}
		st, err := g.lib.Status(ctx)
		if err != nil {
			return fmt.Errorf("rebuild: %w", err)
		}
		g.size = len(ids)
		e = Extent{Articles: len(ids), Bytes: st.Text}
		err = g.whole(ctx, ids, st.Text)
		e.Whole = err == nil
		return err
	})
	if !errors.Is(err, errLarge) {
		return e, err
	}
	if err := g.lib.Drop(ctx); err != nil {
		return e, fmt.Errorf("rebuild: %w", err)
	}
	return e, again(func() error { return g.slices(ctx, e.Articles) })
}
