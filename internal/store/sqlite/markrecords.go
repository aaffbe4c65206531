package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
)

// markTable is where the marks of one type are listed, and which of an
// article's marks those at some places are.
type markTable struct {
	table, letter string
	keep          func(from, to *annot.Marks, n int) bool
}

var marksOf = map[store.Kind]markTable{
	store.Mention: {"mentions", "m", func(from, to *annot.Marks, n int) bool {
		return moved(from.Mentions, &to.Mentions, n)
	}},
	store.Time: {"times", "t", func(from, to *annot.Marks, n int) bool {
		return moved(from.Times, &to.Times, n)
	}},
	store.Attribution: {"attributions", "a", func(from, to *annot.Marks, n int) bool {
		return moved(from.Attributions, &to.Attributions, n)
	}},
	store.Citation: {"citations", "c", func(from, to *annot.Marks, n int) bool {
		return moved(from.Citations, &to.Citations, n)
	}},
}

func moved[T any](from []T, to *[]T, n int) bool {
	if n >= len(from) {
		return false
	}
	*to = append(*to, from[n])
	return true
}

// short is how much of an article's ID stands before the name of a mark.
const short = 12

// marked is a page of the marks of one type, article by article. The ID of a
// mark is the beginning of its article's, a slash, a letter and its place from
// 1 on.
func (l *Library) marked(ctx context.Context, k store.Kind, c markTable, f store.Filter, p store.Page) (store.Part, error) {
	q := listing{from: c.table + " m JOIN articles a ON a.key = m.article", all: c.table, by: "a.id", id: "m.n", columns: "a.id, m.n"}
	if f.ID != "" {
		if err := q.mark(c, f.ID); err != nil {
			return store.Part{}, err
		}
	}
	q.narrow("a.id = ?", string(f.Article))
	q.narrow("a.story = (SELECT key FROM stories WHERE id = ?)", f.Story)
	q.narrow("a.outlet = ?", f.Outlet)
	q.narrow("a.language = ?", f.Language)
	q.narrow("a.day >= ?", f.From)
	q.narrow("a.day <= ? AND a.day <> ''", f.To)
	if k == store.Mention || k == store.Attribution {
		q.narrow("m.entity = (SELECT key FROM entities WHERE id = ?)", f.Entity)
	}
	if k == store.Citation {
		q.narrow("m.kind = ?", f.Kind)
	}
	if k == store.Attribution {
		q.narrow("m.mode = ?", f.Kind)
	}
	type place struct {
		article text.ID
		n       int
	}
	at, err := lines(ctx, l, q, p, func(scan func(...any) error) (x place, err error) {
		err = scan(&x.article, &x.n)
		return x, err
	})
	if err != nil {
		return store.Part{}, err
	}
	out := store.Part{Next: at.Next, Total: at.Total, Pile: &pile.Pile{}}
	var ids []text.ID
	for _, x := range at.Lines {
		if len(ids) == 0 || ids[len(ids)-1] != x.article {
			ids = append(ids, x.article)
		}
	}
	err = l.look(ctx, "records of the type "+string(k), func(tx *sql.Tx) (err error) {
		r := &reading{ctx: ctx, tx: tx, pack: l.pack}
		out.Pile, err = r.articles(ids, "coalesce(b.settled, b.read)")
		return err
	})
	if err != nil {
		return out, err
	}
	index, all := out.Pile.Index(), out.Pile.Marks
	out.Pile.Marks = make([]annot.Marks, len(all))
	for _, x := range at.Lines {
		if i, ok := index[x.article]; ok && c.keep(&all[i], &out.Pile.Marks[i], x.n) {
			name := fmt.Sprintf("%s%d", c.letter, x.n+1)
			if l := out.Pile.Marks[i].Attributions; k == store.Attribution {
				name = l[len(l)-1].ID // its own
			}
			out.Keys = append(out.Keys, string(x.article[:min(short, len(x.article))])+"/"+name)
		}
	}
	return out, nil
}

// mark narrows a list of marks to the one of an ID.
func (q *listing) mark(c markTable, id string) error {
	article, name, ok := strings.Cut(id, "/")
	if !ok || len(article) != short {
		return fmt.Errorf("%s %q: %w", c.table, id, store.ErrNotFound)
	}
	q.where, q.args = append(q.where, "a.id >= ? AND a.id < ?"), append(q.args, article, article+"g")
	if c.table == "attributions" {
		q.narrow("m.id = ?", name)
		return nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(name, c.letter))
	if err != nil {
		return fmt.Errorf("%s %q: %w", c.table, id, store.ErrNotFound)
	}
	q.where, q.args = append(q.where, "m.n = ?"), append(q.args, n-1)
	return nil
}

// pointed are all places that a statement points at.
func pointed(s *origin.Statement) []text.Ref {
	var out []text.Ref
	for _, r := range s.Reports {
		out = append(out, r.Ref)
	}
	for _, c := range s.Channels {
		for _, w := range c.Why {
			out = append(out, w.Refs...)
		}
	}
	for _, d := range s.Drift {
		out = append(out, d.A, d.B)
	}
	return out
}
