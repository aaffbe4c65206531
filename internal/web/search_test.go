package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"sanad/internal/store"
)

// few is a library that weighs few hits of a search.
type few struct{ store.Library }

func (l few) Search(ctx context.Context, q store.Query) (store.Results, error) {
	q.Among = 3
	return l.Library.Search(ctx, q)
}

// A page of a search says how many of the hits were weighed and counted where
// there are more, and every facet leads on, that of a month for statements too.
func TestSearchSaysWhatWasCounted(t *testing.T) {
	s := siteOf(t, sample)
	s.Library = few{s.Library}
	h := s.Handler()
	for lang, want := range map[string]string{"en": "More than 3 found: the 3 that came in last", "id": "Lebih dari 3 ditemukan: 3 yang terakhir masuk"} {
		for _, kind := range []string{"article", "statement"} {
			code, body := get(t, h, "/search?q=Reuters+OR+kapal+OR+said&kind="+kind, lang)
			if code != http.StatusOK || !strings.Contains(body, want) {
				t.Errorf("%s, %s: %d, %q is missing", lang, kind, code, want)
			}
			links, _ := inspect(t, body)
			months := 0
			for _, l := range links {
				if !strings.HasPrefix(l, "/search?") {
					continue
				}
				if strings.Contains(l, "month=") {
					months++
				}
				if code, _ := get(t, h, l, lang); code != http.StatusOK {
					t.Errorf("%s: %d", l, code)
				}
			}
			if months == 0 {
				t.Errorf("%s: no month leads on", kind)
			}
		}
	}
}
