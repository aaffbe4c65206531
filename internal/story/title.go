package story

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
)

const (
	idDigits = 12 // of the digest of the first article, in a story's ID
	central  = 8  // articles that a story's keywords are taken from
	keywords = 6
	tail     = "…"
	longest  = 120 // bytes of a sentence that stands for a missing headline
)

// describe makes the story of a group. Its title is the headline of the
// article closest to all of them, its ID that of the earliest one.
func (p *Pile) describe(g []int) Story {
	order := p.byKinship(g)
	s := Story{
		ID:    p.storyID(g),
		Title: p.titleOf(order[0]), Keywords: p.keywords(order[:min(central, len(order))]), Articles: p.ids(g),
	}
	for _, d := range g {
		if x := p.in.Articles[d].Published; x != nil && x.Value != "" {
			day := x.Value[:min(10, len(x.Value))]
			if s.Start == "" || day < s.Start {
				s.Start = day
			}
			s.End = max(s.End, day)
		}
	}
	return s
}

// storyID is the ID that a group has by its earliest article.
func (p *Pile) storyID(g []int) string {
	return "story:" + string(p.in.Articles[p.earliest(g)].ID)[:idDigits]
}

// byKinship is a group in order of its members' kinship to all of it.
func (p *Pile) byKinship(g []int) []int {
	var sum vector
	for _, d := range g {
		sum = plus(sum, p.docs[d].vec)
	}
	kin := map[int]float64{}
	for _, d := range g {
		kin[d] = dot(p.docs[d].vec, sum)
	}
	out := slices.Clone(g)
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(kin[b], kin[a]) })
	return out
}

// earliest is the first member of a group to be published; those of unknown
// day come last.
func (p *Pile) earliest(g []int) int {
	return slices.MinFunc(g, func(a, b int) int {
		x, y := p.docs[a].day, p.docs[b].day
		return cmp.Or(y.n-x.n, cmp.Compare(x.mid-x.half, y.mid-y.half), a-b)
	})
}

// titleOf is the headline of an article, or its first sentence, cut at a word.
func (p *Pile) titleOf(i int) string {
	a := &p.in.Articles[i]
	if a.Title != "" || len(a.Sentences) == 0 {
		return a.Title
	}
	t := strings.Join(strings.Fields(a.Sentences[0].Of(a.Text)), " ")
	if len(t) <= longest {
		return t
	}
	if cut := strings.LastIndexByte(t[:longest], ' '); cut > 0 {
		return t[:cut] + tail
	}
	for cut := longest; ; cut-- {
		if utf8.RuneStart(t[cut]) {
			return t[:cut] + tail
		}
	}
}

// keyword is a name or word with the number of articles that have it.
type keyword struct {
	form  string
	words int
	n     float64
	rare  float64
}

// keywords are the names and rare words that most of the articles share.
func (p *Pile) keywords(g []int) []string {
	at := map[string]int{}
	var list []keyword
	for _, d := range g {
		seen := map[string]bool{}
		note := func(key, form string, rare float64) {
			if seen[key] {
				return
			}
			seen[key] = true
			if _, ok := at[key]; !ok {
				at[key] = len(list)
				list = append(list, keyword{form: form, words: strings.Count(form, " ") + 1, rare: rare})
			}
			list[at[key]].n++
		}
		p.candidates(d, note)
	}
	least := float64(len(g)+1) / 2
	list = slices.DeleteFunc(list, func(k keyword) bool { return k.n < least })
	slices.SortStableFunc(list, func(a, b keyword) int {
		return cmp.Or(cmp.Compare(b.n*b.rare, a.n*a.rare), cmp.Compare(a.form, b.form))
	})
	return pick(list)
}

// pick takes the first keywords that do not repeat a word of one before.
func pick(list []keyword) []string {
	var out []string
	have := map[string]bool{}
	for _, k := range list {
		words := strings.Fields(strings.ToLower(k.form))
		if len(out) == keywords {
			break
		}
		if slices.ContainsFunc(words, func(w string) bool { return have[w] }) {
			continue
		}
		for _, w := range words {
			have[w] = true
		}
		out = append(out, k.form)
	}
	return out
}

// candidates notes the names of an article and the words of its opening.
func (p *Pile) candidates(d int, note func(key, form string, rare float64)) {
	a, m := &p.in.Articles[d], &p.in.Marks[d]
	words := p.terms.language(a.Language)
	rare := func(w string) float64 { return -math.Log(min(1, float64(words.share(w)))) }
	names := map[string]string{}
	for _, e := range m.Entities {
		names[e.ID] = e.Name
	}
	for _, x := range m.Mentions {
		if n := names[x.Entity]; n != "" && x.Class != annot.Media {
			note("@"+x.Entity, n, rare(strings.ToLower(strings.Fields(n + " x")[0]))+1)
		}
	}
	n := 0
	for _, t := range m.Tokens {
		if t.Kind != annot.Word || furniture(a, t) || utf8.RuneCountInString(t.Lower) < 3 {
			continue
		}
		if n++; n > leadWords {
			return
		}
		note(t.Lower, t.Lower, rare(t.Lower))
	}
}

// furniture reports whether a token belongs to the page and not to the news.
func furniture(a *article.Article, t annot.Token) bool {
	k := a.KindAt(t.Span.Start)
	return k != "" && k.Furniture()
}
