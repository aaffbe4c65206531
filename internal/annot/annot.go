// Package annot holds the nouns of annotation: what the finders in its
// sub-folders mark in one article. All spans are bytes into the article's
// Text.
package annot

import (
	"strings"

	"sanad/internal/text"
)

// Marks are the findings of one article, each list in text order.
type Marks struct {
	Tokens       []Token
	Entities     []Entity // those that Mentions refer to, ordered by ID
	Mentions     []Mention
	Times        []Time
	Citations    []Citation
	Attributions []Attribution
	Faint        []Attribution // by the look of them said by somebody, by too weak a cue to count; apart from Attributions
}

// Said is the attribution with an id, faint or not; nil for none.
func (m *Marks) Said(id string) *Attribution {
	for _, l := range [][]Attribution{m.Attributions, m.Faint} {
		for k := range l {
			if l[k].ID == id {
				return &l[k]
			}
		}
	}
	return nil
}

// IsFaint reports whether an id is that of a faint attribution.
func IsFaint(id string) bool { return strings.HasPrefix(id, FaintLetter) }

// FaintLetter begins the ids of faint attributions.
const FaintLetter = "f"

// TokenKind tells words from numbers and marks.
type TokenKind uint8

// The kinds of tokens.
const (
	Word TokenKind = iota
	Number
	Mark // punctuation and symbols, one rune each
)

// Token is a word, a number or a mark of the text. White space is no token.
type Token struct {
	Span  text.Span
	Kind  TokenKind
	Lower string // the token in lower case
}

// Class is the class of a name.
type Class string

// The classes of names.
const (
	Person       Class = "person"
	Organization Class = "organization"
	Country      Class = "country"
	Place        Class = "place"
	Media        Class = "media"
	Event        Class = "event"
	Product      Class = "product"
	Agreement    Class = "agreement"
	OtherName    Class = "other"
)

// Entity is something that names stand for: "country:KP", "person:jake-sullivan".
type Entity struct {
	ID      string
	Class   Class
	Name    string   // fullest form in the text, or the pack's name
	Aliases []string // other forms seen, sorted
	Role    string   // role or office stated for a person, "" where none is
	Org     string   // organisation or country stated with the role
}

// Mention is a place where an entity is named.
type Mention struct {
	Span   text.Span
	Entity string
	Class  Class
}

// Time is a time expression with its TIMEX3 value ("" where unresolved).
type Time struct {
	Span      text.Span
	Value     string
	Precision string // minute, hour, part-of-day, day, week, month, season, year, era, duration, set
	Relative  bool
}

// Mode says how the words of an attribution are shown.
type Mode string

// The modes of an attribution.
const (
	Direct   Mode = "direct"
	Indirect Mode = "indirect"
	Mixed    Mode = "mixed"
)

// Polarity says what the source does with the content.
type Polarity string

// The polarities of an attribution.
const (
	Affirm  Polarity = "affirm"
	Deny    Polarity = "deny"
	Confirm Polarity = "confirm"
	Accuse  Polarity = "accuse"
	Decline Polarity = "decline"
	Promise Polarity = "promise"
	Warn    Polarity = "warn"
	Order   Polarity = "order"
	Ask     Polarity = "ask"
	Hearsay Polarity = "hearsay"
)

// Basis is "stated" for what the text prints and "inferred" otherwise.
type Basis string

// The bases of a source or a step.
const (
	Stated   Basis = "stated"
	Inferred Basis = "inferred"
)

// Attribution is a source, a cue and a content.
type Attribution struct {
	ID       string    // unique within the article: "a1", "a2", … in text order
	Span     text.Span // from first to last word of source, cue and content
	Mode     Mode
	Polarity Polarity
	Stance   string // what the cue adds to saying: "", "admit", "claim", "allege", "believe"
	Cue      *Cue   // nil where the content stands without one
	Source   *Source
	Content  []text.Span // in order; with quotation marks; empty where the cue has none
	Via      []Via       // media it came through, nearest first
	Parent   string      // ID of the enclosing attribution, "" for none
	Why      []string    // rules, cue entry and candidates that led here; for --explain
}

// Cue is the word that attributes.
type Cue struct {
	Span  text.Span
	Lemma string // entry of the language pack
}

// Source is who is said to say it. Span is nil where the clause names nobody
// and the name comes from the context (then Basis is Inferred).
type Source struct {
	Span         *text.Span
	Name         string // resolved, fullest known form
	Role         string
	Organization string
	Entity       string // "" where it is no named entity
	Anonymous    bool   // "seorang pejabat", "sources"
	Basis        Basis
}

// Via is one step of the way from the article back to the source.
type Via struct {
	Name   string
	Entity string
	Kind   Path
	Span   *text.Span // the citing words
	Basis  Basis
}

// Path is the kind of way on which a statement came.
type Path string

// The kinds of paths.
const (
	Wire      Path = "wire"
	OutletOf  Path = "outlet"
	Post      Path = "post"
	Release   Path = "release"
	Document  Path = "document"
	Broadcast Path = "broadcast"
	Occasion  Path = "event" // press conference, hearing, speech
	Interview Path = "interview"
	UnknownOf Path = "unknown"
)

// Citation is a place where the article names the medium or occasion that it
// took something from, with the words it covers.
type Citation struct {
	Span    text.Span // cue and name
	Cue     string    // as printed
	CueSpan text.Span
	Name    string // canonical name of the medium; "" for an unnamed occasion
	Entity  string // "media:reuters"
	Kind    Path
	Covers  []text.Span // sentences or parts of sentences
}
