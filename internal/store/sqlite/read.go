package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
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
	for _, f := range []func(*pile.Pile) error{r.passages, r.relations, r.stories, r.statements, r.beside, r.warnings, r.events, r.problems} {
		if err := f(p); err != nil {
			return err
		}
	}
	return nil
}

// each calls f for the rows of a query whose first argument is the articles.
func (r *reading) each(q string, f func(scan func(...any) error) error) error {
	return query(r.ctx, r.tx, q, []any{r.keys}, f)
}

// among is each for a query whose second argument is the statements.
func (r *reading) among(q string, f func(scan func(...any) error) error) error {
	return query(r.ctx, r.tx, q, []any{r.keys, r.whole}, f)
}

func (r *reading) passages(p *pile.Pile) error {
	return r.each(`SELECT p.a, p.b, a_start, a_end, b_start, b_end, kind, score FROM passages p
		JOIN articles a ON a.key = p.a JOIN articles b ON b.key = p.b
		WHERE p.a IN `+picked+` AND p.b IN `+picked+` ORDER BY a.id, b.id, a_start, a_end DESC, b_start, b_end DESC`, func(scan func(...any) error) error {
		var a, b int64
		var x link.Passage
		if err := scan(&a, &b, &x.A.Span.Start, &x.A.Span.End, &x.B.Span.Start, &x.B.Span.End, &x.Kind, &x.Score); err != nil {
			return err
		}
		x.A.Article, x.B.Article = r.id[a], r.id[b]
		p.Passages = append(p.Passages, x)
		return nil
	})
}

func (r *reading) relations(p *pile.Pile) error {
	return r.each(`SELECT r.a, r.b, relation, direction, source, score, parent, detail FROM relations r
		JOIN articles a ON a.key = r.a JOIN articles b ON b.key = r.b
		WHERE r.a IN `+picked+` AND r.b IN `+picked+` ORDER BY a.id, b.id`, func(scan func(...any) error) error {
		var a, b int64
		var x link.Relation
		var detail []byte
		if err := scan(&a, &b, &x.Kind, &x.Direction, &x.Source, &x.Score, &x.Parent, &detail); err != nil {
			return err
		}
		t, err := unpack(r.pack, &r.pack.terms, detail)
		if err != nil {
			return err
		}
		x.A, x.B, x.Why = r.id[a], r.id[b], t.Why
		p.Relations = append(p.Relations, x)
		return nil
	})
}

