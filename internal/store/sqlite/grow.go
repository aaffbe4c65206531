package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
