package query

import (
	"slices"
	"strings"

	"sanad/internal/lang"
)

// place is a term of a claim.
type place struct{ claim, term int }

// glossary tells which terms of a question the words of one language stand
// for. It remembers every word that it met; it belongs to one worker.
type glossary struct {
	q     *Question
	p     *lang.Pack
	known map[string]entry // by the word as printed
}

// entry is what a question has on a word.
type entry struct {
	places  []place // terms that it stands for
	against []place // terms whose opposite it is
	opens   bool    // a phrase may begin here
}

func newGlossary(q *Question, code string) *glossary {
	return &glossary{q: q, p: lang.Must(code), known: map[string]entry{}}
}

// glossaries are the glossaries of a question by language.
type glossaries struct {
	q  *Question
	by map[string]*glossary
}

func (g glossaries) of(code string) *glossary {
	l := g.by[code]
	if l == nil {
		l = newGlossary(g.q, code)
		g.by[code] = l
	}
	return l
}

// at looks up what begins at word 0: a phrase, else the word, which is given as
// printed. lower gives the words from there in lower case. n is how many words
// it takes.
func (g *glossary) at(printed string, lower func(int) string) (e entry, n int) {
	e, ok := g.known[printed]
	if !ok {
		e = g.read(printed)
		g.known[strings.Clone(printed)] = e
	}
	if e.opens {
		if senses, n := g.p.Senses(lower, ""); n > 1 {
			return g.entry("", senses), n
		}
	}
	return e, 1
}

// read looks up a single word.
func (g *glossary) read(printed string) entry {
	w := owner(strings.ToLower(printed))
	senses, _ := g.p.Senses(single(w), strings.TrimSuffix(owner(printed), "."))
	e := entry{}
	if !empty(w, g.p) || printed != w && strings.ToUpper(printed) == printed && len(printed) < 4 {
		if e = g.entry(w, senses); len(e.places) == 0 {
			e.places = g.glued(w)
		}
	}
	e.opens = g.p.OpensPhrase(w)
	return e
}

// entry are the terms with one of these senses, or with the word itself.
func (g *glossary) entry(word string, senses []string) entry {
	var e entry
	if word != "" {
		e.places = g.terms(e.places, "="+word)
	}
	for _, s := range senses {
		e.places = g.terms(e.places, s)
		for _, o := range lang.Opposed(s) {
			e.against = g.terms(e.against, o)
		}
	}
	e.against = slices.DeleteFunc(e.against, func(x place) bool { return slices.Contains(e.places, x) })
	return e
}

// terms adds the terms that have a key.
func (g *glossary) terms(l []place, key string) []place {
	for _, i := range g.q.of[key] {
		for j, t := range g.q.Claims[i].terms {
			if x := (place{i, j}); (slices.Contains(t.meanings, key) || "="+t.surface == key) && !slices.Contains(l, x) {
				l = append(l, x)
			}
		}
	}
	return l
}

// leastGlued is the length of a name, in bytes, from which it is known in a word
// that begins with it.
const leastGlued = 5

// glued are the names that an unknown word begins with: pages often lose the
// blank behind a link.
func (g *glossary) glued(w string) []place {
	if n, _ := g.p.DF(w); n > 0 || len(w) <= leastGlued {
		return nil
	}
	var out []place
	for i := range g.q.Claims {
		for j, t := range g.q.Claims[i].terms {
			if t.name && len(t.surface) >= leastGlued && strings.HasPrefix(w, t.surface) {
				out = append(out, place{i, j})
			}
		}
	}
	return out
}

func single(w string) func(int) string {
	return func(i int) string {
		if i == 0 {
			return w
		}
		return ""
	}
}