// stories reads the stories that one of the articles is in, in order of their
// first day, and their storylines.
func (r *reading) stories(p *pile.Pile) error {
	lines := map[string]bool{}
	p.Findings.Origins = map[string]origin.Count{}
	err := r.each(`SELECT s.id, title, keywords, start, "end", storyline, origins, origins_low, origins_high,
		(SELECT json_group_array(id) FROM (SELECT id FROM articles WHERE story = s.key ORDER BY id))
		FROM stories s WHERE s.key IN (SELECT story FROM articles WHERE key IN `+picked+`) ORDER BY start, s.id`, func(scan func(...any) error) error {
		var s story.Story
		var c origin.Count
		if err := scan(&s.ID, &s.Title, listed(&s.Keywords), &s.Start, &s.End, &s.Storyline, &c.Best, &c.Low, &c.High, listed(&s.Articles)); err != nil {
			return err
		}
		lines[s.Storyline] = true
		p.Stories = append(p.Stories, s)
		p.Findings.Origins[s.ID] = c
		return nil
	})
	if err != nil {
		return err
	}
	return query(r.ctx, r.tx, `SELECT l.detail FROM storylines l JOIN stories s ON s.id = l.stories ->> 0
		WHERE l.id IN (SELECT value FROM json_each(?)) ORDER BY s.start, s.id, l.id`, []any{list(sortedKeys(lines))}, func(scan func(...any) error) error {
		var b []byte
		if err := scan(&b); err != nil {
			return err
		}
		l, err := unpack(r.pack, &r.pack.storyline, b)
		if err != nil {
			return err
		}
		p.Storylines = append(p.Storylines, l)
		return nil
	})
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		if k != "" {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
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
	err := r.each(`SELECT DISTINCT statement, article FROM reports WHERE statement IN (SELECT statement FROM reports WHERE article IN `+picked+`)`,
		func(scan func(...any) error) error {
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

// whole are the statements of wholes.
const (
	whole = `(SELECT value FROM json_each(?2))`
	ids   = `(SELECT id FROM statements WHERE key IN ` + whole + `)`
)

func (r *reading) statements(p *pile.Pile) error {
	if err := r.wholes(); err != nil {
		return err
	}
	var at []detailed
	err := query(r.ctx, r.tx, `SELECT t.detail, t.n FROM statements t LEFT JOIN stories s ON s.key = t.story
		WHERE t.key IN (SELECT value FROM json_each(?)) ORDER BY s.start, s.id, t.detail, t.n`, []any{r.whole}, func(scan func(...any) error) error {
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

// beside reads what is said between the statements and about what is missing.
func (r *reading) beside(p *pile.Pile) error {
	err := r.among(`SELECT e.earlier, e.later, e.kind, e.why FROM evolutions e
		LEFT JOIN statements t ON t.id = e.earlier LEFT JOIN stories s ON s.key = t.story
		WHERE e.earlier IN `+ids+` AND e.later IN `+ids+` ORDER BY s.start, s.id, e.n, e.id`, func(scan func(...any) error) error {
		var e origin.Evolution
		if err := scan(&e.From, &e.To, &e.Kind, &e.Why); err != nil {
			return err
		}
		p.Findings.Evolutions = append(p.Findings.Evolutions, e)
		return nil
	})
	if err != nil {
		return err
	}
	return r.among(`SELECT o.statement, o.article, o.beside, o.start, o."end", o.why FROM omissions o
		LEFT JOIN statements t ON t.id = o.statement LEFT JOIN stories s ON s.key = t.story
		WHERE o.article IN `+picked+` AND o.beside IN `+picked+` AND o.statement IN `+ids+` ORDER BY s.start, s.id, o.n, o.id`, func(scan func(...any) error) error {
		var o origin.Omission
		var a, b int64
		if err := scan(&o.Statement, &a, &b, &o.Beside.Span.Start, &o.Beside.Span.End, &o.Why); err != nil {
			return err
		}
		o.Article, o.Beside.Article = r.id[a], r.id[b]
		p.Findings.Omissions = append(p.Findings.Omissions, o)
		return nil
	})
}

func (r *reading) warnings(p *pile.Pile) error {
	return r.among(`SELECT w.kind, w.story, coalesce(a.id, ''), w.statement, w.detail FROM warnings w LEFT JOIN articles a ON a.key = w.article
		LEFT JOIN statements t ON t.id = w.statement LEFT JOIN stories s ON s.key = t.story
		WHERE w.article IN `+picked+`
		OR w.article IS NULL AND t.key IN `+whole+`
		OR w.article IS NULL AND w.statement = '' AND w.story IN (SELECT id FROM stories WHERE key IN (SELECT story FROM articles WHERE key IN `+picked+`))
		ORDER BY w.statement = '', s.start, s.id, t.detail, t.n, a.id, w.story, w.n, w.id`, func(scan func(...any) error) error {
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

func (r *reading) events(p *pile.Pile) error {
	return r.each(`SELECT e.date, e.date_end, e.precision, e.status, e.article, e.start, e."end", e.statements FROM events e JOIN articles a ON a.key = e.article
		WHERE e.article IN `+picked+` ORDER BY a.id, e.start, e.date, e.date_end`, func(scan func(...any) error) error {
		var e origin.Event
		var a int64
		if err := scan(&e.Date, &e.DateEnd, &e.Precision, &e.Status, &a, &e.Ref.Span.Start, &e.Ref.Span.End, listed(&e.Statements)); err != nil {
			return err
		}
		e.Ref.Article = r.id[a]
		p.Findings.Events = append(p.Findings.Events, e)
		return nil
	})
}

// problems reads those of the inputs of the articles.
func (r *reading) problems(p *pile.Pile) error {
	return r.each(`SELECT input, stage, reason FROM problems WHERE input IN (SELECT input FROM articles WHERE key IN `+picked+`)
		ORDER BY input, stage, reason`, func(scan func(...any) error) error {
		var x raw.Problem
		if err := scan(&x.Input, &x.Stage, &x.Reason); err != nil {
			return err
		}
		p.Problems = append(p.Problems, x)
		return nil
	})
}

// like is a text with what LIKE would take as a pattern made harmless.
func like(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
