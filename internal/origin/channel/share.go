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
	kind link.RelationKind
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
			t.related[ordered(i, j)] = tieKind{r.Kind}
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
	chanceCopy    = 0.95 // one is a copy of the other
	chanceHouse   = 0.95 // shared text, one outlet
	chanceRewrite = 0.90 // both rewritten from one text over the report
	chanceCommon  = 0.86 // both from one text, the same words over the report
	chancePart    = 0.70 // one took passages from the other
	chanceWires   = 0.40 // shared text, each names another agency
	chanceHeard   = 0.30 // the same words over the report, no other text shared
	chanceCut     = 0.30 // long words of a speaker, cut alike
	chanceQuote   = 0.15 // only the quotation is shared
	even          = 0.50
	sure          = 0.85 // a joint that stands in the high reading too
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
	w := t.wording(s, a, b)
	q.refs = w.refs
	house := t.house[a.art] == t.house[b.art]
	switch {
	case tie.kind == link.Copy:
		q.chance, q.why = chanceCopy, "one text is a copy of the other"
	case tie.kind != "" && house && !t.without[ByOutlet]:
		q.chance, q.why = chanceHouse, "one outlet; shared text"
	case tie.kind == link.CommonSource && w.same >= beyondQuote:
		q.chance, q.why = chanceCommon, fmt.Sprintf("one source of both; the same words here, bytes outside quotations: %d", w.same)
	case tie.kind == link.CommonSource:
		q.chance, q.why = chanceRewrite, "one source of both; each in its own words"
	case tie.kind == link.PartlyDerived:
		q.chance, q.why = chancePart, "one text took passages from the other"
	case w.same >= beyondQuote:
		q.chance, q.why = chanceHeard, fmt.Sprintf("no other shared text; the same words here, bytes outside quotations: %d", w.same)
	default:
		t.transcript(s, a, b, w, &q)
	}
	if tie.kind != "" || w.same >= beyondQuote {
		t.tip(&q, a.art, b.art)
	}
	if tie.kind != link.Copy && twoWires(root(a), root(b)) {
		q.chance = min(q.chance, chanceWires)
	}
	return q
}

// twoWires reports whether two roots are two agencies: both may have been there.
func twoWires(a, b *step) bool {
	return a != nil && b != nil && a.kind == annot.Wire && b.kind == annot.Wire && a.key() != b.key()
}

// wording is what two articles share over one report, in bytes.
type wording struct {
	same   int  // in the same words, outside quotations
	shared bool // a passage lies over the report
	refs   []text.Ref
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
		w.shared = true
		if out := p.A.Span.Len() - t.quoted(first.art, p.A.Span); p.Kind != link.Paraphrase {
			w.same = max(w.same, out)
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
	l := t.page(i).quotes
	k, _ := slices.BinarySearchFunc(l, s.Start, func(q text.Span, at int) int { return q.End - at })
	n := 0
	for ; k < len(l) && l[k].Start < s.End; k++ {
		n += l[k].Shared(s)
	}
	return n
}

// quotesOf are the direct quotations of an article, sorted and merged.
func quotesOf(m *annot.Marks) []text.Span {
	var l []text.Span
	for k := range m.Attributions {
		if m.Attributions[k].Mode == annot.Direct {
			l = append(l, m.Attributions[k].Content...)
		}
	}
	slices.SortFunc(l, text.Compare)
	var out []text.Span
	for _, q := range l {
		if n := len(out) - 1; n >= 0 && q.Start <= out[n].End {
			out[n].End = max(out[n].End, q.End)
			continue
		}
		out = append(out, q)
	}
	return out
}
