package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sanad/internal/store"
)

// sweep clears what the database keeps of purged rows: words in the search
// tables that were only marked as gone, copies of rows in pages that were split
// (which secure_delete does not reach: the file is written anew), and pages in
// the log. Until all of it is done the setting says that it is not, also for a
// process that is killed meanwhile.
func (l *Library) sweep(ctx context.Context) error {
	var due bool
	if err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings WHERE name = ?)", unswept).Scan(&due); err != nil || !due {
		return err
	}
	err := l.change(ctx, "clear the search tables", func(w *writer) error {
		for _, t := range []string{"article_words", "statement_words"} {
			if err := w.do("INSERT INTO " + t + " (" + t + ") VALUES ('optimize')"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := l.overwrite(ctx); err != nil {
		return fmt.Errorf("overwrite the bytes of what was purged (sanad retention tries again): %w", named(err))
	}
	return l.change(ctx, "end a purge", func(w *writer) error { return w.do("DELETE FROM settings WHERE name = ?", unswept) })
}

// overwrite writes the file anew and empties the log. It has a connection of
// its own, which keeps the copy on the disk and not in memory.
func (l *Library) overwrite(ctx context.Context) (err error) {
	db, err := sql.Open("sqlite", address(l.path, "temp_store(FILE)", waiting(l.patience)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, pages, moved int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return fmt.Errorf("another process still reads the log of before: %w", store.ErrBusy)
	}
	return nil
}
