package query

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// The surroundings of a report.
const (
	surroundings = 250 // bytes around a report that belong to it
	opening      = 300 // bytes at the head of an article that all of it is about
)

// side is a report as what can be compared with claims.
type side struct {
	in      map[place]touch // terms in the report, without who says it
	words   []said          // the same in text order, with the words that are no terms
	near    map[place]bool  // terms in the title, the source and the sentences around
	article map[place]bool
	source  map[place]bool // terms that name who says it
	opposed map[place]bool // terms whose opposite stands in the report
	turned  map[place]bool // terms that stand nowhere in the article, and their opposite next to the report
	signed  bool           // something is denied in it
	names   []naming       // in the report, without who says it
	named   bool           // somebody is named who says it
	mass    float64        // weight of the report's own words
	hit     []float64      // of them, what each claim has
	figures []figure
	dates   []string
	hours   []string
	code    string
}

// naming is a name with the terms that its words are.
type naming struct {
	span   text.Span
	class  annot.Class
	places []place
}

// rival reports whether the report names a country that a claim does not name,
// of a name that is one.
func (v *side) rival(claim int, class annot.Class) bool {
	return class == annot.Country && slices.ContainsFunc(v.names, func(x naming) bool {
		return x.class == class && !slices.ContainsFunc(x.places, func(p place) bool { return p.claim == claim })
	})
}

// name notes a word of a report that may be one of a name.
func (v *side) name(l []annot.Mention, s text.Span, places []place) {
	i := last(l, s.Start, func(m annot.Mention) text.Span { return m.Span })
	if i < 0 || !l[i].Span.Holds(s) {
		return
	}
	if n := len(v.names); n == 0 || v.names[n-1].span != l[i].Span {
		v.names = append(v.names, naming{span: l[i].Span, class: l[i].Class})
	}
	x := &v.names[len(v.names)-1]
	x.places = append(x.places, places...)
}

// said is a word of a report with content.
type said struct {
	places []place
	weight float64
}

// view reads a report. s is the statement that it belongs to, nil for a bare
// sentence.
func (m *matcher) view(s *origin.Statement, r origin.Report) *side {
	n := m.place[r.Ref.Article]
	a, k := &m.p.Articles[n], &m.p.Marks[n]
	v := &side{
		in: map[place]touch{}, near: map[place]bool{}, source: map[place]bool{}, opposed: map[place]bool{}, turned: map[place]bool{},
		hit: make([]float64, len(m.q.Claims)), code: a.Language,
	}
	span, source, cue := r.Ref.Span, text.Span{}, text.Span{}
	sign := signs{}
	if x := m.attribution(n, r.Attribution); x != nil {
		span = span.Join(x.Span)
		if x.Source != nil && x.Source.Span != nil {
			source = *x.Source.Span
		}
		if x.Cue != nil {
			cue = x.Cue.Span
		}
		sign.turned = x.Polarity == annot.Deny || x.Polarity == annot.Decline
	}
	m.read(v, n, r.Ref.Span, source, cue, sign)
	m.around(v, n, span)
	m.who(v, n, source, s, r)
	p := m.of.of(a.Language).p
	v.figures, v.hours = figuresIn(text.Within(k.Tokens, span), a.Text, k, p)
	v.dates = daysIn(k.Times, span)
	return v
}

// read notes the terms of a report with what is denied of them. Who says it,
// and how, is no part of what is said.
func (m *matcher) read(v *side, n int, span, source, cue text.Span, sign signs) {
	a, k := &m.p.Articles[n], &m.p.Marks[n]
	g := m.of.of(a.Language)
	sign.p = g.p
	bond := bonds{p: g.p}
	toks := text.Within(k.Tokens, span)
	for i, w := 0, 0; i < len(toks); i += w {
		t := toks[i]
		var e entry
		at := tokensAt(toks, i)
		if e, w = g.at(t.Span.Of(a.Text), at); w == 1 && !cue.Holds(t.Span) {
			sign.step(at)
		}
		parts, kin := bond.step(at, t.Span.Of(a.Text))
		if t.Kind == annot.Mark || source.Holds(t.Span) || cue.Holds(t.Span) || len(e.places) == 0 && empty(t.Lower, g.p) {
			continue
		}
		v.name(k.Mentions, t.Span, e.places)
		x := said{e.places, rarity(t.Lower, g.p)}
		v.mass += x.weight
		v.words = append(v.words, x)
		for _, y := range e.places {
			here := touch{sign.stance(), parts, kin}
			was, ok := v.in[y]
			if ok {
				was.join(here)
			} else {
				was = here
				v.hit[y.claim] += x.weight
			}
			v.in[y] = was
		}
		for _, y := range e.against {
			if !slices.ContainsFunc(e.places, func(z place) bool { return z.claim == y.claim }) {
				v.opposed[y] = true
			}
		}
	}
	v.signed = sign.any || sign.turned
}

// attribution is the attribution of an article by its ID, nil for none.
func (m *matcher) attribution(n int, id string) *annot.Attribution {
	if id == "" {
		return nil
	}
	by := m.said[n]
	if by == nil {
		by = map[string]*annot.Attribution{}
		for i := range m.p.Marks[n].Attributions {
			x := &m.p.Marks[n].Attributions[i]
			by[x.ID] = x
		}
		m.said[n] = by
	}
	return by[id]
}

