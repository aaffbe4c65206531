package query

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/lang"
)

const (
	window     = 60   // words that hold three sentences
	mostTaken  = 40   // articles that are traced for a question
	leastShare = 0.10 // of the asked content in one window, for an article to be traced
	elsewhere  = 0.25 // weight of what stands outside the best window
)

// Scanner looks for the words of a question in articles that nothing is known
// of but their text. It remembers every word it met, so each pays for its
// analysis once; it belongs to one worker.
type Scanner struct {
	q     *Question
	words map[string]map[string][]place // by language
}

// place is a term of a claim.
type place struct{ claim, term int }

// NewScanner makes a scanner for a question.
func NewScanner(q *Question) *Scanner {
	return &Scanner{q: q, words: map[string]map[string][]place{}}
}

// Hits are where the terms of a question stand in an article, in text order.
type Hits []hit

type hit struct {
	place
	word int // number of the word in the text, or its byte
}

// Scan goes through an article once.
func (s *Scanner) Scan(a *article.Article) Hits {
	seen := s.words[a.Language]
	if seen == nil {
		seen = map[string][]place{}
		s.words[a.Language] = seen
	}
	p := lang.Must(a.Language)
	var out Hits
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(a.Text), apart) {
		l, ok := seen[w]
		if !ok {
			l = s.q.places(w, p)
			seen[strings.Clone(w)] = l
		}
		for _, x := range l {
			out = append(out, hit{x, n})
		}
		n++
	}
	return out
}

// places are the terms that a word (in lower case) stands for.
func (q *Question) places(w string, p *lang.Pack) []place {
	if empty(w, p) {
		return nil
	}
	var out []place
	for _, k := range append(p.Meanings(w), "="+w) {
		for _, i := range q.of[k] {
			for j, t := range q.Claims[i].terms {
				if x := (place{i, j}); (slices.Contains(t.meanings, k) || "="+t.surface == k) && !slices.Contains(out, x) {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// Select chooses the articles that are worth tracing for a question: for each
// claim those with the most of its content close together. A term counts for
// as much as it is rare, in its language and among these articles. all is
// parallel to the articles; the result is their places, sorted. A pile that is
// no larger than what would be taken is taken whole, once anything in it bears
// on the question: its statements are then those that trace finds.
func (q *Question) Select(all []Hits) []int {
	var out []int
	for i := range q.Claims {
		out = append(out, q.take(i, all, max(mostTaken/len(q.Claims), 5))...)
	}
	if len(out) > 0 && len(all) <= mostTaken {
		out = nil
		for i := range all {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (q *Question) take(claim int, all []Hits, most int) []int {
	weight := q.weights(claim, all)
	mass := 0.0
	for _, w := range weight {
		mass += w
	}
	type scored struct {
		at    int
		score float64
	}
	var l []scored
	for i, hits := range all {
		near, whole := best(claim, hits, weight)
		if near >= leastShare*mass && near > 0 {
			l = append(l, scored{i, near + elsewhere*(whole-near)})
		}
	}
	slices.SortStableFunc(l, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var out []int
	for _, x := range l[:min(len(l), most)] {
		out = append(out, x.at)
	}
	return out
}

// weights are the weights of a claim's terms in these articles.
func (q *Question) weights(claim int, all []Hits) []float64 {
	terms := q.Claims[claim].terms
	df := make([]int, len(terms))
	last := make([]int, len(terms))
	for i, hits := range all {
		for _, h := range hits {
			if h.claim == claim && last[h.term] != i+1 {
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

// best is the weight of the distinct terms in the fullest window, and in all.
func best(claim int, hits Hits, weight []float64) (near, whole float64) {
	count := make([]int, len(weight))
	seen := make([]bool, len(weight))
	sum, from := 0.0, 0
	for _, h := range hits {
		if h.claim != claim {
			continue
		}
		if !seen[h.term] {
			seen[h.term] = true
			whole += weight[h.term]
		}
		if count[h.term]++; count[h.term] == 1 {
			sum += weight[h.term]
		}
		for ; hits[from].word <= h.word-window || hits[from].claim != claim; from++ {
			if g := hits[from]; g.claim == claim {
				if count[g.term]--; count[g.term] == 0 {
					sum -= weight[g.term]
				}
			}
		}
		near = max(near, sum)
	}
	return near, whole
}
