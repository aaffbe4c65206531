package drift

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// kind is what an item of a report is.
type kind uint8

const (
	word kind = iota
	number
	date
	name
	change // a word that bears on modality, scope or polarity
)

// zone is the part of a report that an item stands in.
type zone uint8

const (
	content zone = iota
	cue
	source
	beside // in the sentences around the report
)

// item is a unit of comparison: a word, a number, a time expression, a name.
// Two items with one key say the same.
type item struct {
	kind   kind
	zone   zone
	span   text.Span
	key    string
	value  lang.Quantity // of a number
	change lang.Change   // of a change
	class  annot.Class   // of a name
}

// lay cuts a stretch of text into items, at most so many. Time expressions and names are one item each,
// whatever their number of words; format and wording of numbers vanish in
// their value.
func (x *side) lay(unit text.Span, most int) []item {
	toks := text.Within(x.marks.Tokens, unit)
	times := text.Within(x.marks.Times, unit)
	names := text.Within(x.marks.Mentions, unit)
	at := func(i int) func(int) string {
		return func(k int) string {
			if i+k < 0 || i+k >= len(toks) {
				return ""
			}
			return toks[i+k].Lower
		}
	}
	out := make([]item, 0, min(len(toks), most))
	for i := 0; i < len(toks) && len(out) < most; {
		t := toks[i]
		if t.Kind == annot.Mark || lineNumber(toks, i) {
			i++
			continue
		}
		it, n := x.read(at(i), toks[i:], &times, &names)
		it.zone = x.zoneOf(it.span)
		out = append(out, it)
		i += n
	}
	return out
}

// lineNumber reports whether a token is the number of a line in a list: "14. The
// harbour".
func lineNumber(toks []annot.Token, i int) bool {
	return toks[i].Kind == annot.Number && toks[i].Span.Len() <= 2 && (i == 0 || toks[i-1].Kind == annot.Mark) && i+2 < len(toks) &&
		(toks[i+1].Lower == "." || toks[i+1].Lower == ")") && toks[i+1].Span.Start == toks[i].Span.End && toks[i+2].Span.Start > toks[i+1].Span.End
}

// read makes the item that begins at the first of toks, and says how many
// tokens it takes.
func (x *side) read(at func(int) string, toks []annot.Token, times *[]annot.Time, names *[]annot.Mention) (item, int) {
	t := toks[0]
	for len(*times) > 0 && (*times)[0].Span.End <= t.Span.Start {
		*times = (*times)[1:]
	}
	for len(*names) > 0 && (*names)[0].Span.End <= t.Span.Start {
		*names = (*names)[1:]
	}
	if len(*times) > 0 && (*times)[0].Span.Start <= t.Span.Start {
		d := (*times)[0]
		n := covered(toks, d.Span)
		if w := x.bareWeekday(&d, toks[:n]); w != "" {
			return item{kind: date, span: d.Span, key: w}, n
		}
	}
	if len(*times) > 0 && (*times)[0].Span.Start <= t.Span.Start && calendric(&(*times)[0]) {
		d := (*times)[0]
		return item{kind: date, span: d.Span, key: cmp.Or(d.Value, fold(d.Span.Of(x.article.Text)))}, covered(toks, d.Span)
	}
	if len(*names) > 0 && (*names)[0].Span.Start <= t.Span.Start {
		m := (*names)[0]
		return item{kind: name, class: m.Class, span: m.Span, key: cmp.Or(m.Entity, fold(m.Span.Of(x.article.Text)))}, covered(toks, m.Span)
	}
	if c, n := x.pack.Change(at); n > 0 && !(n == 1 && c.Kind == "modal" && x.proper(t.Span)) {
		return item{kind: change, span: toks[0].Span.Join(toks[n-1].Span), key: c.Kind + ":" + c.Class, change: c}, n
	}
	if q, n := x.pack.Quantity(at); n > 0 {
		if n == 1 && year(t.Lower) {
			return item{kind: date, span: t.Span, key: t.Lower}, 1
		}
		return item{kind: number, span: toks[0].Span.Join(toks[n-1].Span), key: "#" + strconv.FormatFloat(q.Value, 'g', -1, 64), value: q}, n
	}
	if head, _, ok := strings.Cut(t.Lower, "-"); ok { // "eight-year"
		if q, n := x.pack.Quantity(alone(head)); n > 0 {
			return item{kind: number, span: t.Span, key: "#" + strconv.FormatFloat(q.Value, 'g', -1, 64), value: q}, 1
		}
	}
	return item{kind: word, span: t.Span, key: x.pack.Concept(t.Lower)}, 1
}

// proper reports whether a word is capitalised within its sentence: "May" is a
// month.
func (x *side) proper(s text.Span) bool {
	return startsUpper(s.Of(x.article.Text)) && s.Start > x.sentence(s)+1
}

// alone is a text of one word.
func alone(w string) func(int) string {
	return func(i int) string {
		if i == 0 {
			return w
		}
		return ""
	}
}

// bareWeekday is the key of a weekday that no date is known of, as in a text
// without a date of its own; "" for any other time.
func (x *side) bareWeekday(t *annot.Time, toks []annot.Token) string {
	if calendar(t.Value) {
		return ""
	}
	for _, w := range toks {
		if x.pack.Calendar.Weekday[w.Lower] {
			return "weekday:" + x.pack.Concept(w.Lower)
		}
	}
	return ""
}

// calendar reports whether a value names a time of the calendar.
func calendar(value string) bool { return value != "" && value[0] >= '0' && value[0] <= '9' }

// calendric reports whether a time expression names a point of the calendar. A
// length of time, an hour and "three years ago" are numbers.
func calendric(t *annot.Time) bool {
	switch t.Precision {
	case "duration", "set", "minute", "hour":
		return false
	}
	return !t.Relative || len(t.Value) >= len("2006-01-02")
}

// year reports whether a number looks like one.
func year(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// covered is the number of tokens that begin before s ends, at least one.
func covered(toks []annot.Token, s text.Span) int {
	n := 1
	for n < len(toks) && toks[n].Span.Start < s.End {
		n++
	}
	return n
}

func (x *side) zoneOf(s text.Span) zone {
	for _, a := range x.speech {
		switch {
		case a.Cue != nil && a.Cue.Span.Touches(s):
			return cue
		case a.Source != nil && a.Source.Span != nil && a.Source.Span.Touches(s):
			return source
		}
	}
	inside := x.report.Ref.Span.Touches(s)
	if x.att != nil {
		inside = inside && slices.ContainsFunc(x.att.Content, func(c text.Span) bool { return c.Touches(s) })
	}
	if inside {
		return content
	}
	return beside
}

func fold(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
