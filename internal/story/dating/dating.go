// Package dating works out the day on which an article without a full date of
// publication appeared, from the dates that it and the other articles of its
// story name. In: articles, their marks, the stories. Out: estimates with
// their reason, to be shown as estimates; relative expressions may be counted
// from them. No estimate is made where nothing in the story names a full date,
// or where it would contradict a month that the article states.
package dating

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Estimate is the likely day of publication of an article.
type Estimate struct {
	Article int // place in the list of articles
	Date    article.Date
}

// window is how long after the first date that a text names its news may
// still be of: later dates are plans.
const window = 7 * 24 * time.Hour

// Find makes an estimate for every article of a story that lacks a day of
// publication and can be given one. Marks is parallel to arts.
func Find(arts []article.Article, marks []annot.Marks, stories []story.Story) []Estimate {
	place := map[text.ID]int{}
	for i := range arts {
		place[arts[i].ID] = i
	}
	var out []Estimate
	for _, s := range stories {
		var lacking []int
		var known []string
		for _, id := range s.Articles {
			i := place[id]
			if d := stated(&arts[i]); len(d) == len(time.DateOnly) {
				known = append(known, d)
				continue
			}
			lacking = append(lacking, i)
		}
		if len(lacking) == 0 {
			continue
		}
		for _, id := range s.Articles {
			known = append(known, named(&arts[place[id]], &marks[place[id]])...)
		}
		for _, i := range lacking {
			if e, ok := estimate(&arts[i], &marks[i], known); ok {
				e.Article = i
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, func(a, b Estimate) int { return cmp.Compare(a.Article, b.Article) })
	return out
}

// stated is the date of publication as far as it is known, without the hour.
func stated(a *article.Article) string {
	if a.Published == nil || a.Published.Basis == article.Estimated {
		return ""
	}
	return a.Published.Value[:min(len(a.Published.Value), len(time.DateOnly))]
}

// estimate is the latest day that the article itself names within the window
// of the first, or else the latest that its story names.
func estimate(a *article.Article, m *annot.Marks, story []string) (Estimate, bool) {
	for _, from := range []struct {
		days []string
		why  string
	}{
		{named(a, m), "the latest day of the news that the text names"},
		{story, "the latest day that other articles of the story name or appeared on"},
	} {
		if day := latest(from.days, stated(a)); day != "" {
			return Estimate{Date: article.Date{Value: day, Precision: "day", Basis: article.Estimated, Why: from.why}}, true
		}
	}
	return Estimate{}, false
}

// named are the days that a text names with their year, in text order.
func named(a *article.Article, m *annot.Marks) []string {
	var out []string
	for _, t := range m.Times {
		day, _, _ := strings.Cut(t.Value, "T")
		if len(day) != len(time.DateOnly) || a.KindAt(t.Span.Start).Furniture() || !strings.Contains(t.Span.Of(a.Text), day[:4]) {
			continue
		}
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			out = append(out, day)
		}
	}
	return out
}

// latest is the latest of the days within the window of the first, of those
// that lie in the month or year within ("" for any).
func latest(days []string, within string) string {
	var first time.Time
	best := ""
	for _, d := range days {
		t, err := time.Parse(time.DateOnly, d)
		if err != nil || !strings.HasPrefix(d, within) {
			continue
		}
		if first.IsZero() {
			first = t
		}
		if t.Sub(first) <= window && d > best {
			best = d
		}
	}
	return best
}
