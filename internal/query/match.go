package query

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// The bounds of a match.
const (
	claimed = 0.20 // from this score on a statement is said to carry the claim: as many as 2 of 33 without an answer get one
	beside  = 0.50 // of the best score: other statements worth showing

	wBeside = 0.30 // of a word that stands in the title or next to the report
	wNamed  = 0.85 // of a name that stands there
	unfiled = 0.40 // of the weight of a word that no dictionary has, in another language

	leastNamed = 3 // words of names without which a report must have another word of the claim

	surroundings = 250 // bytes around a report that belong to it
	opening      = 300 // bytes at the head of an article that all of it is about
)

// Answer is what a pile says to a question.
type Answer struct {
	Looked  int // articles looked at
	Traced  int // of them, traced
	Found   []Found
	Footage bool
}

// Found is what is known of one claim. Statements are those that carry it, the
// best first; none where nothing does. Nearest is then the closest statement,
// with why it is not the claim.
type Found struct {
	Claim      string
	Statements []Match
	Nearest    *Match
}

// Match is a statement that says what is asked, or is near it.
type Match struct {
	Statement int // place in the findings of the pile
	Score     float64
	Report    text.Ref // the report that is most like the claim
	Against   string   // "", "number", "name", "date" or "words": what keeps it from being the claim
}

// Match looks for the claims of a question among the statements of a traced
// pile.
func (q *Question) Match(p *pile.Pile) Answer {
	m := &matcher{q: q, p: p, place: p.Index(), known: map[string]map[string][]place{}, found: map[int]Hits{}}
	hits := make([]Hits, len(p.Articles))
	for i := range hits {
		hits[i] = m.hits(i)
	}
	for c := range q.Claims {
		m.weight = append(m.weight, q.weights(c, hits))
	}
	all := make([][]Match, len(q.Claims))
	for i := range p.Findings.Statements {
		m.statement(i, all)
	}
	out := Answer{Traced: len(p.Articles), Footage: q.Footage}
	for c := range q.Claims {
		out.Found = append(out.Found, settle(q.Claims[c].Text, all[c]))
	}
	return out
}

// settle orders the matches of one claim and parts answers from neighbours.
func settle(claim string, l []Match) Found {
	slices.SortStableFunc(l, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	f := Found{Claim: claim}
	for _, x := range l {
		if x.Score >= claimed && x.Score >= beside*l[0].Score && x.Against == "" && len(f.Statements) < 3 {
			f.Statements = append(f.Statements, x)
		}
	}
	if len(f.Statements) == 0 && len(l) > 0 && l[0].Score >= claimed/2 {
		f.Nearest = &l[0]
		if f.Nearest.Against == "" {
			f.Nearest.Against = "words"
		}
	}
	return f
}

type matcher struct {
	q      *Question
	p      *pile.Pile
	place  map[text.ID]int
	known  map[string]map[string][]place
	found  map[int]Hits
	weight [][]float64 // of the terms of each claim, among the traced articles
}

// statement scores one statement against every claim.
func (m *matcher) statement(i int, all [][]Match) {
	s := &m.p.Findings.Statements[i]
	bests := make([]Match, len(m.q.Claims))
	carried := min(uMost, math.Log(float64(len(s.Carriers()))))
	for _, r := range s.Reports {
		v := m.view(s, r)
		for c := range m.q.Claims {
			score, against := m.score(&m.q.Claims[c], c, v, carried)
			if score > bests[c].Score {
				bests[c] = Match{i, score, r.Ref, against}
			}
		}
	}
	for c, b := range bests {
		if b.Score > 0 {
			all[c] = append(all[c], b)
		}
	}
}

// side is a report as what can be compared with claims.
type side struct {
	in       map[place]bool // terms in the report and its attribution
	near     map[place]bool // terms in the title and the sentences around
	article  map[place]bool
	mass     float64 // weight of the report's own words
	hit      []float64
	numbers  []float64
	dates    []string
	negative bool
	tongue   *lang.Pack
}

func (m *matcher) view(s *origin.Statement, r origin.Report) *side {
	n := m.place[r.Ref.Article]
	a, k := &m.p.Articles[n], &m.p.Marks[n]
	p := lang.Must(a.Language)
	v := &side{in: map[place]bool{}, near: map[place]bool{}, article: map[place]bool{}, hit: make([]float64, len(m.q.Claims))}
	span, source, negative := r.Ref.Span, text.Span{}, false
	for _, x := range k.Attributions {
		if x.ID == r.Attribution && r.Attribution != "" {
			span = span.Join(x.Span)
			if x.Source != nil && x.Source.Span != nil {
				source = *x.Source.Span
			}
			negative = x.Polarity == annot.Deny || x.Polarity == annot.Decline
		}
	}
	inner := within(k.Tokens, span)
	for _, t := range inner {
		if t.Kind != annot.Word || empty(t.Lower, p) || source.Holds(t.Span) {
			continue
		}
		if !r.Ref.Span.Holds(t.Span) { // who says it, and how: the words of the claim are not there
			continue
		}
		w := rarity(t.Lower, p)
		v.mass += w
		for _, x := range m.places(t.Lower, a.Language, p) {
			if !v.in[x] {
				v.hit[x.claim] += w
			}
			v.in[x] = true
		}
	}
	m.around(v, n, span)
	if r.Voice >= 0 && r.Voice < len(s.Voices) {
		y := s.Voices[r.Voice]
		for w := range strings.FieldsFuncSeq(strings.ToLower(y.Name+" "+y.Role+" "+y.Organization), apart) {
			for _, x := range m.places(w, a.Language, p) {
				v.near[x] = true
			}
		}
	}
	v.tongue = p
	v.numbers = numbersIn(inner, k.Times, p)
	v.dates = daysIn(k.Times, span)
	v.negative = negated(within(k.Tokens, r.Ref.Span), p) != negative
	return v
}

// around notes the terms in the title, next to the report, and in the whole
// article.
func (m *matcher) around(v *side, n int, span text.Span) {
	near := text.Span{Start: span.Start - surroundings, End: span.End + surroundings}
	for _, h := range m.hits(n) {
		v.article[h.place] = true
		if h.word < opening || near.Start <= h.word && h.word < near.End {
			v.near[h.place] = true
		}
	}
}

// hits are the terms that stand in an article, by byte; those of a title that
// is no part of the text stand at 0.
func (m *matcher) hits(n int) Hits {
	if l, ok := m.found[n]; ok {
		return l
	}
	a := &m.p.Articles[n]
	p := lang.Must(a.Language)
	l := Hits{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(a.Title), apart) {
		for _, x := range m.places(w, a.Language, p) {
			l = append(l, hit{x, 0})
		}
	}
	for _, t := range m.p.Marks[n].Tokens {
		if t.Kind == annot.Word {
			for _, x := range m.places(t.Lower, a.Language, p) {
				l = append(l, hit{x, t.Span.Start})
			}
		}
	}
	l.byClaim()
	m.found[n] = l
	return l
}

func (m *matcher) places(w, code string, p *lang.Pack) []place {
	seen := m.known[code]
	if seen == nil {
		seen = map[string][]place{}
		m.known[code] = seen
	}
	l, ok := seen[w]
	if !ok {
		l = m.q.places(w, p)
		seen[w] = l
	}
	return l
}
