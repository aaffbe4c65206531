package reuse

import (
	"cmp"
	"math"
	"slices"
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
	table  table // by word and language: the number of the form; when settled, the term and its weight
	packs  []*lang.Pack
	forms  []form
	weight []float32 // by term
}

// once marks, in the table of a settled lexicon, a term that stands in one
// article of the pile.
const once = 1 << 31

// form is one word form as it was met in the pile.
type form struct {
	lower string
	pack  *lang.Pack
	first uint64 // article << 32 | word where it stands first
	docs  uint32 // articles that hold it
	last  uint32 // number + 1 of the last one
	names int    // places where it is written as a name, less those where it is not
}

// add counts the words of article d.
func (l *lexicon) add(d int, t string, pack *lang.Pack, ws []index.Word, starts []text.Span) {
	s, salt := 0, l.salt(pack)
	l.table.warm(ws, salt)
	for i := range ws {
		w := &ws[i]
		if isHidden(*w) {
			continue
		}
		n, ok := l.table.put(w.Hash^salt, uint32(len(l.forms)))
		if !ok {
			l.forms = append(l.forms, form{lower: strings.ToLower(t[w.Start:w.End]), pack: pack, first: uint64(d)<<32 | uint64(i)})
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
		if !upper(t[w.Start:]) {
			f.names--
		} else if !first {
			f.names++
		}
	}
}

// join adds what another lexicon counted in other articles.
func (l *lexicon) join(o *lexicon) {
	for _, e := range o.table.entries {
		if e.hash == 0 {
			continue
		}
		f := o.forms[e.n]
		n, ok := l.table.put(e.hash, uint32(len(l.forms)))
		if !ok {
			l.forms = append(l.forms, f)
			continue
		}
		g := &l.forms[n]
		if f.first < g.first {
			g.first, g.lower = f.first, f.lower
		}
		g.docs, g.names = g.docs+f.docs, g.names+f.names
	}
	*o = lexicon{}
}

// of is the term of a word of the language with that salt and its weight, 0
// where it has none; alone, that no other article holds the term.
func (l *lexicon) of(hash, salt uint64) (term uint32, weight float32, alone bool) {
	e := l.table.find(hash ^ salt)
	if e == nil {
		return 0, 0, false
	}
	return e.n &^ once, e.weight, e.n&once != 0
}

// salt keeps the words of one language apart from those of others.
func (l *lexicon) salt(pack *lang.Pack) uint64 {
	return index.Mix(uint64(slices.Index(l.packs, pack)))
}

// settle gives every form its term and every term its weight, in a pile of
// docs articles, and forgets the forms. The weight is the inverse document
// frequency over the pile and the background counts of the language packs
// together.
func (l *lexicon) settle(docs int) {
	var terms table
	var seen []float32                   // articles by term, those of the background included
	var held []uint32                    // articles of the pile by term, summed over its forms
	var small []bool                     // numbers of one or two digits: hours, minutes, counts
	term := make([]uint32, len(l.forms)) // by form
	for _, i := range l.byPlace() {
		f := &l.forms[i]
		n, known := terms.put(f.key(), uint32(len(seen)))
		if !known {
			seen = append(seen, 0.5)
			held = append(held, 0)
			small = append(small, false)
		}
		bg, _ := f.pack.DF(f.lower)
		seen[n] += float32(f.docs) + float32(bg)
		held[n] += f.docs
		term[i] = n
		small[n] = f.lower[0] <= '9' && len(f.lower) < 3
	}
	total := float64(docs)
	for _, p := range l.packs {
		_, all := p.DF("")
		total += float64(all)
	}
	l.weight = seen
	for n, v := range seen {
		l.weight[n] = float32(max(0, math.Log((total+1)/float64(v))))
		if small[n] {
			l.weight[n] *= smallNumber
		}
	}
	l.forms = nil
	for i := range l.table.entries {
		if e := &l.table.entries[i]; e.hash != 0 {
			e.n = term[e.n]
			e.weight = l.weight[e.n]
			if held[e.n] == 1 {
				e.n |= once
			}
		}
	}
}

// byPlace is the numbers of the forms in the order in which they were met.
func (l *lexicon) byPlace() []uint32 {
	out := make([]uint32, len(l.forms))
	for i := range out {
		out[i] = uint32(i)
	}
	slices.SortFunc(out, func(x, y uint32) int { return cmp.Compare(l.forms[x].first, l.forms[y].first) })
	return out
}

// upper reports whether a text begins with a capital letter.
func upper(t string) bool {
	if t[0] < utf8.RuneSelf {
		return 'A' <= t[0] && t[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(r)
}

// key is the hash of the term of a form.
func (f *form) key() uint64 {
	if c, ok := f.pack.Head(f.lower); ok {
		return index.Mix(index.HashWord(c) + 1)
	}
	if f.names > 0 || f.lower[0] <= '9' {
		return index.HashWord(f.lower)
	}
	return index.Mix(index.HashWord(f.pack.Root(f.lower)) ^ index.HashWord(f.pack.Code))
}
