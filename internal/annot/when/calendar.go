package when

import (
	"fmt"
	"strconv"
	"time"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// point is a date known to some precision.
type point struct {
	day       time.Time // midnight UTC; the first day of a month or year
	precision string    // "", day, month, year
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// valid reports whether the calendar has the day.
func valid(y, m, d int) bool {
	t := date(y, m, d)
	return m >= 1 && m <= 12 && t.Day() == d && int(t.Month()) == m
}

func iso(t time.Time) string { return t.Format("2006-01-02") }

func isoWeek(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%d-W%02d", y, w)
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// anchor is the date that relative expressions are counted from: that of
// publication (as estimated where it is not known to the day), or else the latest full date that the text states, one with its
// weekday before others; or else a day and month whose weekday tells the year.
func anchor(a *article.Article, found []match, g *lang.Time) point {
	for _, d := range []*article.Date{a.Anchor, a.Published} {
		if d == nil {
			continue
		}
		if p, ok := published(d.Value); ok {
			return p
		}
	}
	var best, sure time.Time
	year := 0
	for _, m := range found {
		r := m.reading()
		year = max(year, r.year)
		if !r.full() {
			continue
		}
		t, ok := r.settle(point{}, g)
		if ok && t.After(best) {
			best = t
		}
		if ok && r.weekday > 0 && t.After(sure) {
			sure = t
		}
	}
	switch {
	case !sure.IsZero():
		return point{sure, "day"}
	case !best.IsZero():
		return point{best, "day"}
	}
	return byWeekday(found, year, g)
}

// byWeekday finds the first year from the given one on in which a day and
// month of the text fall on the weekday beside them.
func byWeekday(found []match, year int, g *lang.Time) point {
	const most = 6 // after that the weekdays of a date come again
	for _, m := range found {
		r := m.reading()
		if year == 0 || r.weekday == 0 || r.year > 0 || r.first == 0 && r.day == 0 {
			continue
		}
		for y := year; y < year+most; y++ {
			r.year = y
			if t, ok := r.settle(point{}, g); ok && weekday(t) == r.weekday {
				return point{t, "day"}
			}
		}
	}
	return point{}
}

// published reads the value of a publication date.
func published(v string) (point, bool) {
	for _, l := range []struct {
		layout, precision string
	}{{"2006-01-02", "day"}, {"2006-01", "month"}, {"2006", "year"}} {
		if len(v) < len(l.layout) {
			continue
		}
		if t, err := time.Parse(l.layout, v[:len(l.layout)]); err == nil {
			return point{t, l.precision}, true
		}
	}
	return point{}, false
}

// settle is the day of a reading that names day and month. The order of a date
// in digits is that of the language unless only the other fits the calendar or
// the weekday. A missing year is the one nearest to the anchor, a weekday
// deciding between them.
func (r reading) settle(a point, g *lang.Time) (time.Time, bool) {
	type dm struct{ d, m int }
	orders := []dm{{r.day, r.month}}
	if r.first > 0 {
		orders = []dm{{r.first, r.second}, {r.second, r.first}}
		if g.MonthFirst {
			orders[0], orders[1] = orders[1], orders[0]
		}
	}
	years := []int{r.year}
	if r.year == 0 {
		if a.precision == "" {
			return time.Time{}, false
		}
		years = []int{a.day.Year(), a.day.Year() - 1, a.day.Year() + 1}
	}
	var best time.Time
	rank := 0
	for i, o := range orders {
		for _, y := range years {
			if !valid(y, o.m, o.d) {
				continue
			}
			t := date(y, o.m, o.d)
			if k := r.rank(t, a, i == 0, r.year > 0); k > rank {
				best, rank = t, k
			}
		}
	}
	return best, rank > 0
}

// rank says how well a day fits: the weekday first, then the usual order of
// day and month, then nearness to the anchor.
func (r reading) rank(t time.Time, a point, usual, stated bool) int {
	k := 1
	if r.weekday == 0 || weekday(t) == r.weekday {
		k += 4000
	}
	if usual {
		k += 2000
	}
	if !stated {
		k += 1000 - min(999, int(max(t.Sub(a.day), a.day.Sub(t)).Hours()/24))
	}
	return k
}

func year(t time.Time) string { return strconv.Itoa(t.Year()) }
