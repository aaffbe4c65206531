package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/raw"
	"sanad/internal/story"
	"sanad/internal/text"
)

// query calls f for every row of an answer.
func query(ctx context.Context, db querier, q string, args []any, f func(scan func(...any) error) error) (err error) {
	rs, err := db.QueryContext(ctx, q, args...)
	if err != nil {
		return named(err)
	}
	defer func() {
		if e := rs.Close(); err == nil {
			err = named(e)
		}
	}()
	for rs.Next() {
		if err := f(rs.Scan); err != nil {
			return named(err)
		}
	}
	return named(rs.Err())
}

// querier is a connection, a pool of them, or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// look runs f on one state of the library, whatever is written meanwhile.
func (l *Library) look(ctx context.Context, what string, f func(tx *sql.Tx) error) error {
	tx, err := l.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("%s: %w", what, named(err))
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	if err := f(tx); err != nil {
		return fmt.Errorf("%s: %w", what, named(err))
	}
	return nil
}

// Pile is the given articles with every finding that rests on them alone.
func (l *Library) Pile(ctx context.Context, ids []text.ID) (*pile.Pile, error) {
	var p *pile.Pile
	err := l.look(ctx, fmt.Sprintf("read %d articles", len(ids)), func(tx *sql.Tx) (err error) {
		r := reading{ctx: ctx, tx: tx, pack: l.pack}
		if p, err = r.articles(ids, "coalesce(b.settled, b.read)"); err != nil {
			return err
		}
		return r.findings(p)
	})
	return p, err
}

// Read is the given articles with the marks as they were read.
func (l *Library) Read(ctx context.Context, ids []text.ID) (*pile.Pile, error) {
	var p *pile.Pile
	err := l.look(ctx, fmt.Sprintf("read %d articles", len(ids)), func(tx *sql.Tx) (err error) {
		r := reading{ctx: ctx, tx: tx, pack: l.pack}
		p, err = r.articles(ids, "b.read")
		return err
	})
	return p, err
}

// reading is a pile on its way out.
type reading struct {
	ctx  context.Context
	tx   *sql.Tx
	pack *packer
	id   map[int64]text.ID // of the articles of the pile
	keys string            // of the same, for json_each

	whole string // statements that rest on them alone, likewise

	found []string // IDs of the entries read, in order
}

