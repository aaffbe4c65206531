package web

import (
	"net/http/httptest"
	"testing"
)

// BenchmarkPages tells what making each page costs, without what is kept.
func BenchmarkPages(b *testing.B) {
	s := siteOf(b, sample)
	paths := pagesOf(b, s)
	h := s.Handler()
	for _, p := range paths {
		b.Run(p.name, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest("GET", p.path, nil))
			}
		})
	}
}
