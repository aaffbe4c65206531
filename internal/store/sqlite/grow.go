package sqlite

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"sanad/internal/store"
	"sanad/internal/text"
)

// digest is how a purged name is kept: nobody can read it back.
func digest(name string) string {
	h := sha256.Sum256([]byte("sanad tombstone\n" + name))
	return hex.EncodeToString(h[:])
}

// Known says which of the articles are there already.
func (l *Library) Known(ctx context.Context, ids []text.ID) (map[text.ID]bool, error) {
	got, err := l.ids(ctx, "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))", list(ids))
	out := make(map[text.ID]bool, len(got))
	for _, id := range got {
		out[id] = true
	}
	return out, err
}

// Refused says which of the names were purged.
func (l *Library) Refused(ctx context.Context, names []string) (map[string]bool, error) {
	of := make(map[string]string, len(names))
	ask := make([]string, len(names))
	for i, n := range names {
		ask[i] = digest(n)
		of[ask[i]] = n
	}
	out := map[string]bool{}
	err := query(ctx, l.read, "SELECT digest FROM tombstones WHERE digest IN (SELECT value FROM json_each(?))", []any{list(ask)}, func(scan func(...any) error) error {
		var d string
		err := scan(&d)
		out[of[d]] = true
		return err
	})
	return out, err
}

// Pending are articles that were put and not yet settled, oldest first.
func (l *Library) Pending(ctx context.Context, n int) ([]text.ID, error) {
	return l.ids(ctx, "SELECT id FROM articles WHERE settled = 0 ORDER BY key LIMIT ?", limit(n))
}

// limit is n as SQL says it: 0 is no limit.
func limit(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}

// Outdated are articles whose marks were made by another recipe.
func (l *Library) Outdated(ctx context.Context, recipe string, n int) ([]text.ID, error) {
	return l.ids(ctx, "SELECT a.id FROM articles a JOIN recipes r ON r.key = a.recipe WHERE r.stages <> ? ORDER BY a.key LIMIT ?", recipe, limit(n))
}

// Overtaken are articles whose story was settled by another recipe.
func (l *Library) Overtaken(ctx context.Context, recipe string, n int) ([]text.ID, error) {
	return l.ids(ctx, `SELECT a.id FROM stories s JOIN recipes r ON r.key = s.recipe JOIN articles a ON a.story = s.key
		WHERE r.stages <> ? ORDER BY s.key, a.id LIMIT ?`, recipe, limit(n))
}

// Recipes are the recipes of the marks of the articles.
func (l *Library) Recipes(ctx context.Context, ids []text.ID) (map[text.ID]string, error) {
	out := make(map[text.ID]string, len(ids))
	err := query(ctx, l.read, `SELECT a.id, r.stages FROM articles a JOIN recipes r ON r.key = a.recipe
		WHERE a.id IN (SELECT value FROM json_each(?))`, []any{list(ids)}, func(scan func(...any) error) error {
		var id, recipe string
		err := scan(&id, &recipe)
		out[text.ID(id)] = recipe
		return err
	})
	return out, err
}

// generation is the setting that counts the changes of findings and marks.
const generation = "generation"

// Generation grows with every change of findings or marks.
func (l *Library) Generation(ctx context.Context) (n int64, err error) {
	err = l.read.QueryRowContext(ctx, "SELECT 1 + coalesce((SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?), 0)", generation).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("read the generation: %w", named(err))
	}
	return n, nil
}

// turn begins a new generation; it refuses what was made of another than the
// last one, 0 for any.
func (w *writer) turn(made int64) error {
	var now int64
	if _, err := w.one("SELECT 1 + coalesce((SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?), 0)", []any{generation}, &now); err != nil {
		return err
	}
	if made != 0 && made != now {
		return store.ErrStale
	}
	return w.do("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", generation, strconv.FormatInt(now, 10))
}

// All are the IDs of all articles.
func (l *Library) All(ctx context.Context) ([]text.ID, error) {
	return l.ids(ctx, "SELECT id FROM articles ORDER BY id")
}

// StoryOf is the story of each article that has one.
func (l *Library) StoryOf(ctx context.Context, ids []text.ID) (map[text.ID]string, error) {
	out := map[text.ID]string{}
	err := query(ctx, l.read, `SELECT a.id, s.id FROM articles a JOIN stories s ON s.key = a.story
		WHERE a.id IN (SELECT value FROM json_each(?))`, []any{list(ids)}, func(scan func(...any) error) error {
		var a, s string
		err := scan(&a, &s)
		out[text.ID(a)] = s
		return err
	})
	return out, err
}

// Given says which of the story IDs were ever given.
func (l *Library) Given(ctx context.Context, storyIDs []string) (map[string]bool, error) {
	out := map[string]bool{}
	err := query(ctx, l.read, "SELECT id FROM story_ids WHERE id IN (SELECT value FROM json_each(?))", []any{list(storyIDs)}, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		out[s] = true
		return err
	})
	return out, err
}

