package reuse

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanad/internal/index"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// smallNumber is what a number of one or two digits counts beside other terms.
const smallNumber = 0.4

// lexicon numbers the terms of a pile. The term of a name or number is the
// word itself, that of a word with a concept in its language pack the concept
// (so that synonyms and translations are one term), that of any other word its
// root.
type lexicon struct {
	words  map[wordKey]uint32 // number of the form
	forms  []form
	weight []float32 // by term
	docs   []uint32  // by term: articles of the pile that hold its forms, summed over forms
	term   []uint32  // by form
}

type wordKey struct {
	hash uint64
	pack *lang.Pack
}

// form is one word form as it was met in the pile.
type form struct {
	lower string
	pack  *lang.Pack
	docs  uint32 // articles that hold it
	last  uint32 // number + 1 of the last one
	names int    // places where it is written as a name, less those where it is not
}

// add counts the words of one article.
func (l *lexicon) add(d int, t string, pack *lang.Pack, ws []index.Word, starts []text.Span) {
	s := 0
	for i := range ws {
		w := &ws[i]
		if isHidden(*w) {
			continue
		}
		k := wordKey{w.Hash, pack}
		n, ok := l.words[k]
		if !ok {
			n = uint32(len(l.forms))
			l.words[k] = n
			l.forms = append(l.forms, form{lower: strings.ToLower(t[w.Start:w.End]), pack: pack})
		}
		f := &l.forms[n]
		if f.last != uint32(d+1) {
			f.last = uint32(d + 1)
			f.docs++
		}
		for s < len(starts) && starts[s].End <= int(w.Start) {
			s++
		}
		first := i == 0 || s < len(starts) && int(ws[i-1].End) <= starts[s].Start
		if r, _ := utf8.DecodeRuneInString(t[w.Start:]); !unicode.IsUpper(r) {
			f.names--
		} else if !first {
			f.names++
		}
	}
}

// of is the term of a word of a language.
func (l *lexicon) of(hash uint64, pack *lang.Pack) (uint32, bool) {
	f, ok := l.words[wordKey{hash, pack}]
	if !ok {
		return 0, false
	}
	return l.term[f], true
}

// settle gives every form its term and every term its weight, in a pile of
// docs articles. The weight is the inverse document frequency over the pile
// and the background counts of the language packs together.
func (l *lexicon) settle(docs int) {
	terms := map[string]uint32{}
	var seen []float64
	var small []bool // numbers of one or two digits: hours, minutes, counts
	l.term = make([]uint32, len(l.forms))
	total := float64(docs)
	counted := map[*lang.Pack]bool{}
	for i := range l.forms {
		f := &l.forms[i]
		key := f.key()
		n, ok := terms[key]
		if !ok {
			n = uint32(len(seen))
			terms[key] = n
			seen = append(seen, 0.5)
			l.docs = append(l.docs, 0)
			small = append(small, false)
		}
		bg, all := f.pack.DF(f.lower)
		seen[n] += float64(f.docs) + float64(bg)
		if !counted[f.pack] {
			counted[f.pack] = true
			total += float64(all)
		}
		l.docs[n] += f.docs
		l.term[i] = n
		small[n] = f.lower[0] <= '9' && len(f.lower) < 3
	}
	l.weight = make([]float32, len(seen))
	for n, v := range seen {
		l.weight[n] = float32(max(0, math.Log((total+1)/v)))
		if small[n] {
			l.weight[n] *= smallNumber
		}
	}
}

// key is the name of the term of a form.
func (f *form) key() string {
	if c, ok := f.pack.Head(f.lower); ok && f.names <= 0 {
		return "=" + c
	}
	if f.names > 0 || f.lower[0] <= '9' {
		return f.lower
	}
	return f.pack.Code + ":" + f.pack.Root(f.lower)
}
