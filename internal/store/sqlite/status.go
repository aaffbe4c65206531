package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"sanad/internal/store"
	"sanad/internal/text"
)

// Status counts what is there.
func (l *Library) Status(ctx context.Context) (s store.Status, err error) {
	err = l.look(ctx, "count", func(tx *sql.Tx) error {
		for q, into := range map[string]*int{
			"SELECT count(*) FROM articles":                                       &s.Articles,
			"SELECT count(*) FROM versions":                                       &s.Versions,
			"SELECT count(*) FROM captures":                                       &s.Captures,
			"SELECT count(*) FROM stories":                                        &s.Stories,
			"SELECT count(*) FROM storylines":                                     &s.Storylines,
			"SELECT count(*) FROM statements":                                     &s.Statements,
			"SELECT count(*) FROM passages":                                       &s.Passages,
			"SELECT count(*) FROM relations":                                      &s.Relations,
			"SELECT count(*) FROM events":                                         &s.Events,
			"SELECT count(*) FROM warnings":                                       &s.Warnings,
			"SELECT count(*) FROM problems":                                       &s.Problems,
			"SELECT count(*) FROM corrections WHERE undone = ''":                  &s.Corrections,
			"SELECT count(*) FROM feeds":                                          &s.Feeds,
			"SELECT count(*) FROM articles WHERE settled = 0":                     &s.Pending,
			"SELECT count(*) FROM tombstones":                                     &s.Purged,
			"SELECT count(*) FROM (SELECT DISTINCT outlet FROM articles) WHERE 1": &s.Outlets,
			"SELECT coalesce(sum(bytes), 0) FROM articles":                        &s.Text,
			"SELECT coalesce(max(version_id), 0) FROM goose_db_version":           &s.Schema,
		} {
			if err := tx.QueryRowContext(ctx, q).Scan(into); err != nil {
				return err
			}
		}
		return tx.QueryRowContext(ctx, "SELECT coalesce(min(day), ''), coalesce(max(day), '') FROM articles WHERE day <> ''").Scan(&s.First, &s.Last)
	})
	if err != nil {
		return s, err
	}
	for _, end := range []string{"", "-wal"} {
		if f, err := os.Stat(l.path + end); err == nil {
			s.Bytes += f.Size()
		}
	}
	return s, nil
}

// shortest is how many characters of an ID stand for it.
const shortest = 6

// places are the tables in which Locate looks, in this order.
var places = []struct {
	kind        store.Kind
	exact, near string // queries for a name, and for the beginning of an ID
}{
	{store.Article, "SELECT id FROM articles WHERE id = ?1 OR input = ?1 OR url = ?1 AND url <> '' ORDER BY key DESC", "SELECT id FROM articles WHERE id >= ?1 AND id < ?2"},
	{store.Story, "SELECT id FROM stories WHERE id = ?1", "SELECT id FROM stories WHERE id >= ?1 AND id < ?2"},
	{store.Storyline, "SELECT id FROM storylines WHERE id = ?1", "SELECT id FROM storylines WHERE id >= ?1 AND id < ?2"},
	{store.Statement, "SELECT id FROM statements WHERE id = ?1", "SELECT id FROM statements WHERE id >= ?1 AND id < ?2"},
	{store.Entity, "SELECT id FROM entities WHERE id = ?1", ""},
	{store.Outlet, "SELECT outlet FROM articles WHERE outlet = ?1 AND outlet <> '' LIMIT 1", ""},
}

