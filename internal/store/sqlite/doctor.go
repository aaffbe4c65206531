package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"sanad/internal/article"
	"sanad/internal/raw"
	"sanad/internal/store"
	"sanad/internal/text"
)

// Doctor looks for what is wrong. The whole library is read once.
func (l *Library) Doctor(ctx context.Context) ([]store.Fault, error) {
	d := &doctor{l: l, reading: reading{ctx: ctx, pack: l.pack}}
	err := l.look(ctx, "look for faults", func(tx *sql.Tx) error {
		d.tx = tx
		for _, f := range []func() error{d.file, d.references, d.queries, d.articles, d.statements, d.captures, d.graves} {
			if err := f(); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = d.words()
	}
	return d.faults, err
}

type doctor struct {
	reading
	l      *Library
	faults []store.Fault
}

// mostFaults is how many faults of one kind are told one by one.
const mostFaults = 20

const (
	rebuild = "sanad rebuild makes the findings anew"
	restore = "restore a backup, or add the articles again"
)

func (d *doctor) fault(check, fix, what string, args ...any) {
	d.faults = append(d.faults, store.Fault{Check: check, What: fmt.Sprintf(what, args...), Fix: fix})
}

// file asks the database about its file.
func (d *doctor) file() error {
	return query(d.ctx, d.tx, "PRAGMA integrity_check(20)", nil, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		if s != "ok" {
			d.fault("file", restore, "%s", s)
		}
		return err
	})
}

// references asks the database about rows that refer to none.
func (d *doctor) references() error {
	n := map[string]int{}
	err := query(d.ctx, d.tx, "PRAGMA foreign_key_check", nil, func(scan func(...any) error) error {
		var table, parent string
		var row, fk any
		err := scan(&table, &row, &parent, &fk)
		n[table+" without "+parent]++
		return err
	})
	for _, f := range byValue(n) {
		d.fault("references", rebuild, "%d %s", f.Count, f.Value)
	}
	return err
}

// queries runs the checks that are queries.
func (d *doctor) queries() error {
	for _, w := range wrong {
		n := 0
		if err := query(d.ctx, d.tx, w.query, nil, func(scan func(...any) error) error {
			var s string
			err := scan(&s)
			if n++; n <= mostFaults {
				d.fault(w.check, w.fix, "%s", s)
			}
			return err
		}); err != nil {
			return fmt.Errorf("%s: %w", w.query, err)
		}
		if n > mostFaults {
			d.fault(w.check, w.fix, "%d more of this kind", n-mostFaults)
		}
	}
	return nil
}

// spansOf are the places where something points into articles.
const spansOf = `SELECT article, start, "end", 'segment' FROM segments WHERE article IN ` + picked + `
	UNION ALL SELECT article, start, "end", 'mention' FROM mentions WHERE article IN ` + picked + `
	UNION ALL SELECT article, start, "end", 'time' FROM times WHERE article IN ` + picked + `
	UNION ALL SELECT article, start, "end", 'attribution' FROM attributions WHERE article IN ` + picked + `
	UNION ALL SELECT article, start, "end", 'citation' FROM citations WHERE article IN ` + picked + `
	UNION ALL SELECT article, start, "end", 'report' FROM reports WHERE article IN ` + picked + `
	UNION ALL SELECT article, start, "end", 'event' FROM events WHERE article IN ` + picked + `
	UNION ALL SELECT beside, start, "end", 'omission' FROM omissions WHERE beside IN ` + picked + `
	UNION ALL SELECT a, a_start, a_end, 'passage' FROM passages WHERE a IN ` + picked + `
	UNION ALL SELECT b, b_start, b_end, 'passage' FROM passages WHERE b IN ` + picked + `
	UNION ALL SELECT d.a, a_start, a_end, 'drift' FROM reports r JOIN drift d ON d.statement = r.statement AND d.a = r.article WHERE r.article IN ` + picked + `
	UNION ALL SELECT d.b, b_start, b_end, 'drift' FROM reports r JOIN drift d ON d.statement = r.statement AND d.b = r.article WHERE r.article IN ` + picked

// batch is how many articles are looked at together.
const batch = 500

// articles reads every text and looks whether it is what its ID says, and
// whether all that points into it stays inside.
func (d *doctor) articles() error {
	var ids []text.ID
	if err := query(d.ctx, d.tx, "SELECT id FROM articles ORDER BY key", nil, func(scan func(...any) error) error {
		var id text.ID
		err := scan(&id)
		ids = append(ids, id)
		return err
	}); err != nil {
		return err
	}
	for ; len(ids) > 0; ids = ids[min(batch, len(ids)):] {
		if err := d.some(ids[:min(batch, len(ids))]); err != nil {
			return err
		}
	}
	return nil
}

func (d *doctor) some(ids []text.ID) error {
	p, err := d.reading.articles(ids, "b.read")
	if err != nil {
		d.fault("articles", restore, "articles cannot be read: %v", err)
		return nil
	}
	at := p.Index()
	texts := make(map[int64]string, len(ids))
	for k, id := range d.id {
		a := &p.Articles[at[id]]
		texts[k] = a.Text
		if a.ID != id || article.NewID(a.Input, a.Text) != id {
			d.fault("articles", restore, "article %s holds another text", id)
		}
	}
	out := 0
	err = query(d.ctx, d.tx, spansOf, []any{d.keys}, func(scan func(...any) error) error {
		var k int64
		var s text.Span
		var what string
		if err := scan(&k, &s.Start, &s.End, &what); err != nil {
			return err
		}
		if e := s.Validate(texts[k]); e != nil {
			if out++; out <= mostFaults {
				d.fault("spans", rebuild, "%s in article %s: %v", what, d.id[k], e)
			}
		}
		return nil
	})
	return err
}

// statements looks whether every statement can be read and points at articles
// that are there.
func (d *doctor) statements() error {
	known := map[text.ID]bool{}
	if err := query(d.ctx, d.tx, "SELECT id FROM articles", nil, func(scan func(...any) error) error {
		var id text.ID
		err := scan(&id)
		known[id] = true
		return err
	}); err != nil {
		return err
	}
	var at []detailed
	if err := query(d.ctx, d.tx, "SELECT detail, n FROM statements ORDER BY detail, n", nil, func(scan func(...any) error) error {
		var x detailed
		err := scan(&x.key, &x.n)
		at = append(at, x)
		return err
	}); err != nil {
		return err
	}
	for ; len(at) > 0; at = at[min(batch, len(at)):] {
		some, err := d.detail(at[:min(batch, len(at))])
		if err != nil {
			d.fault("statements", rebuild, "statements cannot be read: %v", err)
			continue
		}
		for i := range some {
			for _, r := range pointed(&some[i]) {
				if !known[r.Article] {
					d.fault("statements", rebuild, "statement %s points at article %s, which is not here", some[i].ID, r.Article)
					break
				}
			}
		}
	}
	return nil
}

// captures looks whether the kept bytes are those of their digests.
func (d *doctor) captures() error {
	return query(d.ctx, d.tx, "SELECT digest, size, bytes FROM captures ORDER BY digest", nil, func(scan func(...any) error) error {
		var digest string
		var size int
		var packed []byte
		if err := scan(&digest, &size, &packed); err != nil {
			return err
		}
		_, b, err := d.pack.open(packed)
		if c := (raw.Capture{Bytes: b}); err != nil || len(b) != size || c.Digest() != digest {
			d.fault("captures", restore, "capture %s holds other bytes", digest)
		}
		return nil
	})
}

// graves looks whether anything that was purged is back.
func (d *doctor) graves() error {
	var stones int
	if err := d.tx.QueryRowContext(d.ctx, "SELECT count(*) FROM tombstones").Scan(&stones); err != nil || stones == 0 {
		return err
	}
	under := map[string]bool{}
	if err := query(d.ctx, d.tx, "SELECT digest FROM tombstones", nil, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		under[s] = true
		return err
	}); err != nil {
		return err
	}
	for _, q := range []string{
		"SELECT id FROM articles", "SELECT url FROM articles WHERE url <> ''", "SELECT DISTINCT input FROM articles", "SELECT DISTINCT outlet FROM articles",
		"SELECT DISTINCT name FROM versions", "SELECT url FROM captures WHERE url <> ''", "SELECT input FROM problems", "SELECT url FROM feeds",
		"SELECT substr(o.value, 1, instr(o.value || '@', '@') - 1) FROM corrections c, json_each(json_insert(c.others, '$[#]', c.subject)) o",
	} {
		if err := query(d.ctx, d.tx, q, nil, func(scan func(...any) error) error {
			var s string
			err := scan(&s)
			if under[digest(s)] {
				d.fault("purged", "purge it again", "%s was purged and is here", s)
			}
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// words asks the search tables whether they are whole. It needs the writing
// connection, for it is said as an insertion.
func (d *doctor) words() error {
	for _, t := range []string{"article_words", "statement_words"} {
		if _, err := d.l.write.ExecContext(d.ctx, "INSERT INTO "+t+" ("+t+") VALUES ('integrity-check')"); err != nil {
			if d.ctx.Err() != nil {
				return d.ctx.Err()
			}
			d.fault("search", rebuild, "%s: %v", t, err)
		}
	}
	return nil
}
