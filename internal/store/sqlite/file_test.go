package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/store"
	"sanad/internal/store/storetest"
	"sanad/internal/text"
)

func library(t testing.TB) *Library {
	t.Helper()
	l, err := Create(t.Context(), filepath.Join(t.TempDir(), "sanad.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func TestSuite(t *testing.T) {
	storetest.Run(t, func(t testing.TB) store.Library { return library(t) })
}

func TestOpenNeedsALibrary(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(t.Context(), filepath.Join(dir, "none.db")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a file that is not there: %v", err)
	}
	other := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(other, bytes.Repeat([]byte("no library "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), other); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("a file that is none: %v", err)
	}
	if b, err := os.ReadFile(other); err != nil || !bytes.HasPrefix(b, []byte("no library")) {
		t.Errorf("it was changed (%v)", err)
	}
	odd := filepath.Join(dir, "odd name?#% é.db")
	l, err := Create(t.Context(), odd)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(odd); err != nil {
		t.Error(err)
	}
}

// The tables go up, down and up again, and what stands in them after is what
// stands in new ones.
func TestMigrationsUpAndDown(t *testing.T) {
	l := library(t)
	want := schema(t, l)
	storetest.Filled(t, l, storetest.Harbour())
	p, err := l.migrator()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.DownTo(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	if left := schema(t, l); len(left) > 0 {
		t.Errorf("left after the way down: %v", left)
	}
	if err := l.migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := schema(t, l); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("after the way up again:\n%v\nnot\n%v", got, want)
	}
}

// schema are the tables and indexes, with their text.
func schema(t testing.TB, l *Library) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := query(t.Context(), l.read, "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite_%'", nil, func(scan func(...any) error) error {
		var name, sql string
		err := scan(&name, &sql)
		out[name] = sql
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// everything is the file, its log, and what its blobs hold.
func everything(t testing.TB, l *Library) string {
	t.Helper()
	var b bytes.Buffer
	for _, end := range []string{"", "-wal"} {
		f, err := os.ReadFile(l.path + end)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		b.Write(f)
	}
	for _, q := range []string{"SELECT text FROM bodies", "SELECT read FROM bodies", "SELECT settled FROM bodies WHERE settled IS NOT NULL", "SELECT statements FROM details",
		"SELECT bytes FROM captures", "SELECT detail FROM relations", "SELECT detail FROM warnings", "SELECT detail FROM storylines"} {
		err := query(t.Context(), l.read, q, nil, func(scan func(...any) error) error {
			var z []byte
			if err := scan(&z); err != nil {
				return err
			}
			_, raw, err := l.pack.open(z)
			b.Write(raw)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// A disk without room gives a clear error, and the library is as it was.
func TestFullDisk(t *testing.T) {
	l := library(t)
	p := storetest.Filled(t, l, storetest.Harbour())
	var pages int
	if err := l.write.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := l.write.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages+2)); err != nil {
		t.Fatal(err)
	}
	many := storetest.Many(120)
	if _, err := l.Put(t.Context(), storetest.Batch(t, many)); !errors.Is(err, store.ErrFull) {
		t.Fatalf("a batch that has no room: %v", err)
	}
	got, err := l.Pile(t.Context(), storetest.IDs(p))
	if err != nil || len(got.Articles) != len(p.Articles) || len(got.Findings.Statements) != len(p.Findings.Statements) {
		t.Errorf("what was there: %v", err)
	}
	noFaults(t, l)
	if _, err := l.write.ExecContext(t.Context(), "PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if taken, err := l.Put(t.Context(), storetest.Batch(t, many)); err != nil || len(taken.New) != len(many) {
		t.Errorf("with room again: %v", err)
	}
}

func noFaults(t testing.TB, l *Library) {
	t.Helper()
	faults, err := l.Doctor(t.Context())
	if err != nil || len(faults) > 0 {
		t.Errorf("doctor: %v %+v", err, faults)
	}
}

// Whatever is broken by hand, the doctor sees.
func TestDoctorSeesDamage(t *testing.T) {
	for check, harm := range map[string]string{
		"articles":   "DELETE FROM bodies WHERE article = 1",
		"references": "INSERT INTO postings (kind, hash, article) VALUES (1, 77, 999)",
		"captures":   "UPDATE articles SET capture = '' WHERE key = 1",
		"spans":      `UPDATE mentions SET "end" = 100000 WHERE n = 0`,
		"search":     "DELETE FROM article_words WHERE rowid = 1",
		"stories":    "UPDATE articles SET story = NULL WHERE key = 1",
		"statements": "UPDATE statements SET denies = 'statement:none' WHERE key = 1",
		"events":     `UPDATE events SET statements = '["statement:none"]' WHERE key = 1`,
		"warnings":   "UPDATE warnings SET statement = 'statement:none' WHERE key = 1",
		"purged":     "INSERT INTO tombstones (digest, kind, at, why) VALUES ('" + digest("warta/1") + "', 'address', '', '')",
		"entities":   "INSERT INTO entities (id, class) VALUES ('person:nobody', 'person')",
		"evolutions": "INSERT INTO evolutions (id, earlier, later, kind, why, n) VALUES ('x', 'a', 'b', '', '', 0)",
		"omissions":  `INSERT INTO omissions (id, statement, article, beside, start, "end", why, n) VALUES ('x', 'a', 1, 1, 0, 1, '', 0)`,
		"storylines": "INSERT INTO storylines (id, stories, detail) VALUES ('x', '[\"story:none\"]', x'00')",
	} {
		t.Run(check, func(t *testing.T) {
			l := library(t)
			storetest.Filled(t, l, storetest.Harbour())
			noFaults(t, l)
			if _, err := l.write.ExecContext(t.Context(), harm); err != nil {
				t.Fatal(err)
			}
			faults, err := l.Doctor(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				if f.Check == check && f.Fix != "" {
					return
				}
			}
			t.Errorf("%s was not seen: %+v", harm, faults)
		})
	}
}

// Another text under an article's ID is seen, and so is a blob that is cut.
func TestDoctorReadsTexts(t *testing.T) {
	l := library(t)
	p := storetest.Filled(t, l, storetest.Harbour())
	a := p.Articles[0]
	a.Text += " Lagi."
	for _, b := range [][]byte{l.pack.seal(0, []byte(a.Text)), {0, 1, 7}} {
		if _, err := l.write.ExecContext(t.Context(), "UPDATE bodies SET text = ? WHERE article = (SELECT key FROM articles WHERE id = ?)", b, string(a.ID)); err != nil {
			t.Fatal(err)
		}
		faults, err := l.Doctor(t.Context())
		if err != nil || len(faults) == 0 || faults[0].Check != "articles" {
			t.Errorf("%v %+v", err, faults)
		}
	}
}

func TestBackupOpens(t *testing.T) {
	l := library(t)
	p := storetest.Filled(t, l, storetest.Harbour())
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := l.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(t.Context(), path); err == nil {
		t.Error("a copy was written over another")
	}
	c, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close() //nolint:errcheck // a copy that is thrown away
	noFaults(t, c)
	got, err := c.Pile(t.Context(), storetest.IDs(p))
	if err != nil || len(got.Findings.Statements) != len(p.Findings.Statements) || len(got.Articles) != len(p.Articles) {
		t.Errorf("the copy: %v", err)
	}
}

// Blobs of an older program are read, and what it did not know is zero.
func TestOlderLayouts(t *testing.T) {
	l := library(t)
	p := storetest.Filled(t, l, storetest.Harbour())
	_, err := l.write.ExecContext(t.Context(), "UPDATE layouts SET layout = replace(layout, 'Polarity:s,', 'Former:s,')")
	if err != nil {
		t.Fatal(err)
	}
	old, err := Open(t.Context(), l.path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close() //nolint:errcheck // the library is closed too
	got, err := old.Pile(t.Context(), storetest.IDs(p))
	if err != nil {
		t.Fatal(err)
	}
	for i := range got.Marks {
		for k, a := range got.Marks[i].Attributions {
			if a.Polarity != "" || a.Span != p.Marks[i].Attributions[k].Span {
				t.Fatalf("attribution %+v", a)
			}
		}
	}
}

// A writer that is broken off leaves nothing of its batch; the layouts it gave
// keys to are given again.
func TestBrokenOffWriter(t *testing.T) {
	l := library(t)
	boom := errors.New("boom")
	err := l.change(t.Context(), "try", func(w *writer) error {
		if _, err := w.bodyKeys(); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	p := storetest.Filled(t, l, storetest.Harbour())
	again, err := Open(t.Context(), l.path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close() //nolint:errcheck // the library is closed too
	if got, err := again.Pile(t.Context(), storetest.IDs(p)); err != nil || len(got.Articles) != len(p.Articles) {
		t.Errorf("%v", err)
	}
}

// Two that write at once wait for each other.
func TestTwoWriters(t *testing.T) {
	l := library(t)
	other, err := Open(t.Context(), l.path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // the library is closed too
	arts := storetest.Many(20)
	errs := make(chan error, 2)
	for i, x := range []*Library{l, other} {
		b := storetest.Batch(t, arts[10*i:10*i+10])
		go func() {
			var err error
			for k := range b.Articles {
				one := store.Batch{Articles: b.Articles[k : k+1], Marks: b.Marks[k : k+1], At: storetest.Noon}
				if _, e := x.Put(context.Background(), one); e != nil {
					err = e
				}
			}
			errs <- err
		}()
	}
	for range 2 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if s, err := l.Status(t.Context()); err != nil || s.Articles != len(arts) {
		t.Errorf("%d articles (%v)", s.Articles, err)
	}
}

// Long lists do not take a time that grows with their square.
func TestManyTokensAndBytes(t *testing.T) {
	l := library(t)
	body := strings.Repeat("Kata Ratu, \"ya\". ", 65000)
	a := article.Article{ID: article.NewID("panjang", body), Input: "panjang", Text: body, Language: "id"}
	b := store.Batch{Articles: []article.Article{a}, At: time.Now()}
	b.Marks = append(b.Marks, storetest.Batch(t, []article.Article{storetest.Article("x", "x", "x", "", "Pendek.")}).Marks[0])
	for i := 0; i+4 <= len(body); i += 4 {
		b.Marks[0].Mentions = append(b.Marks[0].Mentions, mention(i))
	}
	start := time.Now()
	if _, err := l.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Pile(t.Context(), []text.ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("one long article took %s", d)
	}
}

func mention(at int) annot.Mention {
	return annot.Mention{Span: text.Span{Start: at, End: at + 3}, Entity: "person:ratu", Class: annot.Person}
}
