package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Stamp is a date as header lines print it, cut to what they say: Month and
// Day are 0 and Timed is false where they say nothing.
type Stamp struct {
	Year, Month, Day int
	Hour, Minute     int
	Timed            bool
	Zone             string // offset, "" where none is printed
}

// Value is the stamp in the form of records.md, and its precision: 2023-06,
// 2023-06-12, 2023-06-12T07:22:00+07:00. A time of day without a zone is in
// that of home; where that is "" it keeps none.
func (s Stamp) Value(home string) (value, precision string) {
	switch {
	case s.Day == 0:
		return fmt.Sprintf("%04d-%02d", s.Year, s.Month), "month"
	case !s.Timed:
		return fmt.Sprintf("%04d-%02d-%02d", s.Year, s.Month, s.Day), "day"
	case s.Zone != "":
		home = s.Zone
	}
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:00%s", s.Year, s.Month, s.Day, s.Hour, s.Minute, home), "minute"
}

// ReadStamp reads the date, with its time of day and zone, that begins at word
// 0 of at, and gives the number of words read, 0 for none. Words are in lower
// case; marks are words of their own, except inside 07:22 and 12/06/2023; at
// gives "" beyond the end.
//
//	Jumat, 1 September 2023, 07:22 WIB    June 12, 2023 at 4:05 pm EDT
//	12/06/2023 | 10.30 WIB                2023-06
func (c *Calendar) ReadStamp(at func(int) string) (Stamp, int) {
	r := stampReader{Calendar: c, at: at}
	i := 0
	if c.Weekday[at(0)] {
		i = r.skip(1, ",")
	}
	n := r.day(i)
	if n > 0 && r.Day > 0 {
		if k := r.timeOfDay(r.skip(n, ",|-–—•/(")); k > 0 {
			n = k
		}
	}
	return r.Stamp, n
}

type stampReader struct {
	Stamp
	*Calendar
	at func(int) string
}

// skip passes over one or two of the marks.
func (r *stampReader) skip(i int, marks string) int {
	for n := 0; n < 2 && r.at(i) != "" && strings.Contains(marks, r.at(i)); n++ {
		i++
	}
	return i
}

// number is word i as a number of at most n digits, -1 where it is none.
func (r *stampReader) number(i, n int) int {
	w := r.at(i)
	if w == "" || len(w) > n {
		return -1
	}
	v, err := strconv.Atoi(w)
	if err != nil || v < 0 {
		return -1
	}
	return v
}

// day reads year, month and day at word i, in any usual order, and gives the
// word after them.
func (r *stampReader) day(i int) int {
	if m := r.Calendar.Month[r.at(i)]; m > 0 { // June 12, 2023
		d, j := r.number(i+1, 2), r.skip(i+2, ",")
		if d > 0 && r.set(r.number(j, 4), m, d) {
			return j + 1
		}
		return 0
	}
	if d := r.number(i, 2); d > 0 { // 12 Juni 2023, 12-06-2023
		j := r.skip(i+1, "-.")
		m := r.Calendar.Month[r.at(j)]
		if m == 0 && j > i+1 {
			m = r.number(j, 2)
		}
		k := r.skip(j+1, ",-.")
		if r.set(r.number(k, 4), m, d) {
			return k + 1
		}
		return 0
	}
	if y := r.number(i, 4); y > 0 && r.at(i+1) == "-" { // 2023-06-12, 2023-06
		m := r.number(i+2, 2)
		if r.at(i+3) == "-" && r.number(i+4, 2) > 0 && r.set(y, m, r.number(i+4, 2)) {
			return i + 5
		}
		if r.set(y, m, 0) {
			return i + 3
		}
		return 0
	}
	return r.slashed(i)
}

// slashed reads 12/06/2023 and 2023/06/12. Where the language does not say
// whether the day or the month comes first, only what can be read in one way
// is read.
func (r *stampReader) slashed(i int) int {
	f := strings.Split(r.at(i), "/")
	if len(f) != 3 {
		return 0
	}
	var v [3]int
	for k := range f {
		n, err := strconv.Atoi(f[k])
		if err != nil {
			return 0
		}
		v[k] = n
	}
	switch {
	case len(f[0]) == 4:
		v[0], v[2] = v[2], v[0]
	case len(f[2]) == 2:
		v[2] += 2000
	}
	if !r.DayFirst && len(f[0]) != 4 {
		if v[0] <= 12 && v[1] <= 12 && v[0] != v[1] {
			return 0
		}
		if v[1] > 12 {
			v[0], v[1] = v[1], v[0]
		}
	}
	if v[0] > 0 && r.set(v[2], v[1], v[0]) {
		return i + 1
	}
	return 0
}

// set takes year, month and day (0 unknown) where they can be a date of news.
func (r *stampReader) set(y, m, d int) bool {
	if y < 1900 || y > 2199 || m < 1 || m > 12 || d < 0 || d > time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
		return false
	}
	r.Year, r.Stamp.Month, r.Day = y, m, d
	return true
}

// timeOfDay reads hour, minute and zone at word i and gives the word after
// them, 0 for none.
func (r *stampReader) timeOfDay(i int) int {
	if r.Clock[r.at(i)] {
		i++
	}
	w := r.at(i)
	cut := strings.IndexAny(w, ":.")
	if cut < 1 || cut > 2 || len(w) < cut+3 {
		return 0
	}
	h, err1 := strconv.Atoi(w[:cut])
	m, err2 := strconv.Atoi(w[cut+1 : cut+3])
	if err1 != nil || err2 != nil || h > 23 || m > 59 {
		return 0
	}
	i++
	switch strings.Trim(r.at(i), ".") {
	case "pm", "p.m":
		h = h%12 + 12
		i++
	case "am", "a.m":
		h %= 12
		i++
	}
	r.Hour, r.Minute, r.Timed = h, m, true
	if z := r.Calendar.Zone[r.at(i)]; z != "" {
		r.Stamp.Zone = z
		i++
	}
	return i
}
