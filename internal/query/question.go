// Package query finds what a text asks for in a pile. In: the asked text, read
// as an article, and articles. Out: the articles that may carry it (before they
// are traced), then the statements among the traced ones that say the same,
// with how much of the asked content each of them holds. Where no statement
// holds enough, nothing is claimed: the nearest is told apart from an answer.
package query

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// mostClaims is how many sentences of a long text are asked, the first ones.
const mostClaims = 60

// leastTerms is how many words with content, names or numbers a sentence must
// have to be asked at all.
const leastTerms = 2

// Question is an asked text.
type Question struct {
	Claims  []Claim
	Footage bool // the text leans on pictures, sound or video
	Left    int  // sentences behind the first ones, which are not asked

	of map[string][]int // the claims that have a word, by key
}

// Claim is one sentence of a question, as what can be compared across
// wordings and languages.
type Claim struct {
	Text    string
	tongue  *lang.Pack
	terms   []term
	signed  bool  // it denies something
	mooded  bool  // it says how sure something is
	speaker []int // terms that name who is said to say it
	figures []figure
	dates   []string // days, sorted
	hours   []string // of the day: "T17"
}

// term is a word, a phrase or a name of a claim.
type term struct {
	meanings []string // keys across forms, synonyms and languages, the first one most likely
	printed  string   // as it stands in the claim
	surface  string   // the word in lower case: names stay as they are
	name     bool
	class    annot.Class
	again    bool // the word before belongs to the same name
	mood     bool // it says how sure something is
	touch
	event  bool // it says that something happened: died, resigned, burnt
	filed  bool // the dictionaries know it, so that other languages can have it
	weight float64
}

// Read reads an asked text. The article and its marks are what the stages of
// annotation make of it.
func Read(a *article.Article, m *annot.Marks) Question {
	q := Question{of: map[string][]int{}}
	p := lang.Must(a.Language)
	for i, s := range a.Sentences {
		if len(q.Claims) == mostClaims {
			q.Left = len(a.Sentences) - i
			break
		}
		c := readClaim(a, m, s, p)
		if len(c.terms)+len(c.figures) >= leastTerms && len(c.terms) > 0 {
			q.Claims = append(q.Claims, c)
		}
	}
	for _, t := range m.Tokens {
		q.Footage = q.Footage || p.Role("footage", t.Lower)
	}
	for i, c := range q.Claims {
		for _, t := range c.terms {
			for _, k := range append([]string{"=" + t.surface}, t.meanings...) {
				if l := q.of[k]; len(l) == 0 || l[len(l)-1] != i {
					q.of[k] = append(l, i)
				}
			}
		}
	}
	return q
}

func readClaim(a *article.Article, m *annot.Marks, s text.Span, p *lang.Pack) Claim {
	c := Claim{Text: strings.Join(strings.Fields(s.Of(a.Text)), " "), tongue: p}
	toks := text.Within(m.Tokens, s)
	c.dates = daysIn(m.Times, s)
	c.figures, c.hours = figuresIn(toks, a.Text, m, p)
	source := speaker(m.Attributions, s)
	sign, bond := signs{p: p}, bonds{p: p}
	seen, named := map[string]int{}, -1
	for i, n := 0, 0; i < len(toks); i += n {
		t := toks[i]
		at := tokensAt(toks, i)
		x := term{}
		if x.meanings, n = p.Senses(at, owner(t.Span.Of(a.Text))); n == 1 {
			signed := sign.step(at)
			x.parts, x.kin = bond.step(at, t.Span.Of(a.Text))
			if _, of := hour(toks, i, p); of > 0 {
				n = of
				continue
			}
			if _, of := quantity(toks[i:], p); of > 0 && !numbered(m.Mentions, t.Span) {
				n = of
				continue
			}
			if t.Kind == annot.Mark || signed || p.UnitBefore(t.Lower) != "" || empty(t.Lower, p) && !acronym(t.Span.Of(a.Text)) || inTime(m.Times, t.Span) {
				continue
			}
		} else {
			sign.step(single(""))
			x.parts, x.kin = bond.step(single(toks[i].Lower), t.Span.Of(a.Text))
		}
		x.read(toks[i:i+n], p)
		x.printed = strings.Join(strings.Fields(a.Text[t.Span.Start:toks[i+n-1].Span.End]), " ")
		x.stance = sign.stance()
		x.called(a.Text, m, toks[i:i+n], i == 0, p)
		if x.name {
			x.weight *= nameWeight
			x.again, named = named == i, i+n
		}
		_, moods := p.Change(at)
		x.mood = moods > 0
		c.mooded = c.mooded || x.doubt != 0
		key := p.Root(x.surface)
		j, ok := seen[key]
		if !ok {
			j = len(c.terms)
			seen[key] = j
			c.terms = append(c.terms, x)
		}
		if source.Holds(t.Span) && x.name {
			c.speaker = append(c.speaker, j)
		}
	}
	c.signed = sign.any
	return c
}

// called tells whether a term is a name, or a part of one: as it is marked, or by
// its capital. Of a phrase all of it must be one; a first word must be one that is
// not written small elsewhere.
func (x *term) called(t string, m *annot.Marks, toks []annot.Token, first bool, p *lang.Pack) {
	s := toks[0].Span
	x.class = classOf(m.Mentions, s)
	switch {
	case len(toks) > 1:
		x.name = isMention(m.Mentions, s.Join(toks[len(toks)-1].Span))
	case first:
		x.name = x.class != "" || capital(s.Of(t)) && !x.filed && p.Small(toks[0].Lower) < mostSmall
	default:
		x.name = x.class != "" || capital(s.Of(t))
	}
}

// mostSmall is the share, in per cent, from which a word that is written small
// begins a sentence and is no name.
const mostSmall = 50

// read fills in what is known of the words of a term.
func (x *term) read(toks []annot.Token, p *lang.Pack) {
	if len(toks) == 1 {
		x.surface = owner(toks[0].Lower)
		_, x.filed = p.Head(x.surface)
		x.filed = x.filed || len(x.meanings) > 1
		x.event = len(p.Telling(x.surface)) > 0
		x.weight = rarity(x.surface, p)
		return
	}
	x.filed = true
	var l []string
	for _, t := range toks {
		l = append(l, t.Lower)
		x.weight = max(x.weight, rarity(t.Lower, p))
		x.event = x.event || len(p.Telling(t.Lower)) > 0
	}
	x.surface = strings.Join(l, " ")
}

// speaker is the place of the source of the attribution in a sentence, empty
// for none.
func speaker(l []annot.Attribution, s text.Span) text.Span {
	i := slices.IndexFunc(l, func(x annot.Attribution) bool {
		return x.Source != nil && x.Source.Span != nil && s.Holds(*x.Source.Span)
	})
	if i < 0 {
		return text.Span{}
	}
	return *l[i].Source.Span
}

// acronym reports whether a word is printed in two or three capitals: "AS", "US".
func acronym(w string) bool {
	return len(w) > 1 && len(w) < 4 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// nameWeight is how much more a name tells than another word as rare.
const nameWeight = 1.4
