package extract

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/publicsuffix"
)

// meta is what the head of a page and its JSON-LD say of the article.
type meta struct {
	titles    []string // JSON-LD, OpenGraph, <title>, by preference
	headings  []string
	site      string
	url       string
	language  string
	published []string // machine-written dates, by preference
}

// readMeta collects the metadata of a page. Only what comes first of each kind
// counts.
func readMeta(doc *html.Node) meta {
	var m, ld meta
	var og, title []string
	tag := map[string]string{}
	each(doc, func(n *html.Node) {
		switch n.Data {
		case "html":
			m.language = attr(n, "lang")
		case "title":
			title = append(title, textOf(n))
		case "h1", "h2":
			if t := textOf(n); t != "" && len(m.headings) < 50 {
				m.headings = append(m.headings, t)
			}
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.url == "" {
				m.url = attr(n, "href")
			}
		case "meta":
			name := strings.ToLower(attr(n, "property") + "|" + attr(n, "name") + "|" + attr(n, "itemprop"))
			for _, k := range strings.Split(name, "|") {
				if v := strings.TrimSpace(attr(n, "content")); k != "" && v != "" && tag[k] == "" {
					tag[k] = v
				}
			}
		case "time":
			if strings.Contains(strings.ToLower(attr(n, "itemprop")+attr(n, "class")), "publi") && tag["time"] == "" {
				tag["time"] = attr(n, "datetime")
			}
		case "script":
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				ld.linked(n.FirstChild.Data)
			}
		}
	})
	if t := tag["og:title"]; t != "" {
		og = append(og, t)
	}
	m.titles = append(append(ld.titles, og...), title...)
	m.site = first(tag["og:site_name"], ld.site, tag["application-name"], tag["publisher"])
	m.url = first(tag["og:url"], m.url, ld.url)
	if !strings.HasPrefix(m.url, "http") {
		m.url = ""
	}
	if m.site == "" || strings.Contains(m.site, "://") {
		m.site = site(m.url)
	}
	m.language = first(m.language, ld.language, tag["og:locale"], tag["content-language"])
	m.published = append(ld.published, tag["article:published_time"], tag["og:article:published_time"], tag["datepublished"], tag["content_publishdate"],
		tag["publishdate"], tag["publish-date"], tag["pubdate"], tag["published"], tag["dc.date.issued"], tag["dcterms.created"], tag["dc.date"],
		tag["parsely-pub-date"], tag["sailthru.date"], tag["time"], tag["datecreated"])
	return m
}

// each calls f for every element of a tree, in document order, without
// recursion.
func each(root *html.Node, f func(*html.Node)) {
	for n := root; n != nil; {
		if n.Type == html.ElementNode {
			f(n)
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil && n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == nil || n == root {
			return
		}
		n = n.NextSibling
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// textOf is the text below a node on one line, no more than 500 bytes.
func textOf(root *html.Node) string {
	var b strings.Builder
	for n := root; n != nil && b.Len() < 500; {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			b.WriteByte(' ')
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func first(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

// linked reads one block of JSON-LD.
func (m *meta) linked(src string) {
	var v any
	if json.Unmarshal([]byte(src), &v) != nil {
		// raw line feeds inside strings are the usual fault
		clean := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, src)
		if json.Unmarshal([]byte(clean), &v) != nil {
			return
		}
	}
	m.node(v, 0)
}

// node reads a JSON-LD value: lists and graphs are gone through, articles are
// read.
func (m *meta) node(v any, depth int) {
	if depth > 6 {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			m.node(e, depth+1)
		}
	case map[string]any:
		if isArticle(x["@type"]) {
			if t := html.UnescapeString(linkedText(x["headline"])); t != "" {
				m.titles = append(m.titles, t)
			}
			if d := linkedText(x["datePublished"]); d != "" {
				m.published = append(m.published, d)
			}
			m.site = first(m.site, linkedText(x["publisher"]))
			m.language = first(m.language, linkedText(x["inLanguage"]))
			m.url = first(m.url, linkedText(x["url"]))
		}
		m.node(x["@graph"], depth+1)
		m.node(x["mainEntity"], depth+1)
	}
}

func isArticle(v any) bool {
	switch x := v.(type) {
	case string:
		return strings.HasSuffix(x, "Article") || strings.HasSuffix(x, "Posting") || x == "Report"
	case []any:
		for _, e := range x {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

// linkedText is a JSON-LD value as text: a string, the name of an object, or
// the first of a list.
func linkedText(v any) string {
	switch x := v.(type) {
	case string:
		return strings.TrimSpace(x)
	case []any:
		if len(x) > 0 {
			return linkedText(x[0])
		}
	case map[string]any:
		return first(linkedText(x["name"]), linkedText(x["@value"]))
	}
	return ""
}

// headline is the title of the article without the name of the site: a heading
// of the page that the metadata's title holds, else that title cut at its last
// separator where the site follows.
func (m *meta) headline() string {
	if len(m.titles) == 0 {
		return ""
	}
	best := ""
	for _, t := range m.titles {
		for _, h := range m.headings {
			if fh := folded(h); len(strings.Fields(fh)) >= 3 && strings.Contains(folded(t), fh) && len(h) > len(best) {
				best = h
			}
		}
	}
	if best != "" {
		return best
	}
	return withoutSite(m.titles[0], m.site, site(m.url))
}

// withoutSite cuts the name of the site off a title.
func withoutSite(t, name, domain string) string {
	t = strings.Join(strings.Fields(t), " ")
	own := []string{folded(name), folded(strings.SplitN(domain, ".", 2)[0])}
	siteLike := func(s string) bool {
		f := folded(s)
		for _, o := range own {
			if o != "" && (strings.Contains(f, o) || strings.Contains(strings.ReplaceAll(o, " ", ""), strings.ReplaceAll(f, " ", ""))) {
				return true
			}
		}
		return strings.Contains(s, ".com") || strings.Contains(s, ".co") || strings.Contains(s, ".id")
	}
	for again := true; again; {
		again = false
		for _, sep := range []string{" | ", " :: ", " - ", " – ", " — ", " : ", " » "} {
			if i := strings.LastIndex(t, sep); i > 0 && len(strings.Fields(t[:i])) >= 2 && (siteLike(t[i+len(sep):]) || sep == " :: ") {
				t, again = strings.TrimSpace(t[:i]), true
			}
		}
	}
	if i := strings.Index(t, ": "); i > 0 && siteLike(t[:i]) && len(strings.Fields(t[i:])) >= 4 {
		t = strings.TrimSpace(t[i+2:])
	}
	return t
}

func folded(t string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(t), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// site is the name of the site of an address: its domain without sub-domains.
func site(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	if d, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(u.Hostname())); err == nil {
		return d
	}
	return u.Hostname()
}
