package lang

import (
	"fmt"
	"strings"
)

// Citation is how a language names the medium or the occasion that a text took
// something from.
type Citation struct {
	Cues    Phrases[CiteCue]  // from, to, verb and occasion
	Nouns   Phrases[CiteNoun] // what a name is: "kantor berita"
	Credits Phrases[CiteCue]  // what opens a credit line
	Back    Phrases[bool]     // what points back at the medium named last

	fillers, named, lower, and, stop, skip map[string]bool
	glue                                   map[string]bool
}

// CiteRole says where a cue has the name of its medium.
type CiteRole string

// The roles of citing cues.
const (
	From     CiteRole = "from"     // the medium follows
	To       CiteRole = "to"       // the medium spoken to follows
	Verb     CiteRole = "verb"     // the medium stands before
	Occasion CiteRole = "occasion" // no medium
)

// CiteCue is a citing phrase.
type CiteCue struct {
	Role CiteRole
	Any  bool   // whatever name follows is a medium
	End  bool   // whatever name follows and ends the sentence is a medium
	Verb bool   // stands after a medium as well
	Weak bool   // says little beside a cue with a medium
	Path string // kind of way ("release"), "" where the medium decides; for From, what the cue stands for alone
}

// CiteNoun is a noun that says what kind of medium a name is.
type CiteNoun struct {
	Body bool   // the name is that of a body whose page or data it is
	Text bool   // a text and no medium: "laporan"
	Path string // kind of way
}

// Filler reports whether w is passed over between a cue and a name.
func (c *Citation) Filler(w string) bool { return c.fillers[w] }

// MediumWord reports whether w begins or ends names of media.
func (c *Citation) MediumWord(w string) bool { return c.named[w] }

// Inside reports whether w may stand in lower case inside a name.
func (c *Citation) Inside(w string) bool { return c.lower[w] }

// And reports whether w joins two media.
func (c *Citation) And(w string) bool { return c.and[w] }

// Stop reports whether w begins no name of a medium.
func (c *Citation) Stop(w string) bool { return c.stop[w] }

// Skip reports whether w may stand between a medium and its verb.
func (c *Citation) Skip(w string) bool { return c.skip[w] }

// Glue reports whether w is a word after or before which scraped pages lose
// the space: the end of a cue, a noun, a joint.
func (c *Citation) Glue(w string) bool { return c.glue[w] }

// loadCitation reads citation.tsv: role, phrase, need, path.
func loadCitation(p *Pack) error {
	c := &Citation{fillers: map[string]bool{}, named: map[string]bool{}, lower: map[string]bool{}, and: map[string]bool{},
		stop: map[string]bool{}, skip: map[string]bool{}, glue: map[string]bool{}}
	sets := map[string]map[string]bool{"filler": c.fillers, "named": c.named, "lowname": c.lower, "and": c.and, "stop": c.stop, "skip": c.skip}
	cues, order := map[string]CiteCue{}, []string(nil)
	for _, r := range p.Rows("citation") {
		if len(r) != 4 {
			return fmt.Errorf("citation.tsv: %q has not four fields", r)
		}
		role, phrase, need, path := r[0], r[1], r[2], strings.TrimPrefix(r[3], "-")
		words := strings.Fields(phrase)
		if len(words) == 0 {
			return fmt.Errorf("citation.tsv: %q has no phrase", r)
		}
		switch role {
		case "from", "to", "verb", "occasion":
			cue := CiteCue{Role: CiteRole(role), Any: need == "any", End: need == "end", Weak: need == "weak", Verb: role == "verb", Path: path}
			if old, ok := cues[phrase]; ok {
				old.Verb = old.Verb || cue.Verb
				cue = old
			} else {
				order = append(order, phrase)
			}
			cues[phrase] = cue
			c.glue[words[0]], c.glue[words[len(words)-1]] = true, true
		case "noun":
			c.Nouns.Add(phrase, CiteNoun{need == "of", need == "text", path})
			c.glue[words[len(words)-1]] = true
		case "credit":
			c.Credits.Add(phrase, CiteCue{Any: need == "any"})
		case "that":
			c.Back.Add(phrase, true)
		default:
			set := sets[role]
			if set == nil {
				return fmt.Errorf("citation.tsv: %q is no role", role)
			}
			set[phrase] = true
			if role == "filler" || role == "and" || role == "skip" {
				c.glue[phrase] = true
			}
		}
	}
	for _, phrase := range order {
		c.Cues.Add(phrase, cues[phrase])
	}
	p.Citation = c
	return nil
}
