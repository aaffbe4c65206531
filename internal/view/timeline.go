package view

import (
	"cmp"
	"slices"
	"time"

	"sanad/internal/origin"
	"sanad/internal/text"
)

// TimelineRows is how many happenings a timeline shows, the latest.
const TimelineRows = 14

// TimelineWidth is the unit of From and Width of a happening.
const TimelineWidth = 240

// Happening is a dated event as a row of a timeline: a bar as long as the date
// is unsure.
type Happening struct {
	Day         string // for reading
	Status      string // happened, planned, expected
	From, Width int    // of the bar, of TimelineWidth
	Ref         text.Ref
	Outlet      string
	Words       string
	Statements  []string // IDs

	start, end time.Time
}

// Timeline is the dated events of a story in order of time, each told once.
func (a *Answer) Timeline(s *Story) []Happening {
	var rows []Happening
	seen := map[string]bool{}
	for _, e := range s.Events {
		from, to, ok := bounds(e)
		status := cmp.Or(e.Status, "happened")
		words := a.Quote(e.Ref)
		if key := e.Date + status + words; ok && !seen[key] {
			seen[key] = true
			rows = append(rows, Happening{Day: a.Lang.Day(e.Date), Status: status, Ref: e.Ref, Outlet: a.Outlet(e.Ref.Article),
				Words: words, Statements: e.Statements, start: from, end: to})
		}
	}
	slices.SortStableFunc(rows, func(x, y Happening) int { return cmp.Or(x.start.Compare(y.start), x.end.Compare(y.end)) })
	if len(rows) > TimelineRows {
		rows = rows[len(rows)-TimelineRows:]
	}
	place(rows)
	return rows
}

// place gives each row its bar on the scale of all of them.
func place(rows []Happening) {
	if len(rows) == 0 {
		return
	}
	first, last := rows[0].start, rows[0].end
	for _, r := range rows {
		if r.end.After(last) {
			last = r.end
		}
	}
	const least = 10 // of a bar
	whole := max(24, last.Sub(first).Hours())
	scale := func(t time.Time) int { return int((TimelineWidth - least) * t.Sub(first).Hours() / whole) }
	for i := range rows {
		r := &rows[i]
		r.From = scale(r.start)
		r.Width = max(least, scale(r.end)-r.From)
	}
}

// bounds are the first and the last moment that an event's date allows.
func bounds(e origin.Event) (from, to time.Time, ok bool) {
	for _, f := range []struct {
		layout  string
		y, m, d int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		v := e.Date
		if len(v) > len(f.layout) {
			v = v[:len(f.layout)]
		}
		t, err := time.Parse(f.layout, v)
		if err != nil {
			continue
		}
		to = t.AddDate(f.y, f.m, f.d)
		if end, err := time.Parse(time.DateOnly, e.DateEnd); err == nil {
			to = end.AddDate(0, 0, 1)
		}
		return t, to, true
	}
	return from, to, false
}
