package query

import (
	"hash/fnv"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/lang"
)

// Filer gives the keys by which an index finds articles again for a question:
// what the words of an article mean, and the words themselves. It remembers
// words, so that each pays for its analysis once; it belongs to one worker.
type Filer struct {
	words map[string]map[string][]uint64 // by language
	known int
	keys  []uint64
}

// mostFiled is how many words a Filer remembers before it begins anew.
const mostFiled = 1 << 18

// Keys are the keys of an article, ascending, each once, until the next call.
// Words without content have none.
func (f *Filer) Keys(a *article.Article) []uint64 {
	p := lang.Must(a.Language)
	f.keys = f.keys[:0]
	for w := range strings.FieldsFuncSeq(strings.ToLower(a.Text), apart) {
		f.keys = append(f.keys, f.of(w, a.Language, p)...)
	}
	slices.Sort(f.keys)
	f.keys = slices.Compact(f.keys)
	return f.keys
}

func (f *Filer) of(w, code string, p *lang.Pack) []uint64 {
	if f.known >= mostFiled || f.words == nil {
		f.words, f.known = map[string]map[string][]uint64{}, 0
	}
	seen := f.words[code]
	if seen == nil {
		seen = map[string][]uint64{}
		f.words[code] = seen
	}
	l, ok := seen[w]
	if !ok {
		f.known++
		if x := owner(w); !empty(x, p) {
			l = keys(p.Meanings(x), x)
		}
		seen[strings.Clone(w)] = l
	}
	return l
}

// Sought is a term of a question as the keys of the articles that may hold it.
type Sought struct {
	Keys   []uint64
	Weight float64
}

// Sought lists the terms of each claim.
func (q *Question) Sought() [][]Sought {
	out := make([][]Sought, len(q.Claims))
	for i, c := range q.Claims {
		for _, t := range c.terms {
			out[i] = append(out[i], Sought{keys(t.meanings, t.surface), t.weight})
		}
	}
	return out
}

// keys are the hashes of meanings and of the word itself, each once.
func keys(meanings []string, word string) []uint64 {
	out := make([]uint64, 0, len(meanings)+1)
	for _, m := range append(meanings[:len(meanings):len(meanings)], word) {
		h := fnv.New64a()
		h.Write([]byte(m)) // never fails
		out = append(out, h.Sum64())
	}
	slices.Sort(out)
	return slices.Compact(out)
}
