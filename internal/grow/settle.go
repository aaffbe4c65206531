package grow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"sanad/internal/link"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// errLarge is what whole returns where a library is too large to be settled at
// once.
var errLarge = errors.New("too large to be settled at once")

// grown is how many times as large a library must be as the part of it that
// was settled for all of it to be settled again.
const grown = 1.5

// Settle settles what is pending: with its neighbours, or, where that is most
// of the library, with all. Where another process settled the same meanwhile,
// it begins again.
func (g *Grower) Settle(ctx context.Context) error {
	return again(func() error {
		st, err := g.lib.Status(ctx)
		if err != nil || st.Pending == 0 {
			return err
		}
		g.size = st.Articles
		if st.Articles <= g.o.Bounds.Articles || float64(st.Articles) >= grown*float64(st.Articles-st.Pending) {
			all, err := g.lib.All(ctx)
			if err != nil {
				return err
			}
			if err := g.whole(ctx, all, st.Text); err != nil && !errors.Is(err, errLarge) {
				return err
			}
		}
		return g.slices(ctx, st.Pending) // also what another process brought in meanwhile
	})
}

// tries is how often a settlement begins again because of another process.
const tries = 8

// again runs f until no other process comes between.
func again(f func() error) (err error) {
	for range tries {
		if err = f(); !errors.Is(err, store.ErrStale) {
			return err
		}
	}
	return fmt.Errorf("%w, %d times", err, tries)
}

// whole settles all articles, which have so many bytes of text, at once.
func (g *Grower) whole(ctx context.Context, all []text.ID, size int) error {
	if size > g.o.Bounds.Whole {
		return errLarge
	}
	generation, err := g.lib.Generation(ctx)
	if err != nil {
		return err
	}
	p := &pile.Pile{}
	for part := range slices.Chunk(all, max(1, g.o.Bounds.Slice)) {
		some, err := g.lib.Read(ctx, part)
		if err != nil {
			return fmt.Errorf("read %d articles: %w", len(part), err)
		}
		p.Articles, p.Marks = append(p.Articles, some.Articles...), append(p.Marks, some.Marks...)
	}
	return g.settle(ctx, p, all, part{}, generation)
}

// slices settles what is pending by and by, each slice with its neighbours,
// until nothing is: settling a slice may set articles free from stories that
// another process made in the meantime.
func (g *Grower) slices(ctx context.Context, pending int) error {
	n := max(1, g.o.Bounds.Slice)
	of := part{all: (pending + n - 1) / n}
	var last []text.ID
	for {
		generation, err := g.lib.Generation(ctx)
		if err != nil {
			return err
		}
		slice, err := g.lib.Pending(ctx, n)
		if err != nil || len(slice) == 0 {
			return err
		}
		if slices.Equal(slice, last) {
			return fmt.Errorf("%d articles cannot be settled: %w", len(slice), store.ErrCorrupt)
		}
		last = slice
		g.o.Tell(of.progress("look for neighbours", 0, len(slice), g.bad))
		p, ids, err := g.workingSet(ctx, slice)
		if err != nil {
			return err
		}
		if err := g.settle(ctx, p, ids, of, generation); err != nil {
			return err
		}
		of.done = min(of.done+1, max(0, of.all-1))
	}
}

// part is which of the parts of a settlement is made.
type part struct{ done, all int }

// progress is how far a settlement is when stage n of this part begins.
func (o part) progress(stage string, n, articles, problems int) Progress {
	stages := int64(len(pipeline.Pile()) + 3) // the neighbours before, the ledger between and the keeping after them
	return Progress{Step: Settling, Stage: stage, Articles: articles, Done: int64(o.done)*stages + int64(n), All: int64(max(1, o.all)) * stages, Problems: problems}
}

// settle runs the stages over a pile of articles with their marks, as a library
// of a generation held them, and replaces the findings of the articles by what
// they found.
func (g *Grower) settle(ctx context.Context, p *pile.Pile, articles []text.ID, of part, generation int64) error {
	slices.Sort(articles)
	before, err := g.lib.StoryOf(ctx, articles) // of earlier versions too: their stories are settled with them
	if err != nil {
		return fmt.Errorf("look up stories: %w", err)
	}
	versions, err := g.setAside(ctx, p)
	if err != nil {
		return err
	}
	at := g.o.Now()
	l := &ledger{ctx: ctx, lib: g.lib, at: at.UTC().Format(time.RFC3339)}
	n := 0
	tell := func(stage string, _, _ int) {
		n++
		g.o.Tell(of.progress(stage, n, len(articles), g.bad))
	}
	if err := pipeline.Run(ctx, p, l.after(pipeline.Pile(), "story"), g.o.Workers, tell); err != nil {
		return err
	}
	if l.err != nil {
		return fmt.Errorf("look up story IDs: %w", l.err)
	}
	if err := g.said(ctx, p, before); err != nil {
		return err
	}
	p.Findings.Warnings = append(p.Findings.Warnings, versions.edits(p)...)
	versions.putBack(p)
	tell("keep", 0, 0)
	err = g.lib.Replace(ctx, store.Settlement{Articles: articles, Pile: p, Changes: l.changes, Recipe: g.all, At: at, Generation: generation})
	if err != nil {
		return fmt.Errorf("keep the findings about %d articles: %w", len(articles), err)
	}
	return nil
}

// ledger is the stage that gives stories the IDs by which the library knows
// them.
type ledger struct {
	ctx     context.Context
	lib     Library
	at      string
	changes []story.Change
	err     error
}

// after puts the ledger behind the named stage.
func (l *ledger) after(stages []pipeline.Stage, name string) []pipeline.Stage {
	i := slices.IndexFunc(stages, func(s pipeline.Stage) bool { return s.Name == name })
	return slices.Insert(slices.Clone(stages), i+1, pipeline.Stage{Name: "ledger", Version: 1, Needs: []string{name}, Whole: l.rename})
}

func (l *ledger) rename(p *pile.Pile, _ link.Workers) {
	of, err := l.lib.StoryOf(l.ctx, ids(p.Articles))
	if err != nil {
		l.err = err
		return
	}
	given, err := l.given(p.Stories)
	if err != nil {
		l.err = err
		return
	}
	r, changes := story.NewLedger(of, given).Settle(story.Result{Stories: p.Stories, Storylines: p.Storylines}, l.at)
	p.Stories, p.Storylines, l.changes = r.Stories, r.Storylines, changes
}

// given are the IDs that the stories would have and that were given before,
// with the numbered ones that follow them.
func (l *ledger) given(stories []story.Story) ([]string, error) {
	var out []string
	wanted := make([]string, len(stories))
	for i, s := range stories {
		wanted[i] = s.ID
	}
	for n := 1; len(wanted) > 0; n++ {
		ask := make([]string, len(wanted))
		for i, id := range wanted {
			ask[i] = story.Numbered(id, n)
		}
		used, err := l.lib.Given(l.ctx, ask)
		if err != nil {
			return nil, err
		}
		var again []string
		for i, id := range ask {
			if used[id] {
				out, again = append(out, id), append(again, wanted[i])
			}
		}
		wanted = again
	}
	return out, nil
}
