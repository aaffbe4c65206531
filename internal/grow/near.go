package grow

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/text"
)

// What makes a kept article a neighbour of a new one. With these, in a stream
// of news in order of time, the story of an article is among those that its
// neighbours are of in .96 of the cases in which there is one, and these are
// 4.6 stories in the mean.
const (
	crowd     = 64  // articles of a posting that are looked at, those of the nearest days
	horizon   = 60  // days beyond which two articles share copy or nothing
	copied    = 2   // shared fingerprints that make a neighbour
	kindred   = .06 // share of the weight of the terms that makes one
	neighbors = 12  // of a new article, the closest
)

// few is how many articles may stand beside the first pending one, and more
// how many beside each further one: a small addition has a small working set.
const (
	few  = 200
	more = 5
)

// near is a kept article and how much it shares with a new one.
type near struct {
	article text.ID
	score   float64
}

// neighbours are the kept articles that share copy with an article or may tell
// of the same event, closest first.
func (g *Grower) neighbours(ctx context.Context, a *article.Article, m *annot.Marks) ([]near, error) {
	ps := Postings(a, m)
	day := dayOf(a)
	got, err := g.lib.Near(ctx, ps, day, crowd)
	if err != nil {
		return nil, fmt.Errorf("look for neighbours of %s: %w", a.Input, err)
	}
	weight, total := make([]float64, len(ps)), 0.
	for i, p := range ps {
		if p.Kind == store.Term {
			w := math.Log(float64(g.size+1) / float64(got.Holders[i]+1))
			weight[i] = w * w
			total += weight[i]
		}
	}
	var out []near
	for _, n := range got.Neighbours {
		if n.Article == a.ID {
			continue
		}
		prints, sum := 0, 0.
		for _, i := range n.Shared {
			if ps[i].Kind == store.Fingerprint {
				prints++
			}
			sum += weight[i]
		}
		score := sum / max(total, 1e-9)
		if apart(day, n.Day) > horizon {
			score = 0
		}
		if prints >= copied || score >= kindred {
			out = append(out, near{n.Article, score + float64(prints)})
		}
	}
	slices.SortFunc(out, func(x, y near) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(string(x.article), string(y.article)))
	})
	return out[:min(neighbors, len(out))], nil
}

// dayOf is the day of publication, "" where it is not known to the day.
func dayOf(a *article.Article) string {
	if a.Published == nil || len(a.Published.Value) < len(time.DateOnly) {
		return ""
	}
	return a.Published.Value[:len(time.DateOnly)]
}

// apart is how many days lie between two days, 0 where one is not known.
func apart(a, b string) int {
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(x.Sub(y).Abs().Hours() / 24)
}

// workingSet is pending articles with the stories and storylines that they
// touch, the closest first as far as the bounds go, and the IDs of all.
func (g *Grower) workingSet(ctx context.Context, pending []text.ID) (*pile.Pile, []text.ID, error) {
	p, err := g.lib.Read(ctx, pending)
	if err != nil {
		return nil, nil, fmt.Errorf("read %d articles: %w", len(pending), err)
	}
	beside, err := g.beside(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	old, err := g.lib.Read(ctx, beside)
	if err != nil {
		return nil, nil, fmt.Errorf("read %d neighbours: %w", len(beside), err)
	}
	p.Articles, p.Marks = append(p.Articles, old.Articles...), append(p.Marks, old.Marks...)
	order(p)
	return p, ids(p.Articles), nil
}

// order sorts the articles of a pile by ID, with their marks.
func order(p *pile.Pile) {
	at := make([]int, len(p.Articles))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(x, y int) int { return cmp.Compare(p.Articles[x].ID, p.Articles[y].ID) })
	arts, marks := make([]article.Article, len(at)), make([]annot.Marks, len(at))
	for i, k := range at {
		arts[i], marks[i] = p.Articles[k], p.Marks[k]
	}
	p.Articles, p.Marks = arts, marks
}

// beside are the settled articles of the stories that the pile touches.
func (g *Grower) beside(ctx context.Context, p *pile.Pile) ([]text.ID, error) {
	found, faults := make([][]near, len(p.Articles)), make([]error, len(p.Articles))
	pipeline.Workers(g.o.Workers).Each(len(found), func(_, i int) {
		found[i], faults[i] = g.neighbours(ctx, &p.Articles[i], &p.Marks[i])
	})
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	best := map[text.ID]float64{}
	for _, ns := range found {
		for _, n := range ns {
			best[n.article] = max(best[n.article], n.score)
		}
	}
	of, err := g.lib.StoryOf(ctx, append(keys(best), ids(p.Articles)...))
	if err != nil {
		return nil, err
	}
	stories := map[string]float64{}
	for id, s := range of {
		stories[s] = max(stories[s], best[id])
	}
	must, err := g.left(ctx, p, of)
	if err != nil {
		return nil, err
	}
	for _, s := range must {
		stories[s] = math.Inf(1)
	}
	return g.members(ctx, stories, ids(p.Articles))
}

// left are the stories that lose one of the articles of a pile: those that were
// settled before, and those of which another version came.
func (g *Grower) left(ctx context.Context, p *pile.Pile, of map[text.ID]string) ([]string, error) {
	eds, err := g.lib.Editions(ctx, ids(p.Articles))
	if err != nil {
		return nil, fmt.Errorf("look up versions: %w", err)
	}
	var before []text.ID
	for i := range p.Articles {
		if b := eds[p.Articles[i].ID].Before; b != "" {
			before = append(before, b)
		}
	}
	old, err := g.lib.StoryOf(ctx, before)
	if err != nil {
		return nil, err
	}
	var out []string
	for i := range p.Articles {
		for _, s := range []string{of[p.Articles[i].ID], old[eds[p.Articles[i].ID].Before]} {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

func keys(m map[text.ID]float64) []text.ID {
	out := make([]text.ID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// members are the articles of stories and of the storylines that these are
// part of, the closest stories first until there are enough.
func (g *Grower) members(ctx context.Context, stories map[string]float64, but []text.ID) ([]text.ID, error) {
	order := slices.SortedFunc(maps.Keys(stories), func(x, y string) int {
		return cmp.Or(cmp.Compare(stories[y], stories[x]), strings.Compare(x, y))
	})
	most := min(g.o.Bounds.Near, few+more*len(but))
	in := map[text.ID]bool{}
	for _, id := range but {
		in[id] = true
	}
	var out []text.ID
	for _, s := range order {
		all, err := g.line(ctx, s)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(id text.ID) bool { return in[id] })
		if len(out)+len(all) > most && !math.IsInf(stories[s], 1) {
			continue
		}
		for _, id := range all {
			in[id] = true
		}
		out = append(out, all...)
	}
	return out, nil
}

// line are the articles of a story, with those of its storyline.
func (g *Grower) line(ctx context.Context, id string) ([]text.ID, error) {
	l, err := g.lib.Stories(ctx, store.Filter{ID: id}, store.Page{Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("look up story %s: %w", id, err)
	}
	if len(l.Lines) == 1 && l.Lines[0].Storyline != "" {
		return g.lib.Members(ctx, store.Place{Kind: store.Storyline, ID: l.Lines[0].Storyline})
	}
	return g.lib.Members(ctx, store.Place{Kind: store.Story, ID: id})
}
