package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/store"
	"sanad/internal/store/sqlite"
	"sanad/internal/store/storetest"
)

func library(t testing.TB) *sqlite.Library {
	t.Helper()
	l, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "sanad.db"))
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

// What was settled comes back as it was found.
func TestSettledIsReadBack(t *testing.T) {
	l := library(t)
	want := storetest.Filled(t, l, storetest.Harbour())
	got, err := l.Pile(t.Context(), storetest.IDs(want))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	s, err := l.Status(t.Context())
	if err != nil || s.Articles != 6 || s.Versions != 6 || s.Stories != len(want.Stories) || s.Statements != len(want.Findings.Statements) || s.Problems != 1 || s.Pending != 0 {
		t.Errorf("%v: %+v", err, s)
	}
	x, err := l.Stories(t.Context(), store.Filter{Order: store.Newest}, store.Page{Limit: 1})
	if err != nil || len(x.Lines) != 1 || x.Total != 2 || x.Next == "" || x.Lines[0].End != "2031-03-12" {
		t.Errorf("%v: %+v", err, x)
	}
}
