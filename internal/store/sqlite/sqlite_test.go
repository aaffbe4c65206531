package sqlite_test

import (
	"path/filepath"
	"testing"

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

func TestSuite(t *testing.T) {
	storetest.Run(t, func(t testing.TB) store.Library { return library(t) })
}
