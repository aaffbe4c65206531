package reuse

import (
	"cmp"
	"math"
	"slices"

	"sanad/internal/index"
	"sanad/internal/link"
	"sanad/internal/text"
)

// What makes a passage of chains and pairings.
const (
	minCover   = 0.45 // part of a joined passage that chains and pairings cover
	verbatim   = 0.98 // share of equal words from which a passage is verbatim
	nearShare  = 0.70 // equal words of the shorter side from which it is near-verbatim
	nearRatio  = 1.35 // … with sides of at most this ratio
	passageTie = 6.0  // tie of a passage in articles of usual size
	tieBySize  = 1.5  // … and what each doubling of their size adds
	pairTie    = 20.0 // tie of all passages of two articles of different topics
	topicTie   = 52.0 // … and of one topic
	topicFrom  = 0.1
	topicSlope = 400
	minScore   = 0.1   // share of equal words of a passage
	usualSize  = 1500. // product of the numbers of sentences of two news articles
	joinNews   = 0
	joinBySize = 60
	minWords   = 8 // words of the shorter side of a passage
)

// patch is words [A0,A1) and [B0,B1) that come from the same wording. Same is
// how many are equal in order, Tie the strength of the evidence in words.
type patch struct {
	A0, A1, B0, B1 int
	Same           int
	CoverA, CoverB int
	Tie            float64
}

func (x patch) short() int { return min(x.A1-x.A0, x.B1-x.B0) }

// score is the share of words that are equal in order.
func (x patch) score() float64 {
	return min(1, 2*float64(x.Same)/float64(x.A1-x.A0+x.B1-x.B0))
}

// compare compares two articles and appends their passages.
func (p *pile) compare(d, e int, out []link.Passage) []link.Passage {
	if p.packs[d] != p.packs[e] {
		return p.translate(d, e, out)
	}
	a, b, ps := p.chained(d, e)
	x, y := p.vectors(d), p.vectors(e)
	topic := p.topic(x, y)
	for _, q := range p.pairer.pairs(x, y, topic) {
		z := patch{A0: int(x.words[q.I]), A1: int(x.words[q.I+1]), B0: int(y.words[q.J]), B1: int(y.words[q.J+1])}
		z.Same = p.align1.fill(a[z.A0:z.A1], b[z.B0:z.B1])
		z.CoverA, z.CoverB = z.A1-z.A0, z.B1-z.B0
		z.Tie = float64(q.Cosine) * float64(z.short())
		ps = append(ps, z)
	}
	p.patches = ps
	return p.keep(d, e, join(ps, joinMost(x.len(), y.len())), neededTie(topic), leastTie(x.len(), y.len()), out)
}

// compareWords compares the words of two articles, not their sentences.
func (p *pile) compareWords(d, e int, out []link.Passage) []link.Passage {
	_, _, ps := p.chained(d, e)
	p.patches = ps
	return p.keep(d, e, join(ps, joinNews), topicTie, passageTie, out)
}

// chained is the words of two articles and the chains of equal ones.
func (p *pile) chained(d, e int) (a, b []index.Word, ps []patch) {
	a, b, ps = p.cache.words(d), p.cache.words(e), p.patches[:0]
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
func (p *pile) keep(d, e int, ps []patch, need, least float64, out []link.Passage) []link.Passage {
	a, b := p.cache.words(d), p.cache.words(e)
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

// joinGaps are the gaps in words over which patches are joined, nearest first.
var joinGaps = [...]int{-1, 0, 12, 25, 50, 90}

// join merges patches that lie near each other on both sides, at most most
// words apart.
func join(ps []patch, most int) []patch {
	for _, gap := range joinGaps {
		if gap <= most {
			ps = joinWithin(ps, gap)
		}
	}
	return ps
}

// joinWithin merges patches at most gap words apart; at -1 those that overlap.
func joinWithin(ps []patch, gap int) []patch {
	slices.SortFunc(ps, func(x, y patch) int {
		return cmp.Or(cmp.Compare(x.A0, y.A0), cmp.Compare(x.B0, y.B0), cmp.Compare(y.A1, x.A1), cmp.Compare(y.B1, x.B1))
	})
	var open, done []patch
	for _, x := range ps {
		kept := open[:0]
		for _, o := range open {
			if x.A0-o.A1 > gap {
				done = append(done, o)
				continue
			}
			if m := merge(o, x); max(x.B0-o.B1, o.B0-x.B1) <= gap && (gap > 0 || x.B0 >= o.B0) && m.covered() >= minCover {
				x = m
				continue
			}
			kept = append(kept, o)
		}
		open = append(kept, x)
	}
	return append(done, open...)
}

// covered is the part of the passage that its chains and pairings cover.
func (x patch) covered() float64 {
	return float64(x.CoverA+x.CoverB) / float64(x.A1-x.A0+x.B1-x.B0)
}

func merge(o, x patch) patch {
	overA, overB := shared(o.A0, o.A1, x.A0, x.A1), shared(o.B0, o.B1, x.B0, x.B1)
	over := min(overA, overB)
	m := patch{A0: min(o.A0, x.A0), A1: max(o.A1, x.A1), B0: min(o.B0, x.B0), B1: max(o.B1, x.B1)}
	m.Same = max(o.Same, x.Same, min(m.short(), o.Same+x.Same-min(over, o.Same, x.Same)))
	m.Tie = max(o.Tie, x.Tie, o.Tie+x.Tie-min(float64(over), o.Tie, x.Tie))
	m.CoverA = max(o.CoverA, x.CoverA, o.CoverA+x.CoverA-overA)
	m.CoverB = max(o.CoverB, x.CoverB, o.CoverB+x.CoverB-overB)
	return m
}

// tie is what equal words in a chain are worth: short runs happen by chance,
// long ones do not.
func tie(same int) float64 { return float64(same) * min(3, float64(same-4)/6) }

// leastTie is the least tie of a passage of two articles of so many sentences:
// the more pairs of sentences there are, the more are alike by chance.
func leastTie(a, b int) float64 {
	return passageTie + tieBySize*math.Log2(max(1, float64(a)*float64(b)/usualSize))
}

// joinMost is the most words between patches that are joined. A news article
// takes over sentences, a long text whole stretches.
func joinMost(a, b int) int {
	return int(joinBySize*math.Log2(max(1, float64(a)*float64(b)/usualSize))) + joinNews
}

// neededTie is the least tie of all passages of two articles. Articles on one
// topic have sentences that are alike without any common wording.
func neededTie(topic float64) float64 {
	return min(topicTie, pairTie+max(0, topic-topicFrom)*topicSlope)
}

// topic is the cosine of the articles as sets of weighted terms.
func (p *pile) topic(a, b *sentences) float64 {
	var both float64
	k := 0
	for _, t := range a.terms {
		for k < len(b.terms) && b.terms[k] < t {
			k++
		}
		if k < len(b.terms) && b.terms[k] == t {
			both += float64(p.lex.weight[t]) * float64(p.lex.weight[t])
		}
	}
	return both / max(1e-9, math.Sqrt(p.size(a)*p.size(b)))
}

func (p *pile) size(s *sentences) (sum float64) {
	for _, t := range s.terms {
		sum += float64(p.lex.weight[t]) * float64(p.lex.weight[t])
	}
	return sum
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
