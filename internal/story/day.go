package story

import (
	"cmp"
	"math"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
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

// era is from when to when the articles of a group were published, in days since
// 1970, as far as that is known; the zero value for nothing known. Days that
// were read from the text are none: they may be of the background.
type era struct {
	from, to float64
	known    bool
}

func eraOf(a *article.Article, published span) era {
	if a.Published == nil || published.n == 0 {
		return era{}
	}
	return era{published.mid - published.half, published.mid + published.half, true}
}

func (e era) plus(o era) era {
	switch {
	case !e.known:
		return o
	case !o.known:
		return e
	}
	return era{min(e.from, o.from), max(e.to, o.to), true}
}

// silence is for how many days nothing appeared between e and o; 0 where that
// is not known.
func (e era) silence(o era) float64 {
	if !e.known || !o.known {
		return 0
	}
	return max(0, o.from-e.to, e.from-o.to)
}

// compare orders spans by their means, unknown ones last.
func (s span) compare(o span) int {
	if s.n == 0 || o.n == 0 {
		return o.n - s.n
	}
	return cmp.Compare(s.mid/float64(s.n), o.mid/float64(o.n))
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

const (
	openWords = 120 // words of the text in which its event is dated and its persons are named
	fresh     = 7   // days before publication from which on a date is of news, not of its background
)

// datesOf is when an article was published and the days of which its opening,
// the text before opened, tells. Of a publication known to the month the latest such day is taken. No
// event is dated in an article without a date, where any day may be background.
func datesOf(a *article.Article, m *annot.Marks, opened int) (published, event span) {
	published = dayOf(a, m)
	if a.Published == nil || published.n == 0 {
		return published, span{}
	}
	first, last := math.Inf(1), math.Inf(-1)
	for _, t := range m.Times {
		s := parseDay(t.Value)
		if t.Span.End > opened || s.n == 0 || s.half > .5 || stamped(a, t.Span) {
			continue
		}
		if gap := published.mid - s.mid; gap < -published.half-1 || gap > published.half+fresh {
			continue
		}
		first, last = min(first, s.mid), max(last, s.mid)
	}
	if first > last {
		return published, span{}
	}
	if published.half > 1 {
		published = span{last, .5, 1}
	}
	return published, span{(first + last) / 2, (last-first)/2 + .5, 1}
}

// opening is where the first n words of the news end.
func opening(a *article.Article, m *annot.Marks, n int) int {
	for _, t := range m.Tokens {
		if t.Kind == annot.Mark || furniture(a, t) {
			continue
		}
		if n--; n < 0 {
			return t.Span.Start
		}
	}
	return len(a.Text)
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

// stamped reports whether a span is on the page around the news or where it
// says when it appeared.
func stamped(a *article.Article, s text.Span) bool {
	k := a.KindAt(s.Start)
	return k != "" && k.Furniture() || a.Published.Span != nil && a.Published.Span.Touches(s)
}
