package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Replace drops the findings that rest on the given articles and writes those
// of the pile in their place.
func (l *Library) Replace(ctx context.Context, s store.Settlement) error {
	return l.change(ctx, fmt.Sprintf("settle %d articles", len(s.Articles)), func(w *writer) error {
		if s.Pile == nil || len(s.Pile.Marks) != len(s.Pile.Articles) {
			return fmt.Errorf("a pile without marks: %w", store.ErrInvalid)
		}
		if err := w.turn(s.Generation); err != nil {
			return err
		}
		x, err := w.newSettle(&s)
		if err != nil {
			return err
		}
		for _, f := range []func() error{x.drop, x.articles, x.stories, x.passages, x.relations, x.statements, x.beside, x.warnings, x.events, x.changes} {
			if err := f(); err != nil {
				return err
			}
		}
		if err := w.forwarded(); err != nil {
			return err
		}
		return w.problems(s.Pile.Problems, x.at)
	})
}

// settle is a settlement on its way in.
type settle struct {
	*writer
	s       *store.Settlement
	at      string
	rules   int64            // key of the recipe
	mine    map[text.ID]bool // articles whose findings are replaced
	place   map[text.ID]int  // in the pile
	written map[string]int64 // stories by ID
	told    map[string]bool  // statements that were written
}

func (w *writer) newSettle(s *store.Settlement) (*settle, error) {
	x := &settle{writer: w, s: s, at: stamp(s.At), mine: map[text.ID]bool{}, place: s.Pile.Index(), written: map[string]int64{}, told: map[string]bool{}}
	var err error
	if x.rules, err = w.recipe(s.Recipe); err != nil {
		return nil, err
	}
	for _, id := range s.Articles {
		k, err := w.article(id)
		if err != nil {
			return nil, err
		}
		if k == 0 {
			return nil, fmt.Errorf("article %s: %w", id, store.ErrNotFound)
		}
		x.mine[id] = true
	}
	return x, nil
}

// mineStory reports whether a story of the pile is to be written.
func (x *settle) mineStory(s *story.Story) bool {
	for _, a := range s.Articles {
		if x.mine[a] {
			return true
		}
	}
	return false
}

// drop takes away what rests on the articles: what lies between them, and the
// stories that any of them is in or comes into.
func (x *settle) drop() error {
	keys, err := x.keys(x.s.Articles)
	if err != nil {
		return err
	}
	members := append([]text.ID{}, x.s.Articles...)
	for i := range x.s.Pile.Stories {
		if s := &x.s.Pile.Stories[i]; x.mineStory(s) {
			members = append(members, s.Articles...)
		}
	}
	all, err := x.keys(members)
	if err != nil {
		return err
	}
	_, err = x.dropFindings(list(keys), list(all))
	return err
}

// keys are the keys of articles, unknown ones left out.
func (w *writer) keys(ids []text.ID) ([]int64, error) {
	out := make([]int64, 0, len(ids))
	for _, id := range ids {
		k, err := w.article(id)
		if err != nil {
			return nil, err
		}
		if k != 0 {
			out = append(out, k)
		}
	}
	return out, nil
}

// list is keys as one value that json_each takes apart.
func list[T any](keys []T) string {
	if keys == nil {
		return "[]"
	}
	b, err := json.Marshal(keys)
	if err != nil {
		panic("keys are numbers and strings: " + err.Error())
	}
	return string(b)
}

const picked = "(SELECT value FROM json_each(?1))"

// dropFindings takes away the findings between the articles of the first list
// and the stories of those of the second, and says how many findings that
// were. Articles that lose their story so are pending.
func (w *writer) dropFindings(between, of string) (int, error) {
	n := 0
	for _, q := range []string{
		"DELETE FROM passages WHERE a IN " + picked + " AND b IN " + picked,
		"DELETE FROM relations WHERE a IN " + picked + " AND b IN " + picked,
		"DELETE FROM warnings WHERE article IN " + picked,
	} {
		k, err := w.count(q, between)
		if err != nil {
			return n, err
		}
		n += k
	}
	k, err := w.dropStatements(of)
	if err != nil {
		return n, err
	}
	n += k
	return n, w.dropStories(of)
}

