package query

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// The bounds of a match.
const (
	claimed = 0.37 // from this score on a statement is said to carry the claim: tool/askfit says what other bars give
	mostly  = 0.50 // of the words in common, said with less certainty: it is another statement
	beside  = 0.50 // of the best score: other statements worth showing
)

// Answer is what a pile says to a question.
type Answer struct {
	Looked  int // articles looked at
	Traced  int // of them, traced
	Found   []Found
	Footage bool
	Left    int // sentences of a long text that were not asked
}

// Found is what is known of one claim. Statements are those that carry it, the
// best first; none where nothing does. Nearest is then the closest statement,
// with why it is not the claim.
type Found struct {
	Claim      string
	Statements []Match
	Nearest    *Match
}

// Instead reports whether a nearest match says something else of the matter that
// is asked about, and not only something in like words.
func (m *Match) Instead() bool { return m.Against != "words" && m.Against != "name" }

// Match is a statement that says what is asked, or is near it.
type Match struct {
	Statement int      // place in the findings of the pile
	Score     float64  // how likely it carries the claim, 0…1
	Report    text.Ref // the report that is most like the claim
	Against   string   // "", "number", "name", "date", "role", "polarity", "modality" or "words": what keeps it from being the claim
	Asked     []string // words of the claim that are not in the report, or not so
	There     []string // … and what stands there instead, where that is known
	Evidence  Evidence
}

// Match looks for the claims of a question among the statements of a traced
// pile.
func (q *Question) Match(p *pile.Pile) Answer {
	out := Answer{Traced: len(p.Articles), Footage: q.Footage, Left: q.Left}
	m := newMatcher(q, p)
	for c, l := range m.rank() {
		f := settle(p, q.Claims[c].Text, l)
		if f.Nearest != nil {
			m.differ(c, f.Nearest)
		}
		for i := range f.Statements {
			if x := &f.Statements[i]; x.Evidence.partly() {
				m.differ(c, x)
			}
		}
		out.Found = append(out.Found, f)
	}
	return out
}

// Rank gives for every claim all statements of a traced pile that have
// something of it, the likeliest first.
func (q *Question) Rank(p *pile.Pile) [][]Match {
	return newMatcher(q, p).rank()
}

func (m *matcher) rank() [][]Match {
	all := make([][]Match, len(m.q.Claims))
	for i := range m.p.Findings.Statements {
		m.statement(i, all)
	}
	for _, l := range all {
		byScore(l)
	}
	return all
}

