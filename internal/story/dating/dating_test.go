package dating

import (
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/story"
	"sanad/internal/text"
)

// dated makes an article that names the given days, one a line.
func dated(id, published string, days ...string) (article.Article, annot.Marks) {
	a := article.Article{ID: text.ID(id)}
	if published != "" {
		a.Published = &article.Date{Value: published, Basis: article.Stated}
	}
	var m annot.Marks
	for _, d := range days {
		s := text.Span{Start: len(a.Text), End: len(a.Text) + len(d)}
		a.Text += d + "\n"
		m.Times = append(m.Times, annot.Time{Span: s, Value: d})
	}
	a.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{End: len(a.Text)}}}
	return a, m
}

func TestFind(t *testing.T) {
	type art struct {
		published string
		days      []string
	}
	for name, c := range map[string]struct {
		pile []art
		want string // of the first article
	}{
		"its own latest day":         {[]art{{"", []string{"2025-03-04", "2025-03-05"}}}, "2025-03-05"},
		"a plan is not the day":      {[]art{{"", []string{"2025-03-04", "2025-08-01"}}}, "2025-03-04"},
		"the story's day":            {[]art{{"", nil}, {"2025-03-06T10:00:00+07:00", nil}}, "2025-03-06"},
		"the story's named day":      {[]art{{"", nil}, {"", []string{"2025-03-04"}}}, "2025-03-04"},
		"inside the stated month":    {[]art{{"2025-03", nil}, {"", []string{"2025-02-27", "2025-03-04"}}}, "2025-03-04"},
		"not against a stated month": {[]art{{"2025-05", nil}, {"", []string{"2025-03-04"}}}, ""},
		"a known day needs none":     {[]art{{"2025-03-04", nil}, {"", []string{"2025-03-09"}}}, ""},
		"nothing to go by":           {[]art{{"", nil}, {"", nil}}, ""},
	} {
		var arts []article.Article
		var marks []annot.Marks
		var s story.Story
		for i, x := range c.pile {
			a, m := dated(string(rune('a'+i)), x.published, x.days...)
			arts, marks = append(arts, a), append(marks, m)
			s.Articles = append(s.Articles, a.ID)
		}
		got := ""
		for _, e := range Find(arts, marks, []story.Story{s}) {
			if e.Article == 0 {
				got = e.Date.Value
				if e.Date.Basis != article.Estimated || e.Date.Why == "" {
					t.Errorf("%s: not marked as an estimate with its reason: %+v", name, e.Date)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
