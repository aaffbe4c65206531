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

// The chances that two carriers share a channel, by what their texts show.
// Fitted on the development gold; a pair at or above even is joined.
const (
	chanceCopy      = 0.90 // one is a copy of the other
	chanceBeyond    = 0.92 // the same wording beyond the quotation
	chanceRelated   = 0.60 // shared passages elsewhere, nothing here
	chanceQuote     = 0.35 // only the quotation is shared
	chanceOwnCopied = 0.80 // the same wording, one says that it was there
	chanceTwoMedia  = 0.40 // the same wording, each names another medium
	even            = 0.50
	sure            = 0.85 // a joint that stands in the high reading too
)

// Wording beyond the quotation, in bytes: less may be chance.
const beyondQuote = 60

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
	beyond, quote, refs := t.wording(s, a, b)
	q.refs = refs
	switch {
	case beyond >= beyondQuote && tie.kind == link.Copy, beyond >= 4*beyondQuote:
		q.chance, q.why = chanceBeyond, fmt.Sprintf("the same wording, %d bytes of it outside quotations", beyond)
	case beyond >= beyondQuote:
		q.chance, q.why = chanceBeyond, "the same wording beyond the quotation"
	case tie.kind == link.Copy:
		q.chance, q.why = chanceCopy, "one text is a copy of the other"
	case tie.kind != "":
		q.chance, q.why = chanceRelated, "the articles share other passages"
	case quote:
		q.chance, q.why = chanceQuote, "only the quotation is shared"
	default:
		return joint{}
	}
	switch {
	case a.own != "" && b.own != "":
		q.chance = min(q.chance, chanceQuote)
	case a.own != "" || b.own != "":
		if q.chance >= chanceCopy {
			q.chance = chanceOwnCopied
		} else {
			q.chance = min(q.chance, chanceQuote)
		}
	case len(a.steps) > 0 && len(b.steps) > 0:
		q.chance = min(q.chance, chanceTwoMedia)
	}
	return q
}

// wording measures the passages that lie over a report on both sides: bytes
// outside quotations, and whether a quotation is shared.
func (t *tracer) wording(s *origin.Statement, a, b *carrier) (beyond int, quote bool, refs []text.Ref) {
	first, second := a, b
	if a.art > b.art {
		first, second = b, a
	}
	for _, p := range t.passages[ordered(a.art, b.art)] {
		x := t.over(s, first, p.A.Span)
		y := t.over(s, second, p.B.Span)
		if x < 0 || y < 0 {
			continue
		}
		out := p.A.Span.Len() - t.quoted(first.art, p.A.Span)
		if out > beyond {
			beyond, refs = out, []text.Ref{p.A, p.B}
		}
		quote = true
	}
	return beyond, quote, refs
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