// Locate finds what a name stands for. Of several versions of one address it
// is the newest.
func (l *Library) Locate(ctx context.Context, name string) (at store.Place, err error) {
	err = l.look(ctx, fmt.Sprintf("look for %q", name), func(tx *sql.Tx) error {
		for _, p := range places {
			var id string
			err := tx.QueryRowContext(ctx, p.exact, name).Scan(&id)
			if err == nil {
				at = store.Place{Kind: p.kind, ID: id}
				return nil
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		if found, err := former(ctx, tx, name, &at); found || err != nil {
			return err
		}
		return beginning(ctx, tx, name, &at)
	})
	return at, err
}

// formers are the queries that follow an ID which something had once.
var formers = []struct {
	kind  store.Kind
	query string
}{
	{store.Statement, `SELECT t.id FROM statement_ids i JOIN reports r ON r.article = i.article AND r.start = i.start
		JOIN statements t ON t.key = r.statement WHERE i.id = ? ORDER BY t.carriers DESC, t.id LIMIT 1`},
	{store.Story, `WITH RECURSIVE next (id, step) AS (SELECT ?, 0
		UNION SELECT c.story, step + 1 FROM next, story_changes c, json_each(c.others) o WHERE c.kind = 'merged' AND o.value = next.id AND step < 32)
		SELECT s.id FROM next JOIN stories s ON s.id = next.id ORDER BY step DESC LIMIT 1`},
}

// former follows the ID that a statement or a story had once to what has its
// words or articles now.
func former(ctx context.Context, tx *sql.Tx, name string, at *store.Place) (bool, error) {
	for _, q := range formers {
		var id string
		err := tx.QueryRowContext(ctx, q.query, name).Scan(&id)
		if err == nil {
			*at = store.Place{Kind: q.kind, ID: id}
			return true, nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
	}
	return false, nil
}

// beginning looks for the one ID that begins with name, or with the word of its
// kind and a colon before it. A story has the ID of one of its articles behind
// that word: without the word, the article is meant.
func beginning(ctx context.Context, tx *sql.Tx, name string, at *store.Place) error {
	if len(name) < shortest {
		return store.ErrNotFound
	}
	for _, kinded := range []bool{false, true} {
		var found []store.Place
		for _, p := range places {
			if p.near == "" {
				continue
			}
			from := name
			if kinded {
				from = string(p.kind) + ":" + name
			}
			err := query(ctx, tx, p.near+" LIMIT 2", []any{from, from + "\U0010ffff"}, func(scan func(...any) error) error {
				x := store.Place{Kind: p.kind}
				err := scan(&x.ID)
				found = append(found, x)
				return err
			})
			if err != nil {
				return err
			}
		}
		switch len(found) {
		case 0:
		case 1:
			*at = found[0]
			return nil
		default:
			return fmt.Errorf("both %s and %s begin so: %w", found[0].ID, found[1].ID, store.ErrAmbiguous)
		}
	}
	return store.ErrNotFound
}

// members are the queries for the articles of a place.
var members = map[store.Kind]string{
	store.Article:   "SELECT id FROM articles WHERE id = ? ORDER BY id",
	store.Story:     "SELECT id FROM articles WHERE story = (SELECT key FROM stories WHERE id = ?) ORDER BY id",
	store.Storyline: "SELECT id FROM articles WHERE story IN (SELECT key FROM stories WHERE storyline = ?) ORDER BY id",
	store.Statement: "SELECT DISTINCT id FROM articles WHERE key IN (SELECT article FROM reports WHERE statement = (SELECT key FROM statements WHERE id = ?)) ORDER BY id",
	store.Outlet:    "SELECT id FROM articles WHERE outlet = ? ORDER BY id",
	store.Entity:    "SELECT id FROM articles WHERE key IN (SELECT article FROM names WHERE entity = (SELECT key FROM entities WHERE id = ?)) ORDER BY id",
}

// Members are the articles of a place.
func (l *Library) Members(ctx context.Context, p store.Place) ([]text.ID, error) {
	q, ok := members[p.Kind]
	if !ok {
		return nil, fmt.Errorf("articles of a %q: %w", p.Kind, store.ErrInvalid)
	}
	out, err := l.ids(ctx, q, p.ID)
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s %s: %w", p.Kind, p.ID, store.ErrNotFound)
	}
	return out, err
}

// ids are the article IDs that a query gives.
func (l *Library) ids(ctx context.Context, q string, args ...any) ([]text.ID, error) {
	var out []text.ID
	err := query(ctx, l.read, q, args, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out = append(out, text.ID(id))
		return err
	})
	return out, err
}

// Carriers are the articles of a story and of its statements.
func (l *Library) Carriers(ctx context.Context, storyID string) ([]text.ID, error) {
	out, err := l.ids(ctx, `SELECT id FROM articles WHERE story = (SELECT key FROM stories WHERE id = ?1)
		OR key IN (SELECT article FROM reports WHERE statement IN (SELECT key FROM statements WHERE story = (SELECT key FROM stories WHERE id = ?1))) ORDER BY id`, storyID)
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("story %s: %w", storyID, store.ErrNotFound)
	}
	return out, err
}

// Around are articles with all others of their stories and all that share
// passages with them.
func (l *Library) Around(ctx context.Context, ids []text.ID) ([]text.ID, error) {
	return l.ids(ctx, `WITH given AS (SELECT key, story FROM articles WHERE id IN (SELECT value FROM json_each(?)))
		SELECT id FROM articles WHERE key IN (SELECT key FROM given
			UNION SELECT key FROM articles WHERE story IN (SELECT story FROM given)
			UNION SELECT b FROM passages WHERE a IN (SELECT key FROM given)
			UNION SELECT a FROM passages WHERE b IN (SELECT key FROM given)) ORDER BY id`, list(ids))
}
