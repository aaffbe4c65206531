package lang

import (
	"fmt"
	"strings"
)

// hub is the language through which the glosses of all packs meet.
const hub = "en"

// frame holds what is needed to compare two statements: which words carry no
// content, and which change the polarity or the modality.
type frame map[string]map[string]bool // role -> words

// Role reports whether the word (in lower case) has the role in frame.tsv:
// "stop" (no content), "not", "deny", "already", "will", "plan", "may", "fear",
// "alleged", "and" (a clause may end before it), "that", "adjunct" (tells
// where, when or to whom something was said), "photo" (a picture is credited),
// "footage" (names a picture, a sound or a film), "plural" (several people,
// unnamed), "self" (the outlet itself), "told" (the hearer follows), "sub"
// (opens a clause of time or concession), "cause" (opens a cause or a purpose),
// "rel" (opens a relative clause), "list" (joins names, or opens a list of
// them), "aged" (stands beside an age), "lack" (what follows is not there),
// "refuse" (of the words that deny: what is refused is done, not said), "bar"
// (of the words of "not": those that say something of their own), "clock" (an
// hour follows), "am" and "pm" (half of the day of an hour), "if" (what follows
// is supposed), "to", "from" and "by" (what part the name that follows has),
// "thing" (with a word of "this" behind it, what was told before), "kin" (who
// stands to the person named beside as a lawyer or a mother does).
func (p *Pack) Role(role, word string) bool { return p.frame[role][word] }

// Concept is the key under which a word (in lower case) is compared with its
// other forms, with synonyms and with the words of other languages.
func (p *Pack) Concept(word string) string {
	if c, ok := p.Head(word); ok {
		return c
	}
	return p.Root(word)
}

// loadFrame reads frame.tsv: role, words parted by spaces.
func loadFrame(p *Pack) error {
	p.frame = frame{}
	for _, r := range p.Rows("frame") {
		if len(r) != 2 {
			return fmt.Errorf("frame.tsv: %q is not a role and words", r)
		}
		addWords(p.frame, r[0], r[1])
	}
	return nil
}

func addWords(roles frame, role, words string) {
	if roles[role] == nil {
		roles[role] = map[string]bool{}
	}
	for _, w := range strings.Fields(words) {
		roles[role][w] = true
	}
}
