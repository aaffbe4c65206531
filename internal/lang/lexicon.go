package lang

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lexicon finds known phrases in a run of words. It knows words in lower case
// and, for each phrase, how it must be written to count: an abbreviation
// ("AS") in capitals, a name with a capital, a word in any case.
type Lexicon[T any] struct {
	by map[string][]entry[T] // by first word; longest first
}

type entry[T any] struct {
	rest  []string // words after the first, lower case
	form  string   // as in the table
	value T
}

// Add enters a phrase with what it stands for. Of two equal phrases the first
// entered wins.
func (l *Lexicon[T]) Add(form string, value T) {
	words := Words(form)
	if len(words) == 0 {
		return
	}
	if l.by == nil {
		l.by = map[string][]entry[T]{}
	}
	p := entry[T]{form: form, value: value}
	for _, w := range words[1:] {
		p.rest = append(p.rest, strings.ToLower(w))
	}
	first := strings.ToLower(words[0])
	list := l.by[first]
	i, _ := slices.BinarySearchFunc(list, len(p.rest), func(q entry[T], n int) int {
		if len(q.rest) >= n {
			return -1 // longest first, equal ones in the order entered
		}
		return 1
	})
	l.by[first] = slices.Insert(list, i, p)
}

// At is the longest phrase that begins with the word first, whose further
// words next tells one after the other ("" at the end of the text), written in
// the text as printed. n is the number of words of the phrase, 0 for none.
func (l *Lexicon[T]) At(first, printed string, next func(i int) string) (value T, n int) {
	for _, p := range l.by[first] {
		if !written(p.form, printed, len(p.rest) == 0) || !follows(p.rest, next) {
			continue
		}
		return p.value, 1 + len(p.rest)
	}
	return value, 0
}

// Has reports whether the word alone is a phrase of the lexicon.
func (l *Lexicon[T]) Has(lower, printed string) bool {
	_, n := l.At(lower, printed, func(int) string { return "" })
	return n > 0
}

func follows(rest []string, next func(int) string) bool {
	for i, w := range rest {
		if next(i+1) != w {
			return false
		}
	}
	return true
}

// written reports whether the first word is printed as its form asks for.
func written(form, printed string, alone bool) bool {
	r, _ := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) {
		return true
	}
	if alone && len(form) <= 6 && strings.ToUpper(form) == form {
		return printed == form
	}
	r, _ = utf8.DecodeRuneInString(printed)
	return unicode.IsUpper(r)
}

// Words parts a phrase into its words and marks, see Cut.
func Words(form string) []string {
	var out []string
	for start, end := range Cut(form) {
		out = append(out, form[start:end])
	}
	return out
}

// Cut parts s into words, numbers and single marks; white space is left out.
// It is finer than a token: a hyphen before a capital parts two names
// ("Rusia-Ukraina"), one before a small letter does not ("Jong-un"); an
// apostrophe parts only an English "'s" from its name.
func Cut(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case unicode.IsSpace(r):
				i += n
				continue
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				n = wordLen(s[i:])
			}
			if !yield(i, i+n) {
				return
			}
			i += n
		}
	}
}

// wordLen is the length of the word at the start of s.
func wordLen(s string) int {
	last := rune(0)
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		case i > 0 && joins(last, r, s[i+utf8.RuneLen(r):]):
		default:
			return i
		}
		last = r
	}
	return len(s)
}

// joins reports whether the mark r between the rune before and the rest of
// the text holds one word or number together.
func joins(before, r rune, rest string) bool {
	after, n := utf8.DecodeRuneInString(rest)
	switch r {
	case '-':
		return unicode.IsLetter(before) && unicode.IsLower(after)
	case '\'', '’':
		if (after == 's' || after == 'S') && !startsLetter(rest[n:]) {
			return false
		}
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || TopLevel(label(rest)) // kabar.co.id
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// label is the run of ASCII letters at the start of s, at most as long as a
// label of a domain.
func label(s string) string {
	n := 0
	for n < len(s) && n < 64 && ('a' <= s[n]|0x20 && s[n]|0x20 <= 'z') {
		n++
	}
	return s[:n]
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
