package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Versions are what stood under an address or input, oldest first.
func (l *Library) Versions(ctx context.Context, name string) ([]store.Version, error) {
	var out []store.Version
	err := query(ctx, l.read, `SELECT v.number, a.id, v.first, v.last FROM versions v JOIN articles a ON a.key = v.article
		WHERE v.name = ? ORDER BY v.number`, []any{name}, func(scan func(...any) error) error {
		v := store.Version{Name: name}
		var id, first, last string
		if err := scan(&v.Number, &id, &first, &last); err != nil {
			return err
		}
		v.Article, v.First, v.Last = text.ID(id), unstamp(first), unstamp(last)
		if n := len(out); n > 0 {
			v.Before = out[n-1].Article
		}
		out = append(out, v)
		return nil
	})
	if err == nil && out == nil {
		err = fmt.Errorf("versions of %s: %w", name, store.ErrNotFound)
	}
	return out, err
}

// Changes are the merges and splits of a story, or of all.
func (l *Library) Changes(ctx context.Context, storyID string) ([]story.Change, error) {
	var out []story.Change
	err := query(ctx, l.read, `SELECT story, kind, others, at, why FROM story_changes
		WHERE ?1 = '' OR story = ?1 OR ?1 IN (SELECT value FROM json_each(others)) ORDER BY at, key`, []any{storyID}, func(scan func(...any) error) error {
		c, err := scanChange(scan)
		out = append(out, c)
		return err
	})
	return out, err
}

func scanChange(scan func(...any) error) (c story.Change, err error) {
	err = scan(&c.Story, &c.Kind, listed(&c.With), &c.At, &c.Why)
	return c, err
}

// Capture is kept bytes.
func (l *Library) Capture(ctx context.Context, digest string) (store.Capture, error) {
	c := store.Capture{Digest: digest}
	var at string
	var b []byte
	err := l.read.QueryRowContext(ctx, "SELECT input, url, media, time, bytes FROM captures WHERE digest = ?", digest).Scan(&c.Input, &c.URL, &c.Media, &at, &b)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	if err == nil {
		c.Time = unstamp(at)
		_, c.Bytes, err = l.pack.open(b)
	}
	if err != nil {
		return store.Capture{}, fmt.Errorf("capture %s: %w", digest, named(err))
	}
	return c, nil
}

// Feeds are the addresses that are looked at again and again, by address.
func (l *Library) Feeds(ctx context.Context) ([]store.Feed, error) {
	var out []store.Feed
	err := query(ctx, l.read, `SELECT url, kind, title, every, paused, added, looked, next, etag, modified, failures, problem, entries, last_entry, history
		FROM feeds ORDER BY url`, nil, func(scan func(...any) error) error {
		var f store.Feed
		var every int64
		var added, looked, next, entry string
		err := scan(&f.URL, &f.Kind, &f.Title, &every, &f.Paused, &added, &looked, &next, &f.ETag, &f.Modified, &f.Failures, &f.Problem, &f.Entries, &entry, &f.History)
		f.Every = time.Duration(every)
		f.Added, f.Looked, f.Next, f.LastEntry = unstamp(added), unstamp(looked), unstamp(next), unstamp(entry)
		out = append(out, f)
		return err
	})
	return out, err
}

