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
	claimed = 0.33 // from this score on a statement is said to carry the claim
	beside  = 0.50 // of the best score: other statements worth showing

	wBeside = 0.30 // of a word that stands in the title or next to the report
	wNamed  = 0.85 // of a name that stands there
	unfiled = 0.40 // of the weight of a word that no dictionary has, in another language

	surroundings = 250 // bytes around a report that belong to it
	opening      = 300 // bytes at the head of an article that all of it is about
)

// What speaks for a report carrying a claim, in log-odds: a logistic regression
// over the candidates of the questions on the development gold
// (quality/questions.tsv) and on the bundled sample, in which one report of
// many is the right one.
const (
	uBias    = -5.69
	uWords   = 3.18  // share of the claim's words that the report has
	uMany    = 1.00  // logarithm of one more than the words and names that it has
	uPrecise = 4.23  // share of the report that the claim covers
	uNumber  = 1.63  // a number of the claim stands in it
	uOther   = -1.02 // it has other numbers only
	uNobody  = -2.21 // a name of the claim is nowhere in the article
	uSign    = -0.73 // one denies and the other does not
	uDay     = -2.00 // it is dated to other days (by hand: too few cases)
	uCarried = 0.18  // logarithm of the number of articles that carry it, up to uMost
	uMost    = 1.5
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

// score is how likely a report carries a claim, 0…1, and what contradicts it.
// What is claimed must stand in the report; whom it is about may stand next to
// it. carried is the logarithm of the number of its carriers.
func (m *matcher) score(c *Claim, n int, v *side, carried float64) (score float64, against string) {
	words, names := tally{}, tally{}
	inside, many := false, 0
	for j, t := range c.terms {
		x, l, near := place{n, j}, &words, wBeside
		if t.name {
			l, near = &names, wNamed
		}
		t.weight = m.weight[n][j]
		if !t.name && !t.filed && v.tongue != c.tongue {
			t.weight *= unfiled
		}
		inside = inside || v.in[x] && !t.name
		switch {
		case v.in[x]:
			many++
			l.add(t.weight, 1)
		case v.near[x]:
			l.add(t.weight, near)
		default:
			l.add(t.weight, 0)
			if t.name && !v.article[x] {
				against = "name"
			}
		}
	}
	same, other := numbers(c.numbers, v.numbers, &words)
	if !inside && !same && words.all > 0 {
		return 0, ""
	}
	u := uBias + uPrecise*min(1, v.hit[n]/(v.mass+0.1)) + uMany*math.Log1p(float64(many)) + uCarried*carried
	if words.all > 0 {
		u += uWords * words.share()
	} else {
		u += uWords * names.share() // it asks for nothing but names
	}
	if against == "name" {
		u += uNobody
	}
	if same {
		u += uNumber
	}
	if other {
		u, against = u+uOther, "number"
	}
	if len(c.dates) > 0 && len(v.dates) > 0 && !slices.ContainsFunc(c.dates, func(d string) bool { return slices.Contains(v.dates, d) }) {
		u, against = u+uDay, "date"
	}
	if c.negative != v.negative {
		u += uSign
	}
	return 1 / (1 + math.Exp(-u)), against
}

// tally is a weight found, of all.
type tally struct{ got, all float64 }

func (t *tally) add(weight, share float64) {
	t.got += weight * share
	t.all += weight
}

// share is the part that was found, 0 of nothing.
func (t tally) share() float64 {
	if t.all == 0 {
		return 0
	}
	return t.got / t.all
}

// numbers adds the claim's numbers to the words. It says whether one of them
// stands in the report, and whether the report has other ones only. Counts of
// one and two prove nothing.
func numbers(want, have []float64, words *tally) (same, other bool) {
	for _, v := range want {
		weight, found := 0.8, slices.Contains(have, v)
		if v < 3 {
			weight = 0.2
		}
		same = same || found && v >= 3
		other = other || !found && v >= 3
		if found {
			words.add(weight, 1)
		} else {
			words.add(weight, 0)
		}
	}
	return same, other && !same
}
