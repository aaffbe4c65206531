// Package query finds what a text asks for in a pile. In: the asked text, read
// as an article, and articles. Out: the articles that may carry it (before they
// are traced), then the statements among the traced ones that say the same,
// with how much of the asked content each of them holds. Where no statement
// holds enough, nothing is claimed: the nearest is told apart from an answer.
package query

import (
	"math"
	"slices"
	"strings"
	"unicode"

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

	of map[string][]int // the claims that have a word, by key
}

// Claim is one sentence of a question, as what can be compared across
// wordings and languages.
type Claim struct {
	Text     string
	tongue   *lang.Pack
	terms    []term
	numbers  []float64
	dates    []string // days, sorted
	negative bool
}

// term is a word or a name of a claim.
type term struct {
	meanings []string // keys across forms, synonyms and languages, the first one most likely
	surface  string   // the word in lower case: names stay as they are
	name     bool
	event    bool // it says that something happened: died, resigned, burnt
	filed    bool // the dictionaries know it, so that other languages can have it
	weight   float64
}

// Read reads an asked text. The article and its marks are what the stages of
// annotation make of it.
func Read(a *article.Article, m *annot.Marks) Question {
	q := Question{of: map[string][]int{}}
	p := lang.Must(a.Language)
	for _, s := range a.Sentences {
		if len(q.Claims) == mostClaims {
			break
		}
		c := readClaim(a, m, s, p)
		if len(c.terms) >= leastTerms {
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
	toks := within(m.Tokens, s)
	c.dates = daysIn(m.Times, s)
	c.negative = negated(toks, p)
	c.numbers = numbersIn(toks, m.Times, p)
	seen := map[string]bool{}
	for i, t := range toks {
		if t.Kind != annot.Word || empty(t.Lower, p) || inTime(m.Times, t.Span) {
			continue
		}
		if _, n := quantity(toks[i:], p); n > 0 {
			continue
		}
		w := owner(t.Lower)
		x := term{meanings: p.Meanings(w), surface: w, weight: rarity(w, p)}
		_, x.filed = p.Head(w)
		x.event = len(p.Telling(w)) > 0
		x.name = inMention(m.Mentions, t.Span) || i > 0 && capital(t.Span.Of(a.Text))
		if x.name {
			x.weight *= nameWeight
		}
		if !seen[x.meanings[0]] {
			seen[x.meanings[0]] = true
			c.terms = append(c.terms, x)
		}
	}
	return c
}

// owner is a word without the ending that makes it an owner: "harbour's".
func owner(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
}

// nameWeight is how much more a name tells than another word as rare.
const nameWeight = 1.4

// rareSign is the rarity from which a word of negation says something of its
// own ("banned").
const rareSign = 0.4

// empty reports whether a word has no content of its own.
func empty(w string, p *lang.Pack) bool {
	return p.Role("stop", w) || p.Role("deny", w) || p.Role("footage", w) || p.Role("not", w) && rarity(w, p) < rareSign
}

// rarity is how much a word tells: the logarithm of how rare it is in the
// background of its language, from 0.2 to 1.
func rarity(w string, p *lang.Pack) float64 {
	n, all := p.DF(w)
	if all == 0 {
		return 0.6
	}
	return max(0.2, math.Log(float64(all+1)/float64(n+1))/math.Log(float64(all+1)))
}

// negated reports whether words hold a sign of denial.
func negated(toks []annot.Token, p *lang.Pack) bool {
	return slices.ContainsFunc(toks, func(t annot.Token) bool { return p.Role("not", t.Lower) || p.Role("deny", t.Lower) })
}

// numbersIn are the quantities in words and digits outside dates.
func numbersIn(toks []annot.Token, times []annot.Time, p *lang.Pack) []float64 {
	var out []float64
	for i := 0; i < len(toks); i++ {
		if inTime(times, toks[i].Span) {
			continue
		}
		if v, n := quantity(toks[i:], p); n > 0 {
			out = append(out, v)
			i += n - 1
		}
	}
	return out
}

// quantity is the number that begins at the first token, with the number of
// tokens it takes; a unit may be glued to it ("Rp45.000").
func quantity(toks []annot.Token, p *lang.Pack) (float64, int) {
	if v, n := p.Quantity(words(toks)); n > 0 {
		return v.Value, n
	}
	if w := toks[0].Lower; toks[0].Kind != annot.Mark && strings.ContainsAny(w, "0123456789") {
		if v, ok := p.ParseNumber(w); ok {
			return v, 1
		}
	}
	return 0, 0
}

// words gives tokens by place, "" beyond the ends.
func words(toks []annot.Token) func(int) string {
	return func(i int) string {
		if i < 0 || i >= len(toks) {
			return ""
		}
		return toks[i].Lower
	}
}

// daysIn are the days that times in s name, sorted, each once.
func daysIn(times []annot.Time, s text.Span) []string {
	var out []string
	for _, t := range times[last(times, s.Start-1, func(t annot.Time) text.Span { return t.Span })+1:] {
		if t.Span.Start >= s.End {
			break
		}
		if s.Holds(t.Span) && len(t.Value) >= 10 && t.Value[4] == '-' && t.Value[7] == '-' && !t.Relative {
			out = append(out, t.Value[:10])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inTime reports whether a place lies in a date; a length of time is a number.
func inTime(times []annot.Time, s text.Span) bool {
	i := last(times, s.Start, func(t annot.Time) text.Span { return t.Span })
	return i >= 0 && times[i].Span.Holds(s) && times[i].Precision != "duration"
}

func inMention(l []annot.Mention, s text.Span) bool {
	i := last(l, s.Start, func(m annot.Mention) text.Span { return m.Span })
	return i >= 0 && l[i].Span.Holds(s)
}

// last is the place of the last value that begins at or before x, -1 for none.
// The values are in text order.
func last[T any](l []T, x int, span func(T) text.Span) int {
	n, _ := slices.BinarySearchFunc(l, x+1, func(v T, x int) int { return span(v).Start - x })
	return n - 1
}

// within are the tokens that begin in s.
func within(toks []annot.Token, s text.Span) []annot.Token {
	at := func(x int) int {
		n, _ := slices.BinarySearchFunc(toks, x, func(t annot.Token, x int) int { return t.Span.Start - x })
		return n
	}
	return toks[at(s.Start):at(s.End)]
}

func capital(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

// Tongue is the language of a short text: the pack most of whose words it has,
// words without content counting double; "" where none has any.
func Tongue(t string) string {
	best, code := 0, ""
	for _, c := range lang.Codes() {
		p, n := lang.Must(c), 0
		for _, w := range strings.FieldsFunc(strings.ToLower(t), apart) {
			if df, _ := p.DF(w); df > 0 {
				n++
			}
			if p.Role("stop", w) || p.Role("not", w) {
				n += 2
			}
		}
		if n > best {
			best, code = n, c
		}
	}
	return code
}

// apart reports whether a rune parts words.
func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }
