package reuse

import (
	"slices"

	"sanad/internal/index"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Kinds and sizes of passages.
const (
	verbatim  = 0.98 // share of equal words from which a passage is verbatim
	nearShare = 0.70 // equal words of the shorter side from which it is near-verbatim
	nearRatio = 1.35 // … with sides of at most this ratio
	minScore  = 0.1  // share of equal words of a passage
	minWords  = 8    // words of its shorter side
)

// patch is words [A0,A1) and [B0,B1) that come from the same wording.
type patch struct {
	A0, A1, B0, B1 int
	Same           int     // words equal in order
	CoverA, CoverB int     // words that the chains and pairings in it cover
	Tie            float64 // strength of the evidence, in words
}

func (x patch) short() int { return min(x.A1-x.A0, x.B1-x.B0) }

// score is the share of words that are equal in order.
func (x patch) score() float64 {
	return min(1, 2*float64(x.Same)/float64(x.A1-x.A0+x.B1-x.B0))
}

// compare compares two articles and appends their passages.
func (p *comparer) compare(d, e int, out []link.Passage) []link.Passage {
	p.later = d
	if p.packs[d] != p.packs[e] {
		return p.translate(d, e, out)
	}
	a, b, ps := p.chained(d, e)
	x, y := p.vectors(d), p.vectors(e)
	p.pairer.meet(x, y)
	topic := p.topic(x, y, p.pairer.to)
	for _, q := range p.pairer.pairs(x, y, topic) {
		z := patch{A0: int(x.words[q.I]), A1: int(x.words[q.I+1]), B0: int(y.words[q.J]), B1: int(y.words[q.J+1])}
		z.Same = p.align1.common.length(a[z.A0:z.A1], b[z.B0:z.B1])
		z.CoverA, z.CoverB = z.A1-z.A0, z.B1-z.B0
		z.Tie = float64(q.Cosine) * float64(z.short())
		ps = append(ps, z)
	}
	p.patches = ps
	return p.keep(d, e, join(ps, joinMost(x.len(), y.len())), neededTie(topic), leastTie(x.len(), y.len()), out)
}

// compareWords compares the words of two articles, not their sentences.
func (p *comparer) compareWords(d, e int, out []link.Passage) []link.Passage {
	p.later = d
	_, _, ps := p.chained(d, e)
	p.patches = ps
	return p.keep(d, e, join(ps, joinNews), topicTie, passageTie, out)
}

// chained is the words of two articles and the chains of equal ones.
func (p *comparer) chained(d, e int) (a, b []index.Word, ps []patch) {
	a, b, ps = p.words(d), p.words(e), p.patches[:0]
	if p.aligned != d+1 {
		p.align1.index(a)
		p.aligned = d + 1
	}
	for _, c := range p.align1.chains(a, b) {
		ps = append(ps, patch{c.A0, c.A1, c.B0, c.B1, c.Same, c.A1 - c.A0, c.B1 - c.B0, tie(c.Same)})
	}
	return a, b, ps
}

// keep appends the passages that are strong enough, least each and need
// together, as patches of articles d and e.
func (p *comparer) keep(d, e int, ps []patch, need, least float64, out []link.Passage) []link.Passage {
	a, b := p.words(d), p.words(e)
	all := 0.0
	ps = slices.DeleteFunc(ps, func(z patch) bool {
		weak := z.Tie < least || z.score() < minScore || z.short() < minWords || z.score() < nearShare &&
			(tabular(p.article(d).Text, a[z.A0:z.A1]) || tabular(p.article(e).Text, b[z.B0:z.B1]))
		if !weak {
			all += z.Tie
		}
		return weak
	})
	if all < need {
		return out
	}
	for _, z := range ps {
		out = append(out, p.passage(d, e, a, b, z))
	}
	return out
}

// tabular reports whether numbers make up a third of the words: a timetable or
// a list of results is wording only where it is copied.
func tabular(t string, ws []index.Word) bool {
	n := 0
	for _, w := range ws {
		if c := t[w.Start]; '0' <= c && c <= '9' {
			n++
		}
	}
	return 3*n > len(ws)
}

func (p *pile) passage(d, e int, a, b []index.Word, z patch) link.Passage {
	x := text.Ref{Article: p.article(d).ID, Span: text.Span{Start: int(a[z.A0].Start), End: int(a[z.A1-1].End)}}
	y := text.Ref{Article: p.article(e).ID, Span: text.Span{Start: int(b[z.B0].Start), End: int(b[z.B1-1].End)}}
	if y.Article < x.Article {
		x, y = y, x
	}
	la, lb, score := z.A1-z.A0, z.B1-z.B0, z.score()
	kind := link.Paraphrase
	switch {
	case score >= verbatim:
		kind = link.Verbatim
	case float64(z.Same) >= nearShare*float64(min(la, lb)) && float64(max(la, lb)) <= nearRatio*float64(min(la, lb)):
		kind = link.NearVerbatim
	}
	return link.Passage{A: x, B: y, Kind: kind, Score: score}
}

func shared(a0, a1, b0, b1 int) int { return max(0, min(a1, b1)-max(a0, b0)) }
