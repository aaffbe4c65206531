// Package quote finds attributions: who says what in one article, by which
// cue, in whose words, through which medium.
//
// In: an article with its sentences, its tokens, and, where they are known,
// the mentions of entities and the citations of media. Out: attributions in
// text order with ids "a1", "a2", …; a nested one names its parent.
//
// Promised: spans lie inside the text on rune boundaries; an attribution that
// names nobody in its own clause has a source with basis inferred or none; the
// work grows linearly with the text; equal input gives equal output.
//
// Refused: no model of meaning, no repair of what is printed. A quotation that
// nobody is shown to speak, and that does not look like speech, is no
// attribution.
//
// The river inside: lexer (quotation marks) → reader (word classes, units) →
// cue (candidates) → source and content (boundaries) → direct, indirect →
// nest (parents) → speaker (names over sentences) → via, polarity. In a
// language with a table of its parts of speech (grammar.tsv) the middle of it
// is: tag → group (the verb around a cue) → subject, inverted → object, sides →
// weigh; phrasal.go leads through it.
package quote

import (
	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// Input is what Find reads. Mentions, entities and citations may be empty.
type Input struct {
	Article   *article.Article
	Tokens    []annot.Token
	Entities  []annot.Entity
	Mentions  []annot.Mention
	Citations []annot.Citation
	Pack      *lang.Pack
}

// Find lists the attributions of an article in text order.
func Find(in Input) []annot.Attribution {
	out, _ := Read(in)
	return out
}

// Read is Find, and beside the attributions the sentences that read like one
// whose cue is too weak to count: who is named before a verb of promising,
// guessing or confirming is behind the words that follow it. They have ids
// "f1", "f2", …, share no cue and no content with an attribution, and none with
// each other.
func Read(in Input) (said, faint []annot.Attribution) {
	r := read(in)
	var found []*finding
	for u := range r.units {
		before := len(found)
		if r.tags != nil {
			found = append(found, r.phrasal(u)...)
		} else {
			found = append(found, r.direct(u)...)
			found = append(found, r.indirect(u)...)
		}
		if len(found) == before {
			found = append(found, r.headed(u)...)
		}
	}
	found = r.joinParagraphs(found)
	return r.settle(append(found, r.apart(r.faint, found)...))
}
