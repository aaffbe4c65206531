package relation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
)

// outlets are the names of the outlets of the pile, by their first word in
// lower case. An article that names one of them may have read it, whether or
// not the words around the name are known for crediting.
type outlets map[string][]string

func outletsOf(arts []article.Article) outlets {
	o, seen := outlets{}, map[string]bool{}
	for i := range arts {
		name := strings.TrimSpace(arts[i].Outlet.Name)
		if seen[name] {
			continue
		}
		seen[name] = true
		w, _, _ := strings.Cut(strings.ToLower(name), " ")
		if end := strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); end >= 0 {
			w = w[:end]
		}
		if w != "" {
			o[w] = append(o[w], name)
		}
	}
	return o
}

// named lists the outlets that the article names in its text and credits, but
// not in furniture that points elsewhere.
func (o outlets) named(a *article.Article, m *annot.Marks) (out []string) {
	for _, t := range m.Tokens {
		for _, name := range o[t.Lower] {
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
