package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Records is a page of a collection as a pile that holds its entries alone and
// the articles that they point into.
func (l *Library) Records(ctx context.Context, k store.Kind, f store.Filter, p store.Page) (store.Part, error) {
	if c, ok := marksOf[k]; ok {
		return l.marked(ctx, k, c, f, p)
	}
	c, ok := collections[k]
	if !ok {
		return store.Part{}, fmt.Errorf("records of the type %q: %w", k, store.ErrInvalid)
	}
	q := listing{from: c.from, id: c.id, columns: c.id}
	c.narrow(&q, f)
	if err := q.order(f.Order, c.newest, c.heaviest); err != nil {
		return store.Part{}, err
	}
	keys, err := lines(ctx, l, q, p, func(scan func(...any) error) (id string, err error) {
		err = scan(&id)
		return id, err
	})
	if err != nil {
		return store.Part{}, err
	}
	out := store.Part{Pile: &pile.Pile{}, Keys: keys.Lines, Next: keys.Next, Total: keys.Total}
	err = l.look(ctx, "records of the type "+string(k), func(tx *sql.Tx) error {
		r := &reading{ctx: ctx, tx: tx, pack: l.pack}
		if err := c.read(r, &out, list(keys.Lines)); err != nil {
			return err
		}
		return r.beneath(out.Pile)
	})
	return out, err
}

// collection is how the entries of one type are listed and read.
type collection struct {
	from, id         string
	newest, heaviest string // columns of those orders
	narrow           func(q *listing, f store.Filter)
	read             func(r *reading, out *store.Part, keys string) error
}

const among = " IN (SELECT value FROM json_each(?1))"

