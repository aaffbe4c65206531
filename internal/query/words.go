package query

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// owner is a word without the ending that makes it an owner: "harbour's".
func owner(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
}

// empty reports whether a word has no content of its own.
func empty(w string, p *lang.Pack) bool {
	return p.Role("stop", w) && !p.Role("refuse", w) || denies(w, p) || p.Role("footage", w) || negates(w, p)
}

// rarity is how much a word tells: the logarithm of how rare it is in the
// background of its language, from 0.2 to 1.
func rarity(w string, p *lang.Pack) float64 {
	n, all := p.DF(w)
	if all == 0 {
		return 0.6
	}
	return max(0.2, math.Log(float64(all+1)/float64(n+1))/math.Log(float64(all+1)))
}

// figuresIn are the numbers in words and digits outside dates and names, and
// the hours of the day ("T17").
func figuresIn(toks []annot.Token, a string, m *annot.Marks, p *lang.Pack) (figures []figure, hours []string) {
	for i, n := 0, 0; i < len(toks); i += n {
		n = 1
		if h, of := hour(toks, i, p); of > 0 {
			hours, n = append(hours, h), of
			continue
		}
		if inTime(m.Times, toks[i].Span) || numbered(m.Mentions, toks[i].Span) {
			continue
		}
		if f, of := figureAt(toks, i, a, p); of > 0 {
			figures, n = append(figures, f), of
		}
	}
	return figures, hours
}

// hour is the hour of the day that begins at token i, with the number of tokens
// it takes: "five in the afternoon", "jam 9 pagi", "17:00".
func hour(toks []annot.Token, i int, p *lang.Pack) (string, int) {
	said, first := p.Role("clock", toks[i].Lower), i
	if said {
		if i++; i == len(toks) {
			return "", 0
		}
	}
	w := toks[i].Lower
	h, n := 0.0, 1
	if a, b, ok := strings.Cut(w, ":"); ok && len(a) < 3 && len(b) == 2 {
		said, w = true, a
	} else if a, b, ok := strings.Cut(w, "."); ok && said && len(a) < 3 && len(b) == 2 {
		w = a
	}
	if v, of := p.Quantity(single(w)); of == 1 {
		h = v.Value
	} else if v, ok := p.ParseNumber(w); ok && len(w) < 3 {
		h = v
	}
	if h < 1 || h > 24 || h != math.Trunc(h) {
		return "", 0
	}
	for k := i + 1; k < len(toks) && k < i+5; k++ {
		half, of := toks[k].Lower, 1
		if k+2 < len(toks) && toks[k+1].Lower == "." && len(toks[k+2].Lower) == 1 {
			half, of = half+"."+toks[k+2].Lower, 3 // "p.m."
		}
		if later := p.Role("pm", half); later || p.Role("am", half) {
			if said, n = true, k-i+of; later && h < 12 {
				h += 12
			}
			break
		}
		if !p.Role("stop", half) {
			break
		}
	}
	if !said {
		return "", 0
	}
	return fmt.Sprintf("T%02d", int(h)), i + n - first
}

// quantity is the number that begins at the first token, with the number of
// tokens it takes; a unit may be glued to it ("Rp45.000").
func quantity(toks []annot.Token, p *lang.Pack) (float64, int) {
	if v, n := p.Quantity(tokensAt(toks, 0)); n > 0 {
		return v.Value, n
	}
	if w := toks[0].Lower; toks[0].Kind != annot.Mark && strings.ContainsAny(w, "0123456789") {
		if v, ok := p.ParseNumber(w); ok {
			return v, 1
		}
	}
	return 0, 0
}

// daysIn are the days and months that times in s name, sorted, each once.
func daysIn(times []annot.Time, s text.Span) []string {
	var out []string
	for _, t := range times[last(times, s.Start-1, func(t annot.Time) text.Span { return t.Span })+1:] {
		if t.Span.Start >= s.End {
			break
		}
		if s.Holds(t.Span) && len(t.Value) >= 7 && t.Value[4] == '-' && digits(t.Value[5:7]) && !t.Relative {
			out = append(out, t.Value[:min(10, len(t.Value))])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inTime reports whether a place lies in a date; a length of time is a number.
func inTime(times []annot.Time, s text.Span) bool {
	i := last(times, s.Start, func(t annot.Time) text.Span { return t.Span })
	return i >= 0 && times[i].Span.Holds(s) && times[i].Precision != "duration"
}

func digits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// classOf is the class of the name that holds a place, "" for none.
func classOf(l []annot.Mention, s text.Span) annot.Class {
	i := last(l, s.Start, func(m annot.Mention) text.Span { return m.Span })
	if i < 0 || !l[i].Span.Holds(s) {
		return ""
	}
	return l[i].Class
}

// isMention reports whether a place is a whole name.
func isMention(l []annot.Mention, s text.Span) bool {
	i := last(l, s.Start, func(m annot.Mention) text.Span { return m.Span })
	return i >= 0 && l[i].Span == s
}

// numbered reports whether a place is the later part of a name: the number of a
// unit or a flight.
func numbered(l []annot.Mention, s text.Span) bool {
	i := last(l, s.Start, func(m annot.Mention) text.Span { return m.Span })
	return i >= 0 && l[i].Span.Holds(s) && l[i].Span.Start < s.Start
}

// last is the place of the last value that begins at or before x, -1 for none.
// The values are in text order.
func last[T any](l []T, x int, span func(T) text.Span) int {
	n, _ := slices.BinarySearchFunc(l, x+1, func(v T, x int) int { return span(v).Start - x })
	return n - 1
}

func capital(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

// Tongue is the language of a short text: the pack most of whose words it has,
// words without content counting double; "" where none has any.
func Tongue(t string) string {
	best, code := 0, ""
	for _, c := range lang.Codes() {
		p, n := lang.Must(c), 0
		for _, w := range strings.FieldsFunc(strings.ToLower(t), apart) {
			if df, _ := p.DF(w); df > 0 {
				n++
			}
			if p.Role("stop", w) || p.Role("not", w) {
				n += 2
			}
		}
		if n > best {
			best, code = n, c
		}
	}
	return code
}

// apart reports whether a rune parts words.
func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }
