package when

import (
	"strconv"
	"strings"
)

// reading is what the words of an expression say, field by field.
type reading struct {
	weekday          int // 1 Monday … 7 Sunday, 0 none
	year, month, day int
	first, second    int    // a date in digits whose order is open
	clock            string // "07:30", or "07" for an hour
	part, half, zone string
	num, unit        string
	dir, rel, this   string // -1, 0, 1, < (before the date named last), > (after it), = (the same), - (says nothing)
	one, ref, season string
	decade           string
	set, last, era   bool
	weekend, mod     bool
	ranged           bool // "2-3 hari"
}

// reading reads the bounds of a match.
func (m match) reading() reading {
	var r reading
	for _, b := range m.bounds {
		r.bind(string(b.class), b.value)
	}
	return r
}

func (r *reading) bind(class, v string) {
	n, _ := strconv.Atoi(v)
	switch class {
	case "WEEKDAY":
		r.weekday = n
	case "MONTH":
		r.month = n
	case "DAY":
		r.day = n
	case "YEAR":
		r.year = n
	case "DATE", "FULLDATE":
		r.date(v)
	case "CLOCK":
		r.clock = v
	case "HOUR":
		r.clock = two(n)
	case "NOON":
		r.clock = strings.TrimPrefix(v, "T")
	case "PART":
		r.part = v
	case "HALF":
		r.half = v
	case "ZONE":
		r.zone = v
	case "NUM":
		r.ranged = r.num != ""
		r.num = v
	case "UNIT":
		r.unit = v
	case "DIR":
		r.dir = v
	case "REL":
		r.rel = v
	case "THIS":
		r.this = v
	case "LAST", "LASTN":
		r.last = true
		r.dir = v
	case "ONE":
		r.one = v
	case "SETREF":
		r.one, r.set = v, true
	case "REF":
		r.ref = v
	case "SEASON":
		r.season = v
	case "DECADES":
		r.decade = v
	case "DECADE":
		r.decade = two(r.year / 10)
	case "SET":
		r.set = true
	case "ERA":
		r.era = true
	case "WEEKEND":
		r.weekend = true
	case "MOD":
		r.mod = true
	}
}

// date takes over a date in digits, "year/first/second"; a negative first is
// the month.
func (r *reading) date(v string) {
	f := strings.Split(v, "/")
	r.year, _ = strconv.Atoi(f[0])
	r.first, _ = strconv.Atoi(f[1])
	r.second, _ = strconv.Atoi(f[2])
	if r.first < 0 {
		r.month, r.day, r.first, r.second = -r.first, r.second, 0, 0
	}
}

// full reports whether the reading names a day with its year.
func (r reading) full() bool { return r.year > 0 && (r.day > 0 && r.month > 0 || r.first > 0) }
