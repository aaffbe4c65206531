package extract

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// clockLayouts are the machine-written forms of a date with its time of day.
var clockLayouts = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "20060102T150405Z0700", "20060102150405",
	time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC,
}

// dayLayouts are those without one.
var dayLayouts = []struct{ read, write, precision string }{
	{"2006-01-02", "2006-01-02", "day"}, {"20060102", "2006-01-02", "day"}, {"2006/01/02", "2006-01-02", "day"},
	{"2006-01", "2006-01", "month"}, {"2006", "2006", "year"},
}

// metadataDate reads a date that a page or record gives for its publication,
// nil where it cannot be read. Midnight without a zone is no time of day; a
// time without a zone, or in UTC, is put in the home zone of the pack.
func metadataDate(d string, p *lang.Pack) *article.Date {
	d = strings.TrimSpace(d)
	if t, ok := epoch(d); ok {
		return minuteDate(t, p)
	}
	iso := d
	if strings.Contains(d, " T") { // 2015-11-05 T10:08:58Z: whoever writes so writes Z after local times
		iso = strings.TrimSuffix(strings.Replace(d, " T", "T", 1), "Z")
	}
	if len(iso) > 11 && iso[4] == '-' && iso[10] == ' ' {
		iso = strings.Replace(iso[:10]+"T"+iso[11:], " ", "", 1)
	}
	for _, layout := range clockLayouts {
		t, err := time.Parse(layout, iso)
		if err != nil || !newsYear(t) {
			continue
		}
		switch {
		case strings.Contains(layout, "MST"):
			return namedZoneDate(t, p)
		case strings.Contains(layout, "07"):
			return minuteDate(t, p)
		}
		return bareDate(t, p)
	}
	for _, l := range dayLayouts {
		if t, err := time.Parse(l.read, d); err == nil && newsYear(t) {
			return &article.Date{Value: t.Format(l.write), Precision: l.precision, Basis: article.Metadata}
		}
	}
	x, _ := stampDate(d, p)
	return x
}

// recordDate reads the date of a record in a language. Where the text is too
// short to show one, a date that writes its month as a word is in whichever
// language knows the word.
func recordDate(d, code string) *article.Date {
	x := metadataDate(d, pack(code))
	if x != nil || code != "" || !strings.ContainsFunc(d, unicode.IsLetter) {
		return x
	}
	for _, c := range lang.Codes() {
		if x := metadataDate(d, pack(c)); x != nil {
			return x
		}
	}
	return nil
}

func newsYear(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

// epoch reads seconds or milliseconds since 1970.
func epoch(d string) (time.Time, bool) {
	n, err := strconv.ParseInt(d, 10, 64)
	switch {
	case err != nil || len(d) != 10 && len(d) != 13:
		return time.Time{}, false
	case len(d) == 13:
		n /= 1000
	}
	return time.Unix(n, 0).UTC(), true
}

// bareDate is a date of which no zone is known.
func bareDate(t time.Time, p *lang.Pack) *article.Date {
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return &article.Date{Value: t.Format(time.DateOnly), Precision: "day", Basis: article.Metadata}
	}
	return &article.Date{Value: t.Format("2006-01-02T15:04:05") + p.Calendar.Home, Precision: "minute", Basis: article.Metadata}
}

// namedZoneDate is a date whose zone is an abbreviation. time.Parse knows only
// UTC and takes any other (WIB, EST) for it: the tables know better.
func namedZoneDate(t time.Time, p *lang.Pack) *article.Date {
	name, offset := t.Zone()
	if offset != 0 {
		return minuteDate(t, p)
	}
	zone, err := time.Parse("Z07:00", p.Zone(name))
	if err != nil {
		return bareDate(t, p)
	}
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone.Location())
	return minuteDate(t, p)
}

func minuteDate(t time.Time, p *lang.Pack) *article.Date {
	if _, offset := t.Zone(); offset == 0 && p.Calendar.Home != "" {
		if home, err := time.Parse("Z07:00", p.Calendar.Home); err == nil {
			t = t.In(home.Location())
		}
	}
	return &article.Date{Value: t.Format(time.RFC3339), Precision: "minute", Basis: article.Metadata}
}

// stampDate reads a date in words ("Senin, 12 Juni 2023 07:22 WIB"), and says
// whether it names a zone.
func stampDate(d string, p *lang.Pack) (date *article.Date, zoned bool) {
	ws := stampWords(d)
	for i := range ws {
		st, n := p.Calendar.ReadStamp(func(k int) string {
			if i+k < len(ws) {
				return ws[i+k]
			}
			return ""
		})
		if n > 0 {
			v, precision := st.Value(p.Calendar.Home)
			return &article.Date{Value: v, Precision: precision, Basis: article.Metadata}, st.Zone != ""
		}
	}
	return nil, false
}

// stampWords cuts a short text into words as lang.ReadStamp reads them: words
// and numbers in lower case, marks apart but for those inside 07:22 and
// 12/06/2023.
func stampWords(d string) []string {
	var out []string
	rs := []rune(strings.ToLower(d))
	for i := 0; i < len(rs); {
		j := i + 1
		switch {
		case unicode.IsSpace(rs[i]):
			i++
			continue
		case unicode.IsDigit(rs[i]):
			for j < len(rs) && (unicode.IsDigit(rs[j]) || strings.ContainsRune(":./", rs[j]) && j+1 < len(rs) && unicode.IsDigit(rs[j+1])) {
				j++
			}
		case unicode.IsLetter(rs[i]):
			for j < len(rs) && (unicode.IsLetter(rs[j]) || strings.ContainsRune("'’", rs[j])) {
				j++
			}
		}
		out = append(out, string(rs[i:j]))
		i = j
	}
	return out
}
