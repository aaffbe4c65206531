package reuse

import (
	"cmp"
	"math"
	"slices"

	"sanad/internal/index"
	"sanad/internal/text"
)

// minWeight is the weight below which a term is no evidence: it stands in more
// than a third of all articles.
const minWeight = 1.1

// longest is the most words of a sentence; longer ones are taken in parts.
const longest = 40

// sentences are the sentences of one article as unit vectors over its terms.
type sentences struct {
	words []int32 // words before each sentence; one more entry for the end
	first []int32 // items of sentence i: items[first[i]:first[i+1]]
	items []item
	terms []uint32 // distinct terms, ascending
	posts []int32  // items of term k by sentence: post[posts[k]:posts[k+1]]
	post  []item
}

// item is a term in a sentence. Of is its place in terms, or (in post) the
// sentence.
type item struct {
	of     int32
	weight float32
}

func (s *sentences) len() int { return len(s.words) - 1 }

func (s *sentences) of(i int) []item { return s.items[s.first[i]:s.first[i+1]] }

// sentences builds the vectors of article d, whose words are ws.
func (p *pile) sentences(d int, ws []index.Word) *sentences {
	salt := p.lex.salt(p.packs[d])
	s := &sentences{first: []int32{0}}
	type place struct {
		term uint32
		sent int32
	}
	var places []place
	w := 0
	for _, span := range p.spans(d) {
		for w < len(ws) && int(ws[w].Start) < span.Start {
			w++
		}
		end := w
		for end < len(ws) && int(ws[end].End) <= span.End {
			end++
		}
		for parts := (end - w + longest - 1) / longest; parts > 0; parts-- {
			n := int32(len(s.words))
			s.words = append(s.words, int32(w))
			stop := w + (end-w)/parts
			if mostlyHidden(ws[w:stop]) {
				w = stop
			}
			for ; w < stop; w++ {
				if t, ok := p.lex.of(ws[w].Hash, salt); ok && p.lex.weight[t] >= minWeight {
					places = append(places, place{t, n})
				}
			}
		}
	}
	s.words = append(s.words, int32(w))
	slices.SortFunc(places, func(x, y place) int { return cmp.Or(cmp.Compare(x.term, y.term), cmp.Compare(x.sent, y.sent)) })
	places = slices.Compact(places)
	count := make([]int32, s.len()+1)
	for i := 0; i < len(places); {
		t := places[i].term
		k := i
		for ; k < len(places) && places[k].term == t; k++ {
			count[places[k].sent+1]++
		}
		wt := p.lex.weight[t] * isf(k-i, s.len())
		s.terms = append(s.terms, t)
		s.posts = append(s.posts, int32(i))
		for ; i < k; i++ {
			s.post = append(s.post, item{places[i].sent, wt})
		}
	}
	s.posts = append(s.posts, int32(len(s.post)))
	s.normalise(count)
	return s
}

// mostlyHidden reports whether more than half of the words are boilerplate.
func mostlyHidden(ws []index.Word) bool {
	n := 0
	for _, w := range ws {
		if isHidden(w) {
			n++
		}
	}
	return 2*n > len(ws)
}

// isf damps a term that stands in many sentences of its article.
func isf(in, all int) float32 {
	return float32(math.Log(1+float64(all)/float64(in)) / math.Log(1+float64(all)))
}

// normalise makes the vectors unit vectors and fills items, with count[i+1]
// terms in sentence i.
func (s *sentences) normalise(count []int32) {
	norm := make([]float64, s.len())
	for _, x := range s.post {
		norm[x.of] += float64(x.weight) * float64(x.weight)
	}
	for i := range norm {
		norm[i] = 1 / math.Sqrt(max(norm[i], 1e-9))
		count[i+1] += count[i]
	}
	s.first = count
	fill := slices.Clone(count)
	s.items = make([]item, len(s.post))
	for k := range s.terms {
		for x := s.posts[k]; x < s.posts[k+1]; x++ {
			v := &s.post[x]
			v.weight *= float32(norm[v.of])
			s.items[fill[v.of]] = item{int32(k), v.weight}
			fill[v.of]++
		}
	}
}

// spans are the sentences of the body of article d, or its body segments where
// it has no sentences.
func (p *pile) spans(d int) []text.Span {
	a := p.article(d)
	body := bodies(a)
	if len(a.Sentences) == 0 {
		return body
	}
	var out []text.Span
	k := 0
	for _, s := range a.Sentences {
		for k < len(body) && body[k].End <= s.Start {
			k++
		}
		if k < len(body) && body[k].Touches(s) {
			out = append(out, s)
		}
	}
	return out
}
