package view

import (
	"strings"

	"sanad/internal/text"
)

// Capture says from where and when the text of an article is: outlet, date of
// publication, input, address, and the first digits of the hash of what was
// read.
func (a *Answer) Capture(id text.ID) string {
	x := a.Article(id)
	parts := []string{a.Outlet(id)}
	if x.Published != nil {
		parts = append(parts, strings.TrimSpace(a.Lang.Day(x.Published.Value)+" "+clock(x.Published.Value)))
	} else {
		parts = append(parts, a.Lang.T("date-unknown"))
	}
	parts = append(parts, x.Input)
	if x.URL != "" && x.URL != x.Input {
		parts = append(parts, x.URL)
	}
	if len(x.Capture) >= 12 {
		parts = append(parts, "sha256 "+x.Capture[:12])
	}
	return strings.Join(parts, " · ")
}

// clock is the time of day of an RFC 3339 value, "" where it has none.
func clock(v string) string {
	if len(v) >= 16 && v[10] == 'T' {
		return v[11:16]
	}
	return ""
}
