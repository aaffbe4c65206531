package grow

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/revision"
	"sanad/internal/store"
	"sanad/internal/text"
)

// editions are the versions of the articles of a working set. Only the latest
// text of a name counts in stories and statements; the earlier ones are what it
// is compared with.
type editions struct {
	of    map[text.ID]store.Edition
	old   pile.Pile // the earlier versions that were part of the set
	first pile.Pile // those that the set is compared with
}

// setAside takes the earlier versions out of a pile of articles with marks.
func (g *Grower) setAside(ctx context.Context, p *pile.Pile) (*editions, error) {
	e := &editions{}
	var err error
	if e.of, err = g.lib.Editions(ctx, ids(p.Articles)); err != nil {
		return nil, fmt.Errorf("look up versions: %w", err)
	}
	if len(e.of) == 0 {
		return e, nil
	}
	var kept pile.Pile
	var before []text.ID
	for i := range p.Articles {
		x, ok := e.of[p.Articles[i].ID]
		to := &kept
		if ok && x.Latest != p.Articles[i].ID {
			to = &e.old
		} else if x.Before != "" {
			before = append(before, x.Before)
		}
		to.Articles, to.Marks = append(to.Articles, p.Articles[i]), append(to.Marks, p.Marks[i])
	}
	p.Articles, p.Marks = kept.Articles, kept.Marks
	first, err := g.lib.Read(ctx, before)
	if err != nil {
		return nil, fmt.Errorf("read %d earlier versions: %w", len(before), err)
	}
	e.first = *first
	return e, nil
}

// edits are the warnings about what the articles of a pile changed since their
// version before.
func (e *editions) edits(p *pile.Pile) []origin.Warning {
	before := e.first.Index()
	storyOf := map[text.ID]string{}
	for _, s := range p.Stories {
		for _, a := range s.Articles {
			storyOf[a] = s.ID
		}
	}
	var out []origin.Warning
	for i := range p.Articles {
		a := &p.Articles[i]
		k, ok := before[e.of[a.ID].Before]
		if !ok {
			continue
		}
		old := &e.first.Articles[k]
		r := revision.Compare(revision.Version{Article: old, Marks: &e.first.Marks[k]}, revision.Version{Article: a, Marks: &p.Marks[i]})
		for _, x := range r.Edits {
			out = append(out, warn(x, old, a, storyOf[a.ID]))
		}
	}
	return out
}

// The kinds of warnings about edits.
const (
	silent    = "silent-edit"
	corrected = "correction"
)

func warn(x revision.Edit, before, after *article.Article, story string) origin.Warning {
	w := origin.Warning{Kind: silent, Story: story, Article: after.ID, Refs: []text.Ref{x.After}, Text: map[string]string{}}
	if x.Announced {
		w.Kind = corrected
	}
	for _, code := range lang.Codes() {
		w.Text[code] = lang.Must(code).Warning(w.Kind, "old", quoted(x.Before.Span, before), "new", quoted(x.After.Span, after))
	}
	return w
}

// mostQuoted is how many bytes of a changed place a warning prints.
const mostQuoted = 120

// quoted are the words of a place, on one line.
func quoted(s text.Span, a *article.Article) string {
	w := strings.Join(strings.Fields(s.Of(a.Text)), " ")
	if len(w) > mostQuoted {
		cut := strings.LastIndexByte(w[:mostQuoted], ' ')
		w = w[:max(cut, 0)] + "…"
	}
	return "“" + w + "”"
}

// putBack returns the earlier versions to a pile that was settled, so that they
// are settled with it, without findings.
func (e *editions) putBack(p *pile.Pile) {
	p.Articles, p.Marks = slices.Concat(p.Articles, e.old.Articles), slices.Concat(p.Marks, e.old.Marks)
	order(p)
}
