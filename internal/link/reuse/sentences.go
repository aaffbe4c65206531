package reuse

import (
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
	size  float64 // sum of the squared weights of the terms
}

// item is a term in a sentence. Of is its place in terms, or (in post) the
// sentence.
type item struct {
	of     int32
	weight float32
}

func (s *sentences) len() int { return len(s.words) - 1 }

func (s *sentences) of(i int) []item { return s.items[s.first[i]:s.first[i+1]] }

// builder is room for building sentences.
type builder struct {
	places []uint64 // term << 32 | sentence
	norm   []float64
	fill   []int32
}

// build makes s the sentences of article d, whose words are ws, in the room
// that s has.
func (r *builder) build(s *sentences, p *pile, d int, ws []index.Word) {
	r.places = r.places[:0]
	s.words = s.words[:0]
	salt, w := p.lex.salt(p.packs[d]), 0
	p.lex.table.warm(ws, salt)
	for _, span := range p.spans(d) {
		for w < len(ws) && int(ws[w].Start) < span.Start {
			w++
		}
		end := w
		for end < len(ws) && int(ws[end].End) <= span.End {
			end++
		}
		for parts := (end - w + longest - 1) / longest; parts > 0; parts-- {
			n := uint64(len(s.words))
			s.words = append(s.words, int32(w))
			stop := w + (end-w)/parts
			if mostlyHidden(ws[w:stop]) {
				w = stop
			}
			for ; w < stop; w++ {
				if t, weight, _ := p.lex.of(ws[w].Hash, salt); weight >= minWeight {
					r.places = append(r.places, uint64(t)<<32|n)
				}
			}
		}
	}
	s.words = append(s.words, int32(w))
	slices.Sort(r.places)
	r.places = slices.Compact(r.places)
	r.post(s, p.lex.weight)
	r.normalise(s)
}

// post fills the terms of s and where they stand from the places, and counts
// the terms of sentence i in s.first[i+1].
func (r *builder) post(s *sentences, weight []float32) {
	s.terms, s.posts, s.post, s.size = s.terms[:0], s.posts[:0], s.post[:0], 0
	s.first = zeros(s.first, s.len()+1)
	for i := 0; i < len(r.places); {
		t := uint32(r.places[i] >> 32)
		k := i
		for ; k < len(r.places) && uint32(r.places[k]>>32) == t; k++ {
			s.first[uint32(r.places[k])+1]++
		}
		s.terms = append(s.terms, t)
		s.posts = append(s.posts, int32(i))
		s.size += float64(weight[t]) * float64(weight[t])
		wt := weight[t] * isf(k-i, s.len())
		for ; i < k; i++ {
			s.post = append(s.post, item{int32(uint32(r.places[i])), wt})
		}
	}
	s.posts = append(s.posts, int32(len(s.post)))
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
	if in == 1 {
		return 1
	}
	return float32(math.Log(1+float64(all)/float64(in)) / math.Log(1+float64(all)))
}

// normalise makes the vectors unit vectors and fills items, with s.first[i+1]
// terms in sentence i.
func (r *builder) normalise(s *sentences) {
	r.norm = zeros(r.norm, s.len())
	for _, x := range s.post {
		r.norm[x.of] += float64(x.weight) * float64(x.weight)
	}
	for i := range r.norm {
		r.norm[i] = 1 / math.Sqrt(max(r.norm[i], 1e-9))
		s.first[i+1] += s.first[i]
	}
	r.fill = append(r.fill[:0], s.first...)
	s.items = slices.Grow(s.items[:0], len(s.post))[:len(s.post)]
	for k := range s.terms {
		for x := s.posts[k]; x < s.posts[k+1]; x++ {
			v := &s.post[x]
			v.weight *= float32(r.norm[v.of])
			s.items[r.fill[v.of]] = item{int32(k), v.weight}
			r.fill[v.of]++
		}
	}
}

// zeros is n zeros, in the room of s where that is enough.
func zeros[T int32 | float32 | float64 | bool](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
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
