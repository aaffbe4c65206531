package view

import (
	"strings"

	"sanad/internal/article"
	"sanad/internal/text"
)

// Capture says from where and when the text of an article is: outlet, date of
// publication, input, address, when it was captured, and the first digits of
// the hash of what was read.
func (a *Answer) Capture(id text.ID) string {
	x := a.Article(id)
	parts := []string{a.Outlet(id)}
	switch d := x.Published; {
	case d == nil:
		parts = append(parts, a.Lang.T("date-unknown"))
	case d.Basis == article.Estimated:
		parts = append(parts, a.moment(d.Value)+" ("+a.Lang.T("estimated")+")")
	default:
		parts = append(parts, a.moment(d.Value))
	}
	if x.Input != parts[0] {
		parts = append(parts, x.Input)
	}
	if x.URL != "" && x.URL != x.Input {
		parts = append(parts, x.URL)
	}
	if x.Captured != "" {
		parts = append(parts, a.Lang.F("captured-at", a.moment(x.Captured)))
	}
	if len(x.Capture) >= 12 {
		parts = append(parts, "sha256 "+x.Capture[:12])
	}
	return strings.Join(parts, " · ")
}

// moment is a day with its time of day, where that is known.
func (a *Answer) moment(v string) string {
	return strings.TrimSpace(a.Lang.Day(v) + " " + clock(v))
}

// clock is the time of day of an RFC 3339 value, "" where it has none.
func clock(v string) string {
	if len(v) >= 16 && v[10] == 'T' {
		return v[11:16]
	}
	return ""
}