// articles reads articles with one of their two states of marks.
func (r *reading) articles(ids []text.ID, marks string) (*pile.Pile, error) {
	r.id = map[int64]text.ID{}
	var keys []int64
	var bodies []body
	err := query(r.ctx, r.tx, `SELECT a.key, a.id, b.text, b.tokens, `+marks+` FROM articles a JOIN bodies b ON b.article = a.key
		WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id`, []any{list(ids)}, func(scan func(...any) error) error {
		var k int64
		var id string
		var b body
		if err := scan(&k, &id, &b.text, &b.tokens, &b.marks); err != nil {
			return err
		}
		r.id[k] = text.ID(id)
		keys, bodies = append(keys, k), append(bodies, b)
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.keys = list(keys)
	return r.unpack(bodies)
}

func (r *reading) unpack(bodies []body) (*pile.Pile, error) {
	type one struct {
		a   article.Article
		m   annot.Marks
		err error
	}
	p := &pile.Pile{Articles: make([]article.Article, len(bodies)), Marks: make([]annot.Marks, len(bodies))}
	for i, o := range inParallel(bodies, func(b body) (o one) { o.a, o.m, o.err = r.pack.unbody(b); return o }) {
		if o.err != nil {
			return nil, o.err
		}
		p.Articles[i], p.Marks[i] = o.a, o.m
	}
	return p, nil
}

// findings reads what rests on the articles of p alone.
func (r *reading) findings(p *pile.Pile) error {
	if err := r.wholes(); err != nil {
		return err
	}
	const stories = "s.key IN (SELECT story FROM articles WHERE key IN " + picked + ")"
	return errors.Join(
		r.passages(p, "p.a IN "+picked+" AND p.b IN "+picked, r.keys),
		r.relations(p, "r.a IN "+picked+" AND r.b IN "+picked, r.keys),
		r.stories(p, stories, r.keys),
		r.storylines(p, "l.id IN (SELECT storyline FROM stories s WHERE "+stories+")", r.keys),
		r.statements(p, "t.key IN "+picked, r.whole),
		r.evolutions(p, "e.earlier IN "+said1+" AND e.later IN "+said1, r.whole),
		r.omissions(p, "o.article IN "+picked+" AND o.beside IN "+picked+" AND o.statement IN "+said2, r.keys, r.whole),
		r.warnings(p, "w.key IN ("+strings.Join([]string{ // one index each; an OR of them would look at every warning
			"SELECT key FROM warnings WHERE article IN " + picked,
			"SELECT key FROM warnings WHERE article IS NULL AND statement <> '' AND statement IN " + said2,
			"SELECT key FROM warnings WHERE article IS NULL AND statement = '' AND story <> '' AND story IN (SELECT id FROM stories s WHERE " + stories + ")",
		}, " UNION ALL ")+")", r.keys, r.whole),
		r.events(p, "e.article IN "+picked, r.keys),
		r.problems(p, "input IN (SELECT input FROM articles WHERE key IN "+picked+")", r.keys),
	)
}

// The IDs of statements by a list of their keys, the first or second argument.
const (
	said1 = "(SELECT id FROM statements WHERE key IN (SELECT value FROM json_each(?1)))"
	said2 = "(SELECT id FROM statements WHERE key IN (SELECT value FROM json_each(?2)))"
)

// rows calls f for the rows of a query without their first column, the ID of
// the entry, which it notes.
func (r *reading) rows(q string, args []any, f func(scan func(...any) error) error) error {
	return query(r.ctx, r.tx, q, args, func(scan func(...any) error) error {
		var id string
		err := f(func(into ...any) error { return scan(append([]any{&id}, into...)...) })
		r.found = append(r.found, id)
		return err
	})
}

func (r *reading) passages(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT p.id, a.id, b.id, a_start, a_end, b_start, b_end, kind, score FROM passages p
		JOIN articles a ON a.key = p.a JOIN articles b ON b.key = p.b
		WHERE `+where+` ORDER BY a.id, b.id, a_start, a_end DESC, b_start, b_end DESC`, args, func(scan func(...any) error) error {
		var x link.Passage
		if err := scan(&x.A.Article, &x.B.Article, &x.A.Span.Start, &x.A.Span.End, &x.B.Span.Start, &x.B.Span.End, &x.Kind, &x.Score); err != nil {
			return err
		}
		p.Passages = append(p.Passages, x)
		return nil
	})
}

func (r *reading) relations(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT r.id, a.id, b.id, relation, direction, source, score, parent, detail FROM relations r
		JOIN articles a ON a.key = r.a JOIN articles b ON b.key = r.b
		WHERE `+where+` ORDER BY a.id, b.id`, args, func(scan func(...any) error) error {
		var x link.Relation
		var detail []byte
		if err := scan(&x.A, &x.B, &x.Kind, &x.Direction, &x.Source, &x.Score, &x.Parent, &detail); err != nil {
			return err
		}
		t, err := unpack(r.pack, &r.pack.terms, detail)
		if err != nil {
			return err
		}
		x.Why = t.Why
		p.Relations = append(p.Relations, x)
		return nil
	})
}

// stories reads stories in order of their first day.
func (r *reading) stories(p *pile.Pile, where string, args ...any) error {
	p.Findings.Origins = map[string]origin.Count{}
	return r.rows(`SELECT s.id, s.id, title, keywords, start, "end", storyline, origins, origins_low, origins_high,
		(SELECT json_group_array(id) FROM (SELECT id FROM articles WHERE story = s.key ORDER BY id))
		FROM stories s WHERE `+where+` ORDER BY start, s.id`, args, func(scan func(...any) error) error {
		var s story.Story
		var c origin.Count
		if err := scan(&s.ID, &s.Title, listed(&s.Keywords), &s.Start, &s.End, &s.Storyline, &c.Best, &c.Low, &c.High, listed(&s.Articles)); err != nil {
			return err
		}
		p.Stories = append(p.Stories, s)
		p.Findings.Origins[s.ID] = c
		return nil
	})
}

// storylines reads storylines in order of their first story.
func (r *reading) storylines(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT l.id, l.detail FROM storylines l LEFT JOIN stories s ON s.id = l.stories ->> 0
		WHERE `+where+` ORDER BY s.start, s.id, l.id`, args, func(scan func(...any) error) error {
		var b []byte
		if err := scan(&b); err != nil {
			return err
		}
		l, err := unpack(r.pack, &r.pack.storyline, b)
		p.Storylines = append(p.Storylines, l)
		return err
	})
}

// listed reads a list that stands in one column.
func listed[T any](l *[]T) *column[T] { return &column[T]{l} }

type column[T any] struct{ into *[]T }

// Scan reads a JSON array.
func (c *column[T]) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a list is of type %T", v)
	}
	if s == "[]" {
		*c.into = nil
		return nil
	}
	return json.Unmarshal([]byte(s), c.into)
}

// wholes finds the statements all of whose reports lie in the articles.
func (r *reading) wholes() error {
	rest := map[int64]bool{} // whole so far
	err := query(r.ctx, r.tx, `SELECT DISTINCT statement, article FROM reports WHERE statement IN (SELECT statement FROM reports WHERE article IN `+picked+`)`,
		[]any{r.keys}, func(scan func(...any) error) error {
			var s, a int64
			err := scan(&s, &a)
			before, met := rest[s]
			rest[s] = r.id[a] != "" && (before || !met)
			return err
		})
	var keys []int64
	for s, ok := range rest {
		if ok {
			keys = append(keys, s)
		}
	}
	slices.Sort(keys)
	r.whole = list(keys)
	return err
}

func (r *reading) statements(p *pile.Pile, where string, args ...any) error {
	var at []detailed
	err := r.rows(`SELECT t.id, t.detail, t.n FROM statements t LEFT JOIN stories s ON s.key = t.story
		WHERE `+where+` ORDER BY s.start, s.id, t.detail, t.n`, args, func(scan func(...any) error) error {
		var d detailed
		err := scan(&d.key, &d.n)
		at = append(at, d)
		return err
	})
	if err == nil {
		p.Findings.Statements, err = r.detail(at)
	}
	return err
}

// detailed is where the details of a statement stand.
type detailed struct {
	key int64
	n   int
}

// detail reads statements, those that stand together at once.
func (r *reading) detail(at []detailed) ([]origin.Statement, error) {
	var keys []int64
	for i, d := range at {
		if i == 0 || d.key != at[i-1].key {
			keys = append(keys, d.key)
		}
	}
	blobs := make(map[int64][]byte, len(keys))
	if err := query(r.ctx, r.tx, "SELECT key, statements FROM details WHERE key IN (SELECT value FROM json_each(?))", []any{list(keys)}, func(scan func(...any) error) error {
		var k int64
		var b []byte
		err := scan(&k, &b)
		blobs[k] = b
		return err
	}); err != nil {
		return nil, err
	}
	type read struct {
		d   details
		err error
	}
	all := map[int64]read{}
	for i, d := range inParallel(keys, func(k int64) (x read) { x.d, x.err = unpack(r.pack, &r.pack.details, blobs[k]); return x }) {
		all[keys[i]] = d
	}
	var out []origin.Statement
	for _, d := range at {
		x := all[d.key]
		if x.err != nil {
			return nil, x.err
		}
		if d.n >= len(x.d.Statements) {
			return nil, fmt.Errorf("%w: no statement %d in details %d", errBlob, d.n, d.key)
		}
		out = append(out, x.d.Statements[d.n])
	}
	return out, nil
}

func (r *reading) evolutions(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT e.id, e.earlier, e.later, e.kind, e.why FROM evolutions e
		LEFT JOIN statements t ON t.id = e.earlier LEFT JOIN stories s ON s.key = t.story
		WHERE `+where+` ORDER BY s.start, s.id, e.n, e.id`, args, func(scan func(...any) error) error {
		var e origin.Evolution
		err := scan(&e.From, &e.To, &e.Kind, &e.Why)
		p.Findings.Evolutions = append(p.Findings.Evolutions, e)
		return err
	})
}

