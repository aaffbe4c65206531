package app

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// An article that was parsed before parses as if it never had been.
func TestParsedTwice(t *testing.T) {
	p := samplePile(t)
	for _, a := range p.Articles {
		pack := lang.Must(a.Language)
		once := segment.Parse(a, pack)
		for _, again := range []article.Article{segment.Bare(once), once} {
			if d := cmp.Diff(once, segment.Parse(again, pack)); d != "" {
				t.Errorf("%s:\n%s", a.Input, d)
			}
		}
	}
}
