package extract

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"sanad/internal/article"
	"sanad/internal/raw"
)

// fewestWords is the number of words under which a page holds no article.
const fewestWords = 5

// page reads a saved web page: its main text by go-trafilatura, without its
// slower fallbacks, and its metadata.
func page(c raw.Capture) (a article.Article, err error) {
	defer func() {
		if r := recover(); r != nil { // a page that breaks the extractor is a problem, not a crash
			err = fmt.Errorf("page cannot be taken apart: %v", r)
		}
	}()
	a = article.Article{Input: c.Input, URL: c.URL}
	src, name, broken := decode(c.Bytes, c.Charset)
	a.Charset = name
	if !strings.Contains(src, "<") {
		return a, errors.New("not an HTML page: it holds no tag")
	}
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return a, fmt.Errorf("HTML: %w", err)
	}
	m := readMeta(doc)
	if a.URL == "" {
		a.URL = m.url
	}
	address, _ := url.Parse(a.URL) // an address that cannot be parsed is none
	if a.Text = mainText(doc, address); len(strings.Fields(a.Text)) < fewestWords {
		return a, errors.New("no article body found in the page")
	}
	a.Repairs = listRepairs(a.Text, broken)
	a.Language = pageLanguage(m.language, a.Text)
	a.Title = m.headline()
	a.Outlet.Name = m.site
	a.Published = m.date(doc, pack(a.Language), c.Time)
	return a, nil
}

// decode turns the bytes of a page into UTF-8 by the charset of their header,
// by their own declaration, or, where that is missing or wrong, by what they
// are. It names the charset where it
// was not UTF-8, and lists the invalid bytes, each run of which became U+FFFD.
func decode(b []byte, header string) (src, name string, broken []article.Repair) {
	t := trimMark(string(b))
	valid := firstInvalid(t) == len(t)
	kind := ""
	if header != "" && (valid || !strings.HasPrefix(strings.ToLower(header), "utf")) { // a header that is wrong at sight says nothing
		kind = "text/html; charset=" + header
	}
	enc, declared, certain := charset.DetermineEncoding(b, kind)
	switch {
	case valid && hasWide(t), declared == "utf-8", valid && !certain:
	case declared == "windows-1252" && valid:
	default:
		if out, err := enc.NewDecoder().Bytes(b); err == nil {
			src, broken = repair(trimMark(string(out)))
			return src, declared, broken
		}
	}
	src, broken = repair(t)
	return src, "", broken
}

func hasWide(t string) bool {
	for i := 0; i < len(t); i++ {
		if t[i] >= 0x80 {
			return true
		}
	}
	return false
}

// listRepairs finds the replaced bytes in the extracted text. Where parts of
// the page were left out the bytes of each place are not known.
func listRepairs(t string, broken []article.Repair) []article.Repair {
	if len(broken) == 0 {
		return nil
	}
	var out []article.Repair
	for i := 0; ; {
		k := strings.Index(t[i:], "\uFFFD")
		if k < 0 {
			break
		}
		out = append(out, article.Repair{Span: span(i+k, i+k+3)})
		i += k + 3
	}
	if len(out) == len(broken) {
		for i := range out {
			out[i].Bytes = broken[i].Bytes
		}
	}
	return out
}

// blocks is the text below a node: one block (paragraph, heading, list item,
// quotation, table row) a line, white space folded.
func blocks(n *html.Node) string {
	var b blockWriter
	b.walk(n)
	b.end()
	return b.out.String()
}

type blockWriter struct {
	out  strings.Builder
	line bytes.Buffer
}

// walk goes through the tree without recursion, for pages nest deep.
func (b *blockWriter) walk(root *html.Node) {
	for n := root; n != nil; {
		b.open(n)
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			b.close(n)
			n = n.Parent
		}
		b.close(n)
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

func (b *blockWriter) open(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.line.WriteString(n.Data)
	case n.Type == html.ElementNode && (block[n.Data] || n.Data == "br"):
		b.end()
	case n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th"):
		b.line.WriteByte(' ')
	}
}

func (b *blockWriter) close(n *html.Node) {
	if n.Type == html.ElementNode && block[n.Data] {
		b.end()
	}
}

// end closes the line.
func (b *blockWriter) end() {
	if t := strings.Join(strings.Fields(b.line.String()), " "); t != "" {
		if b.out.Len() > 0 {
			b.out.WriteByte('\n')
		}
		b.out.WriteString(t)
	}
	b.line.Reset()
}

var block = map[string]bool{
	"p": true, "div": true, "section": true, "article": true, "main": true, "body": true, "blockquote": true, "q": false,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "ul": true, "ol": true, "li": true, "dl": true, "dt": true, "dd": true,
	"table": true, "tr": true, "pre": true, "figure": true, "figcaption": true, "hr": true, "header": true, "footer": true, "aside": true,
}