func (r *reading) omissions(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT o.id, o.statement, a.id, b.id, o.start, o."end", o.why FROM omissions o
		JOIN articles a ON a.key = o.article JOIN articles b ON b.key = o.beside
		LEFT JOIN statements t ON t.id = o.statement LEFT JOIN stories s ON s.key = t.story
		WHERE `+where+` ORDER BY s.start, s.id, o.n, o.id`, args, func(scan func(...any) error) error {
		var o origin.Omission
		err := scan(&o.Statement, &o.Article, &o.Beside.Article, &o.Beside.Span.Start, &o.Beside.Span.End, &o.Why)
		p.Findings.Omissions = append(p.Findings.Omissions, o)
		return err
	})
}

func (r *reading) warnings(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT w.id, w.kind, w.story, coalesce(a.id, ''), w.statement, w.detail FROM warnings w LEFT JOIN articles a ON a.key = w.article
		LEFT JOIN statements t ON t.id = w.statement LEFT JOIN stories s ON s.key = t.story
		WHERE `+where+` ORDER BY w.statement = '', s.start, s.id, t.detail, t.n, a.id, w.story, w.n, w.id`, args, func(scan func(...any) error) error {
		var w origin.Warning
		var b []byte
		if err := scan(&w.Kind, &w.Story, &w.Article, &w.Statement, &b); err != nil {
			return err
		}
		d, err := unpack(r.pack, &r.pack.words, b)
		if err != nil {
			return err
		}
		w.Refs, w.Text = d.Refs, d.Text
		p.Findings.Warnings = append(p.Findings.Warnings, w)
		return nil
	})
}

func (r *reading) events(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT e.id, e.date, e.date_end, e.precision, e.status, a.id, e.start, e."end", e.statements FROM events e JOIN articles a ON a.key = e.article
		WHERE `+where+` ORDER BY a.id, e.start, e.date, e.date_end`, args, func(scan func(...any) error) error {
		var e origin.Event
		err := scan(&e.Date, &e.DateEnd, &e.Precision, &e.Status, &e.Ref.Article, &e.Ref.Span.Start, &e.Ref.Span.End, listed(&e.Statements))
		p.Findings.Events = append(p.Findings.Events, e)
		return err
	})
}

func (r *reading) problems(p *pile.Pile, where string, args ...any) error {
	return r.rows(`SELECT key, input, stage, reason FROM problems WHERE `+where+` ORDER BY input, stage, reason`, args, func(scan func(...any) error) error {
		var x raw.Problem
		err := scan(&x.Input, &x.Stage, &x.Reason)
		p.Problems = append(p.Problems, x)
		return err
	})
}

// like is a text with what LIKE would take as a pattern made harmless.
func like(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
