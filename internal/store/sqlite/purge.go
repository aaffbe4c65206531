package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sanad/internal/store"
	"sanad/internal/text"
)

// Purge lets go of an article, an outlet or an address, and leaves a
// tombstone.
func (l *Library) Purge(ctx context.Context, p store.Place, at time.Time, why string) (store.Purged, error) {
	var out store.Purged
	err := l.change(ctx, fmt.Sprintf("purge %s %s", p.Kind, p.ID), func(w *writer) error {
		q, ok := purges[p.Kind]
		if !ok {
			return fmt.Errorf("a purge is of an article, an outlet or an address, not of a %s: %w", p.Kind, store.ErrInvalid)
		}
		keys, err := w.letGo(&out, q, p.ID)
		if err != nil {
			return err
		}
		if len(keys) == 0 && p.Kind == store.Article {
			return store.ErrNotFound
		}
		return w.bury(p, &out, stamp(at), why)
	})
	if err != nil {
		return store.Purged{}, err
	}
	return out, l.sweep(ctx)
}

// unswept is the setting that stands from a purge until its bytes are
// overwritten.
const unswept = "unswept"

// purges are the queries for the articles that a purge is of.
var purges = map[store.Kind]string{
	store.Article: "SELECT key, id, url FROM articles WHERE id = ?1",
	store.Outlet:  "SELECT key, id, '' FROM articles WHERE outlet = ?1",
	store.Address: "SELECT key, id, '' FROM articles WHERE url = ?1 OR input = ?1 OR key IN (SELECT article FROM versions WHERE name = ?1)",
}

// Expire lets go of the articles of before a time, and overwrites what a purge
// before could not.
func (l *Library) Expire(ctx context.Context, before time.Time, n int) (store.Purged, error) {
	var out store.Purged
	if before.IsZero() {
		return out, l.sweep(ctx)
	}
	err := l.change(ctx, "let go of what is older than "+before.Format(time.DateOnly), func(w *writer) error {
		_, err := w.letGo(&out, `SELECT key, id, '' FROM articles WHERE day <> '' AND day < ?1 OR day = '' AND added < ?1 ORDER BY key LIMIT ?2`,
			stamp(before)[:len(time.DateOnly)], limit(n))
		return err
	})
	if err != nil {
		return store.Purged{}, err
	}
	return out, l.sweep(ctx) // also what a purge before could not
}

// letGo takes articles away with everything that was made of them. Findings
// that others share with them go too, and the others are pending.
func (w *writer) letGo(out *store.Purged, q string, args ...any) ([]int64, error) {
	var keys []int64
	err := query(w.ctx, w.tx, q, args, func(scan func(...any) error) error {
		var k int64
		var id text.ID
		var url string
		err := scan(&k, &id, &url)
		keys, out.Articles = append(keys, k), append(out.Articles, id)
		if url != "" {
			out.Addresses = append(out.Addresses, url)
		}
		return err
	})
	if err != nil || len(keys) == 0 {
		return keys, err
	}
	if err := errors.Join(w.turn(0), w.do("INSERT OR REPLACE INTO settings (name, value) VALUES (?, '1')", unswept)); err != nil {
		return nil, err
	}
	near, err := w.touched(list(keys))
	if err != nil {
		return nil, err
	}
	if err := w.dropShared(out, list(keys), list(near)); err != nil {
		return nil, err
	}
	if err := w.erase(out, list(keys)); err != nil {
		return nil, err
	}
	if err := w.unpoint(); err != nil {
		return nil, err
	}
	err = query(w.ctx, w.tx, "SELECT id FROM articles WHERE key IN "+picked+" AND settled = 0 ORDER BY id", []any{list(near)}, func(scan func(...any) error) error {
		var id text.ID
		err := scan(&id)
		out.Pending = append(out.Pending, id)
		return err
	})
	return keys, err
}

// touched are the articles that share stories, statements, passages or relations
// with others, and these.
func (w *writer) touched(keys string) ([]int64, error) {
	var out []int64
	err := query(w.ctx, w.tx, `SELECT key FROM articles WHERE key IN (`+`SELECT value FROM json_each(?1)
		UNION SELECT a FROM passages WHERE b IN `+picked+` UNION SELECT b FROM passages WHERE a IN `+picked+`
		UNION SELECT a FROM relations WHERE b IN `+picked+` UNION SELECT b FROM relations WHERE a IN `+picked+`
		UNION SELECT key FROM articles WHERE story IN (SELECT story FROM articles WHERE key IN `+picked+`
			UNION SELECT t.story FROM reports r JOIN statements t ON t.key = r.statement WHERE r.article IN `+picked+`))`, []any{keys}, func(scan func(...any) error) error {
		var k int64
		err := scan(&k)
		out = append(out, k)
		return err
	})
	return out, err
}

