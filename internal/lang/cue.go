package lang

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
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
	SourceCited  Place = "cited"  // opens a sentence that has no other cue: melansir X, …
	SourceLast   Place = "last"   // the same, of whom was named before: dalam pesan itu, …
	SourceTitle  Place = "title"  // in headlines only: X Bantah …
	NoSource     Place = "never"  // looks like a cue and is none: lebih lanjut, kata kunci
)

// Takes says which contents a cue may have, as a set.
type Takes uint16

// The kinds of contents.
const (
	TakesClause Takes = 1 << iota // a clause without a complementiser
	TakesThat                     // a clause after a complementiser (bahwa, that)
	TakesNoun                     // a noun phrase (membantah tuduhan itu)
	TakesTo                       // an infinitive or purpose clause (berjanji untuk …)
	TakesPerson                   // an addressee stands before the content
	TakesQuote                    // words in quotation marks
	TakesSilent                   // may stand without any content (menolak berkomentar)
	TakesLeft                     // may stand behind a content without quotation marks (…, X said)
	TakesOwner                    // is a noun of saying as well (claim)
	TakesPair                     // an object and what it is called (call it a relic)
	Sure                          // attributes wherever its pattern stands
)

var takesNames = map[string]Takes{"clause": TakesClause, "that": TakesThat, "noun": TakesNoun, "to": TakesTo, "person": TakesPerson, "quote": TakesQuote, "silent": TakesSilent, "left": TakesLeft, "owner": TakesOwner, "pair": TakesPair, "sure": Sure}

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

// Weight is the log-odds that an occurrence is a cue. The counts are smoothed
// by what the dictionary knows: an entry that is sure (one who denies or
// promises says something, whichever labels a corpus has) begins at seven to
// one, another one at two to three.
func (c *Cue) Weight() float64 {
	yes, no := 2.0, 3.0
	if c.Takes&Sure != 0 {
		yes, no = 14, 2
	}
	return math.Log((float64(c.Hits) + yes) / (float64(max(c.Seen, c.Hits)-c.Hits) + no))
}

// CueTable finds the cues of a language by their first word.
type CueTable struct {
	byFirst  map[string][]cueForm
	misspelt map[string]*Cue // long one-word forms without one of their letters
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

// Misspelt is the cue of which w is a long form that lacks a letter or has one
// too many at its end: megatakan, menyatakanm.
func (t *CueTable) Misspelt(w string) *Cue {
	if c := t.misspelt[w]; c != nil {
		return c
	}
	if f := t.byFirst[w[:len(w)-1]]; len(w) > 9 && len(f) > 0 && len(f[len(f)-1].words) == 1 {
		return f[len(f)-1].cue
	}
	return nil
}

func (t *CueTable) addMisspelt(w string, c *Cue) {
	for i := 1; i < len(w); i++ {
		if short := w[:i] + w[i+1:]; len(w) >= 9 && w[i] < utf8.RuneSelf && t.byFirst[short] == nil {
			t.misspelt[short] = c
		}
	}
}

// loadCues reads cue.tsv: forms (parted by |), lemma, place, takes (parted by
// commas), hits, seen, polarity, stance, example.
func loadCues(p *Pack) error {
	t, titles, opening := newCueTable(), newCueTable(), newCueTable()
	for _, r := range p.Rows("cue") {
		cs, err := readCue(r)
		if err != nil {
			return fmt.Errorf("cue.tsv: %q: %w", r, err)
		}
		for _, c := range cs {
			switch c.Place {
			case SourceTitle:
				titles.add(c)
			case SourceCited, SourceLast:
				opening.add(c)
			default:
				t.add(c)
			}
		}
	}
	p.Cues, p.TitleCues, p.OpeningCues = t.sorted(), titles.sorted(), opening.sorted()
	return nil
}

func newCueTable() *CueTable {
	return &CueTable{byFirst: map[string][]cueForm{}, misspelt: map[string]*Cue{}}
}

func (t *CueTable) add(c *Cue) {
	for _, w := range c.Forms {
		t.byFirst[w[0]] = append(t.byFirst[w[0]], cueForm{w, c})
	}
}

// sorted puts longer forms first and adds the misspelt ones.
func (t *CueTable) sorted() *CueTable {
	for first, fs := range t.byFirst {
		slices.SortStableFunc(fs, func(a, b cueForm) int { return len(b.words) - len(a.words) })
		if f := fs[len(fs)-1]; len(f.words) == 1 && f.cue.Place == SourceBefore {
			t.addMisspelt(first, f.cue)
		}
	}
	return t
}

// readCue reads a row. Forms parted by "/" are counted apart: the fields place,
// takes, hits and seen then hold one value for each part, or one for all.
func readCue(r []string) ([]*Cue, error) {
	if len(r) != 9 {
		return nil, fmt.Errorf("%d fields, not 9", len(r))
	}
	parts := strings.Split(r[0], "/")
	var out []*Cue
	for i, forms := range parts {
		var f [4]string
		for k, field := range [4]string{r[2], r[3], r[4], r[5]} {
			each := strings.Split(field, "/")
			switch len(each) {
			case 1:
				f[k] = field
			case len(parts):
				f[k] = each[i]
			default:
				return nil, fmt.Errorf("%q for %d groups of forms", field, len(parts))
			}
		}
		c := &Cue{Lemma: r[1], Place: Place(f[0]), Polarity: r[6], Stance: r[7], Example: r[8]}
		for form := range strings.SplitSeq(forms, "|") {
			c.Forms = append(c.Forms, strings.Fields(form))
		}
		if err := c.count(f[1], f[2], f[3]); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// count reads the fields takes, hits and seen, and checks the place.
func (c *Cue) count(takes, hits, seen string) error {
	switch c.Place {
	case SourceBefore, SourceAfter, SourceEither, SourceClitic, SourceAgent, SourceOwner, SourceShared, SourceNobody, SourceCited, SourceLast, SourceTitle, NoSource:
	default:
		return fmt.Errorf("no such place %q", c.Place)
	}
	for w := range strings.SplitSeq(takes, ",") {
		k, ok := takesNames[w]
		if !ok {
			return fmt.Errorf("no such content %q", w)
		}
		c.Takes |= k
	}
	var err error
	if c.Hits, err = strconv.Atoi(hits); err != nil {
		return err
	}
	c.Seen, err = strconv.Atoi(seen)
	return err
}
