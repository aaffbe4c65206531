package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/text"
)

// quotation is a stretch of text between quotation marks.
type quotation struct {
	span   text.Span // with the marks
	inner  text.Span // without them
	closed bool      // a closing mark was found
	after  int       // index of the quotation that this one continues over a paragraph, -1 for none
}

// mark is a quotation mark: what its glyph and its neighbours allow.
type mark struct {
	at, size    int
	opens, shut bool // by glyph: may open, may close
	left, right bool // space or an edge on that side
	para        bool // first on its line
}

const (
	openers = "“„«‟〝"
	closers = "”»〞"
	neutral = "\"″＂"
)

// reach is how far behind the opening mark a closing one may stand when no
// paragraph is opened in between, in bytes.
const reach = 4000

// quotations are the outermost stretches between double quotation marks of t,
// in order. Every glyph may be used on either side (some outlets close with
// the mark they open with), so the neighbours decide where they can. A mark
// that opens a paragraph inside an open quotation continues it.
func quotations(t string) []quotation {
	marks := withSingles(t, marksOf(t))
	var out []quotation
	line := 0 // end of the line of the mark at hand
	for i := 0; i < len(marks); i++ {
		if !marks[i].mayOpen() {
			continue
		}
		if marks[i].at >= line {
			line = lineEnd(t, marks[i].at)
		}
		q, last := closeFrom(t, marks, i, line)
		q.after = -1
		if n := len(out); n > 0 && !out[n-1].closed && marks[i].para && onlySpace(t[out[n-1].span.End:q.span.Start]) {
			q.after = n - 1
		}
		out = append(out, q)
		i = last
	}
	return out
}

// closeFrom reads the quotation that marks[i] opens on the line that ends at
// limit, and the index of the last mark that belongs to it.
func closeFrom(t string, marks []mark, i, limit int) (quotation, int) {
	open := marks[i]
	q := quotation{inner: text.Span{Start: open.at + open.size}}
	depth := 0
	for j := i + 1; j < len(marks) && marks[j].at-open.at <= reach; j++ {
		m := marks[j]
		if m.at >= limit && m.mustOpen() {
			break // the paragraph ended and another quotation begins
		}
		switch {
		case m.at < limit && m.nests() && closesTwice(marks, j, limit):
			depth++
		case m.mustOpen() && !m.shut:
			if depth == 0 {
				return q.end(t, open, marks[j].at, false), j - 1
			}
		case depth > 0:
			depth--
		default:
			q = q.end(t, open, m.at, true)
			q.span.End = m.at + m.size
			return q, j
		}
	}
	return q.end(t, open, limit, false), i
}

// end closes q before byte at.
func (q quotation) end(t string, open mark, at int, closed bool) quotation {
	q.closed = closed
	q.inner.End = at
	q.span = text.Span{Start: open.at, End: at}
	if !closed {
		q.span = q.span.Trim(t, unicode.IsSpace)
		q.inner.End = max(q.inner.Start, q.span.End)
	}
	return q
}

func (m mark) mayOpen() bool {
	if m.shut && !m.opens {
		return m.left && !m.right // a closing glyph in an opening place
	}
	return m.opens && !(m.right && !m.left)
}

// mustOpen holds for a mark that only an opening place explains.
func (m mark) mustOpen() bool { return m.left && !m.right && m.opens }

// nests holds for an opening glyph inside an open quotation.
func (m mark) nests() bool { return m.mustOpen() && !m.shut }

// closesTwice reports whether two closing marks follow mark j on its line
// before another one opens.
func closesTwice(marks []mark, j, limit int) bool {
	n := 0
	for k := j + 1; k < len(marks) && k <= j+3; k++ {
		if marks[k].mustOpen() || marks[k].at >= limit && (!marks[k].right || marks[k].para) {
			break
		}
		n++
	}
	return n >= 2
}

func marksOf(t string) []mark {
	var out []mark
	for i := 0; i < len(t); {
		if doubled(t, i) {
			out = append(out, markAt(t, i, 2, '"'))
			i += 2
			continue
		}
		if t[i] < utf8.RuneSelf && t[i] != '"' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if strings.ContainsRune(openers+closers+neutral, r) && !inches(t, i, r) {
			out = append(out, markAt(t, i, n, r))
		}
		i += n
	}
	return out
}

// doubled reports two apostrophes in a row, which typewriters and wires use as
// one quotation mark.
func doubled(t string, i int) bool {
	return i+1 < len(t) && (t[i] == '\'' && t[i+1] == '\'' || t[i] == '`' && t[i+1] == '`')
}

// inches reports whether a straight mark follows a number as a unit: 24".
func inches(t string, i int, r rune) bool {
	if r != '"' && r != '″' || i == 0 || t[i-1] < '0' || t[i-1] > '9' {
		return false
	}
	return strings.HasPrefix(t[i:], `" x`) || strings.HasPrefix(t[i:], `"x`) || r == '″'
}

func markAt(t string, i, n int, r rune) mark {
	before, k := utf8.DecodeLastRuneInString(t[:i])
	after, _ := utf8.DecodeRuneInString(t[i+n:])
	m := mark{at: i, size: n}
	m.opens = strings.ContainsRune(openers+neutral, r)
	m.shut = strings.ContainsRune(closers+neutral, r)
	m.left = k == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{-–—/:", before)
	m.right = i+n >= len(t) || unicode.IsSpace(after) || strings.ContainsRune(".,;:!?)]}–—", after)
	m.para = startsLine(t, i)
	return m
}

// startsLine reports whether nothing but space stands before i on its line.
func startsLine(t string, i int) bool {
	for i > 0 && (t[i-1] == ' ' || t[i-1] == '\t' || t[i-1] == '\r') {
		i--
	}
	return i == 0 || t[i-1] == '\n'
}

func lineEnd(t string, i int) int {
	if k := strings.IndexByte(t[i:], '\n'); k >= 0 {
		return i + k
	}
	return len(t)
}

func onlySpace(s string) bool { return strings.TrimSpace(s) == "" }
