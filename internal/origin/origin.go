// Package origin answers the question of the program: for every statement the
// carriers, channels, voices and parties behind it, the chain to them, and how
// the statement changed on the way.
package origin

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/text"
)

// Findings are everything that stands behind the statements of a pile.
type Findings struct {
	Statements []Statement
	Evolutions []Evolution
	Omissions  []Omission
	Warnings   []Warning
	Events     []Event
	Origins    map[string]Count // independent origins of text by story ID
}

// Count is a best value with a range, both ends included.
type Count struct{ Best, Low, High int }

// Statement is one thing that is asserted, denied, promised, warned, ordered
// or asked.
type Statement struct {
	ID         string
	Story      string
	Gist       string // words of the clearest report
	Kind       string // assert, deny, promise, warn, order, ask
	Denies     string // ID of the denied statement
	Voices     []Voice
	Reports    []Report
	Channels   []Channel
	Untraced   int
	Parties    int
	Channel    Count
	VoiceCount Count
	Reading    string // single source, one side only, confirmed by another side, contested, no source named
	Circular   bool
	Confidence string // high, medium, low
	Drift      []Drift
	Similar    []Similar
	Why        []string // evidence parts of the counts, for `sanad why`
}

// Carriers are the articles with a report of the statement, sorted.
func (s *Statement) Carriers() []text.ID {
	var out []text.ID
	for _, r := range s.Reports {
		out = append(out, r.Ref.Article)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Voice is who asserts a statement.
type Voice struct {
	Name, Role, Organization string
	Party                    string
	Entity                   string
	Anonymous                bool
	Inferred                 bool // no report names it, what stands around them does
}

// Report is one article's rendering of a statement.
type Report struct {
	Ref         text.Ref
	Mode        annot.Mode
	Cue         string
	Attribution string // ID within the article, "" for an unattributed sentence
	Voice       int    // index into Voices, -1 for none
	Via         []annot.Via
}

// Channel is an independent path by which the statement reached its carriers.
type Channel struct {
	Name     string
	Kind     annot.Path
	Carriers []text.ID
	Basis    annot.Basis
	Why      []Reason
}

// Reason is one piece of evidence in words, with what it rests on.
type Reason struct {
	Text  string
	Score float64
	Refs  []text.Ref
}

// Drift is a difference between two reports of one statement.
type Drift struct {
	Kind     string // number, date, name, modality, polarity, scope, attribution, wording
	Severity string // material, harmless
	A, B     text.Ref
	Why      string
}

// Similar is a look-alike that is another statement. Score is how alike the
// two are, 0…1; 0 where a rule keeps them apart.
type Similar struct {
	Statement, Why string
	Score          float64
}

// Evolution is a later statement that hardens, softens or updates another.
type Evolution struct{ From, To, Kind, Why string }

// Omission is a statement that stands beside shared copy in one carrier and
// not in another whose text is full.
type Omission struct {
	Statement string
	Article   text.ID
	Beside    text.Ref
	Why       string
}

// Warning is something a reader must know, in both interface languages.
type Warning struct {
	Kind      string
	Story     string
	Article   text.ID
	Statement string
	Refs      []text.Ref
	Text      map[string]string // by interface language
}

// Event is a dated happening.
type Event struct {
	Date, DateEnd string
	Precision     string
	Status        string // happened, planned, expected
	Ref           text.Ref
	Statements    []string
}
