package fetch

import (
	"bytes"
	"path/filepath"
	"strings"

	"sanad/internal/feed"
	"sanad/internal/raw"
)

// Kinds that a name gives away but that only a look tells apart, and that of
// archives, which never leaves this package.
const (
	kindXML  = "xml"
	kindWARC = "warc"
)

// kindOf is the kind of a file by the ending of its name, "" for kinds that
// are not read.
func kindOf(name string) string {
	name = strings.ToLower(name)
	for _, z := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, z)
	}
	switch filepath.Ext(name) {
	case ".txt", ".text", ".urls":
		return raw.Plain
	case ".html", ".htm", ".xhtml":
		return raw.HTML
	case ".jsonl", ".ndjson":
		return raw.Lines
	case ".json":
		return raw.JSON
	case ".csv", ".tsv", ".tab":
		return raw.CSV
	case ".xml", ".rss", ".atom", ".rdf", ".opml":
		return kindXML
	case ".warc", ".wet":
		return kindWARC
	}
	return ""
}

// settle is the media type of bytes whose name gave a kind, by their
// beginning; "" where they are of no kind that is read. A text file may be a
// list of addresses, a JSON file a feed.
func settle(kind string, b []byte) string {
	switch k := feed.Detect(b); {
	case kind == kindXML:
		return listKind(b)
	case kind == raw.Plain && k == feed.List:
		return raw.Links
	case kind == raw.JSON && k == feed.JSON:
		return raw.Feed
	}
	return kind
}

// listKind is the media type of a feed or list, "" where bytes are none.
func listKind(b []byte) string {
	switch feed.Detect(b) {
	case feed.RSS, feed.Atom, feed.JSON:
		return raw.Feed
	case feed.Sitemap, feed.Index, feed.OPML, feed.List:
		return raw.Links
	}
	if bytes.Contains(bytes.ToLower(b[:min(len(b), 1024)]), []byte("<html")) {
		return raw.HTML
	}
	return ""
}

// Sniff is the media type of bytes that come without a name.
func Sniff(b []byte) string {
	if k := listKind(b); k != "" {
		return k
	}
	t := bytes.TrimSpace(bytes.TrimPrefix(b[:min(len(b), 512)], []byte("\ufeff")))
	switch {
	case bytes.HasPrefix(t, []byte("WARC/")):
		return kindWARC
	case bytes.HasPrefix(t, []byte("{")):
		return raw.Lines
	case bytes.HasPrefix(t, []byte("[")) && json0(t):
		return raw.JSON
	case bytes.HasPrefix(t, []byte("<")):
		return raw.HTML
	}
	return raw.Plain
}

// json0 reports whether bytes begin as a list of records.
func json0(t []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(t[1:]), []byte("{"))
}
