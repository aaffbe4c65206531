// Package channel finds on how many independent paths a statement reached the
// articles of a pile.
//
// In: statements with their reports, and what the articles cite, credit and
// share. Out: the same statements with channels, chains, ranges, confidence and
// reading. For every carrier the nearest entry is sought: the media, release,
// post or occasion that its words name for this report, the credits of its
// furniture, an interview of its own; then the copy that it shares with other
// carriers. Carriers with one entry, or with shared wording beyond the
// quotation, are one channel. Agencies and outlets that relay another fold
// into it; a ring of outlets that cite each other has no root.
//
// Promised: every channel says what it rests on, and whether the texts state
// it. Over-counting is the dangerous error: where evidence for sharing is weak
// the range carries both readings. Refused: knowledge that the pile does not
// print. Work is near linear in reports and in the relations given.
package channel

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Evidence is a kind of evidence that tracing can be told to do without, to
// measure what it is worth.
type Evidence string

// The kinds of evidence for two carriers sharing a channel.
const (
	ByCitation Evidence = "citation" // words that name a medium beside the report
	ByCarry    Evidence = "carry"    // a citation that earlier words of the article set
	ByCredit   Evidence = "credit"   // credits and declared sources in furniture
	ByCopy     Evidence = "copy"     // relations between articles
	ByWording  Evidence = "wording"  // passages over the report
	ByOutlet   Evidence = "outlet"   // one outlet, network reprint
	ByOwner    Evidence = "owner"    // one owner of two outlets, where copy is shared
	ByOwn      Evidence = "own"      // interviews and occasions of its own
	ByRing     Evidence = "ring"     // circular citation
)

// Input is one pile with its statements. Articles are sorted by ID; Marks runs
// beside them.
type Input struct {
	Articles   []article.Article
	Marks      []annot.Marks
	Passages   []link.Passage
	Relations  []link.Relation
	Stories    []story.Story
	Statements []origin.Statement
	Owners     []origin.Owner // who owns which outlet: a prior where copy is shared
	Without    []Evidence     // left out, for the ablation table
}

// Trace fills in channels, chains, ranges, confidence, reading and circularity
// of every statement, and returns the statements.
func Trace(in Input) []origin.Statement {
	t := newTracer(in)
	out := slices.Clone(in.Statements)
	for n := range out {
		t.trace(&out[n])
	}
	contest(out)
	return out
}

// tracer is the working state of one Trace.
type tracer struct {
	in         Input
	without    map[Evidence]bool
	at         map[text.ID]int
	packs      []*lang.Pack
	story      []int    // story by article, -1 for none
	house      []string // folded outlet name by article
	isHouse    map[string]bool
	byCanon    map[string]string    // folded outlet name by its words in any order
	houses     [][]string           // names of two words or more of the outlets of each story, sorted
	related    map[[2]int]tieKind   // pairs of articles with a relation, a < b
	interviews [][]int              // articles of each story with an interview of their own
	pages      []*page              // by article, once read
	carry      map[string][]text.ID // articles by statement
	near       [][]int              // related articles by article, sorted
	passages   map[[2]int][]link.Passage
	owners     map[string][]*origin.Owner // by folded outlet name
}

func newTracer(in Input) *tracer {
	t := &tracer{
		in: in, without: map[Evidence]bool{}, at: map[text.ID]int{}, isHouse: map[string]bool{}, byCanon: map[string]string{}, house: make([]string, len(in.Articles)),
		story: make([]int, len(in.Articles)), packs: make([]*lang.Pack, len(in.Articles)),
		related: map[[2]int]tieKind{}, near: make([][]int, len(in.Articles)), passages: map[[2]int][]link.Passage{}, pages: make([]*page, len(in.Articles)),
	}
	for _, e := range in.Without {
		t.without[e] = true
	}
	for i := range in.Articles {
		a := &in.Articles[i]
		t.at[a.ID], t.story[i], t.packs[i] = i, -1, lang.Must(a.Language)
		t.house[i] = fold(a.Outlet.Name)
		t.isHouse[t.house[i]], t.byCanon[canon(a.Outlet.Name)] = true, t.house[i]
	}
	t.houses, t.interviews = make([][]string, len(in.Stories)), make([][]int, len(in.Stories))
	for n, s := range in.Stories {
		for _, id := range s.Articles {
			i, ok := t.at[id]
			if !ok {
				continue
			}
			t.story[i] = n
			if t.interviewed(i) {
				t.interviews[n] = append(t.interviews[n], i)
			}
			if name := in.Articles[i].Outlet.Name; strings.Contains(name, " ") {
				t.houses[n] = append(t.houses[n], name)
			}
		}
		slices.Sort(t.houses[n])
		t.houses[n] = slices.Compact(t.houses[n])
	}
	t.carry = map[string][]text.ID{}
	for _, s := range in.Statements {
		for _, r := range s.Reports {
			t.carry[s.ID] = append(t.carry[s.ID], r.Ref.Article)
		}
	}
	t.readTies()
	t.readOwners()
	return t
}

// outlet is the name to give for the outlet of article i: its input where none is
// stated.
func (t *tracer) outlet(i int) string {
	return cmp.Or(t.in.Articles[i].Outlet.Name, t.in.Articles[i].Input)
}

// trace fills in one statement.
func (t *tracer) trace(s *origin.Statement) {
	cs := t.carriers(s)
	if len(cs) == 0 {
		return
	}
	g := newUnion(len(cs))
	ring := t.ring(cs)
	t.joinRoots(s, cs, g)
	t.joinCopies(s, cs, g)
	s.Circular = t.circular(cs, ring)
	t.count(s, cs, g, ring)
}
