package extract

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"sanad/internal/article"
	"sanad/internal/feed"
	"sanad/internal/raw"
)

// fullWords is the number of words from which on the text that a feed prints
// of an item is taken for the whole article, where it does not end in dots.
// Summaries have twenty to sixty.
const fullWords = 80

// listed reads the items of a feed that are printed in full. Items without
// their text, sitemaps, OPML and lists of addresses only say where articles
// are: how many is told.
func listed(c raw.Capture) (out []article.Article, problems []raw.Problem) {
	d, err := feed.Parse(c.Bytes)
	if err != nil {
		return nil, []raw.Problem{problem(c.Input, err.Error())}
	}
	for _, why := range d.Broken {
		problems = append(problems, problem(c.Input, string(d.Kind)+": "+why))
	}
	links := len(d.Sources)
	for i := range d.Items {
		a, err := FeedItem(&d.Items[i], d.Language, fmt.Sprintf("%s:%d", c.Input, i+1))
		switch {
		case errors.Is(err, ErrLink):
			links++
		case err != nil:
			problems = append(problems, problem(c.Input, err.Error()))
		default:
			out = append(out, a)
		}
	}
	if links > 0 && !c.Followed {
		problems = append(problems, problem(c.Input, fmt.Sprintf("%s: %d addresses without text; sanad add fetches them", d.Kind, links)))
	}
	return out, problems
}

// ErrLink is of an item that only says where its article is.
var ErrLink = errors.New("a link without the text of its article")

// FeedItem is the article that a feed prints in full, named by its address,
// else as given.
func FeedItem(it *feed.Item, language, input string) (article.Article, error) {
	a := article.Article{Input: input, URL: it.URL, Title: plainOf(it.Title), Language: it.Language}
	if a.Language == "" {
		a.Language = language
	}
	if it.URL != "" {
		a.Input = it.URL
	}
	if len(it.Content) > MaxText {
		return a, fmt.Errorf("a text of %d bytes; the limit is %d", len(it.Content), MaxText)
	}
	t := contentText(it.Content)
	if len(strings.Fields(t)) < fullWords || cutOff(t) {
		return a, ErrLink
	}
	a.Text, a.Repairs = repair(t)
	a.Language = pageLanguage(a.Language, a.Text)
	a.Outlet.Name = it.Outlet
	if d := first(it.Published, it.Updated); d != "" {
		a.Published = metadataDate(d, pack(a.Language))
	}
	a.Capture = raw.Capture{Bytes: []byte(it.Content)}.Digest()
	return finish(a), nil
}

// contentText is the text of an item's content, one paragraph a line.
func contentText(content string) string {
	if !strings.Contains(content, "<") {
		return strings.TrimSpace(html.UnescapeString(content))
	}
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		return ""
	}
	dropHidden(doc)
	return blocks(doc)
}

// plainOf is a title without markup.
func plainOf(t string) string {
	if strings.ContainsAny(t, "<&") {
		t = contentText(t)
	}
	return strings.Join(strings.Fields(t), " ")
}

// cutOff reports whether a text ends in the dots of a summary.
func cutOff(t string) bool {
	t = strings.TrimRight(t, " \n\t]›»)")
	return strings.HasSuffix(t, "…") || strings.HasSuffix(t, "...")
}

// dropHidden takes out what a page never shows: scripts, styles, frames,
// comments.
func dropHidden(root *html.Node) {
	for n := root; n != nil; {
		next := following(root, n, false)
		if hidden(n) && n != root {
			next = following(root, n, true)
			n.Parent.RemoveChild(n)
		}
		n = next
	}
}

func hidden(n *html.Node) bool {
	if n.Type == html.CommentNode {
		return true
	}
	if n.Type != html.ElementNode {
		return false
	}
	switch n.Data {
	case "script", "style", "noscript", "iframe", "svg", "template", "object", "embed", "form":
		return true
	}
	return false
}

// following is the node after n in document order, past its children where
// over is set; nil at the end.
func following(root, n *html.Node, over bool) *html.Node {
	if !over && n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}
