package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"
)

// entry is a <url> of a sitemap, or a <sitemap> of an index, with what the
// news extension says (schemas/sitemap-news/0.9).
type entry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Name     string `xml:"publication>name"`
		Language string `xml:"publication>language"`
		Date     string `xml:"publication_date"`
		Title    string `xml:"title"`
	} `xml:"news"`
}

// sitemap reads a sitemap or an index of sitemaps (sitemaps.org 0.9).
func sitemap(b []byte, k Kind) (*Document, error) {
	d := &Document{Kind: k}
	item := "url"
	if k == Index {
		item = "sitemap"
	}
	err := elements(b, item, func(dec *xml.Decoder, at xml.StartElement) error {
		if len(d.Items)+len(d.Sources) == MaxItems {
			return tooMany(MaxItems)
		}
		var e entry
		if err := dec.DecodeElement(&e, &at); err != nil {
			return err
		}
		u := address(e.Loc)
		switch {
		case u == "":
			d.Broken = append(d.Broken, fmt.Sprintf("no address: %.60q", e.Loc))
		case k == Index:
			d.Sources = append(d.Sources, Source{URL: u, Updated: e.LastMod})
		default:
			d.Items = append(d.Items, Item{URL: u, Title: e.News.Title, Outlet: e.News.Name, Language: e.News.Language,
				Published: e.News.Date, Updated: e.LastMod})
		}
		if len(d.Broken) > maxBroken {
			return errors.New("too much of it is broken")
		}
		return nil
	})
	return d.settled(err)
}

// outline reads the feeds of an OPML 1.0 or 2.0 document, in any nesting of
// its folders.
func outline(b []byte) (*Document, error) {
	d := &Document{Kind: OPML}
	err := elements(b, "outline", func(_ *xml.Decoder, at xml.StartElement) error {
		var s Source
		for _, a := range at.Attr {
			switch a.Name.Local {
			case "xmlUrl", "xmlurl", "xmlURL":
				s.URL = address(a.Value)
			case "title":
				s.Title = a.Value
			case "text":
				if s.Title == "" {
					s.Title = a.Value
				}
			}
		}
		if s.URL == "" {
			return nil // a folder
		}
		if len(d.Sources) == MaxItems {
			return tooMany(MaxItems)
		}
		d.Sources = append(d.Sources, s)
		return nil
	})
	return d.settled(err)
}

// settled is the document as far as it was read, and what ended it early.
func (d *Document) settled(err error) (*Document, error) {
	n := len(d.Items) + len(d.Sources)
	switch {
	case err == nil:
	case n == 0 || errors.Is(err, errEntity):
		return nil, err
	default:
		d.Broken = append(d.Broken, fmt.Sprintf("%v, after %d entries", err, n))
	}
	return d, nil
}

// maxDepth is the nesting of elements over which a document is no list.
const maxDepth = 100

// elements calls f for every element of a name, up to the end or an error.
func elements(b []byte, name string, f func(*xml.Decoder, xml.StartElement) error) error {
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	dec.CharsetReader = charset.NewReaderLabel
	dec.Strict = false
	depth := 0
	for {
		t, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("XML: %w", err)
		}
		switch t := t.(type) {
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(t), []byte("<!ENTITY")) {
				return errEntity
			}
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errors.New("XML: nested too deep")
			}
			if t.Name.Local != name {
				continue
			}
			if name != "outline" {
				depth-- // f reads up to its end
			}
			if err := f(dec, t); err != nil {
				return err
			}
		}
	}
}
