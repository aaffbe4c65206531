// Package statement finds the statements of a pile: what is said, in which
// articles, by whom.
//
// In: articles with their marks, passages, relations and stories. Out:
// statements with their reports, voices, parties, kind, what they deny and
// their look-alikes; channels are the next step (see channel). Every sentence
// or part of one that says something is a rendering; renderings are compared
// by frame (what is counted, named and dated, polarity, modality, who says it)
// and by the passages that join them, and grouped by average link. Opposite
// polarity, another state of a running toll and another day keep renderings
// apart however alike their words are.
//
// Promised: equal input gives equal output, whatever the order of maps; work
// grows with the number of renderings, not with its square. Refused: a guess
// at what is not printed.
package statement

import (
	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Evidence is a kind of evidence that grouping can be told to do without, to
// measure what it is worth.
type Evidence string

// The kinds of evidence for two renderings being one statement.
const (
	ByPassage Evidence = "passage" // shared wording found by link/reuse
	ByName    Evidence = "name"    // persons, places, organisations
	ByNumber  Evidence = "number"  // quantities and their conflicts
	ByDate    Evidence = "date"    // dates and their conflicts
	ByVoice   Evidence = "voice"   // who says it
	ByGloss   Evidence = "gloss"   // words of other languages
	ByDenial  Evidence = "denial"  // polarity
	ByStory   Evidence = "story"   // one story or storyline
)

// Input is one pile. Articles are sorted by ID; Marks runs beside them.
type Input struct {
	Articles  []article.Article
	Marks     []annot.Marks
	Passages  []link.Passage
	Relations []link.Relation
	Stories   []story.Story
	Asked     []text.Ref // sentences that are statements though nobody is named for them and no other article has them
	Without   []Evidence // left out, for the ablation table
	Workers   link.Workers
}

// Find lists the statements of the pile, by story and then by number of
// carriers.
func Find(in Input) []origin.Statement {
	p := newPile(in)
	p.read()
	p.telling = p.tellings()

	nodes := p.nodes()
	pairs := p.pairs(nodes)
	groups := p.group(nodes, pairs)
	return p.compose(nodes, groups, pairs)
}

// pile is the working state of one Find.
type pile struct {
	in      Input
	without map[Evidence]bool
	at      map[text.ID]int   // article by ID
	story   []int             // story by article, -1 for none
	size    []int             // articles by story
	lineOf  map[string]string // storyline by story
	packs   []*lang.Pack      // language by article
	day     []days            // of publication by article
	terms   map[string]int    // term -> number
	rare    []float64         // background rarity by term, 0…1
	proper  []bool            // by term: a name
	figure  []bool            // by term: a number
	rends   []rendering       // in article and text order
	of      map[int][]int     // renderings by article
	telling []telling         // by article
	who     directory
	asked   map[text.Ref]bool
	kin     map[[2]int]bool    // articles that share copy, the smaller first
	named   []map[string][]int // mentions by word, by article; see naming
}

func newPile(in Input) *pile {
	p := &pile{
		in: in, without: map[Evidence]bool{}, at: map[text.ID]int{}, terms: map[string]int{}, of: map[int][]int{}, lineOf: map[string]string{},
		story: make([]int, len(in.Articles)), packs: make([]*lang.Pack, len(in.Articles)),
	}
	for _, e := range in.Without {
		p.without[e] = true
	}
	p.asked = map[text.Ref]bool{}
	for _, r := range in.Asked {
		p.asked[r] = true
	}
	for i := range in.Articles {
		p.at[in.Articles[i].ID] = i
		p.story[i] = -1
		p.packs[i] = lang.Must(in.Articles[i].Language)
		p.day = append(p.day, daysOf(in.Articles[i].Published))
	}
	for n, s := range in.Stories {
		p.lineOf[s.ID] = s.Storyline
		p.size = append(p.size, len(s.Articles))
		for _, id := range s.Articles {
			if i, ok := p.at[id]; ok {
				p.story[i] = n
			}
		}
	}
	p.kin = kin(in.Relations, p.at)
	p.who = newDirectory(in.Articles, in.Marks, p.packs)
	return p
}

// kin are the pairs of articles that share copy.
func kin(l []link.Relation, at map[text.ID]int) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, r := range l {
		i, iok := at[r.A]
		j, jok := at[r.B]
		if iok && jok && (r.Kind == link.Copy || r.Kind == link.PartlyDerived || r.Kind == link.CommonSource) {
			out[pairOf(i, j)] = true
		}
	}
	return out
}

func pairOf(i, j int) [2]int { return [2]int{min(i, j), max(i, j)} }

// days is the stretch of days that a date allows, first and last, in days of
// any origin; zero where no month is given.
type days struct{ first, last int }

// daysOf counts the days of a date from year 0 with months of 31 days: a whole
// month where no day is given.
func daysOf(d *article.Date) days {
	if d == nil || len(d.Value) < 7 {
		return days{}
	}
	at := func(i, j int) int {
		n := 0
		for _, c := range d.Value[i:j] {
			n = 10*n + int(c-'0')
		}
		return n
	}
	month := (at(0, 4)*12 + at(5, 7)) * 31
	if len(d.Value) < 10 {
		return days{month + 1, month + 31}
	}
	return days{month + at(8, 10), month + at(8, 10)}
}

// week is how many days apart two articles may be and still tell one event.
const week = 7

// apart reports whether two dates are different days however they are read.
func (d days) apart(o days) bool {
	return d != (days{}) && o != (days{}) && (d.last < o.first || o.last < d.first)
}

// farFrom reports whether two dates are more than a week apart however they
// are read.
func (d days) farFrom(o days) bool {
	return d.last != 0 && o.last != 0 && max(d.first-o.last, o.first-d.last) > week
}