// around notes the terms in the title and the opening, next to the report, and
// in the whole article.
func (m *matcher) around(v *side, n int, span text.Span) {
	w := m.wholes[n]
	if w == nil {
		w = newWhole(m.hits(n))
		m.wholes[n] = w
	}
	v.article = w.all
	for x := range w.opening {
		v.near[x] = true
	}
	i, _ := slices.BinarySearchFunc(w.hits, span.Start-surroundings, func(h hit, at int) int { return cmp.Compare(h.word, at) })
	for ; i < len(w.hits) && w.hits[i].word < span.End+surroundings; i++ {
		v.near[w.hits[i].place] = true
	}
	for _, h := range m.against[n] {
		if h.word >= span.Start-surroundings && h.word < span.End+surroundings && !v.article[h.place] {
			v.turned[h.place] = true
		}
	}
}

// whole is what an article has of a question.
type whole struct {
	hits         Hits // in text order
	all, opening map[place]bool
}

func newWhole(l Hits) *whole {
	w := &whole{hits: slices.Clone(l), all: map[place]bool{}, opening: map[place]bool{}}
	slices.SortStableFunc(w.hits, func(a, b hit) int { return cmp.Compare(a.word, b.word) })
	for _, h := range w.hits {
		w.all[h.place] = true
		if h.word < opening {
			w.opening[h.place] = true
		}
	}
	return w
}

// who notes the terms that name who says it: in the words of the article and in
// the fullest form that is known.
func (m *matcher) who(v *side, n int, source text.Span, s *origin.Statement, r origin.Report) {
	a := &m.p.Articles[n]
	names := source.Of(a.Text)
	if s != nil && r.Voice >= 0 && r.Voice < len(s.Voices) {
		y := s.Voices[r.Voice]
		names += " " + y.Name + " " + y.Role + " " + y.Organization
		v.named = y.Name != ""
	}
	for _, x := range m.inWords(names, a.Language) {
		v.near[x], v.source[x] = true, true
	}
}

// inWords are the terms that stand in words that are no tokens.
func (m *matcher) inWords(t, code string) []place {
	g := m.of.of(code)
	l := strings.FieldsFunc(t, apart)
	var out []place
	for i, n := 0, 0; i < len(l); i += n {
		var e entry
		e, n = g.at(l[i], func(k int) string {
			if i+k >= len(l) {
				return ""
			}
			return strings.ToLower(l[i+k])
		})
		out = append(out, e.places...)
	}
	return out
}

// hits are the terms that stand in an article, by byte; those of a title that
// is no part of the text stand at 0.
func (m *matcher) hits(n int) Hits {
	if l, ok := m.found[n]; ok {
		return l
	}
	a := &m.p.Articles[n]
	g := m.of.of(a.Language)
	l := Hits{}
	for _, x := range m.inWords(a.Title, a.Language) {
		l = append(l, hit{x, 0})
	}
	toks := m.p.Marks[n].Tokens
	for i, w := 0, 0; i < len(toks); i += w {
		var e entry
		e, w = g.at(toks[i].Span.Of(a.Text), tokensAt(toks, i))
		for _, x := range e.places {
			l = append(l, hit{x, toks[i].Span.Start})
		}
		for _, x := range e.against {
			if !slices.ContainsFunc(e.places, func(z place) bool { return z.claim == x.claim }) {
				m.against[n] = append(m.against[n], hit{x, toks[i].Span.Start})
			}
		}
	}
	l.byClaim()
	m.found[n] = l
	return l
}

// together is the largest weight of distinct terms of a claim that stand within
// a stretch of some words of the report.
func (v *side) together(claim int, weight []float64, stretch int) float64 {
	count := make([]int, len(weight))
	sum, most := 0.0, 0.0
	add := func(i, by int) {
		for _, x := range v.words[i].places {
			if x.claim != claim {
				continue
			}
			if by > 0 && count[x.term] == 0 {
				sum += weight[x.term]
			}
			if count[x.term] += by; count[x.term] == 0 {
				sum -= weight[x.term]
			}
		}
	}
	for i := range v.words {
		add(i, 1)
		if i >= stretch {
			add(i-stretch, -1)
		}
		most = max(most, sum)
	}
	return most
}

// pairs is how many neighbours among the terms of a claim are neighbours in the
// report too, in either order.
func (v *side) pairs(claim int) int {
	n := 0
	seen := map[int]bool{}
	for i := 0; i+1 < len(v.words); i++ {
		for _, x := range v.words[i].places {
			if x.claim == claim && !seen[x.term] && slices.ContainsFunc(slices.Concat(v.words[i+1].places, v.next(i+2)), func(y place) bool {
				return y.claim == claim && (y.term == x.term+1 || y.term == x.term-1)
			}) {
				seen[x.term] = true
				n++
			}
		}
	}
	return n
}

func (v *side) next(i int) []place {
	if i >= len(v.words) {
		return nil
	}
	return v.words[i].places
}
