package channel

import (
	"fmt"
	"slices"

	"sanad/internal/annot"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// tieKind is what two articles are to each other, as far as copying goes.
type tieKind struct {
	kind  link.RelationKind
	score float64
}

func ordered(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }

// readTies indexes relations and passages by pair of articles.
func (t *tracer) readTies() {
	if !t.without[ByCopy] {
		for _, r := range t.in.Relations {
			i, iok := t.at[r.A]
			j, jok := t.at[r.B]
			if !iok || !jok || r.Kind != link.Copy && r.Kind != link.PartlyDerived && r.Kind != link.CommonSource {
				continue
			}
			t.related[ordered(i, j)] = tieKind{r.Kind, r.Score}
			t.meet(i, j)
		}
	}
	if !t.without[ByWording] {
		for _, p := range t.in.Passages {
			i, iok := t.at[p.A.Article]
			j, jok := t.at[p.B.Article]
			if !iok || !jok {
				continue
			}
			k := ordered(i, j)
			if _, known := t.related[k]; !known && len(t.passages[k]) == 0 {
				t.meet(i, j)
			}
			if i > j {
				p.A, p.B = p.B, p.A
			}
			t.passages[k] = append(t.passages[k], p)
		}
	}
	for i := range t.near {
		slices.Sort(t.near[i])
		t.near[i] = slices.Compact(t.near[i])
	}
}

func (t *tracer) meet(i, j int) {
	t.near[i] = append(t.near[i], j)
	t.near[j] = append(t.near[j], i)
}

// The chances that two carriers share a channel, by what their texts show:
// shares of the pairs of the development gold, rounded. A pair at or above
// even is joined.
const (
	chanceWording = 0.97 // the same wording beyond the quotation
	chanceCopy    = 0.95 // one is a copy of the other
	chanceHouse   = 0.95 // shared text, one outlet
	chanceClose   = 0.90 // a rewriting over the report, articles much alike
	chancePart    = 0.60 // a rewriting over the report, one derived from the other
	chanceRewrite = 0.40 // a rewriting over the report: what was heard may be told alike
	chanceApart   = 0.20 // shared text, not over the report
	chanceQuote   = 0.15 // only the quotation is shared
	even          = 0.50
	sure          = 0.85 // a joint that stands in the high reading too
)

// Wording beyond the quotation, in bytes: less may be chance.
const beyondQuote = 60

// How much alike two articles must be (see link.Relation.Score) for a rewriting
// to speak for one source: with quotations in it, and without.
const (
	alikeSpoken = 0.34
	alikeTold   = 0.20
)

// joint is a reason to put two carriers in one channel.
type joint struct {
	a, b   int // carriers
	chance float64
	why    string
	refs   []text.Ref
}

// joinCopies joins carriers that share wording.
func (t *tracer) joinCopies(s *origin.Statement, cs []carrier, g *union) {
	at := map[int]int{}
	for k := range cs {
		at[cs[k].art] = k
	}
	for k := range cs {
		for _, j := range t.near[cs[k].art] {
			m, ok := at[j]
			if !ok || m <= k {
				continue
			}
			q := t.share(s, cs, k, m)
			if q.chance >= even {
				g.join(k, m, q)
			} else if q.chance > 0 {
				g.doubt = append(g.doubt, q)
			}
		}
	}
}

// share weighs whether carriers x and y have the report from one text.
func (t *tracer) share(s *origin.Statement, cs []carrier, x, y int) joint {
	a, b := &cs[x], &cs[y]
	q := joint{a: x, b: y}
	tie := t.related[ordered(a.art, b.art)]
	w := t.wording(s, a, b)
	q.refs = w.refs
	house := fold(t.in.Articles[a.art].Outlet.Name) == fold(t.in.Articles[b.art].Outlet.Name)
	switch {
	case w.same >= beyondQuote:
		q.chance, q.why = chanceWording, fmt.Sprintf("the same wording, %d bytes of it outside quotations", w.same)
	case tie.kind == link.Copy:
		q.chance, q.why = chanceCopy, "one text is a copy of the other"
	case tie.kind != "" && house && !t.without[ByOutlet]:
		q.chance, q.why = chanceHouse, "one outlet, shared text"
	case tie.kind != "" && w.rewritten >= beyondQuote:
		q.chance, q.why = rewriting(tie, w), fmt.Sprintf("rewritten from one text, %d bytes of it outside quotations", w.rewritten)
	case w.quoted:
		q.chance, q.why = chanceQuote, "only the quotation is shared"
	case tie.kind != "":
		q.chance, q.why = chanceApart, "the articles share other passages"
	}
	return q
}

// rewriting is the chance that a report told in other words comes from one
// text. Two reporters who heard one speech tell it alike; without quotations,
// or in articles that are alike throughout, it speaks for one source.
func rewriting(tie tieKind, w wording) float64 {
	score := tie.score
	if score > 1 { // the parent of its child: the likeness is what exceeds the bonus
		score = 0
	}
	switch {
	case score >= alikeSpoken, score >= alikeTold && w.spoken == 0:
		return chanceClose
	case tie.kind == link.PartlyDerived:
		return chancePart
	}
	return chanceRewrite
}

// wording is what two articles share over one report, in bytes.
type wording struct {
	same      int  // in the same words, outside quotations
	rewritten int  // in other words, outside quotations
	spoken    int  // in quotations
	quoted    bool // something is shared
	refs      []text.Ref
}

// wording measures the passages that lie over a report on both sides.
func (t *tracer) wording(s *origin.Statement, a, b *carrier) wording {
	first, second := a, b
	if a.art > b.art {
		first, second = b, a
	}
	var w wording
	for _, p := range t.passages[ordered(a.art, b.art)] {
		if t.over(s, first, p.A.Span) < 0 || t.over(s, second, p.B.Span) < 0 {
			continue
		}
		spoken := t.quoted(first.art, p.A.Span)
		out := p.A.Span.Len() - spoken
		w.quoted, w.spoken = true, max(w.spoken, spoken)
		switch {
		case p.Kind == link.Paraphrase:
			w.rewritten = max(w.rewritten, out)
		case out > w.same:
			w.same = out
		}
		if len(w.refs) == 0 {
			w.refs = []text.Ref{p.A, p.B}
		}
	}
	return w
}

// over is the report of c that a passage covers by half, -1 for none.
func (t *tracer) over(s *origin.Statement, c *carrier, p text.Span) int {
	for _, n := range c.reports {
		if r := s.Reports[n].Ref.Span; 2*r.Shared(p) >= r.Len() {
			return n
		}
	}
	return -1
}

// quoted is how many bytes of s stand in direct quotations of article i.
func (t *tracer) quoted(i int, s text.Span) int {
	n, last := 0, s.Start
	for _, q := range t.in.Marks[i].Attributions {
		if q.Mode != annot.Direct || q.Span.Start >= s.End {
			continue
		}
		for _, c := range q.Content {
			c = text.Span{Start: max(c.Start, last), End: min(c.End, s.End)}
			if !c.Empty() {
				n += c.Len()
				last = c.End
			}
		}
	}
	return n
}
