package lang

import (
	"fmt"
	"strings"
)

// Tag is a set of the parts of speech that a word can be, as far as its form
// or a table of closed classes tells. A word without a tag is taken for a noun
// or an adjective.
type Tag uint64

// The parts of speech.
const (
	TagDet      Tag = 1 << iota // the, his, some: a naming follows
	TagSubject                  // he, they, everyone: a subject by itself
	TagObject                   // him, them: an object by itself
	TagPrep                     // in, of
	TagSub                      // because, while: opens a clause
	TagThat                     // that: opens a content
	TagWh                       // who, which: opens a relative clause
	TagConj                     // and, or
	TagAux                      // has, would, 's
	TagNeg                      // not
	TagAdv                      // also, firmly
	TagVerb                     // a finite verb
	TagIng                      // a participle
	TagEd                       // a past form: finite or participle
	TagTo                       // to
	TagTime                     // Monday, yesterday
	TagOwn                      // 's behind a name
	TagNoun                     // a noun that looks like a verb
	TagOccasion                 // interview, statement: where something is said
	TagParticle                 // about, of: may belong to the cue before it
	TagOpener                   // however, meanwhile: before a clause
	TagAdj                      // an adjective that looks like something else
	TagBe                       // is, been: makes a passive of a past form
	TagWhen                     // last, late: before a word of time
	TagOf                       // of: does not end a noun phrase
	TagBy                       // by: names who did it
	TagFrom                     // from: names whose noun it is
	TagAs                       // as: no clause of its own need follow
	TagWho                      // who: its clause may hold a verb of any form
	TagWhose                    // whose: a noun of the clause follows
	TagWhat                     // what, how: its clause is no naming
	TagWhether                  // opens a content and no new clause
	TagThe                      // the: tells no amount
	TagYours                    // his, their: an owner without a name
	TagSuch                     // including, like: goes on with the noun phrase
	TagHere                     // it, there, that: may have 's for a verb behind it
	TagPart                     // half: an amount
	TagAbout                    // on, to: particles that no passive takes
)

var tagNames = map[string]Tag{
	"det": TagDet, "subject": TagSubject, "object": TagObject, "prep": TagPrep, "sub": TagSub, "that": TagThat, "wh": TagWh, "conj": TagConj,
	"aux": TagAux, "neg": TagNeg, "adv": TagAdv, "verb": TagVerb, "to": TagTo, "time": TagTime, "own": TagOwn, "noun": TagNoun,
	"occasion": TagOccasion, "particle": TagParticle, "opener": TagOpener, "adj": TagAdj, "ing": TagIng, "ed": TagEd, "be": TagBe, "when": TagWhen, "of": TagOf, "by": TagBy, "from": TagFrom, "as": TagAs, "who": TagWho, "whose": TagWhose,
	"what": TagWhat, "whether": TagWhether, "the": TagThe, "yours": TagYours, "such": TagSuch, "here": TagHere, "part": TagPart, "about": TagAbout,
}

// Grammar is what is known of the parts of speech of a language whose clauses
// put the subject before a group of verbs. A language without the table has
// none, and its clauses are read by speaker.tsv alone.
type Grammar struct {
	tags     map[string]Tag
	suffixes []suffixTag
	clitics  []string // endings that are words of their own: 's, n't
}

type suffixTag struct {
	suffix string
	tag    Tag
	least  int // shortest word that has it
}

// Tags are the parts of speech of a lower-case word.
func (g *Grammar) Tags(lower string) Tag {
	if t, ok := g.tags[lower]; ok {
		return t
	}
	for _, s := range g.suffixes {
		if len(lower) >= s.least && strings.HasSuffix(lower, s.suffix) {
			return s.tag
		}
	}
	return 0
}

// Clitic is the length of the ending of a lower-case word that is a word of
// its own, 0 for none.
func (g *Grammar) Clitic(lower string) int {
	for _, c := range g.clitics {
		if len(lower) > len(c) && strings.HasSuffix(lower, c) {
			return len(c)
		}
	}
	return 0
}

// loadGrammar reads grammar.tsv: a part of speech and its words, parted by
// spaces; rows "suffix", tag, suffixes; rows "clitic", "-", endings.
func loadGrammar(p *Pack) error {
	rows := p.Rows("grammar")
	if len(rows) == 0 {
		return nil
	}
	g := &Grammar{tags: map[string]Tag{}}
	for _, r := range rows {
		switch {
		case len(r) == 3 && r[0] == "clitic":
			g.clitics = append(g.clitics, strings.Fields(r[2])...)
		case len(r) == 3 && r[0] == "suffix" && tagNames[r[1]] != 0:
			for _, s := range strings.Fields(r[2]) {
				g.suffixes = append(g.suffixes, suffixTag{s, tagNames[r[1]], len(s) + 3})
			}
		case len(r) == 2 && tagNames[r[0]] != 0:
			for _, w := range strings.Fields(r[1]) {
				g.tags[w] |= tagNames[r[0]]
			}
		default:
			return fmt.Errorf("grammar.tsv: %q is no row of it", r)
		}
	}
	p.Grammar = g
	return nil
}
