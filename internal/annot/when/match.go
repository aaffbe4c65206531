package when

import "sanad/internal/lang"

// bound is a lexeme at a place of a form.
type bound struct {
	lexeme
	at int // first piece
}

// match is a form found at pieces [start,end).
type match struct {
	start, end int
	bounds     []bound
}

// longest is the longest form at piece i; of equals the first.
func (l *lexer) longest(i int) (match, bool) {
	best := match{start: i, end: i}
	for _, x := range l.at(i) {
		for _, f := range l.grammar.Forms(x.class) {
			if f.Guard == "prep" && !l.is(i-1, "PREP") || f.Guard == "free" && l.is(i-1, "AGE") {
				continue
			}
			l.match(f, 0, i, nil, &best)
		}
	}
	return best, best.end > i
}

// match tries the elements of f from e on at piece i, with what is bound so
// far, and keeps the longest way in best. Forms have few elements and lexemes
// few readings, so the work at a place is bounded.
func (l *lexer) match(f *lang.TimeForm, e, i int, so []bound, best *match) {
	if e == len(f.Elements) {
		if i > best.end && l.whole(i) {
			best.end, best.bounds = i, append([]bound(nil), so...)
		}
		return
	}
	for _, x := range l.at(i) {
		if x.class == f.Elements[e].Class {
			l.match(f, e+1, i+x.n, append(so, bound{x, i}), best)
		}
	}
	if f.Elements[e].Optional {
		l.match(f, e+1, i, so, best)
	}
}

// whole reports whether an expression may end before piece i: not inside a
// longer number such as 12/2023/7 or 7.30.1.
func (l *lexer) whole(i int) bool {
	if i+1 >= len(l.pieces) || !l.pieces[i].tight || !l.pieces[i+1].tight || !l.pieces[i-1].digit {
		return true
	}
	m := l.pieces[i].lower
	return !(l.pieces[i+1].digit && (m == "/" || m == ":" || m == "."))
}

// split parts a range of days or weekdays into its two ends; the first borrows
// month and year of the second.
func (m match) split() []match {
	for k, b := range m.bounds {
		if b.class != "RANGE" || k == 0 || k+1 == len(m.bounds) {
			continue
		}
		first := match{start: m.start, end: b.at, bounds: append([]bound(nil), m.bounds[:k]...)}
		second := match{start: m.bounds[k+1].at, end: m.end, bounds: append([]bound(nil), m.bounds[k+1:]...)}
		if second.bounds[0].class == "NUM" {
			return []match{m}
		}
		first.borrow(second)
		second.borrow(first)
		return []match{first, second}
	}
	return []match{m}
}

// borrow takes over the month and year of o where m names a day without them.
func (m *match) borrow(o match) {
	if _, ok := m.find("DAY"); !ok {
		return
	}
	for _, c := range []lang.TimeClass{"MONTH", "YEAR"} {
		if _, ok := m.find(c); ok {
			continue
		}
		if b, ok := o.find(c); ok {
			m.bounds = append(m.bounds, b)
		}
	}
}

func (m match) find(c lang.TimeClass) (bound, bool) {
	for _, b := range m.bounds {
		if b.class == c {
			return b, true
		}
	}
	return bound{}, false
}