func byScore(l []Match) {
	slices.SortStableFunc(l, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
}

// settle parts answers from neighbours among the matches of one claim.
func settle(p *pile.Pile, claim string, l []Match) Found {
	f := Found{Claim: claim}
	for _, x := range l {
		if x.Score >= claimed && x.Score >= beside*l[0].Score && x.Against == "" && len(f.Statements) < 3 && !contested(p, f.Statements, x) {
			f.Statements = append(f.Statements, x)
		}
	}
	if len(f.Statements) == 0 {
		f.Nearest = nearest(l)
	}
	return f
}

// nearest is the statement that is most like a claim that nothing carries, with
// why it is not the claim: one that says something else of the same matter, if
// there is any, before one that shares words only.
func nearest(l []Match) *Match {
	var best *Match
	for i := range l {
		if x := &l[i]; x.Against != "" && x.Evidence.like() >= claimed && (best == nil || x.Evidence.like() > best.Evidence.like()) {
			best = x
		}
	}
	if best == nil && len(l) > 0 && l[0].Score >= claimed/2 {
		best = &l[0]
		best.Against = cmp.Or(best.Against, "words")
	}
	return best
}

// contested reports whether a statement denies one that carries the claim better,
// or is denied by it.
func contested(p *pile.Pile, better []Match, x Match) bool {
	s := &p.Findings.Statements[x.Statement]
	return slices.ContainsFunc(better, func(y Match) bool {
		o := &p.Findings.Statements[y.Statement]
		return s.Denies == o.ID || o.Denies == s.ID
	})
}

type matcher struct {
	q       *Question
	p       *pile.Pile
	of      glossaries
	place   map[text.ID]int
	found   map[int]Hits
	against map[int]Hits // where the opposites of terms stand
	wholes  map[int]*whole
	said    map[int]map[string]*annot.Attribution
	weight  [][]float64 // of the terms of each claim, among the traced articles
}

func newMatcher(q *Question, p *pile.Pile) *matcher {
	m := &matcher{q: q, p: p, of: glossaries{q, map[string]*glossary{}}, place: p.Index(), found: map[int]Hits{}, against: map[int]Hits{}, wholes: map[int]*whole{}, said: map[int]map[string]*annot.Attribution{}}
	hits := make([]Hits, len(p.Articles))
	for i := range hits {
		hits[i] = m.hits(i)
	}
	for c := range q.Claims {
		m.weight = append(m.weight, q.weights(c, hits))
	}
	return m
}

// statement scores one statement against every claim.
func (m *matcher) statement(i int, all [][]Match) {
	s := &m.p.Findings.Statements[i]
	bests := make([]Match, len(m.q.Claims))
	carried := min(mostSaid, math.Log(float64(len(s.Carriers()))))
	for _, r := range s.Reports {
		if m.asks(r.Ref) {
			continue
		}
		v := m.view(s, r)
		for c := range m.q.Claims {
			if x, ok := m.match(c, v, carried); ok && x.Score > bests[c].Score {
				x.Statement, x.Report = i, r.Ref
				bests[c] = x
			}
		}
	}
	for c, b := range bests {
		if b.Score > 0 {
			all[c] = append(all[c], b)
		}
	}
}

// asks reports whether a place is a question: it says nothing.
func (m *matcher) asks(r text.Ref) bool {
	a := &m.p.Articles[m.place[r.Article]]
	return strings.HasSuffix(r.Span.Of(a.Text), "?") || strings.HasPrefix(a.Text[r.Span.End:], "?")
}

// match holds a report against a claim.
func (m *matcher) match(c int, v *side, carried float64) (Match, bool) {
	e, ok := m.gather(c, v)
	if !ok {
		return Match{}, false
	}
	e[Carried] = carried
	return Match{Score: chance(e.odds()), Against: e.against(), Evidence: e}, true
}

// partly reports whether a word that the claim turns on is not in the report: its
// last one, what is said of the first name, or another name.
func (e *Evidence) partly() bool { return e[Focus] > 0 || e[Head] > 0 || e[Apart] > 0 }

// against is what of the evidence contradicts a claim, "" for nothing.
func (e *Evidence) against() string {
	switch {
	case e[Day] > 0:
		return "date"
	case e[Other] > 0:
		return "number"
	case e[Nobody] > 0:
		return "name"
	case e[Role] > 0:
		return "role"
	case e[Opposite] > 0 || e[Denied] > 0:
		return "polarity"
	case e[Unsure] >= mostly:
		return "modality"
	}
	return ""
}

// Bare lists the sentences of annotated articles that carry a claim: where they
// are no statements for a pile, since nobody is named for them and no other
// article has them, they are for the question.
func (q *Question) Bare(p *pile.Pile) []text.Ref {
	m := newMatcher(q, p)
	var out []text.Ref
	for i := range p.Articles {
		for _, s := range p.Articles[i].Sentences {
			r := origin.Report{Ref: text.Ref{Article: p.Articles[i].ID, Span: s}, Voice: -1}
			if m.asks(r.Ref) {
				continue
			}
			v := m.view(nil, r)
			if len(v.in) == 0 {
				continue
			}
			for c := range q.Claims {
				if x, ok := m.match(c, v, 0); ok && x.Score >= claimed && x.Against == "" {
					out = append(out, r.Ref)
					break
				}
			}
		}
	}
	return out
}
