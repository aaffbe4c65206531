// Package bench makes piles of made-up news with known reuse, for measuring
// speed and growth. Equal arguments give equal piles. The words, names and
// outlets do not exist; what is realistic is the shape: word frequencies,
// stock phrases, what outlets print under everything, stories of very unequal
// size, and the ways in which they travel.
package bench

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"sanad/internal/article"
	"sanad/internal/text"
)

// Shape of the piles.
const (
	vocabulary = 40000
	phrases    = 400
	outlets    = 60
	sentences  = 22 // of an article
	copied     = 0.35
	edited     = 0.20
	partial    = 0.20
	rewritten  = 0.10 // the others are reports of one's own
)

// Pile is articles and, parallel to them, the story of each that stems from an
// earlier one of the same story, -1 for the others.
type Pile struct {
	Articles []article.Article
	Story    []int
}

// maker holds what the articles of one pile have in common.
type maker struct {
	r      *rand.Rand
	words  []string
	common []int32 // words by their frequency (Zipf)
	stock  [][]string
	feet   [][]string
	names  []string       // of the outlets
	days   []article.Date // of a year of 28 days a month
	text   []byte         // room for the text of an article
	page   page
}

// Make makes n articles.
func Make(n int, seed uint64) Pile {
	m := newMaker(seed)
	p := Pile{Articles: make([]article.Article, 0, n), Story: make([]int, 0, n)}
	for story := 0; len(p.Articles) < n; story++ {
		s := m.story()
		for k := range m.size(n - len(p.Articles)) {
			p.Articles = append(p.Articles, m.article(s, story, k))
			from := -1
			if k > 0 && s.derived {
				from = story
			}
			p.Story = append(p.Story, from)
		}
	}
	return p
}

func newMaker(seed uint64) *maker {
	m := &maker{r: rand.New(rand.NewPCG(seed, 1))}
	seen := map[string]bool{}
	for len(m.words) < vocabulary {
		if w := m.word(2 + m.r.IntN(3)); !seen[w] {
			seen[w] = true
			m.words = append(m.words, w)
		}
	}
	for i := range m.words {
		for range 1 + int(60000/math.Pow(float64(i+3), 1.05)) {
			m.common = append(m.common, int32(i))
		}
	}
	for range phrases {
		m.stock = append(m.stock, m.pick(4+m.r.IntN(6)))
	}
	for o := range outlets {
		m.feet = append(m.feet, m.pick(25+m.r.IntN(35)))
		m.names = append(m.names, fmt.Sprint("Outlet ", o))
	}
	for d := range 12 * 28 {
		m.days = append(m.days, article.Date{Value: fmt.Sprintf("2024-%02d-%02d", 1+d/28, 1+d%28), Precision: "day"})
	}
	return m
}

// word makes a word of so many syllables.
func (m *maker) word(syllables int) string {
	var b strings.Builder
	for range syllables {
		b.WriteByte("bcdghjklmnprstwy"[m.r.IntN(16)])
		b.WriteByte("aeiou"[m.r.IntN(5)])
		if m.r.IntN(4) == 0 {
			b.WriteByte("nrsk"[m.r.IntN(4)])
		}
	}
	return b.String()
}

// pick draws words by their frequency.
func (m *maker) pick(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = m.words[m.common[m.r.IntN(len(m.common))]]
	}
	return out
}

// size draws the number of articles of a story: four of five have one, few
// have very many (a Pareto tail), none more than 2,000.
func (m *maker) size(left int) int {
	if m.r.IntN(5) > 0 {
		return 1
	}
	return min(int(2/math.Pow(1-m.r.Float64(), 0.55)), 2000, left)
}

// story is an event: its names and words, and the wire report of it.
type story struct {
	topic   []string
	wire    [][]string
	derived bool // whether the article made last stems from the wire
}

