// Package segment reads the makings of one article from its text. In: an
// article with its text and what its page or record said (title, outlet,
// date), and a language pack. Out: the same article with its segments (news
// text apart from page furniture), sentences, and the facts that the furniture
// states: title, outlet, dateline, date, credits, declared sources, copyright,
// reprint, completeness.
//
// Every byte of news text stays in a segment; every span lies on rune
// boundaries; what the page or record said is never overwritten. All that it
// knows of words is in the tables of the pack (furniture, abbreviation,
// calendar, outlet). Time and memory are linear in the text.
package segment

import (
	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// Parse completes a. One that was parsed before is read anew.
func Parse(a article.Article, p *lang.Pack) article.Article {
	a = Bare(a)
	a.Given = given(&a)
	s := &page{t: a.Text, toks: Tokens(a.Text), pack: p, art: &a, given: a.Outlet.Name != ""}
	s.cutLines()
	s.wrap = s.wrapping()
	for i := range s.lines {
		s.classify(i)
	}
	s.lists()
	s.opening()
	s.ending()
	s.subheadings()
	s.segments()
	s.facts()
	return a
}

// page is an article in the making.
type page struct {
	t     string
	toks  []annot.Token
	pack  *lang.Pack
	art   *article.Article
	given bool // the page or record named the outlet
	lines []line
	parts []part
	wrap  int // length in bytes of a full line of text that was wrapped, 0 for none
}

// line is the tokens [from, to) of one line of the text.
type line struct {
	from, to int
	gap      bool // a blank line stands before it
	first    int  // index of its first part; parts follow each other
	last     int  // index after its last part
}

// part is the tokens [from, to) of one kind, within one line.
type part struct {
	kind     article.Kind
	from, to int
	rule     lang.Furniture // what gave it away; zero for news text
	phrase   int            // length of the rule's phrase in tokens
}

// cutLines groups the tokens by the line feeds between them.
func (s *page) cutLines() {
	end := 0
	for i, k := range s.toks {
		feeds := countFeeds(s.t[end:k.Span.Start])
		if i == 0 || feeds > 0 {
			if n := len(s.lines); n > 0 {
				s.lines[n-1].to = i
			}
			s.lines = append(s.lines, line{from: i, gap: feeds > 1})
		}
		end = k.Span.End
	}
	if n := len(s.lines); n > 0 {
		s.lines[n-1].to = len(s.toks)
	}
}

// Lengths in bytes of the lines of wrapped text.
const (
	leastWrap = 50
	mostWrap  = 130
)

// wrapping is the length of a full line of text whose paragraphs were wrapped,
// 0 where they were not: most lines that others follow are between 50 and 130
// bytes long and end in mid-sentence, and most that follow these begin with a
// small letter.
func (s *page) wrapping() int {
	wrapped, small, all, longest := 0, 0, 0, 0
	for i := 0; i+1 < len(s.lines); i++ {
		l := s.lines[i]
		if s.lines[i+1].gap || l.to-l.from < 3 {
			continue
		}
		all++
		n := s.span(l.from, l.to).Len()
		if n >= leastWrap && n <= mostWrap && !s.lineStops(l) {
			wrapped++
			if !s.capital(l.to) {
				small++
			}
			longest = max(longest, n)
		}
	}
	if all < 3 || 2*wrapped < all || 2*small < wrapped {
		return 0
	}
	return longest
}

func countFeeds(t string) int {
	n := 0
	for i := 0; i < len(t); i++ {
		if t[i] == '\n' || t[i] == '\r' && (i+1 == len(t) || t[i+1] != '\n') {
			n++
		}
	}
	return n
}

// span covers the tokens [from, to).
func (s *page) span(from, to int) text.Span {
	if from >= to {
		return text.Span{}
	}
	return text.Span{Start: s.toks[from].Span.Start, End: s.toks[to-1].Span.End}
}

// segments writes the parts down. Parts of news text that a stray line feed
// tore apart in mid-sentence become one segment.
func (s *page) segments() {
	for i, p := range s.parts {
		sp := s.span(p.from, p.to)
		if sp.Empty() {
			continue
		}
		n := len(s.art.Segments)
		if p.kind == article.Body && i > 0 && n > 0 && s.parts[i-1].kind == article.Body && s.torn(s.parts[i-1], p) {
			s.art.Segments[n-1].Span.End = sp.End
			continue
		}
		s.art.Segments = append(s.art.Segments, article.Segment{Kind: p.kind, Span: sp})
	}
	k := 0
	for _, g := range s.art.Segments {
		for k < len(s.toks) && s.toks[k].Span.Start < g.Span.Start {
			k++
		}
		if g.Kind != article.Body && g.Kind != article.Title {
			continue
		}
		from := k
		for k < len(s.toks) && s.toks[k].Span.End <= g.Span.End {
			k++
		}
		s.art.Sentences = append(s.art.Sentences, s.sentences(from, k)...)
	}
}
