package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
)

// outlets are the outlets of the pile: their names by the first word in lower
// case, and the outlet where a person is named for work most often. An article
// that names an outlet, or the staff of one, may have read it, whether or not
// the words around the name are known for crediting.
type outlets struct {
	names map[string][]string
	home  map[string]string
}

func outletsOf(arts []article.Article) outlets {
	o, seen := outlets{names: map[string][]string{}, home: homes(arts)}, map[string]bool{}
	for i := range arts {
		name := strings.TrimSpace(arts[i].Outlet.Name)
		if seen[name] {
			continue
		}
		seen[name] = true
		for _, w := range openings(name) {
			o.names[w] = append(o.names[w], name)
		}
	}
	return o
}

// openings are what the first token of a name may be in a text, in lower case:
// its first word, that without what follows a mark, and that up to where a
// capital follows a small letter.
func openings(name string) (out []string) {
	first, _, _ := strings.Cut(name, " ")
	bare, small := first, false
	if end := strings.IndexFunc(first, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); end >= 0 {
		bare = first[:end]
	}
	part := bare
	for i, r := range bare {
		if small && unicode.IsUpper(r) {
			part = bare[:i]
			break
		}
		small = unicode.IsLower(r)
	}
	for _, w := range []string{first, bare, part} {
		if w = strings.ToLower(w); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// homes are the outlets where people are named for work at least twice, and
// more often than anywhere else.
func homes(arts []article.Article) map[string]string {
	type place struct{ person, outlet string }
	n, most, home := map[place]int{}, map[string]int{}, map[string]string{}
	for i := range arts {
		for _, c := range arts[i].Credits {
			p := place{fold(c.Name), arts[i].Outlet.Name}
			if p.outlet == "" || len(p.person) < shortest {
				continue
			}
			n[p]++
			switch k := n[p]; {
			case k > most[p.person]:
				most[p.person], home[p.person] = k, p.outlet
			case k == most[p.person] && home[p.person] != p.outlet:
				home[p.person] = ""
			}
		}
	}
	for p, k := range most {
		if k < 2 {
			delete(home, p)
		}
	}
	return home
}

// named lists the outlets that the article names in its text and credits, but
// not in furniture that points elsewhere, and those whose staff it names.
func (o outlets) named(a *article.Article, m *annot.Marks) (out []string) {
	for _, c := range a.Credits {
		if h := o.home[fold(c.Name)]; h != "" {
			out = append(out, h)
		}
	}
	for _, t := range m.Tokens {
		for _, name := range o.names[t.Lower] {
			if stands(a.Text[t.Span.Start:], name) && carries(a.KindAt(t.Span.Start)) {
				out = append(out, name)
			}
		}
	}
	return out
}

// stands reports whether name opens t as a name of its own, in any case but
// all small.
func stands(t, name string) bool {
	if len(t) < len(name) || !strings.EqualFold(t[:len(name)], name) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t)
	next, _ := utf8.DecodeRuneInString(t[len(name):])
	return !unicode.IsLower(first) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

// carries reports whether a segment may say where the text comes from.
func carries(k article.Kind) bool {
	switch k {
	case article.Related, article.Promo, article.Tags, article.UI, article.Title, article.Caption, article.Header:
		return false
	}
	return true
}