var collections = map[store.Kind]collection{
	store.Article: {"articles a", "a.id", "a.day", "a.bytes", (*listing).articles, func(r *reading, out *store.Part, _ string) error {
		ids := make([]text.ID, len(out.Keys))
		for i, k := range out.Keys {
			ids[i] = text.ID(k)
		}
		p, err := r.articles(ids, "coalesce(b.settled, b.read)")
		if err != nil {
			return err
		}
		r.found = placed(p.Index())
		order := arranged(r.found, out.Keys)
		out.Pile.Articles, out.Pile.Marks = permuted(p.Articles, order), permuted(p.Marks, order)
		return errors.Join( // what their excerpts rest on
			r.statements(out.Pile, "t.key IN (SELECT statement FROM reports WHERE article IN "+picked+")", r.keys),
			r.omissions(out.Pile, "o.beside IN "+picked, r.keys))
	}},
	store.Entity: {"entities e", "e.id", "e.id", entityArticles, func(q *listing, f store.Filter) {
		q.narrow("e.id = ?", f.ID)
		q.narrow("e.class = ?", f.Class)
		q.narrow("e.key IN (SELECT entity FROM names WHERE article = (SELECT key FROM articles WHERE id = ?))", string(f.Article))
		q.narrow("e.key IN (SELECT n.entity FROM names n JOIN articles a ON a.key = n.article JOIN stories s ON s.key = a.story WHERE s.id = ?)", f.Story)
	}, readEntities},
	store.Story: {"stories s", "s.id", `s."end"`, "s.weight", (*listing).stories, func(r *reading, out *store.Part, keys string) error {
		err := r.stories(out.Pile, "s.id"+among, keys)
		out.Pile.Stories = permuted(out.Pile.Stories, arranged(r.found, out.Keys))
		return err
	}},
	store.Storyline: {"storylines l", "l.id", "(SELECT max(\"end\") FROM stories s WHERE s.storyline = l.id)", "(SELECT count(*) FROM stories s WHERE s.storyline = l.id)", func(q *listing, f store.Filter) {
		q.narrow("l.id = ?", f.ID)
		q.narrow("l.id = ?", f.Storyline)
		q.narrow("l.id = (SELECT storyline FROM stories WHERE id = ?)", f.Story)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.storylines(out.Pile, "l.id"+among, keys)
		out.Pile.Storylines = permuted(out.Pile.Storylines, arranged(r.found, out.Keys))
		return err
	}},
	store.Statement: {"statements t LEFT JOIN stories s ON s.key = t.story", "t.id", "t.day", "t.carriers", (*listing).statements, func(r *reading, out *store.Part, keys string) error {
		err := r.statements(out.Pile, "t.id"+among, keys)
		f := &out.Pile.Findings
		f.Statements = permuted(f.Statements, arranged(r.found, out.Keys))
		return err
	}},
	store.Passage: {"passages p", "p.id", "p.score", "p.a_end - p.a_start", func(q *listing, f store.Filter) {
		q.narrow("p.id = ?", f.ID)
		q.narrow("p.kind = ?", f.Kind)
		q.pair("p", f)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.passages(out.Pile, "p.id"+among, keys)
		out.Pile.Passages = permuted(out.Pile.Passages, arranged(r.found, out.Keys))
		return err
	}},
	store.Relation: {"relations r", "r.id", "r.score", "r.score", func(q *listing, f store.Filter) {
		q.narrow("r.id = ?", f.ID)
		q.narrow("r.relation = ?", f.Kind)
		q.pair("r", f)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.relations(out.Pile, "r.id"+among, keys)
		out.Pile.Relations = permuted(out.Pile.Relations, arranged(r.found, out.Keys))
		return err
	}},
	store.Evolution: {"evolutions e", "e.id", "e.n", "e.n", func(q *listing, f store.Filter) {
		q.narrow("e.id = ?", f.ID)
		q.narrow("e.kind = ?", f.Kind)
		q.narrow("e.earlier IN (SELECT id FROM statements WHERE story = (SELECT key FROM stories WHERE id = ?))", f.Story)
		q.narrow("e.earlier IN (SELECT id FROM statements WHERE key IN (SELECT statement FROM voices WHERE entity = (SELECT key FROM entities WHERE id = ?)))", f.Entity)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.evolutions(out.Pile, "e.id"+among, keys)
		f := &out.Pile.Findings
		f.Evolutions = permuted(f.Evolutions, arranged(r.found, out.Keys))
		return err
	}},
	store.Omission: {"omissions o", "o.id", "o.n", "o.n", func(q *listing, f store.Filter) {
		q.narrow("o.id = ?", f.ID)
		q.narrow("o.article = (SELECT key FROM articles WHERE id = ?)", string(f.Article))
		q.narrow("o.statement IN (SELECT id FROM statements WHERE story = (SELECT key FROM stories WHERE id = ?))", f.Story)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.omissions(out.Pile, "o.id"+among, keys)
		f := &out.Pile.Findings
		f.Omissions = permuted(f.Omissions, arranged(r.found, out.Keys))
		return err
	}},
	store.Warning: {"warnings w", "w.id", "w.n", "w.n", func(q *listing, f store.Filter) {
		q.narrow("w.id = ?", f.ID)
		q.narrow("w.kind = ?", f.Kind)
		q.narrow("w.story = ?", f.Story)
		q.narrow("w.article = (SELECT key FROM articles WHERE id = ?)", string(f.Article))
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.warnings(out.Pile, "w.id"+among, keys)
		f := &out.Pile.Findings
		f.Warnings = permuted(f.Warnings, arranged(r.found, out.Keys))
		return err
	}},
	store.Event: {"events e", "e.id", "e.date", "e.date", func(q *listing, f store.Filter) {
		q.narrow("e.id = ?", f.ID)
		q.narrow("e.status = ?", f.Kind)
		q.narrow("e.date >= ?", f.From)
		q.narrow("e.date <= ?", f.To)
		q.narrow("e.article = (SELECT key FROM articles WHERE id = ?)", string(f.Article))
		q.narrow("e.article IN (SELECT key FROM articles WHERE story = (SELECT key FROM stories WHERE id = ?))", f.Story)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.events(out.Pile, "e.id"+among, keys)
		f := &out.Pile.Findings
		f.Events = permuted(f.Events, arranged(r.found, out.Keys))
		return err
	}},
	store.ProblemKind: {"problems p", "p.key", "p.at", "p.at", func(q *listing, f store.Filter) {
		q.narrow("p.key = ?", f.ID)
		q.narrow("p.stage = ?", f.Kind)
		q.narrow("p.input = (SELECT input FROM articles WHERE id = ?)", string(f.Article))
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.problems(out.Pile, "CAST(key AS TEXT)"+among, keys)
		out.Pile.Problems = permuted(out.Pile.Problems, arranged(r.found, out.Keys))
		return err
	}},
	store.StoryChange: {"story_changes c", "c.key", "c.at", "c.at", func(q *listing, f store.Filter) {
		q.narrow("c.key = ?", f.ID)
		q.narrow("c.kind = ?", f.Kind)
		q.narrow("c.story = ?", f.Story)
	}, func(r *reading, out *store.Part, keys string) error {
		err := r.rows("SELECT key, story, kind, others, at, why FROM story_changes WHERE CAST(key AS TEXT)"+among, []any{keys}, func(scan func(...any) error) error {
			c, err := scanChange(scan)
			out.Changes = append(out.Changes, c)
			return err
		})
		out.Changes = permuted(out.Changes, arranged(r.found, out.Keys))
		return err
	}},
}

