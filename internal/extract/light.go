package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// unread are the elements whose content go-trafilatura throws away before it
// looks for the text. It goes through the page some eighty times before and
// copies it three times, so that it is handed a page without them.
var unread = map[string]bool{
	"aside": true, "embed": true, "footer": true, "iframe": true, "menu": true, "object": true, "script": true, "style": true, "noscript": true,
	"applet": true, "audio": true, "canvas": true, "map": true, "picture": true, "svg": true, "video": true, "math": true, "nav": true,
	"button": true, "datalist": true, "dialog": true, "fieldset": true, "select": true, "textarea": true, "form": true,
}

// light is a copy of a page in which the unread elements are empty. Those that
// hold the article as linked data stay, for that is the last resort, and so
// does the head, which answers at once what would be looked for in the body.
func light(doc *html.Node) *html.Node {
	top := bare(doc)
	from, to := doc, top
	for {
		if from.FirstChild != nil && !(from.Type == html.ElementNode && unread[from.Data] && !linkedData(from)) {
			from = from.FirstChild
			to = below(to, from)
			continue
		}
		for from != doc && from.NextSibling == nil {
			from, to = from.Parent, to.Parent
		}
		if from == doc {
			return top
		}
		from = from.NextSibling
		to = below(to.Parent, from)
	}
}

func linkedData(n *html.Node) bool {
	return n.Data == "script" && strings.Contains(attr(n, "type"), "ld+json")
}

// bare is a copy of a node without its place in the tree.
func bare(n *html.Node) *html.Node {
	return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
}

// below puts a copy of a node below another.
func below(parent, n *html.Node) *html.Node {
	c := bare(n)
	parent.AppendChild(c)
	return c
}
