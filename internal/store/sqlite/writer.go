package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"sanad/internal/text"
)

// writer is a transaction with rows on their way into tables.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	pack     *packer
	tables   map[string]*rows
	order    []*rows
	stmts    map[string]*sql.Stmt
	entities map[string]int64
	articles map[text.ID]int64
	loose    map[int64]bool // entities that may be named by nothing before long
}

func newWriter(ctx context.Context, tx *sql.Tx, p *packer) *writer {
	return &writer{ctx: ctx, tx: tx, pack: p, tables: map[string]*rows{}, stmts: map[string]*sql.Stmt{},
		entities: map[string]int64{}, articles: map[text.ID]int64{}, loose: map[int64]bool{}}
}

// most is how many values go into the database by one call.
const most = 900

// heaviest is how many bytes of rows for the search tables are held back.
const heaviest = 16 << 20

// rows gathers rows for a table, so that many go in by one call: a call costs
// more than a row. Those for the search tables are held back until the end, for
// these write all that they hold with every call to another table.
type rows struct {
	w     *writer
	head  string // INSERT INTO t (a, b) VALUES
	width int
	last  bool // for a search table
	args  []any
	bytes int // of what is held back
}

// into is the way into columns of a table: "INSERT INTO t (a, b)".
func (w *writer) into(insert string) *rows {
	r := w.tables[insert]
	if r == nil {
		r = &rows{w: w, head: insert + " VALUES ", width: strings.Count(insert, ",") + 1, last: strings.Contains(insert, "_words ")}
		w.tables[insert] = r
		w.order = append(w.order, r)
	}
	return r
}

// add puts one row on its way.
func (r *rows) add(values ...any) error {
	if len(values) != r.width {
		return fmt.Errorf("%s: %d values for %d columns", r.head, len(values), r.width)
	}
	r.args = append(r.args, values...)
	if !r.last && len(r.args)+r.width > most {
		return r.flush()
	}
	for _, v := range values {
		if t, ok := v.(string); ok && r.last {
			r.bytes += len(t)
		}
	}
	if r.bytes > heaviest || len(r.args)+r.width > 30*most {
		return r.flush()
	}
	return nil
}

func (r *rows) flush() error {
	if len(r.args) == 0 {
		return nil
	}
	one := "(" + strings.Repeat("?,", r.width-1) + "?)"
	n := len(r.args) / r.width
	err := r.w.do(r.head+strings.Repeat(one+",", n-1)+one, r.args...)
	r.args, r.bytes = r.args[:0], 0
	return err
}

// flush sends all rows that wait, in the order in which their tables were
// first named, those for the search tables last.
func (w *writer) flush() error {
	for _, last := range []bool{false, true} {
		for _, r := range w.order {
			if r.last != last {
				continue
			}
			if err := r.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// prepared is a statement that is used again and again.
func (w *writer) prepared(query string) (*sql.Stmt, error) {
	s := w.stmts[query]
	if s == nil {
		var err error
		if s, err = w.tx.PrepareContext(w.ctx, query); err != nil {
			return nil, err
		}
		w.stmts[query] = s
	}
	return s, nil
}

// do runs a query that gives nothing back.
func (w *writer) do(query string, args ...any) error {
	s, err := w.prepared(query)
	if err == nil {
		_, err = s.ExecContext(w.ctx, args...)
	}
	return err
}

// count runs a query that takes rows away and says how many.
func (w *writer) count(query string, args ...any) (int, error) {
	s, err := w.prepared(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// one runs a query that gives one row; false where there is none.
func (w *writer) one(query string, args []any, into ...any) (bool, error) {
	s, err := w.prepared(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(w.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// article is the key of an article, 0 where it is not known.
func (w *writer) article(id text.ID) (int64, error) {
	if k, ok := w.articles[id]; ok {
		return k, nil
	}
	var k int64
	if _, err := w.one("SELECT key FROM articles WHERE id = ?", []any{string(id)}, &k); err != nil {
		return 0, err
	}
	if k != 0 {
		w.articles[id] = k
	}
	return k, nil
}

// entity is the key of an entity, nil for "". It is made where there is none.
func (w *writer) entity(id, class string) (any, error) {
	if id == "" {
		return nil, nil
	}
	if k, ok := w.entities[id]; ok {
		return k, nil
	}
	var k int64
	known, err := w.one("SELECT key FROM entities WHERE id = ?", []any{id}, &k)
	if err == nil && !known {
		_, err = w.one("INSERT INTO entities (id, class) VALUES (?, ?) RETURNING key", []any{id, class}, &k)
	}
	if err != nil {
		return nil, err
	}
	w.entities[id] = k
	return k, nil
}
