package lang

import (
	"fmt"
	"strconv"
	"strings"
)

// Calendar is how header lines of the language write dates.
type Calendar struct {
	Month    map[string]int    // word in lower case to 1…12
	Weekday  map[string]bool   // words in lower case
	Zone     map[string]string // "wib" to "+07:00"
	Clock    map[string]bool   // words between date and time: pukul, at
	DayFirst bool              // 12/6 is the twelfth of June
	Home     string            // offset of clocks that name no zone, "" where the language has no home zone
}

// loadCalendar takes months, weekdays, zones and the order of dates from
// time.tsv, and reads calendar.tsv for what only header lines know: kind
// (month, weekday, zone, clock, home), word in lower case, value.
func loadCalendar(p *Pack) error {
	c := Calendar{Month: map[string]int{}, Weekday: map[string]bool{}, Zone: map[string]string{}, Clock: map[string]bool{}}
	for _, r := range append(p.Rows("time")[:len(p.Rows("time")):len(p.Rows("time"))], p.Rows("calendar")...) {
		if len(r) < 3 {
			return fmt.Errorf("calendar.tsv: %q has not three fields", r)
		}
		word := strings.TrimSuffix(r[1], ".")
		switch r[0] {
		case "MONTH", "month":
			n, err := strconv.Atoi(r[2])
			if err != nil {
				return fmt.Errorf("calendar.tsv: %q: %w", r, err)
			}
			c.Month[word] = n
		case "WEEKDAY", "weekday":
			c.Weekday[word] = true
		case "ZONE", "zone":
			c.Zone[word] = strings.Replace(r[2], "+00:00", "Z", 1)
		case "clock":
			c.Clock[word] = true
		case "home":
			c.Home = word
		case "order":
			c.DayFirst = word == "dmy"
		}
	}
	p.Calendar = c
	return nil
}

// Zone is the offset that an abbreviation of a time zone stands for, as "WIB"
// for +07:00: in the language, else in any other. "" where none knows it.
func (p *Pack) Zone(name string) string {
	name = strings.ToLower(name)
	if z := p.Calendar.Zone[name]; z != "" {
		return z
	}
	for _, c := range codes {
		if z := all()[c].Calendar.Zone[name]; z != "" {
			return z
		}
	}
	return ""
}