// pair narrows a list of pairs of articles.
func (q *listing) pair(t string, f store.Filter) {
	if f.Article != "" {
		q.where = append(q.where, "(SELECT key FROM articles WHERE id = ?) IN ("+t+".a, "+t+".b)")
		q.args = append(q.args, string(f.Article))
	}
	if f.Story != "" {
		const in = " IN (SELECT key FROM articles WHERE story = (SELECT key FROM stories WHERE id = ?))"
		q.where = append(q.where, t+".a"+in+" AND "+t+".b"+in)
		q.args = append(q.args, f.Story, f.Story)
	}
}

// arranged says where in found each of the wanted IDs stands.
func arranged(found, want []string) []int {
	at := make(map[string]int, len(found))
	for i, id := range found {
		at[id] = i
	}
	out := make([]int, 0, len(want))
	for _, id := range want {
		if i, ok := at[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

func permuted[T any](l []T, order []int) []T {
	out := make([]T, 0, len(order))
	for _, i := range order {
		if i < len(l) {
			out = append(out, l[i])
		}
	}
	return out
}

// placed are the IDs of an index of articles, by place.
func placed(index map[text.ID]int) []string {
	out := make([]string, len(index))
	for id, i := range index {
		out[i] = string(id)
	}
	return out
}

// readEntities merges what the articles say of the entities, the longest name
// first.
func readEntities(r *reading, out *store.Part, keys string) error {
	at := map[string]int{}
	var l []annot.Entity
	err := query(r.ctx, r.tx, `SELECT e.id, e.class, coalesce(n.name, ''), coalesce(n.aliases, '[]'), coalesce(n.role, ''), coalesce(n.organization, '')
		FROM entities e LEFT JOIN names n ON n.entity = e.key WHERE e.id`+among+` ORDER BY e.id, length(n.name) DESC, n.name`, []any{keys}, func(scan func(...any) error) error {
		var e annot.Entity
		if err := scan(&e.ID, &e.Class, &e.Name, listed(&e.Aliases), &e.Role, &e.Org); err != nil {
			return err
		}
		i, ok := at[e.ID]
		if !ok {
			at[e.ID] = len(l)
			l = append(l, e)
			return nil
		}
		have := &l[i]
		have.Aliases = append(append(have.Aliases, e.Name), e.Aliases...)
		have.Role, have.Org = fuller(have.Role, e.Role), fuller(have.Org, e.Org)
		return nil
	})
	for i := range l {
		slices.Sort(l[i].Aliases)
		l[i].Aliases = slices.DeleteFunc(slices.Compact(l[i].Aliases), func(s string) bool { return s == l[i].Name })
		r.found = append(r.found, l[i].ID)
	}
	out.Pile.Marks = []annot.Marks{{Entities: permuted(l, arranged(r.found, out.Keys))}}
	return err
}

// fuller is the longer of two, the first in order where they are as long.
func fuller(a, b string) string {
	if len(b) > len(a) || len(b) == len(a) && b < a {
		return b
	}
	return a
}

// beneath adds the articles that the findings of p point into.
func (r *reading) beneath(p *pile.Pile) error {
	if len(p.Articles) > 0 {
		return nil
	}
	refs := map[text.ID]bool{}
	for _, x := range p.Passages {
		refs[x.A.Article], refs[x.B.Article] = true, true
	}
	for _, x := range p.Relations {
		for _, t := range x.Why {
			note(refs, t.Spans...)
		}
	}
	for _, x := range p.Storylines {
		for _, s := range x.Steps {
			note(refs, s.Spans...)
		}
	}
	f := &p.Findings
	for i := range f.Statements {
		for _, ref := range pointed(&f.Statements[i]) {
			refs[ref.Article] = true
		}
	}
	for _, x := range f.Omissions {
		refs[x.Beside.Article] = true
	}
	for _, x := range f.Warnings {
		note(refs, x.Refs...)
	}
	for _, x := range f.Events {
		refs[x.Ref.Article] = true
	}
	ids := make([]text.ID, 0, len(refs))
	for id := range refs {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil
	}
	below, err := r.articles(ids, "coalesce(b.settled, b.read)")
	if err == nil {
		p.Articles, p.Marks = below.Articles, make([]annot.Marks, len(below.Articles))
	}
	return err
}

func note(into map[text.ID]bool, refs ...text.Ref) {
	for _, r := range refs {
		into[r.Article] = true
	}
}