// dropStatements takes away the statements of the stories of the articles, and
// those without a story that they report, and all that is said of these.
func (w *writer) dropStatements(articles string) (int, error) {
	if err := w.do("DROP TABLE IF EXISTS temp.gone"); err != nil {
		return 0, err
	}
	if _, err := w.tx.ExecContext(w.ctx, `CREATE TEMP TABLE gone AS
		SELECT key, id, detail FROM statements WHERE story IS NULL AND key IN (SELECT statement FROM reports WHERE article IN (SELECT value FROM json_each(?1)))
		UNION SELECT key, id, detail FROM statements WHERE story IN (SELECT story FROM articles WHERE key IN (SELECT value FROM json_each(?1)))`, articles); err != nil {
		return 0, err
	}
	for _, q := range []string{
		"CREATE TEMP TABLE IF NOT EXISTS pointing (event INTEGER PRIMARY KEY)",
		"INSERT OR IGNORE INTO pointing SELECT key FROM events WHERE article IN (SELECT article FROM reports WHERE statement IN (SELECT key FROM gone))",
		"CREATE TEMP TABLE IF NOT EXISTS denied (id TEXT PRIMARY KEY)",
		"INSERT OR IGNORE INTO denied SELECT id FROM gone",
	} {
		if _, err := w.tx.ExecContext(w.ctx, q); err != nil {
			return 0, fmt.Errorf("%s: %w", q, err)
		}
	}
	if err := w.forward("t.key IN (SELECT key FROM gone)"); err != nil {
		return 0, err
	}
	if err := w.loosen("SELECT entity FROM voices WHERE statement IN (SELECT key FROM gone) AND entity IS NOT NULL"); err != nil {
		return 0, err
	}
	n := 0
	for _, q := range []string{
		"DELETE FROM reports WHERE statement IN (SELECT key FROM gone)",
		"DELETE FROM voices WHERE statement IN (SELECT key FROM gone)",
		"DELETE FROM channels WHERE statement IN (SELECT key FROM gone)",
		"DELETE FROM drift WHERE statement IN (SELECT key FROM gone)",
		"DELETE FROM evolutions WHERE earlier IN (SELECT id FROM gone)",
		"DELETE FROM evolutions WHERE later IN (SELECT id FROM gone)",
		"DELETE FROM omissions WHERE statement IN (SELECT id FROM gone)",
		"DELETE FROM warnings WHERE statement IN (SELECT id FROM gone)",
		"DELETE FROM statement_words WHERE rowid IN (SELECT key FROM gone)",
		"DELETE FROM statements WHERE key IN (SELECT key FROM gone)",
		"DELETE FROM details WHERE key IN (SELECT detail FROM gone) AND key NOT IN (SELECT detail FROM statements WHERE detail IN (SELECT detail FROM gone))",
	} {
		r, err := w.tx.ExecContext(w.ctx, q) // not prepared: the table is made anew
		if err != nil {
			return n, fmt.Errorf("%s: %w", q, err)
		}
		k, err := r.RowsAffected()
		if err != nil {
			return n, err
		}
		n += int(k)
	}
	return n, nil
}

// forward remembers where the first reports of statements stand, so that their
// IDs lead to what is said there later.
func (w *writer) forward(which string) error {
	_, err := w.tx.ExecContext(w.ctx, `INSERT OR REPLACE INTO statement_ids (id, article, start)
		SELECT t.id, r.article, r.start FROM statements t JOIN reports r ON r.statement = t.key AND r.n = 0 WHERE `+which)
	return err
}

// forwarded forgets the IDs that are in use again.
func (w *writer) forwarded() error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.do("DELETE FROM statement_ids WHERE id IN (SELECT id FROM statements)"); err != nil {
		return err
	}
	return w.unpoint()
}

