package store

import (
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/raw"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Posting is something that articles are found by: the hash of a run of words
// or of a rare term. Kinds keep hashes of different things apart.
type Posting struct {
	Kind PostingKind
	Hash uint64
}

// PostingKind tells postings apart.
type PostingKind uint8

// The kinds of postings.
const (
	Fingerprint PostingKind = 1 // of the words: shared copy
	Term        PostingKind = 2 // rare words of the news: one story
	Concept     PostingKind = 3 // rare words by meaning: rewritten or translated copy
)

// Batch is articles as they were read. Marks and Postings are parallel to
// Articles; Postings may be nil.
type Batch struct {
	Articles []article.Article
	Marks    []annot.Marks
	Postings [][]Posting
	Captures []raw.Capture // bytes to keep, found again by their digest; may be fewer
	Problems []raw.Problem
	Recipe   string // stages and versions that made the marks
	At       time.Time
}

// Taken is what Put did with a batch.
type Taken struct {
	New      []text.ID // kept, sorted
	Seen     []text.ID // were there already
	Refused  []text.ID // were purged before
	Replaced []Version // new versions among New: a name that stood for another text before
}

// Common is how many crowds hold a posting that is too common to find anything.
// Its holders are not counted further.
const Common = 4

// Near are the articles that hold looked-up postings.
type Near struct {
	Neighbours []Neighbour // sorted by Article
	Holders    []int       // by posting asked for: articles that hold it
}

// Neighbour is an article with the postings that it shares.
type Neighbour struct {
	Article text.ID
	Day     string
	Story   string
	Shared  []int // places in the list asked for, ascending
}

// Settlement is what the stages over a pile found. Articles are those whose
// findings are replaced; the pile holds them all and their neighbours. A
// finding is dropped where all articles that it rests on are in Articles, a
// story where one of them is, and with it its statements and storyline.
type Settlement struct {
	Articles []text.ID
	Pile     *pile.Pile
	Changes  []story.Change
	Recipe   string
	At       time.Time

	Generation int64 // of the library that the pile was read from; 0 for any
}

// Edition is where an article stands among the versions of its name.
type Edition struct {
	Before text.ID // the version before it, "" for the first
	Latest text.ID // the one that stands now
}

// Told is a statement that the library knows, or knew: then its story is "" and
// of its reports only the beginning of the first is known.
type Told struct {
	ID, Story string
	Reports   []text.Ref
}
