package extract

import (
	"net/url"
	"strings"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// Thresholds of mainText. They were fitted on the 26 pages of html-id and the
// 983 pages that go-trafilatura is tested with (see doc/extraction.md).
const (
	shortText    = 250 // bytes under which go-trafilatura's own rules found nothing
	clearCover   = 0.9 // share of the page's paragraphs from which on the densest element is the text beyond doubt
	clearWords   = 200 // words that it must have for that
	leastWords   = 30  // words under which the densest element is no article
	leastCover   = 0.5 // share of the page's paragraphs that the densest element must hold
	inside       = 0.9 // share of the words of one text that lie in the other
	mostGrowth   = 2.0 // times the words that the densest element may add
	muchMore     = 1.5 // times the words from which on go-trafilatura took too much
	tooFew       = 0.7 // times the words under which it took too little
	dateLineText = 60  // bytes of a dateline that stands apart from its paragraph
)

// mainText is the news text of a page, one paragraph a line. go-trafilatura
// finds it by its own rules; where these find nothing, or lose paragraphs that
// stand outside of <p>, or take the page's furniture along, the densest
// element of the page takes its place. Its last resort, all text of the page,
// is used only where both fail.
func mainText(doc *html.Node, address *url.URL) string {
	d := findDense(doc)
	if d.cover >= clearCover && len(strings.Fields(d.text)) >= clearWords {
		return d.text
	}
	t := trafilaturaText(light(doc), address, 1)
	if d.chosen(t) {
		return d.text
	}
	if len(t) >= shortText {
		return t
	}
	if all := trafilaturaText(doc, address, shortText); all != "" {
		return all
	}
	return d.text
}

// trafilaturaText is the text that go-trafilatura finds; under least bytes it
// takes its last resort.
func trafilaturaText(doc *html.Node, address *url.URL, least int) string {
	cfg := trafilatura.DefaultConfig()
	cfg.MinExtractedSize = least
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		Config:           cfg,
		OriginalURL:      address,
		ExcludeComments:  true,
		HtmlDateOverride: &htmldate.Result{}, // dates are read by meta.date
	})
	if err != nil || res == nil || res.ContentNode == nil {
		return ""
	}
	return blocks(res.ContentNode)
}

// chosen reports whether d is the better text of the page than t.
func (d denseText) chosen(t string) bool {
	nd, nt, both := sharedWords(d.text, t)
	covers := d.cover >= leastCover && nd >= leastWords
	fd, ft := float64(nd), float64(nt)
	switch {
	case len(t) < shortText, ft < tooFew*fd:
		return covers
	case float64(both) >= inside*ft && nt < nd && fd <= mostGrowth*ft:
		return true
	}
	return covers && float64(both) >= inside*fd && ft > muchMore*fd
}

// sharedWords counts the words of two texts, and those that they share.
func sharedWords(a, b string) (na, nb, both int) {
	n := map[string]int{}
	for _, w := range strings.Fields(a) {
		n[w]++
		na++
	}
	for _, w := range strings.Fields(b) {
		nb++
		if n[w] > 0 {
			n[w]--
			both++
		}
	}
	return na, nb, both
}
