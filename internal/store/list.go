package store

import (
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Kind is what a place is, or a type of records.
type Kind string

// The kinds of places, and the other types of records.
const (
	Article   Kind = "article"
	Story     Kind = "story"
	Storyline Kind = "storyline"
	Statement Kind = "statement"
	Entity    Kind = "entity"
	Outlet    Kind = "outlet"
	Address   Kind = "address" // all versions of a URL or input

	Mention     Kind = "mention"
	Time        Kind = "time"
	Attribution Kind = "attribution"
	Citation    Kind = "citation"
	Passage     Kind = "passage"
	Relation    Kind = "relation"
	StoryChange Kind = "story_change"
	Evolution   Kind = "evolution"
	Omission    Kind = "omission"
	Warning     Kind = "warning"
	Event       Kind = "event"
	ProblemKind Kind = "problem"
)

// Kinds are the record types that Records can give, in the order of an answer.
var Kinds = []Kind{Article, Entity, Mention, Time, Attribution, Citation, Passage, Relation, Story, Storyline, StoryChange,
	Statement, Evolution, Omission, Warning, Event, ProblemKind}

// Place is something in the library that has a name of its own.
type Place struct {
	Kind Kind
	ID   string
}

// Page is a part of a list: at most Limit entries after the one that After
// stands for. Limit 0 means 50; more than 1,000 are never given.
type Page struct {
	After string // List.Next of the page before, "" for the first
	Limit int
}

// List is a page of lines. Next is "" on the last page. Total counts all
// lines of the list, over all pages.
type List[T any] struct {
	Lines []T
	Next  string
	Total int
}

// Filter narrows a list; empty fields do not. What a list has no field for is
// passed over.
type Filter struct {
	ID        string // one entry, by its ID
	Article   text.ID
	Story     string
	Storyline string
	Outlet    string
	Language  string
	Entity    string // mentions of it; statements that it voices, and what moves on from them
	Class     string // of entities
	Party     string // statements with a voice that speaks for it
	Kind      string // of statements, relations, passages, warnings, drift in statements
	Reading   string
	Denies    string // statements that deny this one
	From, To  string // days, both included
	Input     string // beginning of inputs or addresses

	Several  bool // statements with two carriers or more
	Circular bool
	Denied   bool // statements that another denies, and stories that have them
	Drifting bool // with material drift

	Order Order
}

// Order is the order of a list.
type Order string

// The orders of lists: by identity unless said otherwise.
const (
	ByID     Order = ""
	Newest   Order = "newest"   // last day first
	Heaviest Order = "heaviest" // stories: many outlets on few channels; statements: most carriers; others: most articles
)

// Status is what a library holds.
type Status struct {
	Articles, Versions, Captures int
	Stories, Storylines          int
	Statements, Passages         int
	Relations, Events, Warnings  int
	Problems, Corrections, Feeds int
	Pending                      int // put and not yet settled
	Purged                       int // tombstones
	Outlets                      int
	First, Last                  string // days of the earliest and the latest article
	Text                         int    // bytes of all texts
	Bytes                        int64  // on disk
	Schema                       int    // version of the tables
}

// StoryLine is a story on one line.
type StoryLine struct {
	ID, Title   string
	Keywords    []string
	Start, End  string
	Storyline   string
	Articles    int
	Outlets     []string // sorted
	Origins     origin.Count
	Statements  int // all
	Several     int // with two carriers or more
	OneChannel  int // of those, resting on one channel
	Denials     int // statements that another denies
	Drifting    int // with material drift
	Circular    int
	Warnings    int
	MostCarried string // gist of the statement with most carriers
}

// StatementLine is a statement on one line.
type StatementLine struct {
	ID, Story, Gist, Kind           string
	Denies                          string
	DeniedBy                        int
	Day                             string // of the first carrier that is dated
	Carriers, Channels              int
	Voices, Parties, Untraced       int
	ChannelRange, VoiceRange        [2]int
	Reading, Confidence             string
	Circular                        bool
	MaterialDrift, Drift, Omissions int
	Names                           []string // of the voices
}

// ArticleLine is an article on one line.
type ArticleLine struct {
	ID                       text.ID
	Input, URL, Outlet       string
	Title, Language          string
	Day                      string // published or estimated, "" unknown
	Estimated                bool
	Completeness             article.Completeness
	Story                    string
	Bytes                    int // of the text
	Version                  int // 1 for the first text under its name
	Latest                   bool
	Statements, Attributions int
	Added                    string // time it was put, RFC 3339
}

// EntityLine is an entity on one line.
type EntityLine struct {
	ID, Class, Name string
	Aliases         []string
	Role, Org       string // as the most articles state them
	Articles        int
	Statements      int // that it voices
}

// OutletLine is an outlet on one line.
type OutletLine struct {
	Name        string
	Articles    int
	Stories     int
	First, Last string // days
}

// Problem is an input, or a part of one, that could not be used.
type Problem struct {
	Input, Stage, Reason string
	At                   string // RFC 3339, "" unknown
	Article              text.ID
}

// Part is a page of a collection as a pile that holds the entries of the page
// alone and the articles that they point into, so that they can be shown with
// their words; articles come with their marks and the statements that they carry,
// which their excerpts rest on. Keys are the IDs of the entries, in the pile's
// order.
type Part struct {
	Pile    *pile.Pile
	Changes []story.Change // of the kind StoryChange
	Keys    []string
	Next    string
	Total   int
}
