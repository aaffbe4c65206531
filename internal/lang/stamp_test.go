package lang

import (
	"strings"
	"testing"
)

func TestReadStamp(t *testing.T) {
	for _, c := range []struct{ code, words, value string }{
		{"id", "jumat , 1 september 2023 , 07:22 wib", "2023-09-01T07:22:00+07:00"},
		{"id", "1 agu 2023 pukul 07.22", "2023-08-01T07:22:00+07:00"},
		{"id", "12/06/2023 | 10.30 wita", "2023-06-12T10:30:00+08:00"},
		{"id", "12/6/23", "2023-06-12"},
		{"id", "2023 - 06 - 12", "2023-06-12"},
		{"id", "2023 - 06", "2023-06"},
		{"id", "30 februari 2023", ""},
		{"id", "12 orang 2023", ""},
		{"id", "juni 2023", ""},
		{"en", "june 12 , 2023 at 4:05 pm edt", "2023-06-12T16:05:00-04:00"},
		{"en", "12 june 2023 12:05 am gmt", "2023-06-12T00:05:00Z"},
		{"en", "6/12/2023", ""}, // day or month first: English does not say
		{"en", "6/13/2023", "2023-06-13"},
	} {
		w := strings.Fields(c.words)
		cal := &Must(c.code).Calendar
		s, n := cal.ReadStamp(func(i int) string {
			if i < len(w) {
				return w[i]
			}
			return ""
		})
		got := ""
		if n > 0 {
			got, _ = s.Value(cal.Home)
		}
		if got != c.value {
			t.Errorf("%s %q: got %q, want %q", c.code, c.words, got, c.value)
		}
	}
}
