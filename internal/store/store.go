// Package store says what a library of news can be asked and told. A library
// keeps captures, articles with their marks, and every finding about them; the
// backends in its sub-folders do the keeping. In: nouns of the derivation
// (piles, articles, marks, captures). Out: the same nouns, and the few that
// only a library has: places, lines of lists, versions, feeds, corrections,
// runs.
//
// Promised by every backend (package storetest holds them to it): a write is
// one transaction, all or nothing, also for a process that is killed; equal
// contents give equal answers in equal order; what was purged is nowhere; many
// readers work beside one writer. Nothing here finds anything about news, and
// nothing here knows SQL.
package store

import (
	"context"
	"errors"
	"time"

	"sanad/internal/pile"
	"sanad/internal/story"
	"sanad/internal/text"
)

// The kinds of errors that a library gives, wrapped with what was asked.
var (
	ErrNotFound  = errors.New("not found")
	ErrAmbiguous = errors.New("stands for several")
	ErrInvalid   = errors.New("makes no sense")
	ErrFull      = errors.New("no room left on the disk")
	ErrBusy      = errors.New("in use by another process")
	ErrStale     = errors.New("settled by another process meanwhile")
	ErrCorrupt   = errors.New("the library is damaged")
)

// Library is a place where news is kept and asked.
type Library interface {
	Reader
	Writer
	Keeper
	Close() error
}

// Reader are the questions. Every list is in a fixed order and paged.
type Reader interface {
	// Status counts what is there.
	Status(ctx context.Context) (Status, error)
	// Locate finds what a name stands for: an ID or the beginning of one (six
	// characters or more), an input or an address. The ID of a story that became
	// part of another leads to that, the ID of a statement whose reports changed
	// to the one that is reported in the same place.
	Locate(ctx context.Context, name string) (Place, error)
	// Members are the articles of a place: of a story, a storyline, an outlet
	// or an entity all its articles, of a statement its carriers, of an article
	// itself. Sorted.
	Members(ctx context.Context, p Place) ([]text.ID, error)
	// Carriers are the articles of a story and all others that carry one of its
	// statements: what it takes to show it whole. Sorted.
	Carriers(ctx context.Context, storyID string) ([]text.ID, error)
	// Around are the given articles, all others of their stories, and all that
	// share passages with them. Sorted.
	Around(ctx context.Context, ids []text.ID) ([]text.ID, error)
	// Pile is the given articles with their settled marks and every finding
	// that rests on them alone: passages, relations, omissions, events and
	// statements all of whose articles are given; stories, and storylines of
	// stories, with at least one of them; the warnings about all these, and the
	// problems of their inputs. Unknown IDs are passed over.
	Pile(ctx context.Context, ids []text.ID) (*pile.Pile, error)
	// Read is the given articles with the marks as they were read, before any
	// stage over the whole pile, and nothing else: what growing begins with.
	Read(ctx context.Context, ids []text.ID) (*pile.Pile, error)

	// Stories, Statements, Articles, Entities and Outlets are lists of lines,
	// each enough for a row on a screen.
	Stories(ctx context.Context, f Filter, p Page) (List[StoryLine], error)
	Statements(ctx context.Context, f Filter, p Page) (List[StatementLine], error)
	Articles(ctx context.Context, f Filter, p Page) (List[ArticleLine], error)
	Entities(ctx context.Context, f Filter, p Page) (List[EntityLine], error)
	Outlets(ctx context.Context, f Filter, p Page) (List[OutletLine], error)
	// Cited counts what the articles of an outlet cite, most first; with by
	// set, which outlets cite it.
	Cited(ctx context.Context, outlet string, by bool) ([]Facet, error)
	// Search finds articles or statements by their words.
	Search(ctx context.Context, q Query) (Results, error)
	// Records is a page of a collection, by the record types of schema sanad/1.
	Records(ctx context.Context, k Kind, f Filter, p Page) (Part, error)
	// Problems are what could not be used.
	Problems(ctx context.Context, f Filter, p Page) (List[Problem], error)

	// Versions are what stood under an address or input, oldest first.
	Versions(ctx context.Context, name string) ([]Version, error)
	// Changes are the merges and splits of a story, or of all for "", oldest first.
	Changes(ctx context.Context, storyID string) ([]story.Change, error)
	// Capture is the bytes that an article was made of, where they were kept.
	Capture(ctx context.Context, digest string) (Capture, error)
	// Feeds, Corrections (on a statement, article, …; "" for all) and Runs are
	// what people and the program did.
	Feeds(ctx context.Context) ([]Feed, error)
	Corrections(ctx context.Context, on string) ([]Correction, error)
	Runs(ctx context.Context, p Page) (List[Run], error)
	// Retention is the age at which articles are let go, 0 for never.
	Retention(ctx context.Context) (time.Duration, error)

	Grower
}

