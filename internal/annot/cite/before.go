package cite

import (
	"strings"

	"sanad/internal/annot"
)

// nameBefore reads the medium that ends shortly before atom i, a verb of
// reporting: "KCNA, pada Senin, melaporkan".
func (f *finder) nameBefore(i int) (name, bool) {
	j := i
	for k := 0; k < mostSkips && j > 0 && f.skippable(j-1) && !f.atoms[j].breaks; k++ {
		j--
	}
	if j == 0 || f.atoms[j].breaks {
		return name{}, false
	}
	for k := max(0, j-mostWords); k < j; k++ {
		if nm, end := f.known(k, false); end == j && !f.isClass(nm.span, annot.Person) {
			return nm, true
		}
	}
	return f.likelyBefore(j)
}

func (f *finder) skippable(i int) bool {
	at := f.atoms[i]
	if at.word {
		return f.p.Citation.Skip(at.lower) || at.lower[0] >= '0' && at.lower[0] <= '9'
	}
	return strings.Contains("(),/", at.lower)
}

// likelyBefore reads an unknown name that ends at atom j and looks like that
// of a medium, or has a noun before it that says so.
func (f *finder) likelyBefore(j int) (name, bool) {
	i := j
	for i > 0 && j-i < mostWords && f.atoms[i-1].upper && (i == j || !f.atoms[i].breaks) {
		i--
	}
	for ; i < j && f.title(i); i++ {
	}
	if i == j || f.p.Citation.Stop(f.atoms[i].lower) || f.isClass(f.span(i, j), annot.Person) {
		return name{}, false
	}
	nm := f.unknown(f.span(i, j))
	for n := 1; n <= 2 && i-n >= 0; n++ {
		if x, k := f.p.Citation.Nouns.Longest(f.words(i - n)); k == n && !x.Body {
			return nm.as(x.Path), true
		}
	}
	return nm, f.looksLikeMedium(i, j)
}

// title reports whether atom i says what a name is and is no part of it: "The",
// "Media".
func (f *finder) title(i int) bool {
	l := f.atoms[i].lower
	_, n := f.p.Citation.Nouns.Longest(f.words(i))
	return f.p.Citation.Filler(l) || n == 1 && !f.p.Citation.MediumWord(l)
}
