package brief

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"sanad/internal/text"
	"sanad/internal/view"
)

//go:embed templates.tsv
var templateTable string

// templates are the templates by language and key. The first line names the
// languages of the columns; {1}, {2}, … are filled from the claims of a
// sentence, in their order.
var templates = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	var langs []string
	for line := range strings.Lines(templateTable) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if langs == nil {
			langs = f[1:]
			for _, l := range langs {
				out[l] = map[string]string{}
			}
			continue
		}
		for i, l := range langs {
			out[l][f[0]] = f[i+1]
		}
	}
	return out
})

// Kind is what a claim says of the places that it rests on.
type Kind string

// The kinds of claims. Of a statement means: of the one that has reports at
// exactly these places.
const (
	Words    Kind = "words"    // these words stand at the place
	Outlet   Kind = "outlet"   // the article is of this outlet
	Day      Kind = "day"      // the article was published then
	Days     Kind = "days"     // the articles were published from then to then
	Articles Kind = "articles" // the places are in so many articles
	Outlets  Kind = "outlets"  // … of so many outlets
	Voice    Kind = "voice"    // the report is of this voice
	Unnamed  Kind = "unnamed"  // the report names no voice
	Carriers Kind = "carriers" // of a statement
	Channels Kind = "channels"
	Voices   Kind = "voices"
	Parties  Kind = "parties"
	Untraced Kind = "untraced"
	Channel  Kind = "channel"  // the one channel of a statement has this name
	Circular Kind = "circular" // of a statement: its carriers cite each other
	Denies   Kind = "denies"   // the statement of the first report denies that of the second
	Drifts   Kind = "drifts"   // a material drift lies between the two places
	Missing  Kind = "missing"  // the statement of the first report is missing in the article of the second place, beside which it would stand
	Evolves  Kind = "evolves"  // the statement of the second report moves on from that of the first
	Origins  Kind = "origins"  // the story of the articles has so many origins of text
	Low      Kind = "low"      // … at least
	High     Kind = "high"     // … at most
	Happens  Kind = "happens"  // the happening at the place is dated so
)

// Claim is one thing that a sentence says. A claim without a value is a
// condition of the sentence: it must hold, and fills nothing.
type Claim struct {
	Kind  Kind
	Value string
	Refs  []text.Ref
}

// number is a claim of a count.
func number(k Kind, n int, refs []text.Ref) Claim { return Claim{k, strconv.Itoa(n), refs} }

// nouns are the nouns of counts, keys of the interface texts.
var nouns = map[Kind]string{Articles: "article", Carriers: "article", Outlets: "outlet", Channels: "channel", Voices: "voice", Parties: "party", Origins: "origin"}

// fill writes the sentence of a template and claims; an error where a place of
// the template has no claim or a claim no place.
func fill(w view.Words, key string, claims []Claim) (string, error) {
	t, ok := templates()[w.Code][key]
	if !ok {
		return "", fmt.Errorf("no template %q in %q", key, w.Code)
	}
	var old []string
	n := 0
	for _, c := range claims {
		if c.Value == "" {
			continue
		}
		n++
		place := "{" + strconv.Itoa(n) + "}"
		if !strings.Contains(t, place) {
			return "", fmt.Errorf("template %q has no place %s", key, place)
		}
		v := c.Value
		if noun, ok := nouns[c.Kind]; ok {
			count, err := strconv.Atoi(v)
			if err != nil {
				return "", fmt.Errorf("claim %s: %q is no number", c.Kind, v)
			}
			v = w.N(count, noun)
		}
		old = append(old, place, v)
	}
	if strings.Contains(t, "{"+strconv.Itoa(n+1)+"}") {
		return "", fmt.Errorf("template %q needs more than %d claims", key, n)
	}
	return strings.NewReplacer(old...).Replace(t), nil
}
