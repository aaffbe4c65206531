package when

import (
	"strconv"
	"strings"
	"time"

	"sanad/internal/lang"
)

// resolver turns readings into values, in text order.
type resolver struct {
	grammar *lang.Time
	anchor  point
	context point // the day, month or year named last
	lastDay point // the day named last
}

// value is the TIMEX3 value of a reading, "" where it cannot be told, its
// precision, and whether it was counted from another date.
func (r *resolver) value(x reading) (value, precision string, relative bool) {
	switch {
	case x.era:
		return "", "era", false
	case x.set:
		return x.repeated(), "set", false
	case x.ref != "":
		return r.reference(x)
	case x.decade != "":
		return x.decade, "era", false
	case x.num != "" || x.one != "":
		return r.amount(x)
	case x.season != "":
		return r.season(x)
	case x.weekend:
		return r.unit(reading{unit: "WE", rel: orZero(x.rel)})
	case x.unit != "" && x.weekday == 0:
		return r.unit(x)
	case x.day > 0 && x.month == 0:
		x.month, x.year = int(r.anchor.day.Month()), r.anchor.day.Year()
		if r.anchor.precision == "" || r.anchor.precision == "year" {
			return "", "day", true
		}
		return r.day(x)
	case x.day > 0 || x.first > 0 || x.weekday > 0:
		return r.day(x)
	case x.month > 0:
		return r.month(x)
	case x.year > 0:
		r.context = point{date(x.year, 1, 1), "year"}
		return strconv.Itoa(x.year), "year", false
	case x.clock != "":
		return r.clock(x)
	}
	return "", "day", false
}

func orZero(rel string) string {
	if rel == "" {
		return "0"
	}
	return rel
}

// day values a reading that names a day, with the part of day or clock time.
func (r *resolver) day(x reading) (string, string, bool) {
	var t time.Time
	ok := false
	if x.day > 0 || x.first > 0 {
		t, ok = x.settle(r.anchor, r.grammar)
	} else {
		t, ok = r.weekday(x)
	}
	if !ok {
		return "", precisionOf(x), x.year == 0
	}
	r.named(t)
	return iso(t) + x.hour(), precisionOf(x), x.year == 0
}

// named notes the day that was named last.
func (r *resolver) named(t time.Time) {
	r.context = point{t, "day"}
	r.lastDay = r.context
}

func precisionOf(x reading) string {
	switch {
	case len(x.clock) > 2:
		return "minute"
	case x.clock != "":
		return "hour"
	case x.part != "":
		return "part-of-day"
	}
	return "day"
}

// hour is the part of a value after the day: "TMO", "T07:22+07:00", or nothing.
func (x reading) hour() string {
	if x.clock == "" {
		return x.part
	}
	h, _ := strconv.Atoi(x.clock[:2])
	if h < 12 && (x.half == "PM" || x.half == "" && h > 0 && (x.part == "TEV" || x.part == "TAF" && h < 7 || x.part == "TNI" && h > 5)) {
		h += 12
	}
	if h == 12 && x.half == "AM" {
		h = 0
	}
	return "T" + two(h) + x.clock[2:] + x.zone
}

// weekday is the day of a bare weekday: the last one up to the anchor, unless
// "next", "last" or a week says otherwise.
func (r *resolver) weekday(x reading) (time.Time, bool) {
	a := r.anchor
	if a.precision != "day" {
		return time.Time{}, false
	}
	if x.unit == "W" || x.unit == "WE" {
		n, err := strconv.Atoi(x.rel)
		monday := a.day.AddDate(0, 0, 1-weekday(a.day))
		return monday.AddDate(0, 0, 7*n+x.weekday-1), err == nil
	}
	if x.this == "-" && r.context.precision == "day" && weekday(r.context.day) == x.weekday {
		return r.context.day, true
	}
	back := (weekday(a.day) - x.weekday + 7) % 7
	switch rel := x.rel + x.this; rel {
	case "1":
		return a.day.AddDate(0, 0, 7-back), true
	case "-1":
		if back == 0 {
			back = 7
		}
	}
	return a.day.AddDate(0, 0, -back), true
}

// month values a month with or without its year: without one the last up to
// the anchor, unless "next" says otherwise; "this August" is the nearest one.
func (r *resolver) month(x reading) (string, string, bool) {
	if x.year > 0 {
		r.context = point{date(x.year, x.month, 1), "month"}
		return r.context.day.Format("2006-01"), "month", false
	}
	a := r.anchor
	if a.precision == "" || a.precision == "year" {
		return "", "month", true
	}
	t := date(a.day.Year(), x.month, 1)
	now := date(a.day.Year(), int(a.day.Month()), 1)
	next := x.rel+x.this == "1"
	switch {
	case x.rel+x.this == "0":
		t = nearest(t, now)
	case next && !t.After(now):
		t = t.AddDate(1, 0, 0)
	case !next && t.After(now):
		t = t.AddDate(-1, 0, 0)
	}
	r.context = point{t, "month"}
	return t.Format("2006-01"), "month", true
}

// nearest is the year's month t, or that of the year before or after where it is
// less than half a year from now.
func nearest(t, now time.Time) time.Time {
	switch ahead := int(t.Month()) - int(now.Month()); {
	case ahead > 6:
		return t.AddDate(-1, 0, 0)
	case ahead < -6:
		return t.AddDate(1, 0, 0)
	}
	return t
}

// season values a season: "2014-WI".
func (r *resolver) season(x reading) (string, string, bool) {
	if x.year > 0 {
		return strconv.Itoa(x.year) + "-" + x.season, "season", false
	}
	n, err := strconv.Atoi(orZero(x.rel))
	if r.anchor.precision == "" || err != nil {
		return "", "season", true
	}
	return strconv.Itoa(r.anchor.day.Year()+n) + "-" + x.season, "season", true
}

// clock values a time of day: of the day named last, or else of the anchor.
func (r *resolver) clock(x reading) (string, string, bool) {
	for _, p := range []point{r.lastDay, r.anchor} {
		if p.precision == "day" {
			return iso(p.day) + x.hour(), precisionOf(x), true
		}
	}
	return "", precisionOf(x), true
}

// reference values the fixed references: "kemarin", "tonight", PRESENT_REF.
func (r *resolver) reference(x reading) (string, string, bool) {
	rest, isDay := strings.CutPrefix(x.ref, "D")
	if !isDay {
		return x.ref, "era", true
	}
	i := strings.IndexByte(rest, 'T')
	if i >= 0 {
		x.part, rest = rest[i:], rest[:i]
	}
	n, _ := strconv.Atoi(rest)
	if x.first > 0 || r.anchor.precision != "day" {
		return r.day(x)
	}
	t := r.anchor.day.AddDate(0, 0, n)
	r.named(t)
	return iso(t) + x.hour(), precisionOf(x), true
}
