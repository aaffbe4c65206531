package feed

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/mmcdole/gofeed"
)

// maxSyndicated is the most items of a feed; gofeed reads some 17,000 a second.
const maxSyndicated = 10_000

// syndicated reads RSS and Atom. gofeed gives nothing of a document with a
// fault in it, so a cut document is closed after its last whole item, and one
// that is malformed is read item by item.
func syndicated(b []byte, k Kind) (*Document, error) {
	item := "item"
	if k == Atom {
		item = "entry"
	}
	parts, open, whole, limit := outlineOf(b, item, maxSyndicated)
	if limit == errEntity {
		return nil, limit
	}
	d := &Document{Kind: k}
	src := b
	if !whole && len(parts) > 0 {
		src = append(bytes.Clone(b[:parts[len(parts)-1].end]), closeAll(open)...)
		why := "it is cut off"
		if limit != nil {
			why = limit.Error()
		}
		d.Broken = append(d.Broken, fmt.Sprintf("%s, after %d items", why, len(parts)))
	}
	f, err := parseXML(src, len(parts))
	if err == nil {
		d.take(f)
		return d, nil
	}
	if len(parts) == 0 {
		return nil, err
	}
	d.piecewise(b, parts, open)
	if len(d.Items) == 0 {
		return nil, err // that of the whole says most
	}
	return d, nil
}

// batch is how many items are tried at once while a fault is looked for.
const batch = 64

// piecewise reads the items in batches, and those of a faulty batch one by
// one.
func (d *Document) piecewise(b []byte, parts []part, open []string) {
	head, end := b[:parts[0].start], closeAll(open)
	try := func(ps []part) error {
		src := bytes.Clone(head)
		for _, p := range ps {
			src = append(src, b[p.start:p.end]...)
		}
		f, err := parseXML(append(src, end...), len(ps))
		if err == nil {
			d.take(f)
		}
		return err
	}
	for i := 0; i < len(parts); i += batch {
		ps := parts[i:min(i+batch, len(parts))]
		if try(ps) == nil {
			continue
		}
		for k := range ps {
			if err := try(ps[k : k+1]); err != nil {
				d.Broken = append(d.Broken, fmt.Sprintf("item %d: %v", i+k+1, err))
				if len(d.Broken) > maxBroken {
					return
				}
			}
		}
	}
}

// maxBroken is the number of broken items after which a feed is given up.
const maxBroken = 200

var errMalformed = errors.New("malformed XML")

// parseXML reads a feed of n items. gofeed passes over what it cannot read
// without a word, so a feed that gives fewer is faulty; what breaks it is an
// error like any other.
func parseXML(b []byte, n int) (f *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the feed cannot be taken apart: %v", r)
		}
	}()
	f, err = gofeed.NewParser().Parse(bytes.NewReader(b))
	if err == nil && len(f.Items) < n {
		err = errMalformed
	}
	return f, err
}

// take adds what gofeed read.
func (d *Document) take(f *gofeed.Feed) {
	d.Title, d.Language = f.Title, f.Language
	for _, i := range f.Items {
		it := Item{ID: i.GUID, Title: i.Title, Published: i.Published, Updated: i.Updated, Content: i.Content}
		it.URL = address(append(append([]string{i.Link}, i.Links...), i.GUID)...)
		if len(it.Content) < len(i.Description) {
			it.Content = i.Description
		}
		if dc := i.DublinCoreExt; dc != nil {
			if it.Published == "" && len(dc.Date) > 0 {
				it.Published = dc.Date[0]
			}
			if len(dc.Source) > 0 {
				it.Outlet = dc.Source[0]
			}
		}
		d.Items = append(d.Items, it)
	}
}
