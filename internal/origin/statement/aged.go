package statement

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// aging is how far back, in bytes, the person may have spoken whom a description
// by age stands for.
const aging = 2000

// agesToNames gives the attributions of article i whose speaker is only called by
// an age ("the 27-year-old", "pemain 27") the person who spoke last before: a
// writer who has named somebody goes on so. The list is a copy; its sources are
// replaced and not changed.
func (p *pile) agesToNames(i int, atts []annot.Attribution) {
	var last *annot.Attribution
	for k := range atts {
		a := &atts[k]
		switch {
		case a.Source == nil:
		case strings.HasPrefix(a.Source.Entity, string(annot.Person)+":"):
			last = a
		case last != nil && a.Span.Start-last.Span.End <= aging && aged(p.packs[i], label(a.Source)):
			s := *last.Source
			s.Span, s.Basis = a.Source.Span, annot.Inferred
			a.Source = &s
		case a.Source.Span != nil && a.Source.Entity == "" && startsUpper(p.in.Articles[i].Text, annot.Token{Span: *a.Source.Span}):
			last = nil // somebody else, whom no name was found for
		}
	}
}

// aged reports whether a label is no more than a noun and an age: no name, and
// where it begins with a capital a word that says that the number is an age.
func aged(pack *lang.Pack, label string) bool {
	first, n := utf8.DecodeRuneInString(label)
	if strings.ToLower(label[n:]) != label[n:] {
		return false // it holds a name
	}
	numbers, said, nouns := 0, false, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return r == ' ' || r == '-' }) {
		switch n, err := strconv.Atoi(w); {
		case err == nil && 10 <= n && n < 100:
			numbers++
		case pack.Role("aged", w):
			said = true
		default:
			nouns++
		}
	}
	return numbers == 1 && nouns <= 1 && (said || unicode.IsLower(first))
}
