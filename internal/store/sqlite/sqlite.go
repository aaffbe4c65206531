// Package sqlite keeps a library in one file that any SQL tool opens. In: what
// package store says. Out: the same. The tables are described in doc/schema.md.
//
// Texts, marks and the details of findings are kept once as compressed blobs,
// which the program reads; beside them stand flat tables, which people query.
// Writes go through one connection and are one transaction each; readers see
// the library as it was before or after a write (WAL). A process that is
// killed leaves a library as of its last whole write.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"runtime"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite" // also registers the driver
	lib "modernc.org/sqlite/lib"

	"sanad/internal/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

var _ store.Library = (*Library)(nil)

// Library is a library in a file.
type Library struct {
	path        string
	write, read *sql.DB
	pack        *packer
	patience    time.Duration // with others, when a purge overwrites the file
}

// Open opens the library in a file; Create makes it where there is none.
// Tables of an older program are brought up to date by both.
func Open(ctx context.Context, path string) (*Library, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open the library %s: %w", path, store.ErrNotFound)
	}
	return Create(ctx, path)
}

// Create opens the library in a file and makes it where there is none.
func Create(ctx context.Context, path string) (*Library, error) {
	l, err := open(path)
	if err == nil {
		if err = l.migrate(ctx); err == nil {
			l.pack, err = newPacker(ctx, l.read)
		}
	}
	if err != nil {
		if l != nil {
			err = errors.Join(named(err), l.Close())
		}
		return nil, fmt.Errorf("open the library %s: %w", path, named(err))
	}
	return l, nil
}

// open connects without looking at what is there.
func open(path string) (*Library, error) {
	l := &Library{path: path, patience: patience}
	var err error
	if l.write, err = sql.Open("sqlite", address(path, "secure_delete(ON)", "cache_size(-65536)")+"&_txlock=immediate"); err != nil {
		return nil, err
	}
	l.write.SetMaxOpenConns(1)
	if l.read, err = sql.Open("sqlite", address(path, "query_only(ON)", "cache_size(-16384)")); err != nil {
		return nil, errors.Join(err, l.write.Close())
	}
	l.read.SetMaxOpenConns(max(4, 2*runtime.GOMAXPROCS(0)))
	l.read.SetMaxIdleConns(max(4, 2*runtime.GOMAXPROCS(0)))
	return l, nil
}

// patience is how long a write waits for those of other processes.
const patience = 10 * time.Second

// address is the data source of a file with its settings.
func address(path string, pragmas ...string) string {
	v := url.Values{}
	for _, p := range append([]string{waiting(patience), "page_size(8192)", "journal_mode(WAL)", "synchronous(NORMAL)", "temp_store(MEMORY)"}, pragmas...) {
		v.Add("_pragma", p)
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: v.Encode()}
	return u.String()
}

func waiting(d time.Duration) string { return fmt.Sprintf("busy_timeout(%d)", d.Milliseconds()) }

// migrate brings the tables up to date.
func (l *Library) migrate(ctx context.Context) error {
	p, err := l.migrator()
	if err != nil {
		return err
	}
	for try := range 4 {
		if _, err = p.Up(ctx); err == nil {
			return nil
		}
		time.Sleep(time.Duration(try) * 100 * time.Millisecond) // another process may have done it at the same time
	}
	return fmt.Errorf("bring the tables up to date: %w", err)
}

func (l *Library) migrator() (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, l.write, dir)
}

// Close ends the use of the library.
func (l *Library) Close() error {
	return errors.Join(l.read.Close(), l.write.Close())
}

// change runs f as one transaction.
func (l *Library) change(ctx context.Context, what string, f func(w *writer) error) error {
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", what, named(err))
	}
	w := newWriter(ctx, tx, l.pack)
	if err = f(w); err == nil {
		err = errors.Join(w.tidy(), w.flush())
	}
	if err == nil {
		err = tx.Commit()
	} else if back := tx.Rollback(); back != nil && !errors.Is(back, sql.ErrTxDone) {
		err = errors.Join(err, back)
	}
	if err != nil {
		l.pack.forget() // layouts that were given keys in what was taken back
		return fmt.Errorf("%s: %w", what, named(err))
	}
	l.pack.keep()
	return nil
}

// named puts the name of its kind before an error of the database.
func named(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	kinds := map[int]error{
		lib.SQLITE_FULL: store.ErrFull, lib.SQLITE_BUSY: store.ErrBusy, lib.SQLITE_LOCKED: store.ErrBusy,
		lib.SQLITE_CORRUPT: store.ErrCorrupt, lib.SQLITE_NOTADB: store.ErrCorrupt,
	}
	k := kinds[e.Code()&0xff]
	if e.Code() == lib.SQLITE_IOERR_WRITE { // a quota, or the greatest size of a file
		k = store.ErrFull
	}
	if k != nil && !errors.Is(err, k) {
		return fmt.Errorf("%w (%w)", k, err)
	}
	return err
}
