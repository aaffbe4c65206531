package bench

import (
	"slices"
	"testing"

	"sanad/internal/article"
)

func TestMake(t *testing.T) {
	a, b := Make(500, 7), Make(500, 7)
	if len(a.Articles) != 500 || len(a.Story) != 500 {
		t.Fatalf("%d articles, %d stories", len(a.Articles), len(a.Story))
	}
	if !slices.EqualFunc(a.Articles, b.Articles, func(x, y article.Article) bool { return x.Text == y.Text && x.ID == y.ID }) {
		t.Error("equal arguments, different piles")
	}
	bytes, derived := 0, 0
	for i := range a.Articles {
		bytes += len(a.Articles[i].Text)
		if a.Story[i] >= 0 {
			derived++
		}
	}
	if mean := bytes / 500; mean < 2400 || mean > 3600 {
		t.Errorf("articles of %d bytes", mean)
	}
	if derived < 75 || derived > 250 {
		t.Errorf("%d of 500 derived", derived)
	}
}
