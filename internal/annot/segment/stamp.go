package segment

import (
	"fmt"
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
)

// stamp reads the date, with its time of day and zone, that stands at token i
// as header lines print it, and the token after it (0 for none):
//
//	Jumat, 1 September 2023, 07:22 WIB    June 12, 2023 at 4:05 pm EDT
//	12/06/2023 | 10.30 WIB                2023-06
func (s *page) stamp(i, to int) (article.Date, int) {
	var c clock
	cal := s.pack.Calendar
	if _, ok := cal.Weekday[s.lower(i, to)]; ok {
		i++
		i = s.skip(i, to, ",")
	}
	j := s.day(&c, i, to)
	if j == 0 {
		return article.Date{}, 0
	}
	if c.day > 0 {
		if k := s.timeOfDay(&c, s.skip(j, to, ",|-–—•/(")); k > 0 && k <= to {
			j = k
		}
	}
	return c.date(), j
}

// clock is a date in its parts; hour is -1 where it is not known.
type clock struct {
	year, month, day int
	hour, minute     int
	timed            bool
	zone             string
}

// lower is token i in lower case, "" beyond to.
func (s *page) lower(i, to int) string {
	if i >= to || i >= len(s.toks) {
		return ""
	}
	return s.toks[i].Lower
}

// skip passes over one or two of the marks.
func (s *page) skip(i, to int, marks string) int {
	for n := 0; n < 2 && i < to && s.toks[i].Kind == annot.Mark && strings.Contains(marks, s.toks[i].Lower); n++ {
		i++
	}
	return i
}

// number is token i as a number of at most n digits, -1 where it is none.
func (s *page) number(i, to, n int) int {
	w := s.lower(i, to)
	if w == "" || len(w) > n {
		return -1
	}
	v, err := strconv.Atoi(w)
	if err != nil || v < 0 {
		return -1
	}
	return v
}

// day reads year, month and day, in any usual order, and returns the token
// after them.
func (s *page) day(c *clock, i, to int) int {
	months := s.pack.Calendar.Month
	if m := months[s.lower(i, to)]; m > 0 { // June 12, 2023
		d := s.number(i+1, to, 2)
		j := s.skip(i+2, to, ",")
		if y := s.number(j, to, 4); d > 0 && c.set(y, m, d) {
			return j + 1
		}
		return 0
	}
	if d := s.number(i, to, 2); d > 0 { // 12 Juni 2023, 12-06-2023
		j := s.skip(i+1, to, "-.")
		m := months[s.lower(j, to)]
		if m == 0 && j > i+1 {
			m = s.number(j, to, 2)
		}
		k := s.skip(j+1, to, ",-.")
		if y := s.number(k, to, 4); c.set(y, m, d) {
			return k + 1
		}
		return 0
	}
	if y := s.number(i, to, 4); y > 0 && s.lower(i+1, to) == "-" { // 2023-06-12, 2023-06
		m, d := s.number(i+2, to, 2), 0
		if s.lower(i+3, to) == "-" {
			d = s.number(i+4, to, 2)
		}
		if d > 0 && c.set(y, m, d) {
			return i + 5
		}
		if c.set(y, m, 0) {
			return i + 3
		}
		return 0
	}
	f := strings.Split(s.lower(i, to), "/") // 12/06/2023, 2023/06/12
	if len(f) != 3 {
		return 0
	}
	var v [3]int
	for k := range f {
		v[k], _ = strconv.Atoi(f[k])
	}
	if len(f[0]) == 4 {
		v[0], v[2] = v[2], v[0]
	}
	if len(f[2]) == 2 {
		v[2] += 2000
	}
	if !s.pack.Calendar.DayFirst && len(f[0]) != 4 {
		if v[0] <= 12 && v[1] <= 12 && v[0] != v[1] {
			return 0 // day or month first: the text does not say
		}
		if v[1] > 12 {
			v[0], v[1] = v[1], v[0]
		}
	}
	if c.set(v[2], v[1], v[0]) {
		return i + 1
	}
	return 0
}

// set takes year, month and day (0 unknown) where they can be a date of news.
func (c *clock) set(y, m, d int) bool {
	if y < 1900 || y > 2199 || m < 1 || m > 12 || d < 0 || d > 31 {
		return false
	}
	c.year, c.month, c.day = y, m, d
	return true
}

// timeOfDay reads the hour and minute and zone at i; 0 for none.
func (s *page) timeOfDay(c *clock, i int) int {
	to := len(s.toks)
	cal := s.pack.Calendar
	if cal.Clock[s.lower(i, to)] {
		i++
	}
	w := s.lower(i, to)
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
	switch strings.Trim(s.lower(i, to), ".") {
	case "pm", "p.m":
		h = h%12 + 12
		i++
	case "am", "a.m":
		h %= 12
		i++
	}
	c.hour, c.minute, c.timed = h, m, true
	if z := cal.Zone[s.lower(i, to)]; z != "" {
		c.zone = z
		i++
	}
	return i
}

// date is the value of the clock cut to its precision. A time of day without a
// zone keeps none.
func (c clock) date() article.Date {
	switch {
	case c.day == 0:
		return article.Date{Value: fmt.Sprintf("%04d-%02d", c.year, c.month), Precision: "month"}
	case !c.timed:
		return article.Date{Value: fmt.Sprintf("%04d-%02d-%02d", c.year, c.month, c.day), Precision: "day"}
	}
	return article.Date{Value: fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:00%s", c.year, c.month, c.day, c.hour, c.minute, c.zone), Precision: "minute"}
}
