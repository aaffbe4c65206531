package lang

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Place says where the source of a cue stands.
type Place string

// The places of a source.
const (
	SourceBefore Place = "before" // X mengatakan …, X has confirmed …
	SourceAfter  Place = "after"  // "…," kata X; menurut X, …
	SourceEither Place = "either" // X said; said X
	SourceClitic Place = "clitic" // "…," katanya: the source is a part of the cue
	SourceAgent  Place = "agent"  // dikatakan (oleh) X; was announced by X
	SourceOwner  Place = "owner"  // pernyataan X bahwa …; X's claim that …
	SourceShared Place = "shared" // …, adding that …: the subject of the main clause
	SourceNobody Place = "none"   // dikabarkan, konon, reportedly
)

// Takes says which contents a cue may have, as a set.
type Takes uint8

// The kinds of contents.
const (
	TakesClause Takes = 1 << iota // a clause without a complementiser
	TakesThat                     // a clause after a complementiser (bahwa, that)
	TakesNoun                     // a noun phrase (membantah tuduhan itu)
	TakesTo                       // an infinitive or purpose clause (berjanji untuk …)
	TakesPerson                   // an addressee stands before the content
	TakesQuote                    // words in quotation marks
	TakesSilent                   // may stand without any content (menolak berkomentar)
)

var takesNames = map[string]Takes{"clause": TakesClause, "that": TakesThat, "noun": TakesNoun, "to": TakesTo, "person": TakesPerson, "quote": TakesQuote, "silent": TakesSilent}

// Cue is one entry of cue.tsv: a word or phrase that attributes.
type Cue struct {
	Forms    [][]string // each form as lower-case words
	Lemma    string
	Place    Place
	Takes    Takes
	Hits     int // times it was a cue in the development sets
	Seen     int // times it occurred there
	Polarity string
	Stance   string
	Example  string
}

// Weight is the log-odds that an occurrence is a cue, smoothed by one half.
func (c *Cue) Weight() float64 {
	return math.Log((float64(c.Hits) + 2) / (float64(max(c.Seen, c.Hits)-c.Hits) + 3))
}

// CueTable finds the cues of a language by their first word.
type CueTable struct {
	byFirst map[string][]cueForm
}

type cueForm struct {
	words []string
	cue   *Cue
}

// At is the longest cue whose words are those of lower(0), lower(1), … and its
// number of words; nil and 0 where there is none. lower answers "" past the
// end of the text.
func (t *CueTable) At(lower func(int) string) (*Cue, int) {
	for _, f := range t.byFirst[lower(0)] {
		k := 1
		for k < len(f.words) && lower(k) == f.words[k] {
			k++
		}
		if k == len(f.words) {
			return f.cue, k
		}
	}
	return nil, 0
}

// loadCues reads cue.tsv: forms (parted by |), lemma, place, takes (parted by
// commas), hits, seen, polarity, stance, example.
func loadCues(p *Pack) error {
	t := &CueTable{byFirst: map[string][]cueForm{}}
	for _, r := range p.Rows("cue") {
		c, err := readCue(r)
		if err != nil {
			return fmt.Errorf("cue.tsv: %q: %w", r, err)
		}
		for _, w := range c.Forms {
			t.byFirst[w[0]] = append(t.byFirst[w[0]], cueForm{w, c})
		}
	}
	for _, fs := range t.byFirst {
		slices.SortStableFunc(fs, func(a, b cueForm) int { return len(b.words) - len(a.words) })
	}
	p.Cues = t
	return nil
}

func readCue(r []string) (*Cue, error) {
	if len(r) != 9 {
		return nil, fmt.Errorf("%d fields, not 9", len(r))
	}
	c := &Cue{Lemma: r[1], Place: Place(r[2]), Polarity: r[6], Stance: r[7], Example: r[8]}
	for f := range strings.SplitSeq(r[0], "|") {
		c.Forms = append(c.Forms, strings.Fields(f))
	}
	switch c.Place {
	case SourceBefore, SourceAfter, SourceEither, SourceClitic, SourceAgent, SourceOwner, SourceShared, SourceNobody:
	default:
		return nil, fmt.Errorf("no such place %q", r[2])
	}
	for w := range strings.SplitSeq(r[3], ",") {
		k, ok := takesNames[w]
		if !ok {
			return nil, fmt.Errorf("no such content %q", w)
		}
		c.Takes |= k
	}
	var err error
	if c.Hits, err = strconv.Atoi(r[4]); err != nil {
		return nil, err
	}
	if c.Seen, err = strconv.Atoi(r[5]); err != nil {
		return nil, err
	}
	return c, nil
}
