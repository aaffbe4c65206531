package origin

import (
	"fmt"
	"strings"
)

// Owner says who owns an outlet over a stretch of time, and where that can be
// read. It is knowledge from outside the texts and so a prior only: it can tip
// the scale where two outlets share copy, and is named where it did.
type Owner struct {
	Name    string
	Outlets []string // the outlet's names
	From    string   // first day, month or year, "" where it is not known
	Until   string   // first day, month or year no longer, "" for still
	Source  string   // page or document
}

// ParseOwners reads a table of ownership: owner, names of the outlet parted by
// "|", from, until, source, parted by tabs, with "-" for what is not known; a
// line that begins with "#" is a comment.
func ParseOwners(table string) ([]Owner, error) {
	var out []Owner
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("line %d: %d fields in place of owner, outlet, from, until, source", n, len(f))
		}
		for i := range f {
			if f[i] = strings.TrimSpace(f[i]); f[i] == "-" {
				f[i] = ""
			}
		}
		o := Owner{Name: f[0], Outlets: strings.Split(f[1], "|"), From: f[2], Until: f[3], Source: f[4]}
		if o.Name == "" || f[1] == "" || o.Source == "" {
			return nil, fmt.Errorf("line %d: owner, outlet and source must be given", n)
		}
		for _, day := range []string{o.From, o.Until} {
			if !isDay(day) {
				return nil, fmt.Errorf("line %d: %q is no year, month (2011-08) or day", n, day)
			}
		}
		out = append(out, o)
	}
	return out, nil
}

// isDay reports whether s is "", YYYY, YYYY-MM or YYYY-MM-DD.
func isDay(s string) bool {
	const form = "dddd-dd-dd"
	if s != "" && len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (form[i] == 'd') || !digit && s[i] != '-' {
			return false
		}
	}
	return true
}

// Held reports whether an owner held the outlet on a day (YYYY-MM-DD). Of a day
// that is not known only what holds to this day is said.
func (o *Owner) Held(day string) bool {
	if day == "" {
		return o.Until == ""
	}
	return o.From <= day && (o.Until == "" || day < o.Until)
}
