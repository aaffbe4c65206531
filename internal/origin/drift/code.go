package drift

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/text"
)

// code is the mark of one thing, letters and digits: a flight, a train, a plate.
type code struct {
	span    text.Span
	letters string // as printed, without blanks and hyphens
}

// mostCodes is how many codes of a report are compared.
const mostCodes = 20

// codes are the marks in the opening of the article and beside the report, each
// once, up to as many as are compared.
func (x *side) codes() []code {
	if x.marked != nil {
		return x.marked
	}
	out := []code{}
	for _, items := range [][]item{x.around(), x.leading()} {
		for i := range items {
			if c, ok := x.code(items, i); ok && len(out) < mostCodes && !holdsCode(out, c) {
				out = append(out, c)
			}
		}
	}
	x.marked = out
	return out
}

// joined takes blanks and hyphens out of a mark.
var joined = strings.NewReplacer("-", "", " ", "")

// code reads the mark that item i is or ends: "SV-5726", "SV 5726".
func (x *side) code(items []item, i int) (code, bool) {
	s := items[i].span
	if items[i].kind == number && i > 0 {
		if before := items[i-1].span; before.Len() <= 3 && s.Start-before.End == 1 {
			s = s.Join(before)
		}
	}
	c := code{s, joined.Replace(s.Of(x.article.Text))}
	letters := strings.TrimRightFunc(c.letters, unicode.IsDigit)
	if n := len(c.letters) - len(letters); letters == "" || len(letters) > 3 || n < 3 || n > 5 {
		return code{}, false
	}
	return c, !strings.ContainsFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) })
}

func holdsCode(l []code, c code) bool {
	return slices.ContainsFunc(l, func(d code) bool { return d.letters == c.letters })
}

// miscoded reports whether two marks look like one that was copied wrongly: the
// same first letter, and the digits in another order or one of them lost. Another
// digit in its place is mostly another thing of the kind.
func miscoded(a, b string) bool {
	if a == b || a[0] != b[0] {
		return false
	}
	s, t := figures(a), figures(b)
	if len(s) > len(t) {
		s, t = t, s
	}
	switch len(t) - len(s) {
	case 0:
		return !slices.Equal(s, t) && slices.Equal(slices.Sorted(slices.Values(s)), slices.Sorted(slices.Values(t)))
	case 1:
		i := 0
		for i < len(s) && s[i] == t[i] {
			i++
		}
		return slices.Equal(s[i:], t[i+1:])
	}
	return false
}
