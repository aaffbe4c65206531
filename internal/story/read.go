package story

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// field is a view of an article under which its terms are counted.
type field int

const (
	body   field = iota // every word of the text
	lead                // the words of the headline and the opening
	name                // capitalised words
	number              // figures
	fields
)

// doc is an article as the grouping sees it: for each field the count of each
// term, and when it was published.
type doc struct {
	lang   string
	day    float64 // days since 1970, NaN where unknown
	counts [fields]map[string]float64
	vec    vector // weighted, see weigh
}

// leadTokens is how many tokens of the text open it.
const leadTokens = 60

func read(in Input) []doc {
	docs := make([]doc, len(in.Articles))
	for i := range in.Articles {
		docs[i] = readArticle(&in.Articles[i], in.Marks[i].Tokens)
	}
	return docs
}

func readArticle(a *article.Article, toks []annot.Token) doc {
	d := doc{lang: a.Language, day: dayOf(a)}
	for f := range d.counts {
		d.counts[f] = map[string]float64{}
	}
	for _, w := range strings.FieldsFunc(a.Title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		d.counts[lead][strings.ToLower(w)]++
	}
	n, opens := 0, true
	for _, t := range toks {
		if a.KindAt(t.Span.Start).Furniture() && a.KindAt(t.Span.Start) != "" {
			continue
		}
		if t.Kind == annot.Mark {
			opens = opens && t.Lower != "," || strings.ContainsAny(t.Lower, ".!?:\"“”‘’")
			continue
		}
		n++
		d.take(a.Text, t, n <= leadTokens, opens)
		opens = false
	}
	return d
}

// take counts one token.
func (d *doc) take(text string, t annot.Token, leads, opens bool) {
	if t.Kind == annot.Number {
		if len(t.Lower) > 1 {
			d.counts[number][t.Lower]++
		}
		return
	}
	d.counts[body][t.Lower]++
	if leads {
		d.counts[lead][t.Lower]++
	}
	if r := []rune(t.Span.Of(text)); !opens && unicode.IsUpper(r[0]) {
		d.counts[name][t.Lower]++
	}
}

// dayOf is the day of publication, NaN where it is not known to the day.
func dayOf(a *article.Article) float64 {
	if a.Published == nil || len(a.Published.Value) < len(time.DateOnly) {
		return math.NaN()
	}
	if t, err := time.Parse(time.RFC3339, a.Published.Value); err == nil {
		return float64(t.Unix()) / 86400
	}
	t, err := time.Parse(time.DateOnly, a.Published.Value[:len(time.DateOnly)])
	if err != nil {
		return math.NaN()
	}
	return float64(t.Unix())/86400 + .5
}

// weigh turns the counts of every article into one vector in which the dot
// product of two is their kinship before time: the weighted sum of the cosines
// of their fields.
func weigh(docs []doc, set Setting) {
	var df [fields]map[string]float64
	for f := range df {
		df[f] = map[string]float64{}
	}
	for i := range docs {
		for f, c := range docs[i].counts {
			for t := range c {
				df[f][t]++
			}
		}
	}
	terms := map[string]int32{}
	for i := range docs {
		d := &docs[i]
		p, _ := lang.For(d.lang)
		for f := range fields {
			w := set.weight(f)
			keys := make([]string, 0, len(d.counts[f]))
			for t := range d.counts[f] {
				keys = append(keys, t)
			}
			slices.Sort(keys)
			var part vector
			for _, t := range keys {
				k := strconv.Itoa(int(f)) + t
				id, ok := terms[k]
				if !ok {
					id = int32(len(terms))
					terms[k] = id
				}
				part = append(part, term{id, float32((1 + math.Log(d.counts[f][t])) * idf(t, f, df[f][t], float64(len(docs)), p, set.Prior))})
			}
			d.vec = append(d.vec, part.scaled(math.Sqrt(w)/part.norm())...)
		}
		slices.SortFunc(d.vec, func(a, b term) int { return int(a.id) - int(b.id) })
	}
}

// idf is the inverse document frequency of a term: its count in the pile of n
// articles, with a background of as many as prior articles.
func idf(t string, f field, df, n float64, p *lang.Pack, prior float64) float64 {
	bg := prior * .02
	if f != number {
		bg = 0
		if p != nil {
			if c, total := p.DF(t); total > 0 {
				bg = prior * max(float64(c), .5) / float64(total)
			}
		}
	}
	return math.Log((n + prior + 1) / (df + bg + .5))
}
