package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"sanad/internal/article"
	"sanad/internal/raw"
	"sanad/internal/store"
	"sanad/internal/store/storetest"
	"sanad/internal/text"
)

// secret is an article with words that stand nowhere else.
func secret() article.Article {
	return storetest.Article("rahasia/1", "Warta Hask", "Belmira dan Zwartqueeste", "2031-03-10",
		"HASK - Kapal gandum Belmira ditarik ke pelabuhan Hask pada Senin (10/3/2031) setelah mesinnya mati, kata Xylomina Zwartqueeste.\n\"Kami menemukan 14 awak kapal dalam keadaan selamat,\" kata Zwartqueeste.")
}

// missing are the words that are not in the file of a library.
func missing(t *testing.T, l *Library, words []string) (out []string) {
	t.Helper()
	held := strings.ToLower(everything(t, l))
	for _, w := range words {
		if !strings.Contains(held, strings.ToLower(w)) {
			out = append(out, w)
		}
	}
	return out
}

// Nothing of a purged article can be read from the bytes of the file: its text
// and what was found in it, the bytes that it was made of together with another
// article, what a person wrote about it, what could not be read at its address.
func TestPurgeLeavesNoBytes(t *testing.T) {
	l := library(t)
	a := secret()
	twin := storetest.Harbour()[0]
	c := raw.Capture{Input: "both.jsonl", Bytes: []byte("both texts, one of them by Quirrelbaum")}
	a.Capture, twin.Capture = c.Digest(), c.Digest()
	arts := append([]article.Article{twin}, storetest.Harbour()[1:]...)
	both := storetest.Batch(t, []article.Article{a, twin})
	both.Captures = append(both.Captures, c)
	if _, err := l.Put(t.Context(), both); err != nil {
		t.Fatal(err)
	}
	storetest.Filled(t, l, append(arts, a))
	for n, x := range []store.Correction{
		{Kind: "speaker", On: string(a.ID) + "@10-20", Value: "Vexmorth"},
		{Kind: "merge", On: string(twin.ID) + "@0-10", With: []string{string(a.ID) + "@5-9"}, Why: "says Quillhaven too"},
		{Kind: "speaker", On: string(twin.ID) + "@0-10", Value: "Stays Behind"},
	} {
		x.By, x.At = "desk", storetest.Noon.Add(time.Duration(n)*time.Minute)
		if _, err := l.Correct(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Report(t.Context(), []store.Problem{{Input: a.URL, Stage: "fetch", Reason: "moved to Wexlorne"}}); err != nil {
		t.Fatal(err)
	}
	words := []string{"wartqueeste", "ylomina", string(a.ID), a.URL, "Quirrelbaum", "Vexmorth", "Quillhaven", "Wexlorne"}
	if m := missing(t, l, words); len(m) > 0 {
		t.Fatalf("not to be found before the purge: %v", m)
	}
	got, err := l.Purge(t.Context(), store.Place{Kind: store.Article, ID: string(a.ID)}, storetest.Noon, "asked for")
	if err != nil || got.Captures != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	q := storetest.Trace(t, arts)
	if err := l.Replace(t.Context(), store.Settlement{Articles: storetest.IDs(q), Pile: q, At: storetest.Noon}); err != nil {
		t.Fatal(err)
	}
	if m := missing(t, l, words); len(m) < len(words) {
		t.Errorf("only %v of %v are gone", m, words)
	}
	if cs, err := l.Corrections(t.Context(), ""); err != nil || len(cs) != 1 || cs[0].Value != "Stays Behind" {
		t.Errorf("corrections that are left: %+v, %v", cs, err)
	}
	noFaults(t, l)
}

// While somebody reads the library as it was, its bytes cannot be overwritten:
// the purge says so, the doctor too, and the next run makes it good.
func TestPurgeBesideAReader(t *testing.T) {
	l := library(t)
	l.patience = 50 * time.Millisecond
	a := secret()
	storetest.Filled(t, l, append(storetest.Harbour(), a))
	reader, err := l.read.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reader.QueryRowContext(t.Context(), "SELECT count(*) FROM articles").Scan(&n); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Purge(t.Context(), store.Place{Kind: store.Article, ID: string(a.ID)}, storetest.Noon, "asked for"); !errors.Is(err, store.ErrBusy) {
		t.Errorf("a purge beside a reader: %v", err)
	}
	if known, err := l.Known(t.Context(), []text.ID{a.ID}); err != nil || len(known) > 0 {
		t.Errorf("%v, %v", known, err)
	}
	if err := reader.Rollback(); err != nil {
		t.Fatal(err)
	}
	purged := func() (n int) {
		faults, err := l.Doctor(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			if f.Check == "purged" {
				n++
			}
		}
		return n
	}
	if purged() != 1 {
		t.Error("the doctor does not see that bytes are left")
	}
	if _, err := l.Expire(t.Context(), time.Time{}, 0); err != nil {
		t.Fatal(err)
	}
	if m := missing(t, l, []string{"wartqueeste"}); purged() != 0 || len(m) != 1 {
		t.Error("bytes are left after the next run")
	}
}
