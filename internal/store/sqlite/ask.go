package sqlite

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sanad/internal/store"
)

// asked is what a user typed, as the search tables take it, and the words that
// answer it.
type asked struct {
	match string
	terms []term
}

// term is a word that is looked for.
type term struct {
	word   string // folded
	prefix bool
}

// columns of the search tables by the word before a colon.
var searchColumns = map[store.Kind]map[string]string{
	store.Article:   {"title": "title", "judul": "title", "body": "body", "isi": "body", "speaker": "speaker", "pembicara": "speaker"},
	store.Statement: {"statement": "statement", "pernyataan": "statement", "speaker": "speaker", "pembicara": "speaker"},
}

// mostTerms is how many parts of a query are looked for.
const mostTerms = 64

// parseQuery reads words, "phrases", beginnings*, -left out, OR, and
// column:word. Everything else in it is a word, so that nothing that is typed
// is a wrong query.
func parseQuery(s string, k store.Kind) asked {
	var a asked
	var need [][]string // all of these, each one of several
	var not []string
	or := false
	for n := 0; n < mostTerms; n++ {
		if s = strings.TrimSpace(s); s == "" {
			break
		}
		if rest, ok := strings.CutPrefix(s, "OR "); ok && len(need) > 0 {
			or, s = true, rest
			continue
		}
		var part, column string
		minus := strings.HasPrefix(s, "-")
		s = strings.TrimPrefix(s, "-")
		if name, rest, ok := strings.Cut(s, ":"); ok {
			if c := searchColumns[k][strings.ToLower(name)]; c != "" {
				column, s = c, rest
			}
		}
		part, s = nextPart(s)
		e := a.part(part, column, minus)
		switch {
		case e == "":
		case minus:
			not = append(not, e)
		case or:
			need[len(need)-1] = append(need[len(need)-1], e)
		default:
			need = append(need, []string{e})
		}
		or = false
	}
	if len(need) == 0 {
		return asked{}
	}
	all := make([]string, len(need))
	for i, n := range need {
		all[i] = "(" + strings.Join(n, " OR ") + ")"
	}
	a.match = strings.Join(all, " AND ")
	if len(not) > 0 {
		a.match = "(" + a.match + ") NOT (" + strings.Join(not, " OR ") + ")"
	}
	return a
}

// nextPart cuts a phrase or a word off s.
func nextPart(s string) (part, rest string) {
	if strings.HasPrefix(s, `"`) {
		if i := strings.Index(s[1:], `"`); i >= 0 {
			return s[:i+2], s[i+2:]
		}
		return s[1:], ""
	}
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// part is one word or phrase as the search tables take it, "" for none.
func (a *asked) part(p, column string, minus bool) string {
	prefix := strings.HasSuffix(p, "*")
	var words []string
	for w := range wordsOf(p) {
		words = append(words, p[w.start:w.end])
	}
	if len(words) == 0 {
		return ""
	}
	if !minus {
		for i, w := range words {
			a.terms = append(a.terms, term{folded(w), prefix && i == len(words)-1})
		}
	}
	e := `"` + strings.Join(words, " ") + `"`
	if prefix {
		e += " *"
	}
	if column != "" {
		e = column + " : " + e
	}
	return e
}

// folded is a word without case and accents, as the search tables keep it.
func folded(w string) string {
	ascii := true
	for i := 0; i < len(w) && ascii; i++ {
		ascii = w[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(w)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(w))
}

type place struct{ start, end int }

// wordsOf are the runs of letters and digits of a text.
func wordsOf(t string) func(yield func(place) bool) {
	return func(yield func(place) bool) {
		start := -1
		for i, r := range t {
			in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Co, r)
			if in && start < 0 {
				start = i
			}
			if !in && start >= 0 {
				if !yield(place{start, i}) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(place{start, len(t)})
		}
	}
}

const (
	around = 28      // words of a snippet
	looked = 1 << 17 // bytes of a text that are searched for one
)

// snippet is the piece of a text that answers best: where the most different
// words that were asked for stand together.
func (a *asked) snippet(t string) []store.Fragment {
	if len(t) > looked {
		t = strings.ToValidUTF8(t[:looked], "")
	}
	var words []place
	var found []int // term of each word, -1 for none
	for w := range wordsOf(t) {
		words = append(words, w)
		found = append(found, a.term(t[w.start:w.end]))
	}
	if len(words) == 0 {
		return nil
	}
	from := a.best(found)
	to := min(len(words), from+around)
	return fragments(t, words[from:to], found[from:to], to == len(words))
}

// term is the place of the asked term that a word answers, -1 for none.
func (a *asked) term(w string) int {
	f := folded(w)
	return slices.IndexFunc(a.terms, func(t term) bool { return f == t.word || t.prefix && strings.HasPrefix(f, t.word) })
}

// best is the first word of the window with the most different terms.
func (a *asked) best(found []int) int {
	in := make([]int, len(a.terms))
	kinds, most, at := 0, 0, 0
	for i, k := range found {
		if k >= 0 {
			if in[k]++; in[k] == 1 {
				kinds++
			}
		}
		if out := i - around; out >= 0 && found[out] >= 0 {
			if in[found[out]]--; in[found[out]] == 0 {
				kinds--
			}
		}
		if kinds > most {
			most, at = kinds, i
		}
	}
	if most == 0 {
		return 0
	}
	return max(0, min(at-around*2/3, len(found)-around))
}

// fragments parts a window into what was found and what stands between.
func fragments(t string, words []place, found []int, last bool) []store.Fragment {
	var out []store.Fragment
	at, end := words[0].start, words[len(words)-1].end
	if last {
		end = len(t)
	}
	for i, w := range words {
		if found[i] < 0 {
			continue
		}
		if w.start > at {
			out = append(out, store.Fragment{Words: t[at:w.start]})
		}
		out = append(out, store.Fragment{Words: t[w.start:w.end], Found: true})
		at = w.end
	}
	if end > at {
		out = append(out, store.Fragment{Words: t[at:end]})
	}
	return out
}

// byCount are counts as facets, most first.
func byCount(m map[string]int) []store.Facet {
	out := byValue(m)
	slices.SortStableFunc(out, func(a, b store.Facet) int { return b.Count - a.Count })
	return out
}

// byValue are counts as facets, by their values; without a value none.
func byValue(m map[string]int) []store.Facet {
	var out []store.Facet
	for v, n := range m {
		if v != "" {
			out = append(out, store.Facet{Value: v, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b store.Facet) int { return cmp.Compare(a.Value, b.Value) })
	return out
}
