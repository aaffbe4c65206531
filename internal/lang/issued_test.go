package lang

import (
	"strings"
	"testing"
)

func TestIssued(t *testing.T) {
	for _, x := range []struct {
		code, words string
		want        int
	}{
		{"en", "press release of kingsmere council", 3},
		{"en", "press release", 2},
		{"en", "press conference of", 0},
		{"id", "keterangan tertulis dari kementerian", 3},
		{"id", "rilis bmkg", 1},
		{"ms", "kenyataan media daripada jabatan", 3},
	} {
		ws := strings.Fields(x.words)
		at := func(i int) string {
			if i < len(ws) {
				return ws[i]
			}
			return ""
		}
		if got := Must(x.code).Issued(at); got != x.want {
			t.Errorf("%s %q: %d words, want %d", x.code, x.words, got, x.want)
		}
	}
}
