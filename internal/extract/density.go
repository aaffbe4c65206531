package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// goodWords is the number of words from which on a block with few links reads
// as a paragraph.
const goodWords = 10

// asideNames are the words in class and id that give away parts of a page that
// are no news text; asideBeginnings begin such words.
var asideNames = setOf(`comment comments komentar related terkait share sharing social sidebar side footer navbar nav menu breadcrumb breadcrumbs
	promo ad ads banner newsletter popular populer terpopuler trending rekomendasi widget tag tags taboola outbrain modal popup hidden`)

var asideBeginnings = []string{"advert", "recommend"}

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// skipped elements hold no news text.
var skipped = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "iframe": true, "form": true, "button": true, "select": true, "textarea": true,
	"nav": true, "footer": true, "aside": true, "head": true, "figure": true, "figcaption": true, "svg": true, "object": true, "video": true, "audio": true,
}

// paragraph is a run of text between the edges of block elements.
type paragraph struct {
	text          string
	words, linked int // all words, and those inside links
	home          *html.Node
}

// good reports whether p reads as a paragraph of news text.
func (p paragraph) good() bool { return p.words >= goodWords && 5*p.linked < 2*p.words }

// denseText is the text of the element of a page in which the most paragraphs
// stand, and the share of the page's paragraphs (in words) that it holds.
type denseText struct {
	text  string
	cover float64
}

// findDense is the text of the densest element, one paragraph a line: what
// lies between its first and its last paragraph, a dateline or standfirst
// right before and short lines (credits) right behind. It keeps text that
// stands outside of <p>.
func findDense(doc *html.Node) denseText {
	ps := paragraphs(doc)
	best := densest(ps)
	if best == nil {
		return denseText{}
	}
	first, last := -1, -1
	inside := make([]bool, len(ps))
	all, held := 0, 0
	for i, p := range ps {
		inside[i] = within(p.home, best)
		if !p.good() {
			continue
		}
		all += p.words
		if inside[i] {
			held += p.words
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	var out []string
	for i := opening(ps, best, first); i < len(ps) && i <= last+4; i++ {
		p := ps[i]
		switch {
		case i >= first && !inside[i] || i > last && (p.linked > 0 || p.words > 12):
		case p.good() || 2*p.linked < p.words:
			out = append(out, p.text)
		}
	}
	return denseText{strings.Join(out, "\n"), float64(held) / float64(max(1, all))}
}

// opening is the first paragraph of the text that goes on at first: a dateline
// of its own, or a standfirst that stands close to the densest element.
func opening(ps []paragraph, best *html.Node, first int) int {
	i := first
	if i > 0 {
		if p := ps[i-1]; p.linked == 0 && len(p.text) <= dateLineText && endsWith(p.text, "-", "–", "—") && within(p.home, best) {
			i--
		}
	}
	if i > 0 {
		p := ps[i-1]
		if near := best.Parent; p.good() && p.linked == 0 && p.words > 15 && near != nil && within(p.home, near) && endsWith(p.text, ".", "!", "?", "\"", "”") {
			i--
		}
	}
	return i
}

// densest is the element that holds the most words in paragraphs close below
// it: a paragraph counts for its own element, and less for those above.
func densest(ps []paragraph) *html.Node {
	score := map[*html.Node]float64{}
	var order []*html.Node
	for _, p := range ps {
		if !p.good() {
			continue
		}
		w := float64(min(p.words, 120))
		n := p.home
		for _, share := range []float64{1, 0.8, 0.5, 0.25} {
			if n == nil || n.Type != html.ElementNode {
				break
			}
			if _, ok := score[n]; !ok {
				order = append(order, n)
			}
			score[n] += share * w
			n = n.Parent
		}
	}
	var best *html.Node
	for _, n := range order {
		if best == nil || score[n] > score[best] {
			best = n
		}
	}
	return best
}

// within reports whether n is top or lies below it, at most 12 levels.
func within(n, top *html.Node) bool {
	for i := 0; n != nil && i < 12; i++ {
		if n == top {
			return true
		}
		n = n.Parent
	}
	return false
}

// paragraphs cuts a page into runs of text, in document order, without
// recursion.
func paragraphs(doc *html.Node) []paragraph {
	var out []paragraph
	var line strings.Builder
	cur := paragraph{}
	flush := func() {
		if cur.text = strings.Join(strings.Fields(line.String()), " "); cur.text != "" {
			out = append(out, cur)
		}
		line.Reset()
		cur = paragraph{}
	}
	links := 0
	leave := func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		if n.Data == "a" {
			links--
		}
		if block[n.Data] {
			flush()
		}
	}
	for n := doc; n != nil; {
		into := n.FirstChild
		switch {
		case n.Type == html.TextNode:
			if w := len(strings.Fields(n.Data)); w > 0 {
				if cur.home == nil {
					cur.home = home(n)
				}
				cur.words += w
				if links > 0 {
					cur.linked += w
				}
			}
			line.WriteString(n.Data)
		case n.Type == html.ElementNode && (skipped[n.Data] || isAside(n)):
			into = nil
		case n.Type == html.ElementNode:
			if block[n.Data] || n.Data == "br" {
				flush()
			}
			if n.Data == "a" {
				links++
			}
			if n.Data == "td" || n.Data == "th" {
				line.WriteByte(' ')
			}
		}
		if into != nil {
			n = into
			continue
		}
		if n.Type == html.ElementNode && n.Data == "a" && (n.FirstChild == nil) {
			links--
		}
		for n != nil && n.NextSibling == nil {
			if n = n.Parent; n != nil {
				leave(n)
			}
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	flush()
	return out
}

// home is the block element in which a text stands.
func home(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && n.Type == html.ElementNode && !block[n.Data] && n.Data != "td"; n = n.Parent {
	}
	return n
}

// isAside reports whether an element is named as no part of the news text.
func isAside(n *html.Node) bool {
	if n.Data == "body" || n.Data == "html" || n.Data == "article" || n.Data == "main" {
		return false
	}
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id") && namesAside(a.Val) {
			return true
		}
		if a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// namesAside reports whether one of the words of a class or id is such a name.
func namesAside(names string) bool {
	for w := range strings.FieldsFuncSeq(names, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }) {
		w = strings.ToLower(w)
		if asideNames[w] {
			return true
		}
		for _, b := range asideBeginnings {
			if strings.HasPrefix(w, b) {
				return true
			}
		}
	}
	return false
}

func endsWith(t string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(t, e) {
			return true
		}
	}
	return false
}