// Grower are the questions that adding asks.
type Grower interface {
	// Known says which of the articles are there already.
	Known(ctx context.Context, ids []text.ID) (map[text.ID]bool, error)
	// Refused says which of the names (inputs, addresses, outlets, article IDs)
	// were purged and may not come back.
	Refused(ctx context.Context, names []string) (map[string]bool, error)
	// Pending are articles that were put and not yet settled by Replace, oldest
	// first, at most n (0: all).
	Pending(ctx context.Context, n int) ([]text.ID, error)
	// Outdated are articles whose marks were made by another recipe, at most n
	// (0: all).
	Outdated(ctx context.Context, recipe string, n int) ([]text.ID, error)
	// Overtaken are articles whose story was settled by another recipe, story by
	// story, at most n (0: all).
	Overtaken(ctx context.Context, recipe string, n int) ([]text.ID, error)
	// Recipes are the recipes of the marks of the articles.
	Recipes(ctx context.Context, ids []text.ID) (map[text.ID]string, error)
	// Near lists the articles that hold the postings. A posting that more than
	// crowd articles hold counts only with the crowd nearest to day before and
	// after ("" for the last that came); one that more than Common times crowd hold finds
	// nothing. Crowd 0 is no limit.
	Near(ctx context.Context, ps []Posting, day string, crowd int) (Near, error)
	// StoryOf is the story of each article that has one.
	StoryOf(ctx context.Context, ids []text.ID) (map[text.ID]string, error)
	// Given says which of the story IDs were ever given.
	Given(ctx context.Context, storyIDs []string) (map[string]bool, error)
	// Told are the statements that the given articles report, with all their
	// reports, those that are known no more and stood in these articles, and
	// those of the given IDs. Sorted by ID.
	Told(ctx context.Context, articles []text.ID, statements []string) ([]Told, error)
	// Editions are the versions around those of the given articles whose name
	// stood for several texts; others are left out.
	Editions(ctx context.Context, ids []text.ID) (map[text.ID]Edition, error)
	// Generation is above 0, and grows with every change of findings or marks.
	Generation(ctx context.Context) (int64, error)
	// All are the IDs of all articles, sorted.
	All(ctx context.Context) ([]text.ID, error)
}

// Writer brings news and findings in. Every call is one transaction.
type Writer interface {
	// Put keeps articles as they were read. One that is there already is left
	// alone, save for the time it was last seen; one that was purged is refused.
	Put(ctx context.Context, b Batch) (Taken, error)
	// Reread gives known articles new marks and postings, by another recipe.
	// They are pending after it.
	Reread(ctx context.Context, b Batch) error
	// Replace drops the findings that rest on the given articles and writes
	// those of the pile in their place, with the settled articles and marks. A
	// statement of a story that has none of the articles stays. A settlement of
	// an earlier generation is refused as ErrStale.
	Replace(ctx context.Context, s Settlement) error
	// Drop forgets every finding and derived table, and makes all articles
	// pending. Texts, captures, versions, corrections and given story IDs stay.
	Drop(ctx context.Context) error
}

// Keeper is what keeping a library needs besides.
type Keeper interface {
	// Purge lets go of an article, an outlet or an address, and leaves a
	// tombstone. Articles that lose neighbours are pending after it.
	Purge(ctx context.Context, p Place, at time.Time, why string) (Purged, error)
	// Expire lets go of the articles that were published (or, undated, first
	// seen) before a time, without tombstones, at most n of them (0: all). It
	// also overwrites the bytes of what was purged where that was not possible
	// then, and does nothing else for the zero time.
	Expire(ctx context.Context, before time.Time, n int) (Purged, error)
	// SetRetention says at which age articles are let go, 0 for never.
	SetRetention(ctx context.Context, d time.Duration) error
	// SetFeed adds a feed or changes it; RemoveFeed forgets it.
	SetFeed(ctx context.Context, f Feed) error
	RemoveFeed(ctx context.Context, url string) error
	// Correct keeps a dated claim of a person and gives its ID; Undo marks it
	// as undone, and nothing is ever overwritten.
	Correct(ctx context.Context, c Correction) (string, error)
	Undo(ctx context.Context, id, by string, at time.Time) error
	// Note keeps what a run did; with the ID of a run it changes that run.
	Note(ctx context.Context, r Run) (int64, error)
	// Report adds problems that no batch brings, such as those of fetching.
	Report(ctx context.Context, ps []Problem) error
	// Doctor looks for what is wrong: damage, dangling references, entries
	// without articles, spans outside texts, what a purge left behind. A sound
	// library has no faults.
	Doctor(ctx context.Context) ([]Fault, error)
	// Backup writes a copy that opens as a library, while others read and write.
	Backup(ctx context.Context, path string) error
}
