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
	df    [fields][]float32 // articles of the pile with the term in the field
	held  []int32           // articles that open with a name
	share []float32         // sum over the forms of a term of the share of background articles with it
	in    []uint32          // languages of those forms, a bit for each
}

// words are the words of one language in the terms of the pile.
type words struct {
	all  *terms
	pack *lang.Pack // nil for a language without a pack
	bit  uint32
	ids  map[string]wordIDs
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
		t.share = append(t.share, 0)
		t.in = append(t.in, 0)
	}
	return id
}

// language is the words of a language.
func (t *terms) language(code string) *words {
	w, ok := t.langs[code]
	if !ok {
		w = &words{all: t, pack: packOf(code), bit: 1 << (len(t.langs) % 32), ids: map[string]wordIDs{}}
		t.langs[code] = w
	}
	return w
}

// of is the terms of a word in lower case.
func (w *words) of(lower string) wordIDs {
	ids, ok := w.ids[lower]
	if ok {
		return ids
	}
	root := "~" + lower
	if w.pack != nil {
		if h, ok := w.pack.Head(lower); ok {
			root = "=" + h
		} else {
			root = "~" + w.pack.Root(lower)
		}
	}
	ids = wordIDs{form: w.all.id(lower), root: w.all.id(root)}
	for _, id := range []int32{ids.form, ids.root} {
		w.all.share[id] += w.share(lower)
		w.all.in[id] |= w.bit
	}
	w.ids[lower] = ids
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

// idf is the inverse document frequency of every term in a field: its count in
// the pile of n articles, with a background of prior articles added.
func (t *terms) idf(f field, n, prior float64) []float32 {
	out := make([]float32, len(t.df[f]))
	for id := range out {
		out[id] = t.idfOf(f, int32(id), n, prior)
	}
	return out
}

func (t *terms) idfOf(f field, id int32, n, prior float64) float32 {
	return float32(math.Log((n + prior + 1) / (float64(t.df[f][id]) + prior*t.background(id) + .5)))
}

// background is the share of the background articles that hold a term, over
// the languages in which it was met.
func (t *terms) background(id int32) float64 {
	if t.in[id] == 0 {
		return rareShare
	}
	return min(mostShare, float64(t.share[id])/float64(bits.OnesCount32(t.in[id])))
}

// rarity is the inverse document frequency of a term in the background alone.
func (t *terms) rarity(id int32) float64 { return -math.Log(t.background(id)) }

// hold counts an article that opens with names.
func (t *terms) hold(names []count) {
	if n := len(t.ids) - len(t.held); n > 0 {
		t.held = append(t.held, make([]int32, n)...)
	}
	for _, c := range names {
		t.held[c.term]++
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
	for f := range t.df {
		if n := len(t.ids) - len(t.df[f]); n > 0 {
			t.df[f] = append(t.df[f], make([]float32, n)...)
		}
		for _, c := range d.counts[f] {
			t.df[f][c.term]++
		}
	}
}
