package query

import (
	"math"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// figure is a number with what it counts or measures. A place in an order and a
// score are numbers of their own kind.
type figure struct {
	value float64
	unit  string // class of lang.Pack.Unit, ordinal, score; "" for unknown
	words string // as printed
}

// The classes of figures that no unit makes.
const (
	ordinal = "ordinal"
	score   = "score"
	share   = "percent"
)

// unitReach is how many words may stand between a number and what it counts.
const unitReach = 2

// telling reports whether a figure proves anything: one, two and a half are
// everywhere, a share of 1.96 percent is not.
func (f figure) telling() bool {
	return f.value >= least || f.unit == share || f.unit == score
}

// is reports whether a printed figure is the claimed one, or rounds to it: the
// values agree, and both do not count two things. A share is printed as one, and
// so are an order and a score.
func (f figure) is(claimed figure) bool {
	if !roughly(f.value, claimed.value) {
		return false
	}
	for _, u := range []string{ordinal, score, share} {
		if (f.unit == u) != (claimed.unit == u) {
			return false
		}
	}
	return f.unit == "" || claimed.unit == "" || f.unit == claimed.unit
}

// like reports whether two figures may count the same kind of thing. A year is
// none.
func (f figure) like(o figure) bool {
	if f.year() != o.year() {
		return false
	}
	return f.unit == o.unit || f.unit != ordinal && o.unit != ordinal && (f.unit == "" || o.unit == "")
}

// year reports whether a figure looks like a year of the calendar.
func (f figure) year() bool {
	return f.unit == "" && len(f.words) == 4 && f.value >= 1900 && f.value < 2100
}

// roughly reports whether a printed number is the claimed one, or is rounded to
// it.
func roughly(printed, claimed float64) bool {
	return printed == claimed || math.Abs(printed-claimed) < 0.01*claimed && (math.Round(printed) == claimed || math.Trunc(printed) == claimed)
}

// figureAt is the figure that begins at token i, with the number of tokens it
// takes, 0 for none.
func figureAt(toks []annot.Token, i int, a string, p *lang.Pack) (figure, int) {
	v, n := quantity(toks[i:], p)
	if n == 0 {
		return figure{}, 0
	}
	f := figure{value: v, words: a[toks[i].Span.Start:toks[i+n-1].Span.End]}
	if n == 1 && p.Ordered(toks[i].Lower) {
		f.unit = ordinal
		return f, n
	}
	if w, of := scoreAt(toks[i:], p); of > 0 {
		return figure{w, score, a[toks[i].Span.Start:toks[i+of-1].Span.End]}, of
	}
	if i > 0 {
		if f.unit = p.UnitBefore(toks[i-1].Lower); f.unit != "" {
			f.words = a[toks[i-1].Span.Start:toks[i+n-1].Span.End]
		}
	}
	for k := i + n; k < min(len(toks), i+n+unitReach+1) && f.unit == ""; k++ {
		if w := toks[k].Lower; p.Unit(w) != "" {
			f.unit = p.Unit(w)
			f.words = a[toks[i].Span.Start:toks[k].Span.End]
		} else if toks[k].Kind == annot.Mark && w != "-" || p.Role("and", w) {
			break
		}
	}
	return f, n
}

// scoreAt is the score that begins at the first token, "3-2" as 3.002, with the
// number of tokens it takes, 0 for none.
func scoreAt(toks []annot.Token, p *lang.Pack) (float64, int) {
	if len(toks) < 3 || toks[1].Lower != "-" && toks[1].Lower != "–" || toks[0].Span.End != toks[1].Span.Start || toks[1].Span.End != toks[2].Span.Start {
		return 0, 0
	}
	a, ok := p.ParseNumber(toks[0].Lower)
	b, ok2 := p.ParseNumber(toks[2].Lower)
	if !ok || !ok2 || strings.ContainsAny(toks[0].Lower+toks[2].Lower, ".,") {
		return 0, 0
	}
	return a + b/1000, 3
}

// figures notes how many of the claim's figures stand in the report, and counts
// them among the words. It says whether one that tells something does.
func (e *Evidence) figures(want, have []figure, words, inside *tally) (found bool) {
	var all tally
	for _, v := range want {
		weight, in := wNumber, slices.ContainsFunc(have, func(h figure) bool { return h.is(v) })
		if v.telling() {
			all.add(1, part(in, false, 0))
			found = found || in
		} else {
			weight = wSmall
		}
		words.add(weight, part(in, false, 0))
		inside.add(weight, part(in, false, 0))
	}
	if e[Number] = all.share(); all.all > 0 {
		e[Unnumbered] = 1 - e[Number]
	}
	if all.got < all.all && slices.ContainsFunc(have, func(h figure) bool {
		return h.telling() && !slices.ContainsFunc(want, h.is)
	}) {
		e[Other] = 1
	}
	return found
}
