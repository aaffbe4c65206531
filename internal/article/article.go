// Package article holds the Article: one published text of one outlet. Its
// Text never changes once made; every finding points into it by byte spans.
// extract makes the article with its metadata; annot/segment completes it with
// what the text itself states (segments, sentences, dateline, credits, …).
package article

import (
	"crypto/sha256"
	"encoding/hex"

	"sanad/internal/text"
)

// Article is one version of one published text. Nil pointers and empty lists
// mean "not known"; nothing is guessed.
type Article struct {
	ID           text.ID // of Input and Text, see NewID
	Input        string  // path, URL or JSONL id
	URL          string
	Capture      string // SHA-256 of the captured bytes: the file, the page, the line of JSON
	Captured     string // when it was captured, RFC 3339 in UTC; "" unknown
	Charset      string // declared or detected charset when it was not UTF-8
	Outlet       Outlet
	Title        string
	Language     string // BCP 47 code of the language pack ("id", "en"), "" unknown
	Published    *Date
	Anchor       *Date // estimated day, where Published is not known to the day; relative times are counted from it
	Dateline     *Dateline
	Credits      []Credit
	Declared     []Declared
	Copyright    *Copyright
	Reprint      *Reprint
	Completeness Completeness
	Text         string
	Segments     []Segment   // in order, not overlapping
	Sentences    []text.Span // in order, not overlapping; of title and body segments only
	Repairs      []Repair
	Given        *Given // what extract knew of it; nil before the text was read
}

// Given is what the page or record said of an article, before anything was
// read from its text.
type Given struct {
	Title        string
	Outlet       Outlet
	Published    *Date
	Dateline     *Dateline
	Credits      []Credit
	Declared     []Declared
	Completeness Completeness
}

// Outlet is who published the article. Span is where the text names it.
type Outlet struct {
	Name string
	Span *text.Span
}

// Basis says how a fact of an article is known.
type Basis string

// The bases of a fact.
const (
	Stated    Basis = "stated"    // the text says so
	Metadata  Basis = "metadata"  // the page or record says so
	Estimated Basis = "estimated" // worked out, with a reason
	Inferred  Basis = "inferred"
)

// Date is a point in time cut to its precision: 2023-06 for a month,
// RFC 3339 for minutes.
type Date struct {
	Value     string
	Precision string // minute, hour, day, month, year
	Basis     Basis
	Span      *text.Span
	Why       string // for estimates
}

// Dateline is the place (and outlet) that opens a news text.
type Dateline struct {
	Place  string
	Outlet string
	Span   *text.Span
}

// Credit is a person named for work on the article.
type Credit struct {
	Role string // writer, editor, translator, photographer, reporter
	Name string
	Span *text.Span
}

// Declared is a source that the furniture declares: "Sumber: Reuters",
// "(Antara)".
type Declared struct {
	Name string
	Cue  string
	Span *text.Span
}

// Copyright is the holder line at the foot of an article.
type Copyright struct {
	Holder string
	Year   int
	Span   *text.Span
}

// Reprint is a network reprint line: "Artikel ini telah tayang di …".
type Reprint struct {
	Outlet string
	Span   text.Span
}

// Completeness says whether the captured text is the whole article.
type Completeness string

// The degrees of completeness.
const (
	Full    Completeness = "full"
	Partial Completeness = "partial"
	Unknown Completeness = "unknown"
)

// Kind is what a segment is.
type Kind string

// The kinds of segments: title to body are structure and text, the others are
// furniture.
const (
	Title      Kind = "title"
	DatelineOf Kind = "dateline"
	Subheading Kind = "subheading"
	Body       Kind = "body"
	Header     Kind = "header"
	Byline     Kind = "byline"
	CreditLine Kind = "credit"
	Caption    Kind = "caption"
	Related    Kind = "related-link"
	Promo      Kind = "promo"
	UI         Kind = "ui"
	Tags       Kind = "tags"
	Rights     Kind = "copyright"
)

// Furniture reports whether k is page furniture and no part of the news text.
func (k Kind) Furniture() bool {
	switch k {
	case Title, DatelineOf, Subheading, Body:
		return false
	}
	return true
}

// Segment is a part of the text with a kind.
type Segment struct {
	Kind Kind
	Span text.Span
}

// Repair is a maximal run of invalid bytes that became U+FFFD.
type Repair struct {
	Span  text.Span
	Bytes string // hex
}

// NewID is the identity of an article: two outlets that print the same words
// are two articles.
func NewID(input, body string) text.ID {
	h := sha256.New()
	h.Write([]byte(input))
	h.Write([]byte{0})
	h.Write([]byte(body))
	return text.ID(hex.EncodeToString(h.Sum(nil)))
}

// BodySpans lists the spans of the body segments, in order.
func (a *Article) BodySpans() []text.Span {
	var out []text.Span
	for _, s := range a.Segments {
		if s.Kind == Body {
			out = append(out, s.Span)
		}
	}
	return out
}

// KindAt is the kind of the segment that covers byte i, "" for none.
func (a *Article) KindAt(i int) Kind {
	lo, hi := 0, len(a.Segments)
	for lo < hi {
		m := (lo + hi) / 2
		if a.Segments[m].Span.End <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(a.Segments) && a.Segments[lo].Span.Start <= i {
		return a.Segments[lo].Kind
	}
	return ""
}
