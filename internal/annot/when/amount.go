package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// amount values a number of units: a duration, or a point so far from the
// anchor ("dua hari lalu") or from the date named last ("two days later").
func (r *resolver) amount(x reading) (string, string, bool) {
	if x.one != "" {
		x.num, x.unit = parts(x.one)
	}
	if x.last || x.dir == "" {
		return x.duration(), "duration", false
	}
	n, err := strconv.Atoi(x.num)
	if err != nil || x.ranged {
		switch x.dir {
		case "-1":
			return "PAST_REF", "era", true
		case "1":
			return x.duration(), "duration", true
		}
		return "", "duration", true
	}
	from := r.anchor
	switch x.dir {
	case "-1":
		n = -n
	case "<", ">":
		from = r.context
		if x.dir == "<" {
			n = -n
		}
	}
	return r.shift(from, x.unit, n)
}

// parts takes a duration apart: P1D into 1 and D.
func parts(p string) (num, unit string) {
	p, clock := strings.CutPrefix(strings.TrimPrefix(p, "P"), "T")
	i := strings.IndexFunc(p, func(r rune) bool { return r > '9' && r != 'X' })
	if i < 0 {
		return p, ""
	}
	unit = p[i:]
	if clock && unit == "M" {
		unit = "MI"
	}
	return p[:i], unit
}

// duration is the TIMEX3 duration: P3D, PT40M, PXM.
func (x reading) duration() string {
	n := x.num
	if x.ranged || n == "" {
		n = "X"
	}
	switch x.unit {
	case "S", "H":
		return "PT" + n + x.unit
	case "MI":
		return "PT" + n + "M"
	case "Q":
		if v, err := strconv.Atoi(n); err == nil {
			return fmt.Sprintf("P%dM", 3*v)
		}
		return "PXM"
	}
	return "P" + n + x.unit
}

// repeated is the value of a set: P1Y for every year, XXXX-WXX-1 for every
// Monday.
func (x reading) repeated() string {
	switch {
	case x.one != "":
		return x.one
	case x.weekday > 0:
		return "XXXX-WXX-" + strconv.Itoa(x.weekday) + x.part
	case x.unit == "":
		return "XXXX-XX-XX" + x.part
	case x.num == "":
		x.num = "1"
	}
	return x.duration()
}

// unit values a unit with "this", "last" or "next".
func (r *resolver) unit(x reading) (string, string, bool) {
	from := r.anchor
	n, err := strconv.Atoi(x.rel)
	if err != nil {
		from = r.context
		switch x.rel {
		case "<":
			n = -1
		case ">":
			n = 1
		}
	}
	return r.shift(from, x.unit, n)
}

// shift moves a date by n units and cuts it to the unit.
func (r *resolver) shift(from point, unit string, n int) (string, string, bool) {
	t, p := from.day, from.precision
	name := map[string]string{"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "season", "Y": "year", "DE": "era", "CE": "era"}[unit]
	exact := p == "day" || p == "month" && unit != "D" && unit != "W" && unit != "WE" || p == "year" && (unit == "Y" || unit == "DE" || unit == "CE")
	if name == "" || !exact || n < -9999 || n > 9999 {
		if name == "" {
			name = "hour"
		}
		return "", name, true
	}
	switch unit {
	case "D":
		t = t.AddDate(0, 0, n)
		r.named(t)
		return iso(t), name, true
	case "W":
		return isoWeek(t.AddDate(0, 0, 7*n)), name, true
	case "WE":
		return isoWeek(t.AddDate(0, 0, 7*n)) + "-WE", name, true
	case "Q":
		q := date(t.Year(), (int(t.Month())-1)/3*3+1, 1).AddDate(0, 3*n, 0)
		return fmt.Sprintf("%d-Q%d", q.Year(), (int(q.Month())-1)/3+1), name, true
	}
	return r.far(t, unit, n, name)
}

// far moves a date by months or more.
func (r *resolver) far(t time.Time, unit string, n int, name string) (string, string, bool) {
	switch unit {
	case "M":
		m := date(t.Year(), int(t.Month())+n, 1)
		r.context = point{m, "month"}
		return m.Format("2006-01"), name, true
	case "Y":
		r.context = point{date(t.Year()+n, 1, 1), "year"}
		return year(r.context.day), name, true
	case "DE":
		return strconv.Itoa(t.Year()/10 + n), name, true
	}
	return strconv.Itoa(t.Year()/100 + n), name, true
}
