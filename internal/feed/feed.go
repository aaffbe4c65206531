// Package feed reads the lists in which sites announce what they publish: RSS,
// Atom and JSON feeds, sitemaps, news sitemaps and their indexes, OPML, and
// plain lists of addresses. In: the bytes of one. Out: a Document: items (with
// their text, where the feed prints it) and the further lists that it names.
//
// What can be read is read: a list that is cut off gives the items before the
// cut, a malformed item costs itself only, and both are told in Broken. Dates
// are kept as printed, for feeds write zones that only the language tables
// know. Documents that declare entities of their own are refused, and no more
// than MaxItems items are read, of feeds no more than 10,000.
package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// MaxItems is the most items that are read of one document. A sitemap may
// hold 50,000 by its standard.
const MaxItems = 50_000

// Kind is what a document is.
type Kind string

// The kinds of documents.
const (
	RSS     Kind = "rss"
	Atom    Kind = "atom"
	JSON    Kind = "json-feed"
	Sitemap Kind = "sitemap"
	Index   Kind = "sitemap-index"
	OPML    Kind = "opml"
	List    Kind = "list" // one address a line
)

// Document is one list as read.
type Document struct {
	Kind     Kind
	Title    string
	Language string
	Items    []Item
	Sources  []Source // feeds of an OPML, sitemaps of an index
	Broken   []string // what could not be read, and why
}

// Item is one thing that is announced. Every field may be empty.
type Item struct {
	URL       string
	ID        string // as the feed names it
	Title     string
	Outlet    string // of news sitemaps and items that name their source
	Language  string
	Published string // as printed
	Updated   string
	Content   string // HTML, or plain text, of the text as the feed prints it
}

// Source is a further list.
type Source struct {
	URL     string
	Title   string
	Updated string
}

var errEntity = errors.New("it declares entities of its own; such documents are refused")

// Parse reads a document. The error says why nothing can be read of it.
func Parse(b []byte) (*Document, error) {
	switch k := Detect(b); k {
	case RSS, Atom:
		return syndicated(b, k)
	case JSON:
		return jsonFeed(b)
	case Sitemap, Index:
		return sitemap(b, k)
	case OPML:
		return outline(b)
	case List:
		return list(b), nil
	}
	return nil, errors.New("no feed, sitemap, OPML or list of addresses")
}

// Detect tells the kind of a document by its root, "" where it is none.
func Detect(b []byte) Kind {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	t := bytes.TrimLeft(b[:min(len(b), 4096)], " \t\r\n")
	switch {
	case len(t) == 0:
		return ""
	case t[0] == '<':
		return rootKind(rootName(b))
	case t[0] == '{':
		head := t[:min(len(t), 1024)]
		if bytes.Contains(head, []byte("jsonfeed.org/version")) || bytes.Contains(head, []byte(`jsonfeed.org\/version`)) {
			return JSON
		}
	case addressList(b):
		return List
	}
	return ""
}

func rootKind(name string) Kind {
	switch name {
	case "rss", "rdf":
		return RSS
	case "feed":
		return Atom
	case "urlset":
		return Sitemap
	case "sitemapindex":
		return Index
	case "opml":
		return OPML
	}
	return ""
}

// rootName is the local name of the first element, in lower case.
func rootName(b []byte) string {
	s := scanner{b: b}
	for range 1000 {
		t, ok := s.next()
		if !ok {
			break
		}
		if t.kind == opening || t.kind == empty {
			return t.name
		}
	}
	return ""
}

// jsonFeed reads a JSON feed (jsonfeed.org, 1.0 and 1.1), item by item, so
// that a cut one gives what is before the cut.
func jsonFeed(b []byte) (*Document, error) {
	d := &Document{Kind: JSON}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	err := d.jsonFields(dec)
	if err != nil {
		d.Broken = append(d.Broken, fmt.Sprintf("JSON: %v after %d items", err, len(d.Items)))
	}
	return d, nil
}

func (d *Document) jsonFields(dec *json.Decoder) error {
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var to any = new(json.RawMessage)
		switch key {
		case "title":
			to = &d.Title
		case "language":
			to = &d.Language
		case "items":
			if err := d.jsonItems(dec); err != nil {
				return err
			}
			continue
		}
		if err := dec.Decode(to); err != nil {
			return err
		}
	}
	_, err := dec.Token() // the end
	return err
}

func (d *Document) jsonItems(dec *json.Decoder) error {
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		var it struct {
			ID            any    `json:"id"`
			URL           string `json:"url"`
			ExternalURL   string `json:"external_url"`
			Title         string `json:"title"`
			HTML          string `json:"content_html"`
			Text          string `json:"content_text"`
			DatePublished string `json:"date_published"`
			DateModified  string `json:"date_modified"`
			Language      string `json:"language"`
		}
		if len(d.Items) == MaxItems {
			return tooMany(MaxItems)
		}
		var wrong *json.UnmarshalTypeError
		if err := dec.Decode(&it); errors.As(err, &wrong) {
			d.Broken = append(d.Broken, "an item: "+err.Error())
			continue
		} else if err != nil {
			return err
		}
		content := it.HTML
		if content == "" {
			content = it.Text
		}
		id := ""
		if it.ID != nil {
			id = fmt.Sprint(it.ID)
		}
		d.Items = append(d.Items, Item{URL: address(it.URL, it.ExternalURL, id), ID: id, Title: it.Title, Language: it.Language,
			Published: it.DatePublished, Updated: it.DateModified, Content: content})
	}
	_, err := dec.Token()
	return err
}

func tooMany(n int) error { return fmt.Errorf("more than %d items; the rest is not read", n) }

// address is the first that is a web address, else "".
func address(of ...string) string {
	for _, u := range of {
		u = strings.TrimSpace(u)
		if isAddress(u) {
			return u
		}
	}
	return ""
}

// isAddress reports whether a word is a web address.
func isAddress(u string) bool {
	rest, ok := strings.CutPrefix(u, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(u, "http://")
	}
	return ok && len(rest) > 3 && len(u) < 4096 && !strings.ContainsAny(u, " \t\r\n<>\"")
}

// addressList reports whether the lines of a text are addresses: all of those
// looked at, and at least one, comments (#) aside.
func addressList(b []byte) bool {
	n, looked := 0, 0
	for line := range bytes.Lines(b) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		if len(line) > 4096 || !isAddress(string(line)) {
			return false
		}
		n++
		if looked++; looked == 1000 {
			break
		}
	}
	return n > 0
}

// list reads one address a line.
func list(b []byte) *Document {
	d := &Document{Kind: List}
	n := 0
	for line := range bytes.Lines(bytes.TrimPrefix(b, []byte("\ufeff"))) {
		n++
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0 || line[0] == '#':
		case len(d.Items) == MaxItems:
			d.Broken = append(d.Broken, tooMany(MaxItems).Error())
			return d
		case !isAddress(string(line)):
			d.Broken = append(d.Broken, fmt.Sprintf("line %d is no address: %.60q", n, line))
		default:
			d.Items = append(d.Items, Item{URL: string(line)})
		}
	}
	return d
}