// SetFeed adds a feed or changes it.
func (l *Library) SetFeed(ctx context.Context, f store.Feed) error {
	return l.change(ctx, "keep the feed "+f.URL, func(w *writer) error {
		if f.URL == "" {
			return fmt.Errorf("a feed without an address: %w", store.ErrInvalid)
		}
		return w.do(`INSERT OR REPLACE INTO feeds (url, kind, title, every, paused, added, looked, next, etag, modified, failures, problem, entries, last_entry, history)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, f.URL, f.Kind, f.Title, int64(f.Every), f.Paused, stamp(f.Added), stamp(f.Looked), stamp(f.Next),
			f.ETag, f.Modified, f.Failures, f.Problem, f.Entries, stamp(f.LastEntry), f.History)
	})
}

// RemoveFeed forgets a feed.
func (l *Library) RemoveFeed(ctx context.Context, url string) error {
	return l.change(ctx, "remove the feed "+url, func(w *writer) error {
		n, err := w.count("DELETE FROM feeds WHERE url = ?", url)
		if err == nil && n == 0 {
			err = store.ErrNotFound
		}
		return err
	})
}

// Correct keeps a dated claim of a person. The same claim twice is one.
func (l *Library) Correct(ctx context.Context, c store.Correction) (string, error) {
	b, err := json.Marshal([]any{c.Kind, c.On, c.With, c.Value, c.By, c.Why, stamp(c.At)})
	if err != nil {
		return "", err
	}
	h := sha256.Sum256(b)
	id := "correction:" + hex.EncodeToString(h[:6])
	return id, l.change(ctx, "keep a correction of "+c.On, func(w *writer) error {
		if c.Kind == "" || c.On == "" || c.By == "" {
			return fmt.Errorf("a correction needs a kind, a subject and an author: %w", store.ErrInvalid)
		}
		return w.do(`INSERT OR IGNORE INTO corrections (id, kind, subject, others, value, author, why, at, undone, undo_by)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '')`, id, c.Kind, c.On, list(c.With), c.Value, c.By, c.Why, stamp(c.At))
	})
}

// Undo marks a correction as undone.
func (l *Library) Undo(ctx context.Context, id, by string, at time.Time) error {
	return l.change(ctx, "undo "+id, func(w *writer) error {
		n, err := w.count("UPDATE corrections SET undone = ?, undo_by = ? WHERE id = ? AND undone = ''", stamp(at), by, id)
		if err == nil && n == 0 {
			err = store.ErrNotFound
		}
		return err
	})
}

// Corrections are the claims about something, or all, oldest first.
func (l *Library) Corrections(ctx context.Context, on string) ([]store.Correction, error) {
	var out []store.Correction
	err := query(ctx, l.read, `SELECT id, kind, subject, others, value, author, why, at, undone, undo_by FROM corrections
		WHERE ?1 = '' OR subject = ?1 OR ?1 IN (SELECT value FROM json_each(others)) ORDER BY at, id`, []any{on}, func(scan func(...any) error) error {
		var c store.Correction
		var at, undone string
		err := scan(&c.ID, &c.Kind, &c.On, listed(&c.With), &c.Value, &c.By, &c.Why, &at, &undone, &c.UndoBy)
		c.At, c.Undone = unstamp(at), unstamp(undone)
		out = append(out, c)
		return err
	})
	return out, err
}

// Note keeps what a run did.
func (l *Library) Note(ctx context.Context, r store.Run) (id int64, err error) {
	err = l.change(ctx, "note a run", func(w *writer) error {
		var key any
		if r.ID != 0 {
			key = r.ID
		}
		_, err := w.one(`INSERT OR REPLACE INTO runs (key, program, command, recipe, start, "end", articles, added, problems, outcome)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key`,
			[]any{key, r.Program, r.Command, r.Recipe, stamp(r.Start), stamp(r.End), r.Articles, r.Added, r.Problems, r.Outcome}, &id)
		return err
	})
	return id, err
}

// Runs are what the program did, newest first.
func (l *Library) Runs(ctx context.Context, p store.Page) (store.List[store.Run], error) {
	var out store.List[store.Run]
	before := int64(1) << 62
	if p.After != "" {
		n, err := strconv.ParseInt(p.After, 10, 64)
		if err != nil {
			return out, fmt.Errorf("page after %q: %w", p.After, store.ErrInvalid)
		}
		before = n
	}
	n := size(p)
	err := query(ctx, l.read, `SELECT key, program, command, recipe, start, "end", articles, added, problems, outcome, (SELECT count(*) FROM runs)
		FROM runs WHERE key < ? ORDER BY key DESC LIMIT ?`, []any{before, n + 1}, func(scan func(...any) error) error {
		if len(out.Lines) == n {
			out.Next = strconv.FormatInt(out.Lines[n-1].ID, 10)
			return nil
		}
		var r store.Run
		var start, end string
		err := scan(&r.ID, &r.Program, &r.Command, &r.Recipe, &start, &end, &r.Articles, &r.Added, &r.Problems, &r.Outcome, &out.Total)
		r.Start, r.End = unstamp(start), unstamp(end)
		out.Lines = append(out.Lines, r)
		return err
	})
	return out, err
}

// Report adds problems that no batch brings.
func (l *Library) Report(ctx context.Context, ps []store.Problem) error {
	return l.change(ctx, "list problems", func(w *writer) error {
		r := w.into("INSERT OR IGNORE INTO problems (input, stage, reason, at)")
		for _, p := range ps {
			if err := r.add(p.Input, p.Stage, p.Reason, p.At); err != nil {
				return err
			}
		}
		return nil
	})
}

// Retention is the age at which articles are let go.
func (l *Library) Retention(ctx context.Context) (time.Duration, error) {
	var s string
	err := l.read.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = 'retention'").Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("retention: %w", named(err))
	}
	return time.ParseDuration(s)
}

// SetRetention says at which age articles are let go.
func (l *Library) SetRetention(ctx context.Context, d time.Duration) error {
	return l.change(ctx, "set the retention", func(w *writer) error {
		if d < 0 {
			return fmt.Errorf("an age of %s: %w", d, store.ErrInvalid)
		}
		return w.do("INSERT OR REPLACE INTO settings (name, value) VALUES ('retention', ?)", d.String())
	})
}

// Backup writes a copy that opens as a library. It reads one state of the
// library on a connection of its own, while others go on.
func (l *Library) Backup(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", address(l.path))
	if err != nil {
		return fmt.Errorf("write the copy %s: %w", path, named(err))
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("write the copy %s: %w", path, named(err))
	}
	return nil
}