// Told are statements with the places of their reports.
func (l *Library) Told(ctx context.Context, articles []text.ID, statements []string) ([]store.Told, error) {
	var out []store.Told
	err := query(ctx, l.read, `WITH given AS MATERIALIZED (SELECT key FROM articles WHERE id IN (SELECT value FROM json_each(?1)))
		SELECT t.id, coalesce(s.id, ''), a.id, r.start, r."end", r.n FROM statements t LEFT JOIN stories s ON s.key = t.story
			JOIN reports r ON r.statement = t.key JOIN articles a ON a.key = r.article
			WHERE t.key IN (SELECT statement FROM reports WHERE article IN (SELECT key FROM given)
				UNION SELECT key FROM statements WHERE id IN (SELECT value FROM json_each(?2)))
		UNION ALL SELECT i.id, '', a.id, i.start, i.start, 0 FROM statement_ids i JOIN articles a ON a.key = i.article
			WHERE i.id IN (SELECT value FROM json_each(?2)) OR i.article IN (SELECT key FROM given)
		ORDER BY 1, 6`, []any{list(articles), list(statements)}, func(scan func(...any) error) error {
		var id, of string
		var r text.Ref
		var n int
		if err := scan(&id, &of, &r.Article, &r.Span.Start, &r.Span.End, &n); err != nil {
			return err
		}
		if k := len(out) - 1; k < 0 || out[k].ID != id {
			out = append(out, store.Told{ID: id, Story: of})
		}
		o := &out[len(out)-1]
		o.Reports = append(o.Reports, r)
		return nil
	})
	return out, err
}

// Near lists the articles that hold the postings.
func (l *Library) Near(ctx context.Context, ps []store.Posting, day string, crowd int) (store.Near, error) {
	out := store.Near{Holders: make([]int, len(ps))}
	err := l.look(ctx, fmt.Sprintf("look up %d postings", len(ps)), func(tx *sql.Tx) error {
		held, err := holders(ctx, tx, ps, day, crowd, out.Holders)
		if err != nil {
			return err
		}
		out.Neighbours, err = described(ctx, tx, held)
		return err
	})
	return out, err
}

// holder is an article that holds a posting.
type holder struct {
	key int64
	day string
}

// holders looks the postings up, one after the other, and counts who holds
// them: the places of the postings by key of the article. No more rows are read
// of a posting than tell that it is too common.
func holders(ctx context.Context, tx *sql.Tx, ps []store.Posting, day string, crowd int, counts []int) (map[int64][]int, error) {
	look, err := tx.PrepareContext(ctx, "SELECT p.article, a.day FROM postings p JOIN articles a ON a.key = p.article WHERE p.kind = ? AND p.hash = ? LIMIT ?")
	if err != nil {
		return nil, err
	}
	defer look.Close() //nolint:errcheck // ends with the transaction
	most := -1
	if crowd > 0 {
		most = store.Common*crowd + 1
	}
	held := map[int64][]int{}
	for i, p := range ps {
		few, err := read(ctx, look, int(p.Kind), fold(p.Hash), most)
		if err != nil {
			return nil, err
		}
		counts[i] = len(few)
		switch {
		case len(few) == most:
			continue
		case crowd > 0 && len(few) > crowd:
			few = nearest(few, day, crowd)
		}
		for _, h := range few {
			held[h.key] = append(held[h.key], i)
		}
	}
	return held, nil
}

func read(ctx context.Context, look *sql.Stmt, args ...any) (out []holder, err error) {
	rs, err := look.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rs.Close()) }()
	for rs.Next() {
		var h holder
		if err := rs.Scan(&h.key, &h.day); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, rs.Err()
}

// nearest are the n articles before and the n after a day, or the last n that
// came for "".
func nearest(hs []holder, day string, n int) []holder {
	if day == "" {
		slices.SortFunc(hs, func(a, b holder) int { return cmp.Compare(a.key, b.key) })
		return hs[len(hs)-n:]
	}
	slices.SortFunc(hs, func(a, b holder) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.key, b.key)) })
	at, _ := slices.BinarySearchFunc(hs, day, func(h holder, day string) int {
		if h.day <= day {
			return -1
		}
		return 1
	})
	return hs[max(0, at-n):min(len(hs), at+n)]
}

// described are the found articles with their days and stories, by ID.
func described(ctx context.Context, tx *sql.Tx, held map[int64][]int) ([]store.Neighbour, error) {
	keys := make([]int64, 0, len(held))
	for k := range held {
		keys = append(keys, k)
	}
	var out []store.Neighbour
	err := query(ctx, tx, `SELECT a.key, a.id, a.day, coalesce(s.id, '') FROM articles a LEFT JOIN stories s ON s.key = a.story
		WHERE a.key IN `+picked+` ORDER BY a.id`, []any{list(keys)}, func(scan func(...any) error) error {
		var k int64
		var n store.Neighbour
		err := scan(&k, &n.Article, &n.Day, &n.Story)
		n.Shared = held[k]
		out = append(out, n)
		return err
	})
	return out, err
}
