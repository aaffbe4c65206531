package store

import (
	"time"

	"sanad/internal/raw"
	"sanad/internal/text"
)

// Version is a text that stood under an address or input.
type Version struct {
	Name    string // the address, else the input
	Number  int    // from 1
	Article text.ID
	First   time.Time // seen first and last with this text
	Last    time.Time
	Before  text.ID // the version before it, "" for the first
}

// Capture is kept bytes.
type Capture struct {
	Digest string
	raw.Capture
}

// Feed is an address that is looked at again and again.
type Feed struct {
	URL       string
	Kind      string // feed, sitemap, page, list
	Title     string
	Every     time.Duration // 0: by its history
	Paused    bool
	Added     time.Time
	Looked    time.Time // last tried
	Next      time.Time // to be tried not before
	ETag      string
	Modified  string // Last-Modified as sent
	Failures  int    // in a row
	Problem   string // of the last try, "" for none
	Entries   int    // met so far
	LastEntry time.Time
	History   string // what the scheduler keeps, as JSON
}

// Correction is a dated claim of a person beside what was found.
type Correction struct {
	ID     string   // given by the library
	Kind   string   // merge, split, speaker, channel, drift, entity, …
	On     string   // the words that it is about, as origin/correction.Place writes them; app.Correct keeps them so
	With   []string // further places
	Value  string   // what should stand there, as the kind defines it
	By     string
	Why    string
	At     time.Time
	Undone time.Time // zero where it stands
	UndoBy string
}

// Run is one run of the program over the library.
type Run struct {
	ID                        int64 // 0 for a new one
	Program, Command, Recipe  string
	Start, End                time.Time
	Articles, Added, Problems int
	Outcome                   string // "", done, interrupted, failed: why
}

// Purged counts what a purge took away.
type Purged struct {
	Articles   []text.ID // in the order in which they came
	Addresses  []string  // that may not come back, of single articles
	Captures   int
	Postings   int
	Findings   int
	Statements int
	Stories    int
	Pending    []text.ID // articles to be settled anew
}

// Fault is something wrong with a library.
type Fault struct {
	Check string // what was looked at
	What  string // what was found
	Fix   string // what to do about it
}
