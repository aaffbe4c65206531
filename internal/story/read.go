package story

import (
	"slices"
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// field is a view of an article under which its terms are counted.
type field int

// Words are counted by what they mean or by their root, so that forms,
// synonyms and translations meet; capitalised words as they are written.
const (
	body     field = iota // every word
	lead                  // the words of the headline and the opening
	headline              // the words of the headline, or of the first lines
	name                  // capitalised words
	number                // figures, without those of dates
	entity                // names by what they stand for
	voice                 // whom it quotes
	fields
)

// count is how often a term stands in a field.
type count struct {
	term int32
	n    float32
}

// doc is an article as the grouping sees it.
type doc struct {
	day    span            // of publication
	era    era             // of publication
	event  span            // of which the opening tells
	actors []count         // whom and what organisations the opening mentions
	people []int32         // whom the opening mentions, sorted
	counts [fields][]count // sorted by term
	vec    vector          // weighted, see weigh
	tells  tells
}

// Pile is a pile that was read for grouping, so that it can be grouped under
// several settings.
type Pile struct {
	in     Input
	docs   []doc
	terms  *terms
	shared []tie
	seen   [fields][]int32 // room for the terms of an article while it is read
}

const (
	leadWords = 60 // words of the text that open it
	headWords = 30 // words of the text that stand for a missing headline
)

// Read counts the terms of every article.
func Read(in Input) *Pile {
	p := &Pile{in: in, docs: make([]doc, len(in.Articles)), terms: newTerms()}
	at := make(map[text.ID]int, len(in.Articles))
	for i := range in.Articles {
		p.docs[i] = p.read(i)
		at[in.Articles[i].ID] = i
	}
	p.terms.count(p.docs)
	p.shared = p.ties(in.Passages, at)
	return p
}

// read counts the terms of one article.
func (p *Pile) read(i int) doc {
	a, m := &p.in.Articles[i], &p.in.Marks[i]
	r := reader{words: p.terms.language(a.Language), seen: &p.seen}
	for f := range r.seen {
		r.seen[f] = r.seen[f][:0]
	}
	for _, w := range titleWords(a.Title) {
		root := r.words.of(w).root
		r.add(lead, root)
		r.add(headline, root)
		r.add(body, root)
		r.titled = true
	}
	times := m.Times
	for _, t := range m.Tokens {
		for len(times) > 0 && times[0].Span.End <= t.Span.Start {
			times = times[1:]
		}
		if furniture(a, t) {
			continue
		}
		dated := len(times) > 0 && times[0].Span.Touches(t.Span)
		r.token(t, t.Span.Of(a.Text), dated)
	}
	for _, x := range m.Mentions {
		r.add(entity, p.terms.id("@"+x.Entity))
	}
	for _, x := range m.Attributions {
		if x.Source != nil && x.Source.Entity != "" {
			r.add(voice, p.terms.id("@"+x.Source.Entity))
		}
	}
	names, end := entityNames(m), opening(a, m, openWords)
	d := doc{tells: p.tellsOf(a, m, names, end)}
	d.day, d.event = datesOf(a, m, end)
	d.era = eraOf(a, d.day)
	d.people, d.actors = p.opensWith(m, names, end)
	for f, l := range r.seen {
		d.counts[f] = tally(l)
	}
	return d
}

func titleWords(t string) []string {
	return strings.FieldsFunc(strings.ToLower(t), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// reader counts the terms of one article.
type reader struct {
	words  *words
	seen   *[fields][]int32
	n      int  // words so far
	inside bool // whether a word of the sentence came before
	titled bool
}

func (r *reader) add(f field, term int32) { r.seen[f] = append(r.seen[f], term) }

// token counts one token; form is how it is printed, dated whether it is part
// of a time expression.
func (r *reader) token(t annot.Token, form string, dated bool) {
	if t.Kind == annot.Mark {
		if strings.ContainsAny(t.Lower, ".!?:\"“”‘’") {
			r.inside = false
		}
		return
	}
	r.n++
	switch {
	case dated:
	case t.Kind == annot.Number:
		if len(t.Lower) > 1 {
			r.add(number, r.words.all.id("#"+digits(t.Lower)))
		}
	default:
		r.word(r.words.of(t.Lower), form)
	}
	r.inside = true
}

func (r *reader) word(w wordIDs, form string) {
	r.add(body, w.root)
	if r.n <= leadWords {
		r.add(lead, w.root)
	}
	if r.n <= headWords && !r.titled {
		r.add(headline, w.root)
	}
	if c := []rune(form[:min(len(form), 4)])[0]; r.inside && unicode.IsUpper(c) {
		r.add(name, w.form)
	}
}

// digits is a figure without its marks, so that 1,340 and 1.340 are one.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == ',' {
			return -1
		}
		return r
	}, s)
}

// tally counts equal terms, and sorts them.
func tally(l []int32) []count {
	slices.Sort(l)
	n := 0
	for i := range l {
		if i == 0 || l[i] != l[i-1] {
			n++
		}
	}
	out := make([]count, 0, n)
	for i, t := range l {
		if i > 0 && t == l[i-1] {
			out[len(out)-1].n++
		} else {
			out = append(out, count{t, 1})
		}
	}
	return out
}

// packOf is the language pack of a code, nil for none.
func packOf(code string) *lang.Pack {
	p, _ := lang.For(code)
	return p
}
