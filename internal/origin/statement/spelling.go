package statement

import (
	"strings"

	"sanad/internal/lang"
)

// leastSpelt is how many bytes a part of a name has at least in which a slip is
// told from another name.
const leastSpelt = 5

// misspelt reports whether two names are two spellings of one: a blank was lost,
// or of two parts or more one is printed alike and the others differ by no more
// than a slip or by the way a sound is written. Two people who say one thing under
// such names are one.
func misspelt(x, y []string) bool {
	if len(x) != len(y) {
		return strings.Join(x, "") == strings.Join(y, "")
	}
	alike, other := 0, 0
	for i := range x {
		switch {
		case x[i] == y[i]:
			alike++
		case min(len(x[i]), len(y[i])) >= leastSpelt && x[i][0] == y[i][0] && (lang.Slip(x[i], y[i]) || lang.Romanised(x[i]) == lang.Romanised(y[i])):
			other++
		default:
			return false
		}
	}
	return alike > 0 && other > 0
}
