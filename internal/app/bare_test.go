package app

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/annot/segment"
	"sanad/internal/lang"
)

// An article that was parsed before parses as if it never had been.
func TestParsedTwice(t *testing.T) {
	p := samplePile(t)
	for _, a := range p.Articles {
		pack := lang.Must(a.Language)
		once := segment.Parse(a, pack)
		if d := cmp.Diff(once, segment.Parse(segment.Bare(once), pack)); d != "" {
			t.Errorf("%s:\n%s", a.Input, d)
		}
	}
}
