package cite

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// name is the name of a medium in the text.
type name struct {
	span text.Span
	text string // canonical
	slug string
	kind annot.Path
	body bool // of a body whose page or data is cited
}

func (n name) entity() string {
	if n.slug == "" {
		return ""
	}
	return "media:" + n.slug
}

// as gives an unknown name the kind that its noun says.
func (n name) as(path string) name {
	n.kind = annot.Path(path)
	if path == "" {
		n.kind = annot.OutletOf
	}
	return n
}

// unknown is a name that no table has.
func (f *finder) unknown(s text.Span) name {
	w := s.Of(f.a.Text)
	return name{span: s, text: w, slug: slug(w), kind: annot.OutletOf}
}

// listed is the name of a medium that a table knows.
func (f *finder) listed(s text.Span, m *lang.Medium) name {
	nm := f.unknown(s)
	nm.kind = annot.Path(m.Kind)
	if m.Name != "" {
		nm.text, nm.slug = m.Name, m.Slug
	}
	return nm
}

// slug is the end of the entity id of a medium that no table knows.
func slug(s string) string { return strings.ReplaceAll(lang.FoldName(s), " ", "-") }

func (f *finder) span(i, j int) text.Span {
	return text.Span{Start: f.atoms[i].span.Start, End: f.atoms[j-1].span.End}
}

// Bounds of what is read between a cue and a name, and of a name.
const (
	mostFillers = 8
	mostWords   = 7
	mostSkips   = 12
)

// nameAfter reads the medium that follows from atom i on, past fillers and
// nouns; 0 where there is none. any takes every name for that of a medium.
func (f *finder) nameAfter(i int, any bool) (name, int) {
	var noun lang.CiteNoun
	hint, from := false, i
	for k := 0; k < mostFillers && i < len(f.atoms) && !f.atoms[i].breaks; k++ {
		if nm, j := f.known(i, hint); j > 0 {
			return nm, j
		}
		if j := f.back(i); j > i+1 {
			return f.lastAt(i, j), j
		}
		if x, n := f.p.Citation.Nouns.Longest(f.words(i)); n > 0 {
			if nm, j := f.run(i); j > 0 && f.looksLikeMedium(i, j) {
				return nm.as(x.Path), j // "Harian Muara"
			}
			if j := f.back(i + n); j > 0 && !x.Text {
				return f.lastAt(i, j), j
			}
			if !hint {
				from = i
			}
			noun, hint = x, true
			i += n
			continue
		}
		if !f.p.Citation.Filler(f.atoms[i].lower) {
			break
		}
		i++
	}
	if i >= len(f.atoms) || f.atoms[i].breaks {
		return name{}, 0
	}
	if nm, j := f.domain(i); j > 0 {
		nm.body = noun.Body
		return nm, j
	}
	if !hint {
		from = i
	}
	return f.unlisted(from, i, any, noun)
}

// unlisted reads the name of a medium that no table knows at atom i, with the
// noun that stands before it from atom "from" on.
func (f *finder) unlisted(from, i int, any bool, noun lang.CiteNoun) (name, int) {
	hint := from < i
	nm, j := f.run(i)
	if j == 0 {
		return name{}, 0
	}
	if known, k := f.apposed(j); k > 0 {
		return known, k
	}
	switch {
	case hint && f.isOther(nm.span):
		nm.span = f.span(from, j) // "televisi pemerintah Iran"
		nm.text, nm.slug = nm.span.Of(f.a.Text), ""
		return nm.as(noun.Path), j
	case hint:
		nm.body = noun.Body
		return nm.as(noun.Path), j
	case f.looksLikeMedium(i, j), any && !f.isOther(nm.span):
		return nm, j
	}
	return name{}, 0
}

// back reads words that point back at the medium named last.
func (f *finder) back(i int) int {
	if _, n := f.p.Citation.Back.Longest(f.words(i)); n > 0 && f.last.text != "" {
		return i + n
	}
	return 0
}

// lastAt is the medium named last, as atoms [i,j) name it again.
func (f *finder) lastAt(i, j int) name {
	nm := f.last
	nm.span = f.span(i, j)
	return nm
}

// known reads the longest known medium at atom i. Platforms of one letter need
// a noun before them.
func (f *finder) known(i int, hint bool) (name, int) {
	if !f.atoms[i].word || !f.p.Media.Begins(f.atoms[i].lower) {
		return name{}, 0
	}
	var best *lang.Medium
	var key strings.Builder
	end, words := 0, 0
	for j := i; j < len(f.atoms) && words < f.p.Media.Words; j++ {
		at := f.atoms[j]
		if j > i && (at.breaks || !at.word && (!at.tight || !strings.Contains(".-'’/", at.lower))) {
			break
		}
		if !at.word {
			continue
		}
		if words++; words > 1 {
			key.WriteByte(' ')
		}
		key.WriteString(at.lower)
		if m := f.p.Media.Named(key.String()); m != nil {
			best, end = m, j+1
		}
	}
	if best == nil || !f.cased(i, best) || len(best.Name) == 1 && !hint {
		return name{}, 0
	}
	for best.Name == "" && end < len(f.atoms) && f.atoms[end].tight && f.atoms[end].upper {
		end++ // "detik|Sumut"
	}
	return f.listed(f.span(i, end), best), end
}

