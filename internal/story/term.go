package story

import (
	"math"
	"math/bits"
	"unicode/utf8"

	"sanad/internal/lang"
)

// terms numbers the terms of a pile and knows how common they are.
type terms struct {
	ids   map[string]int32
	langs map[string]*words
	known []known // of each term
}

// known is what is known of how common a term is, in one place of memory.
type known struct {
	df    [fields]float32 // articles of the pile with the term in the field
	share float32         // sum over the forms of the term of the share of background articles with it
	in    uint32          // languages of those forms, a bit for each
	opens int32           // articles that open with it as a name
}

// words are the words of one language in the terms of the pile.
type words struct {
	all  *terms
	pack *lang.Pack // nil for a language without a pack
	bit  uint32
	met  *vocabulary
}

// wordIDs are the terms of a word: as written in lower case, and by its
// meaning or root.
type wordIDs struct{ form, root int32 }

func newTerms() *terms {
	return &terms{ids: map[string]int32{}, langs: map[string]*words{}}
}

// id is the number of a term.
func (t *terms) id(key string) int32 {
	id, ok := t.ids[key]
	if !ok {
		id = int32(len(t.ids))
		t.ids[key] = id
		t.known = append(t.known, known{})
	}
	return id
}

// language is the words of a language.
func (t *terms) language(code string) *words {
	w, ok := t.langs[code]
	if !ok {
		w = &words{all: t, pack: packOf(code), bit: 1 << (len(t.langs) % 32), met: newVocabulary()}
		t.langs[code] = w
	}
	return w
}

// of is the terms of a word in lower case.
func (w *words) of(lower string) wordIDs {
	ids, ok := w.met.of(lower)
	if !ok {
		ids = w.enter(lower)
	}
	return ids
}

// enter gives terms to a new word.
func (w *words) enter(lower string) wordIDs {
	root := "~" + lower
	if w.pack != nil {
		if h, ok := w.pack.Head(lower); ok {
			root = "=" + h
		} else {
			root = "~" + w.pack.Root(lower)
		}
	}
	ids := wordIDs{form: w.all.id(lower), root: w.all.id(root)}
	share := w.share(lower)
	for _, id := range []int32{ids.form, ids.root} {
		w.all.known[id].share += share
		w.all.known[id].in |= w.bit
	}
	w.met.enter(lower, ids)
	return ids
}

// share is the share of the background articles of the language that hold a
// word. A language without counts has those of its short words guessed, since
// they are the common ones in most.
func (w *words) share(lower string) float32 {
	if w.pack != nil {
		if n, total := w.pack.DF(lower); total > 0 {
			return float32(max(float64(n), .5) / float64(total))
		}
	}
	return float32(math.Pow(.4, float64(max(2, utf8.RuneCountInString(lower))-1)))
}

const (
	rareShare = .02 // background share of what is no word: figures and names
	mostShare = .6
)

// background is the share of the background articles that hold a term, over
// the languages in which it was met.
func (k *known) background() float64 {
	if k.in == 0 {
		return rareShare
	}
	return min(mostShare, float64(k.share)/float64(bits.OnesCount32(k.in)))
}

// rarity is the inverse document frequency of a term in the background alone.
func (t *terms) rarity(id int32) float64 { return -math.Log(t.known[id].background()) }

// open counts an article that opens with names.
func (t *terms) open(names []count) {
	for _, c := range names {
		t.known[c.term].opens++
	}
}

// count counts the articles that hold each term.
func (t *terms) count(docs []doc) {
	for i := range docs {
		t.add(&docs[i])
	}
}

// add counts the terms of one more article.
func (t *terms) add(d *doc) {
	for f := range d.counts {
		for _, c := range d.counts[f] {
			t.known[c.term].df[f]++
		}
	}
}
