package lang

import (
	"fmt"
	"strconv"
)

// Calendar is how the language writes dates.
type Calendar struct {
	Month    map[string]int    // word in lower case to 1…12
	Weekday  map[string]int    // word in lower case to 0 (Sunday) … 6
	Zone     map[string]string // "wib" to "+07:00"
	Clock    map[string]bool   // words between date and time: pukul, at
	DayFirst bool              // 12/6 is the twelfth of June
	Home     string            // offset of clocks that name no zone, "" where the language has no home zone
}

// loadCalendar reads calendar.tsv: kind (month, weekday, zone, clock, order, home), word in
// lower case, value.
func loadCalendar(p *Pack) error {
	c := Calendar{Month: map[string]int{}, Weekday: map[string]int{}, Zone: map[string]string{}, Clock: map[string]bool{}}
	for _, r := range p.Rows("calendar") {
		if len(r) != 3 {
			return fmt.Errorf("calendar.tsv: %q has not three fields", r)
		}
		n, err := strconv.Atoi(r[2])
		switch r[0] {
		case "month":
			c.Month[r[1]] = n
		case "weekday":
			c.Weekday[r[1]] = n
		case "zone":
			c.Zone[r[1]], err = r[2], nil
		case "home":
			c.Home, err = r[1], nil
		case "order":
			c.DayFirst, err = r[1] == "dmy", nil
		case "clock":
			c.Clock[r[1]], err = true, nil
		default:
			return fmt.Errorf("calendar.tsv: %q is no kind", r[0])
		}
		if err != nil {
			return fmt.Errorf("calendar.tsv: %q: %w", r, err)
		}
	}
	p.Calendar = c
	return nil
}
