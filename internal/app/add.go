package app

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"sanad/internal/fetch"
	"sanad/internal/grow"
	"sanad/internal/raw"
	"sanad/internal/store"
)

// Added says what became of what was added.
type Added struct {
	New, Seen, Refused int // articles
	Versions           int // of the new ones, changed texts of a known address
	Problems           int
	First              []raw.Problem // the first few
}

// Add brings the articles of files and folders into a library and settles it.
// What was added before is passed over, so that an interrupted run is taken up
// by adding the same again.
func Add(ctx context.Context, lib store.Library, paths []string, stdin io.Reader, o grow.Options) (Added, error) {
	return AddItems(ctx, lib, fetch.All(paths, stdin), "add", o)
}

// AddItems adds what was brought in, and notes the run under a command.
func AddItems(ctx context.Context, lib store.Library, items iter.Seq[fetch.Item], command string, o grow.Options) (Added, error) {
	var out Added
	err := noted(ctx, lib, command, func(r *store.Run) error {
		g := grow.New(lib, o)
		got, err := g.Take(ctx, news(ctx, items, o))
		out = Added{New: len(got.New), Seen: len(got.Seen), Refused: len(got.Refused), Versions: len(got.Replaced)}
		out.Problems, out.First = g.Problems()
		r.Articles, r.Added, r.Problems = out.New+out.Seen+out.Refused, out.New, out.Problems
		if err == nil {
			err = g.Settle(ctx)
		}
		if err == nil {
			_, err = Expire(ctx, lib, r.Start, o)
		}
		return err
	})
	return out, err
}

// Rebuild makes every finding of a library anew, and says of how much and
// whether at once.
func Rebuild(ctx context.Context, lib store.Library, o grow.Options) (e grow.Extent, err error) {
	err = noted(ctx, lib, "rebuild", func(*store.Run) error {
		e, err = grow.New(lib, o).Rebuild(ctx)
		return err
	})
	return e, err
}

// noted keeps a record of a run, also of one that was interrupted or failed.
func noted(ctx context.Context, lib store.Library, command string, f func(*store.Run) error) error {
	r := store.Run{Program: "sanad", Command: command, Recipe: grow.Recipe(), Start: time.Now()}
	id, err := lib.Note(ctx, r)
	if err != nil {
		return fmt.Errorf("begin a run: %w", err)
	}
	r.ID = id
	failed := f(&r)
	r.End, r.Outcome = time.Now(), "done"
	switch {
	case ctx.Err() != nil:
		r.Outcome = "interrupted"
	case failed != nil:
		r.Outcome = "failed: " + failed.Error()
	}
	if _, err := lib.Note(context.WithoutCancel(ctx), r); err != nil && failed == nil {
		return fmt.Errorf("end a run: %w", err)
	}
	return failed
}
