package web

import (
	"bytes"
	"fmt"
	"strings"

	"sanad/internal/feed"
	"sanad/internal/fetch"
	"sanad/internal/fetch/archive"
	"sanad/internal/raw"
)

// Capture is the capture of an answer, named by its address. Its kind is told
// by the header and, where that says little or servers commonly lie, by its
// beginning. The error says that it is of a kind that is not read.
func (c *Client) Capture(a Answer) (raw.Capture, error) {
	out := raw.Capture{Input: a.URL, URL: a.URL, Charset: a.Charset, Time: a.Time.UTC(), Bytes: a.Body}
	if bytes.HasPrefix(a.Body, []byte{0x1f, 0x8b}) { // sitemap.xml.gz
		b, err := archive.Decode(a.Body, "gzip", c.o.Limits.Unpacked)
		if err != nil {
			return out, fmt.Errorf("%s: %w", short(a.URL), err)
		}
		out.Bytes = b
	}
	if len(out.Bytes) == 0 {
		return out, fmt.Errorf("%s: the answer is empty", short(a.URL))
	}
	out.Media = kind(a.Type, out.Bytes)
	if out.Media == "" {
		return out, fmt.Errorf("%s: %.80s is not read", short(a.URL), a.Type)
	}
	return out, nil
}

// kind is the media type of a body, "" for kinds that are not read.
func kind(header string, b []byte) string {
	switch feed.Detect(b) {
	case feed.RSS, feed.Atom, feed.JSON:
		return raw.Feed
	case feed.Sitemap, feed.Index, feed.OPML, feed.List:
		return raw.Links
	}
	switch {
	case header == "text/html", header == "application/xhtml+xml":
		return raw.HTML
	case header == "text/csv", header == "text/tab-separated-values":
		return raw.CSV
	case header == "text/plain", header == "", strings.HasSuffix(header, "xml"), strings.HasSuffix(header, "json"), header == "application/x-ndjson",
		header == "application/octet-stream" && !binary(b):
		if k := fetch.Sniff(b); k != "warc" {
			return k
		}
	}
	return ""
}

// binary reports whether bytes begin as no text does.
func binary(b []byte) bool { return bytes.IndexByte(b[:min(len(b), 1024)], 0) >= 0 }