func (m *maker) story() *story {
	s := &story{topic: m.pick(12)}
	for range 6 {
		w := m.word(3)
		s.topic = append(s.topic, strings.ToUpper(w[:1])+w[1:], fmt.Sprint(10+m.r.IntN(9000)))
	}
	s.wire = m.report(s, sentences)
	return s
}

// report makes sentences about a story.
func (m *maker) report(s *story, n int) [][]string {
	out := make([][]string, n)
	for i := range out {
		w := m.pick(8 + m.r.IntN(22))
		for range 1 + len(w)/6 {
			w[m.r.IntN(len(w))] = s.topic[m.r.IntN(len(s.topic))]
		}
		if m.r.IntN(6) == 0 {
			w = append(w, m.stock[m.r.IntN(1+m.r.IntN(phrases))]...)
		}
		out[i] = w
	}
	return out
}

// article makes the k-th article of a story; the first prints the wire.
func (m *maker) article(s *story, n, k int) article.Article {
	body := s.wire
	kind := m.r.Float64()
	s.derived = kind < copied+edited+partial+rewritten
	switch {
	case k == 0:
	case kind < copied:
		body = body[:len(body)/2+m.r.IntN(len(body)/2+1)]
	case kind < copied+edited:
		body = m.change(body, 0.08)
	case kind < copied+edited+partial:
		from, own := m.r.IntN(len(body)/2), m.report(s, sentences/2)
		body = append(own[:len(own):len(own)], body[from:from+5+m.r.IntN(5)]...)
	case kind < copied+edited+partial+rewritten:
		body = m.change(body, 0.4)
	default:
		body = m.report(s, sentences)
	}
	o := m.r.IntN(outlets)
	if m.r.IntN(10) < 7 {
		body = append(body[:len(body):len(body)], m.feet[o])
	}
	a := m.print(body)
	a.Outlet.Name = m.names[o]
	a.Published = &m.days[n%len(m.days)]
	a.Input = m.page.keep(fmt.Sprintf("%d/%d", n, k))
	a.ID = text.ID(m.page.keep(string(article.NewID(a.Input, a.Input))))
	return a
}

// change puts other words for a share of the words.
func (m *maker) change(body [][]string, share float64) [][]string {
	out := make([][]string, len(body))
	for i, s := range body {
		c := append([]string(nil), s...)
		for k := range c {
			if m.r.Float64() < share {
				c[k] = m.words[m.common[m.r.IntN(len(m.common))]]
			}
		}
		out[i] = c
	}
	return out
}

// print makes an article of sentences.
func (m *maker) print(body [][]string) article.Article {
	var a article.Article
	m.text = m.text[:0]
	first := len(m.page.spans)
	if first+len(body) > cap(m.page.spans) {
		m.page.spans, first = make([]text.Span, 0, pageSize/16), 0
	}
	for _, s := range body {
		start := len(m.text)
		for i, w := range s {
			if i > 0 {
				m.text = append(m.text, ' ')
			}
			m.text = append(m.text, w...)
		}
		m.text = append(m.text, '.')
		m.page.spans = append(m.page.spans, text.Span{Start: start, End: len(m.text)})
		m.text = append(m.text, '\n')
	}
	a.Sentences = m.page.spans[first:len(m.page.spans):len(m.page.spans)]
	a.Text, a.Language = m.page.keep(string(m.text)), "id"
	a.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: len(a.Text)}}}
	return a
}

// page is memory that many articles share, so that a pile is hardly larger
// than its texts.
type page struct {
	b     *strings.Builder
	spans []text.Span
}

const pageSize = 1 << 20

// keep copies s to the page.
func (p *page) keep(s string) string {
	if p.b == nil || p.b.Len()+len(s) > p.b.Cap() {
		p.b = new(strings.Builder)
		p.b.Grow(max(pageSize, len(s)))
	}
	from := p.b.Len()
	p.b.WriteString(s)
	return p.b.String()[from:]
}