// cased reports whether atom i is written as a name of m: with a capital
// letter unless the name has none.
func (f *finder) cased(i int, m *lang.Medium) bool {
	return f.atoms[i].upper || m.Name == "" || strings.ToLower(m.Name[:1]) == m.Name[:1]
}

// domain reads a name that ends like a web address: "space.com".
func (f *finder) domain(i int) (name, int) {
	if f.atoms[i].lower == "https" || f.atoms[i].lower == "http" {
		for i++; i < len(f.atoms) && f.atoms[i].tight && !f.atoms[i].word; i++ {
		}
	}
	j := i
	for j+2 < len(f.atoms) && f.atoms[j].word && f.atoms[j+1].tight && f.atoms[j+2].tight && f.atoms[j+2].word &&
		(f.atoms[j+1].lower == "." || f.atoms[j+1].lower == "-") {
		j += 2
	}
	if j >= len(f.atoms) || j == i || f.atoms[j-1].lower != "." {
		return name{}, 0
	}
	if l := len(f.atoms[j].lower); l < 2 || l > 6 || f.atoms[j].upper && f.atoms[j].lower != "com" {
		return name{}, 0
	}
	return f.unknown(f.span(i, j+1)), j + 1
}

// run reads the capitalised words at atom i as a name.
func (f *finder) run(i int) (name, int) {
	if i >= len(f.atoms) || !f.atoms[i].upper || f.p.Citation.Stop(f.atoms[i].lower) {
		return name{}, 0
	}
	end := i + 1
	for j, words := i+1, 1; j < len(f.atoms) && words < mostWords && f.inName(j); j++ {
		if f.atoms[j].upper || f.atoms[j].word && !f.p.Citation.Inside(f.atoms[j].lower) {
			end = j + 1
			words++
		}
	}
	return f.unknown(f.span(i, end)), end
}

// inName reports whether a name of capitalised words may go on with atom j.
func (f *finder) inName(j int) bool {
	at := f.atoms[j]
	switch {
	case at.breaks || f.p.Citation.Stop(at.lower):
		return false
	case at.upper, f.p.Citation.Inside(at.lower), at.lower == "&":
		return true
	case at.word:
		return at.tight && at.lower[0] <= '9'
	}
	return at.tight && strings.Contains("-'’.", at.lower) && j+1 < len(f.atoms) && f.atoms[j+1].tight
}

// apposed reads a known medium set off behind a name: "Korea Utara (KCNA)",
// "Rusia, Interfax".
func (f *finder) apposed(i int) (name, int) {
	if i+1 >= len(f.atoms) || f.atoms[i].lower != "(" && f.atoms[i].lower != "," {
		return name{}, 0
	}
	return f.known(i+1, false)
}

// looksLikeMedium reports whether the name of atoms [i,j) begins or ends with
// a word that names of media have.
func (f *finder) looksLikeMedium(i, j int) bool {
	return j-i > 1 && (f.p.Citation.MediumWord(f.atoms[j-1].lower) || f.p.Citation.MediumWord(f.atoms[i].lower) && f.atoms[i+1].upper)
}

// isOther reports whether the words at s begin with a name that is no medium's.
func (f *finder) isOther(s text.Span) bool {
	return f.isClass(s, annot.Person, annot.Country, annot.Place)
}

func (f *finder) isClass(s text.Span, classes ...annot.Class) bool {
	i, _ := slices.BinarySearchFunc(f.mentions, s.Start, func(m annot.Mention, at int) int { return m.Span.Start - at })
	return i < len(f.mentions) && f.mentions[i].Span.Start < s.End && slices.Contains(classes, f.mentions[i].Class)
}

// another reads a further medium joined to the one that ends at atom i.
func (f *finder) another(i int) (name, int) {
	k := i
	if k < len(f.atoms) && f.atoms[k].lower == "," {
		k++
	}
	if k < len(f.atoms) && f.p.Citation.And(f.atoms[k].lower) {
		k++
	}
	for n := 0; n < 2 && k > i && k+1 < len(f.atoms) && f.p.Citation.Filler(f.atoms[k].lower); n++ {
		k++
	}
	if k == i || k >= len(f.atoms) || f.atoms[k].breaks {
		return name{}, 0
	}
	if nm, j := f.known(k, false); j > 0 {
		return nm, j
	}
	if nm, j := f.run(k); j > 0 && f.looksLikeMedium(k, j) {
		return nm, j
	}
	return name{}, 0
}

// own reports whether the name is that of the article's outlet, or with part
// of a section of it: "detikcom" and "detikTravel".
func (f *finder) own(nm name, part bool) bool {
	x, y := ownKey(f.a.Outlet.Name), ownKey(nm.span.Of(f.a.Text))
	if len(x) < 3 || y == "" {
		return false
	}
	return x == y || part && (strings.HasPrefix(y, x) || len(y) >= 4 && strings.HasPrefix(x, y) || strings.HasSuffix(y, x))
}

// ownKey is a name of an outlet without spaces and the end of its address.
func ownKey(s string) string {
	k := strings.ReplaceAll(strings.TrimPrefix(lang.FoldName(s), "the "), " ", "")
	for _, end := range []string{"coid", "com", "id", "co"} {
		if x, ok := strings.CutSuffix(k, end); ok && len(x) > 2 {
			return x
		}
	}
	return k
}
