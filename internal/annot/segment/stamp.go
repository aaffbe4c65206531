package segment

import (
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
)

// stamp reads the date that stands at token i, and the token after it (0 for
// none).
func (s *page) stamp(i, to int) (article.Date, int) {
	st, n := s.pack.Calendar.ReadStamp(func(k int) string { return s.lower(i+k, to) })
	if n == 0 {
		return article.Date{}, 0
	}
	v, precision := st.Value(s.pack.Calendar.Home)
	return article.Date{Value: v, Precision: precision}, i + n
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