// dropShared takes away all findings that the articles have a part in.
func (w *writer) dropShared(out *store.Purged, keys, near string) error {
	for q, into := range map[string]*int{
		"SELECT count(*) FROM stories WHERE key IN (SELECT story FROM articles WHERE key IN " + picked + ")": &out.Stories,
		"SELECT count(DISTINCT statement) FROM reports WHERE article IN " + picked:                           &out.Statements,
	} {
		if _, err := w.one(q, []any{keys}, into); err != nil {
			return err
		}
	}
	for _, q := range []string{
		"DELETE FROM passages WHERE a IN " + picked + " OR b IN " + picked,
		"DELETE FROM relations WHERE a IN " + picked + " OR b IN " + picked,
		"DELETE FROM omissions WHERE article IN " + picked + " OR beside IN " + picked,
	} {
		n, err := w.count(q, keys)
		if err != nil {
			return err
		}
		out.Findings += n
	}
	n, err := w.dropFindings(keys, near)
	out.Findings += n
	return err
}

// captured are the captures that articles were made of.
const captured = "(SELECT capture FROM articles WHERE key IN " + picked + " AND capture <> '')"

// erase takes away what was read of the articles, and what names only them.
func (w *writer) erase(out *store.Purged, keys string) error {
	for _, q := range []struct {
		query string
		into  *int
	}{
		{"DELETE FROM postings WHERE article IN " + picked, &out.Postings},
		{"DELETE FROM captures WHERE digest IN " + captured, &out.Captures}, // also where others were made of the same bytes
		{"UPDATE articles SET capture = '' WHERE capture IN " + captured, nil},
		{"DELETE FROM problems WHERE input IN (SELECT input FROM articles WHERE key IN " + picked + " UNION SELECT url FROM articles WHERE key IN " + picked +
			" UNION SELECT name FROM versions WHERE article IN " + picked + ")", nil},
		{"DELETE FROM corrections WHERE id IN (SELECT c.id FROM corrections c, json_each(json_insert(c.others, '$[#]', c.subject)) o" +
			" WHERE iif(instr(o.value, '@') > 0, substr(o.value, 1, instr(o.value, '@') - 1), o.value) IN (SELECT id FROM articles WHERE key IN " + picked + "))", nil},
		{"DELETE FROM versions WHERE article IN " + picked, nil},
		{"DELETE FROM statement_ids WHERE article IN " + picked, nil},
		{"DELETE FROM bodies WHERE article IN " + picked, nil},
		{"DELETE FROM article_words WHERE rowid IN " + picked, nil},
	} {
		n, err := w.count(q.query, keys)
		if err != nil {
			return fmt.Errorf("%s: %w", q.query, err)
		}
		if q.into != nil {
			*q.into += n
		}
	}
	if err := w.loosen("SELECT entity FROM names WHERE article IN "+picked+" UNION SELECT entity FROM attributions WHERE article IN "+picked+" AND entity IS NOT NULL", keys); err != nil {
		return err
	}
	for _, t := range markTables {
		if err := w.do("DELETE FROM "+t+" WHERE article IN "+picked, keys); err != nil {
			return err
		}
	}
	return w.do("DELETE FROM articles WHERE key IN "+picked, keys)
}

// bury leaves tombstones of what may not come back: digests, of which nobody
// can tell what they were made of.
func (w *writer) bury(p store.Place, out *store.Purged, at, why string) error {
	r := w.into("INSERT OR REPLACE INTO tombstones (digest, kind, at, why)")
	for _, id := range out.Articles {
		if err := r.add(digest(string(id)), string(store.Article), at, why); err != nil {
			return err
		}
	}
	if p.Kind == store.Address {
		if err := w.do("DELETE FROM feeds WHERE url = ?", p.ID); err != nil {
			return err
		}
		if err := w.do("DELETE FROM problems WHERE input = ?", p.ID); err != nil {
			return err
		}
	}
	names := out.Addresses
	if p.Kind != store.Article {
		names = append(names, p.ID)
	}
	for _, n := range names {
		if err := r.add(digest(n), string(p.Kind), at, why); err != nil {
			return err
		}
	}
	return nil
}
