package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"sanad/internal/origin"
	"sanad/internal/view"
)

const timelineRows = 14

// timeline draws the dated events of a story: a bar as long as the date is
// unsure, hollow for what was planned or expected.
func timeline(a *view.Answer, s *view.Story) template.HTML {
	type row struct {
		from, to time.Time
		e        origin.Event
	}
	var rows []row
	seen := map[string]bool{}
	for _, e := range s.Events {
		from, to, ok := bounds(e)
		key := e.Date + e.Status + a.Quote(e.Ref)
		if !ok || seen[key] {
			continue
		}
		seen[key] = true
		rows = append(rows, row{from, to, e})
	}
	if len(rows) == 0 {
		return ""
	}
	slices.SortStableFunc(rows, func(x, y row) int { return cmp.Or(x.from.Compare(y.from), x.to.Compare(y.to)) })
	if len(rows) > timelineRows {
		rows = rows[len(rows)-timelineRows:]
	}
	first, last := rows[0].from, rows[0].to
	for _, r := range rows {
		if r.to.After(last) {
			last = r.to
		}
	}
	scale := func(t time.Time) int { return 10 + int(230*t.Sub(first).Hours()/max(24, last.Sub(first).Hours())) }
	var b strings.Builder
	for i, r := range rows {
		y := 16 + i*rowHeight
		x1, x2 := scale(r.from), scale(r.to)
		fmt.Fprintf(&b, `<rect class="%s" x="%d" y="%d" width="%d" height="10" rx="5"/>`, cmp.Or(r.e.Status, "happened"), x1, y-5, max(10, x2-x1))
		label(&b, 262, y, "start", a.Lang.Day(r.e.Date)+" · "+a.Lang.T(cmp.Or(r.e.Status, "happened")), 30)
		label(&b, 450, y, "start", a.Outlet(r.e.Ref.Article)+": "+excerpt(a.Quote(r.e.Ref), 9), 62)
	}
	return template.HTML(fmt.Sprintf( //nolint:gosec // every text in it is escaped by label
		`<svg class="timeline" viewBox="0 0 %d %d" role="img" aria-label="%s">%s</svg>`, drawWidth, 20+len(rows)*rowHeight, template.HTMLEscapeString(a.Lang.T("timeline")), b.String()))
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