// toldThere are the statements that the article of an event reports.
const toldThere = "(SELECT t.id FROM reports r JOIN statements t ON t.key = r.statement WHERE r.article = events.article)"

// unpoint takes statements out of what stands outside of the stories that were
// dropped: out of events in articles that report them no more, though they may
// be told elsewhere by the same ID, and, those that are gone for good, out of
// denials.
func (w *writer) unpoint() error {
	for _, q := range []string{
		"CREATE TEMP TABLE IF NOT EXISTS pointing (event INTEGER PRIMARY KEY)",
		"CREATE TEMP TABLE IF NOT EXISTS denied (id TEXT PRIMARY KEY)",
		`UPDATE events SET statements = (SELECT json_group_array(value) FROM json_each(events.statements) WHERE value IN ` + toldThere + `)
			WHERE key IN (SELECT event FROM pointing) AND EXISTS (SELECT 1 FROM json_each(events.statements) WHERE value NOT IN ` + toldThere + `)`,
		"UPDATE statements SET denies = '' WHERE denies <> '' AND denies IN (SELECT id FROM denied) AND denies NOT IN (SELECT id FROM statements)",
		"DELETE FROM pointing", "DELETE FROM denied",
	} {
		if _, err := w.tx.ExecContext(w.ctx, q); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
	}
	return nil
}

// dropStories takes away the stories of articles, with their storylines.
func (w *writer) dropStories(articles string) error {
	for _, q := range []string{
		`DELETE FROM events WHERE article IN ` + picked + ` OR article IN (SELECT key FROM articles WHERE story IN (SELECT story FROM articles WHERE key IN ` + picked + `))`,
		`DELETE FROM warnings WHERE story IN (SELECT id FROM stories WHERE key IN (SELECT story FROM articles WHERE key IN ` + picked + `))`,
		`DELETE FROM storylines WHERE id IN (SELECT storyline FROM stories WHERE key IN (SELECT story FROM articles WHERE key IN ` + picked + `))`,
		`UPDATE articles SET settled = 0 WHERE story IN (SELECT story FROM articles WHERE key IN ` + picked + `)`,
		`DELETE FROM stories WHERE key IN (SELECT story FROM articles WHERE key IN ` + picked + `)`,
		`UPDATE articles SET story = NULL WHERE story IN (SELECT story FROM articles WHERE key IN ` + picked + `)`,
	} {
		if err := w.do(q, articles); err != nil {
			return fmt.Errorf("%s: %w", strings.Fields(q)[2], err)
		}
	}
	return nil
}

// changes keeps what happened to stories.
func (x *settle) changes() error {
	r := x.into("INSERT INTO story_changes (story, kind, others, at, why)")
	for _, c := range x.s.Changes {
		if err := r.add(c.Story, string(c.Kind), list(c.With), c.At, c.Why); err != nil {
			return err
		}
	}
	return nil
}

// derived are the tables that can be made again from what was read.
var derived = append([]string{"entities", "stories", "storylines", "passages", "relations", "statements", "details", "reports", "voices", "channels", "drift",
	"evolutions", "omissions", "warnings", "events"}, markTables...)

// Drop forgets every finding and derived table.
func (l *Library) Drop(ctx context.Context) error {
	return l.change(ctx, "drop the findings", func(w *writer) error {
		if err := errors.Join(w.turn(0), w.forward("1")); err != nil {
			return err
		}
		for _, t := range derived {
			if err := w.do("DELETE FROM " + t); err != nil {
				return err
			}
		}
		for _, q := range []string{
			"INSERT INTO article_words (article_words) VALUES ('delete-all')",
			"INSERT INTO statement_words (statement_words) VALUES ('delete-all')",
			"UPDATE articles SET settled = 0, story = NULL",
			"UPDATE bodies SET settled = NULL WHERE settled IS NOT NULL",
		} {
			if err := w.do(q); err != nil {
				return err
			}
		}
		return nil
	})
}
