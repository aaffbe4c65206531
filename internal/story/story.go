// Package story groups articles by the event that they report, and chains
// stories into storylines.
package story

import "sanad/internal/text"

// Story is the articles that report one event or one closely tied chain of
// events within days.
type Story struct {
	ID        string
	Title     string // from the articles' own words
	Keywords  []string
	Articles  []text.ID // sorted
	Start     string    // earliest day, "" unknown
	End       string
	Storyline string // ID, "" for none
}

// Storyline is stories that continue each other.
type Storyline struct {
	ID      string
	Stories []string // in time order
	Steps   []Step
}

// Step is why one story continues another.
type Step struct {
	From, To string
	Why      string
	Spans    []text.Ref
}
