// Package brief writes a short account of a story or a storyline in a language
// of the interface. In: a pile with its findings. Out: sentences that are
// templates filled with words of the texts, names and counts. Promised: every
// sentence carries the places that it rests on, and a checker works out each of
// its claims anew from those places; a sentence that fails is not printed and
// is counted. Refused: words of its own, and translations of the evidence.
package brief

import (
	"cmp"
	"slices"

	"sanad/internal/pile"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Brief is an account, section by section.
type Brief struct {
	Words    view.Words
	Title    string
	Sections []Section
	Refused  []Refusal // sentences that did not pass the checker

	answer *view.Answer
}

// Section is the sentences about one story (then Heading is its title), or one
// statement of it, or its dated happenings.
type Section struct {
	Heading   string
	Level     int // 1 a story, 2 a part of one
	Sentences []Sentence
}

// Sentence is a filled template. Refs are all places of its claims, each once.
type Sentence struct {
	Text   string
	Key    string // of the template
	Claims []Claim
	Refs   []text.Ref
}

// Refusal is a sentence that was not printed, and why.
type Refusal struct {
	Sentence Sentence
	Why      error
}

// Options bound a brief. Zero values are the defaults.
type Options struct {
	Statements int // of a story, the most telling ones; 0: 6
	Events     int // of a story; 0: 8
}

// New writes the brief of some stories of a pile, in the order given; of all
// of them where none is named.
func New(p *pile.Pile, lang string, stories []string, o Options) *Brief {
	o.Statements, o.Events = cmp.Or(o.Statements, 6), cmp.Or(o.Events, 8)
	a := view.New(p, lang)
	b := &Brief{Words: a.Lang, answer: a}
	w := &writer{b: b, a: a, p: p, o: o, check: newChecker(p, a)}
	w.index()
	if len(stories) == 0 {
		for i := range a.Stories {
			stories = append(stories, a.Stories[i].ID)
		}
	}
	for _, id := range stories {
		i := slices.IndexFunc(a.Stories, func(s view.Story) bool { return s.ID == id })
		if i < 0 {
			continue
		}
		if b.Title == "" {
			b.Title = a.Stories[i].Title
		}
		w.story(&a.Stories[i])
	}
	return b
}

// Empty reports whether nothing was printed.
func (b *Brief) Empty() bool { return len(b.Sections) == 0 }
