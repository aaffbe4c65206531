// Package raw holds captures: the exact bytes that were read, with where and
// when they came from. Nothing is decoded or repaired here.
package raw

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// The media types that are read.
const (
	Plain = "text/plain"
	HTML  = "text/html"
	Lines = "application/x-ndjson" // one JSON record a line
	JSON  = "application/json"     // a record, or a list of them
	CSV   = "text/csv"             // also with other separators than the comma
	Feed  = "application/rss+xml"  // RSS, Atom and JSON feeds
	Links = "text/uri-list"        // sitemaps, OPML, lists of addresses
)

// Capture is one input as it was read.
type Capture struct {
	Input    string    // name of the input: path relative to its argument, URL, or JSONL id
	Path     string    // file it came from, "" for none
	URL      string    // address it came from, "" where unknown
	Media    string    // media type by name, header or content, one of the constants
	Charset  string    // charset by header, "" for none
	First    int       // number of its first line, where it is a piece of a longer file; 0 for a whole one
	Found    bool      // it was found in a folder, not named: that it is of no kind that is read is no problem
	Followed bool      // the addresses in it are fetched too: that they have no text is no problem
	Time     time.Time // when it was captured; zero where unknown
	Bytes    []byte
}

// Digest is the hex SHA-256 of the bytes.
func (c Capture) Digest() string {
	h := sha256.Sum256(c.Bytes)
	return hex.EncodeToString(h[:])
}

// Problem is an input, or a part of one, that could not be used. It never
// stops a run and never vanishes: it is listed with the answer.
type Problem struct {
	Input  string
	Stage  string // read, extract, …
	Reason string
}
