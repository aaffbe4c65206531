// Package text holds the arithmetic of places in a text: spans, references and
// offset conversions. In: a UTF-8 string. Out: half-open byte ranges on rune
// boundaries. Nothing else in the program counts runes, UTF-16 units or lines.
package text

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// ID names one article: the hex SHA-256 of its input name and its text.
type ID string

// Span is the half-open byte range [Start, End) of a text, on rune boundaries.
type Span struct{ Start, End int }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether no byte is covered.
func (s Span) Empty() bool { return s.End <= s.Start }

// Holds reports whether o lies wholly inside s.
func (s Span) Holds(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Touches reports whether s and o share at least one byte.
func (s Span) Touches(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Shared is the number of bytes that s and o have in common.
func (s Span) Shared(o Span) int {
	return max(0, min(s.End, o.End)-max(s.Start, o.Start))
}

// Join is the smallest span that holds both.
func (s Span) Join(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Of returns the words that s covers in t.
func (s Span) Of(t string) string { return t[s.Start:s.End] }

// Validate reports whether s lies inside t on rune boundaries.
func (s Span) Validate(t string) error {
	switch {
	case s.Start < 0 || s.End > len(t) || s.Start > s.End:
		return fmt.Errorf("span [%d,%d) outside a text of %d bytes", s.Start, s.End, len(t))
	case s.Start < len(t) && !utf8.RuneStart(t[s.Start]), s.End < len(t) && !utf8.RuneStart(t[s.End]):
		return fmt.Errorf("span [%d,%d) off a rune boundary", s.Start, s.End)
	}
	return nil
}

// Trim narrows s to exclude leading and trailing bytes for which drop holds.
func (s Span) Trim(t string, drop func(rune) bool) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(t[s.Start:s.End])
		if !drop(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:s.End])
		if !drop(r) {
			break
		}
		s.End -= n
	}
	return s
}

// Compare orders spans by start, longer first.
func Compare(a, b Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

// MarshalJSON writes [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var v [2]int
	if err := json.Unmarshal(b, &v); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = v[0], v[1]
	return nil
}

// Ref points at words of an article from far away. It leaves the process only
// together with the words it covers.
type Ref struct {
	Article ID
	Span    Span
}
