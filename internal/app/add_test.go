package app

import (
	"path/filepath"
	"strings"
	"testing"

	"sanad/internal/grow"
	"sanad/internal/store/sqlite"
)

// Two texts that are piped in one after the other are two articles, and none a
// version of the other; the same text again is the same article.
func TestPipedInTwice(t *testing.T) {
	lib, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "piped.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	}()
	first := `Jembatan Arun ditutup. "Talinya retak," kata Kepala Dinas Rahmat Sudira kepada wartawan, Selasa (4/3/2031).`
	for _, c := range []struct {
		text      string
		new, seen int
	}{{first, 1, 0}, {`Harga cabai naik. "Pasokan kurang," kata pedagang Sari Kumala kepada wartawan, Rabu (5/3/2031).`, 1, 0}, {first, 0, 1}} {
		got, err := Add(t.Context(), lib, []string{"-"}, strings.NewReader(c.text), grow.Options{})
		if err != nil || got.New != c.new || got.Seen != c.seen || got.Versions != 0 {
			t.Errorf("%.20s: %+v, %v", c.text, got, err)
		}
	}
	if st, err := lib.Status(t.Context()); err != nil || st.Articles != 2 || st.Stories != 2 {
		t.Errorf("%+v, %v", st, err)
	}
}
