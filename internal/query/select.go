package query

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sanad/internal/article"
)

const (
	window     = 60   // words that hold three sentences
	mostTaken  = 40   // articles that are traced for a question
	allTaken   = 150  // articles of a pile that is traced whole: half a second
	leastTaken = 5    // articles that each claim of a long one is looked for in
	leastShare = 0.10 // of the asked content in one window, for an article to be traced
	elsewhere  = 0.25 // weight of what stands outside the best window
)

// Scanner looks for the words of a question in articles that nothing is known
// of but their text. It belongs to one worker.
type Scanner struct {
	of   glossaries
	text []string // words of the article at hand
}

// NewScanner makes a scanner for a question.
func NewScanner(q *Question) *Scanner {
	return &Scanner{of: glossaries{q, map[string]*glossary{}}}
}

// Hits are where the terms of a question stand in an article, in text order.
type Hits []hit

type hit struct {
	place
	word int // number of the word in the text, or its byte
}

// Scan goes through an article once.
func (s *Scanner) Scan(a *article.Article) Hits {
	g := s.of.of(a.Language)
	s.text = s.text[:0]
	for w := range strings.FieldsFuncSeq(a.Text, apart) {
		s.text = append(s.text, w)
	}
	var out Hits
	for i, n := 0, 0; i < len(s.text); i += n {
		var e entry
		e, n = g.at(s.text[i], func(k int) string {
			if i+k >= len(s.text) {
				return ""
			}
			return strings.ToLower(s.text[i+k])
		})
		for _, x := range e.places {
			out = append(out, hit{x, i})
		}
	}
	return out
}

// Select chooses the articles that are worth tracing for a question: for each
// claim those with the most of its content close together. A term counts for
// as much as it is rare, in its language and among these articles. all is
// parallel to the articles; the result is their places, sorted. A small pile
// is taken whole, once anything in it bears on the question: its statements are
// then those that trace finds, with their ranges. Of a larger one articles of the
// same story may be left out, and with them what makes a high reading higher: a
// look-alike, an interview that no carrier shares.
func (q *Question) Select(all []Hits) []int {
	for i := range all {
		all[i].byClaim()
	}
	var l []scored
	for c := range q.Claims {
		l = append(l, q.rank(c, all, max(mostTaken/len(q.Claims), leastTaken))...)
	}
	out := most(l)
	if len(out) > 0 && len(all) <= allTaken {
		out = out[:0]
		for i := range all {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// scored is an article with the share of a claim that it holds.
type scored struct {
	at    int
	score float64
}

// most are the articles with the highest sums of scores.
func most(l []scored) []int {
	slices.SortFunc(l, func(a, b scored) int { return cmp.Compare(a.at, b.at) })
	var sums []scored
	for _, x := range l {
		if n := len(sums); n > 0 && sums[n-1].at == x.at {
			sums[n-1].score += x.score
		} else {
			sums = append(sums, x)
		}
	}
	slices.SortStableFunc(sums, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var out []int
	for _, x := range sums[:min(len(sums), mostTaken)] {
		out = append(out, x.at)
	}
	return out
}

// rank are the n articles that hold most of a claim.
func (q *Question) rank(claim int, all []Hits, n int) []scored {
	weight := q.weights(claim, all)
	mass := 0.0
	for _, w := range weight {
		mass += w
	}
	var l []scored
	for i := range all {
		near, whole := best(all[i].of(claim), weight)
		if near >= leastShare*mass && near > 0 {
			l = append(l, scored{i, (near + elsewhere*(whole-near)) / mass})
		}
	}
	slices.SortStableFunc(l, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	return l[:min(len(l), n)]
}

// byClaim sorts hits by claim, within each in text order.
func (h Hits) byClaim() {
	slices.SortStableFunc(h, func(a, b hit) int { return cmp.Compare(a.claim, b.claim) })
}

// of are the hits of one claim among hits that are sorted by claim.
func (h Hits) of(claim int) Hits {
	at := func(c int) int {
		n, _ := slices.BinarySearchFunc(h, c, func(x hit, c int) int { return cmp.Compare(x.claim, c) })
		return n
	}
	return h[at(claim):at(claim+1)]
}

// weights are the weights of a claim's terms in these articles.
func (q *Question) weights(claim int, all []Hits) []float64 {
	terms := q.Claims[claim].terms
	df := make([]int, len(terms))
	last := make([]int, len(terms))
	for i, hits := range all {
		for _, h := range hits.of(claim) {
			if last[h.term] != i+1 {
				last[h.term] = i + 1
				df[h.term]++
			}
		}
	}
	out := make([]float64, len(terms))
	for j, t := range terms {
		here := math.Log(float64(len(all)+1)/float64(df[j]+1)) / math.Log(float64(len(all)+2))
		out[j] = t.weight * (0.3 + here)
	}
	return out
}

// best is the weight of the distinct terms of a claim in the fullest window of
// its hits, and in all of them.
func best(hits Hits, weight []float64) (near, whole float64) {
	count := make([]int, len(weight))
	seen := make([]bool, len(weight))
	sum, from := 0.0, 0
	for _, h := range hits {
		if !seen[h.term] {
			seen[h.term] = true
			whole += weight[h.term]
		}
		if count[h.term]++; count[h.term] == 1 {
			sum += weight[h.term]
		}
		for ; hits[from].word <= h.word-window; from++ {
			if t := hits[from].term; count[t] == 1 {
				sum -= weight[t]
				count[t] = 0
			} else {
				count[t]--
			}
		}
		near = max(near, sum)
	}
	return near, whole
}
