package story

import (
	"math"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
)

// span is when an article or a story is from, in days since 1970: the sums of
// the middles and half widths of n known times. n is 0 where nothing is known.
type span struct {
	mid, half float64
	n         int
}

func (s span) plus(o span) span { return span{s.mid + o.mid, s.half + o.half, s.n + o.n} }

// gap is how many days lie between a and b at least; 0 where one is unknown.
func (s span) gap(o span) float64 {
	if s.n == 0 || o.n == 0 {
		return 0
	}
	m, n := float64(s.n), float64(o.n)
	return max(0, math.Abs(s.mid/m-o.mid/n)-s.half/m-o.half/n)
}

// dayOf is when an article was published, or else the first day that its text
// names.
func dayOf(a *article.Article, m *annot.Marks) span {
	if a.Published != nil {
		return parseDay(a.Published.Value)
	}
	for _, t := range m.Times {
		if s := parseDay(t.Value); s.n > 0 && s.half < 1 {
			s.half++
			return s
		}
	}
	return span{}
}

// parseDay reads an ISO 8601 date of day or month precision, with or without
// a time.
func parseDay(v string) span {
	day := func(t time.Time) float64 { return float64(t.Unix()) / 86400 }
	if t, err := time.Parse(time.RFC3339, v); err == nil {
		return span{day(t), 0, 1}
	}
	if len(v) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, v[:len(time.DateOnly)]); err == nil {
			return span{day(t) + .5, .5, 1}
		}
	}
	if t, err := time.Parse("2006-01", v); err == nil {
		return span{day(t) + 15, 15, 1}
	}
	return span{}
}
