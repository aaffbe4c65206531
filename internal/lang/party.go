package lang

import (
	"fmt"
	"strings"
)

// party holds how the organs of a state and the offices of an organisation are
// named.
type party struct {
	organs  map[string]bool // words that make an organisation an organ of a state
	speaker []string        // phrases for somebody who speaks for an office
	vague   map[string]bool // words that name nobody in particular
	state   map[string]bool // words that mean an organ of a state wherever they stand
	seats   map[string]string
}

// Organ reports whether a word (in lower case) in the name of an organisation
// makes it an organ of a state: ministry, army, parliament.
func (p *Pack) Organ(word string) bool { return p.party.organs[word] }

// State reports whether a word (in lower case) means an organ or officer of a
// state wherever it stands, of whichever state: ministry, police, prosecutor.
func (p *Pack) State(word string) bool { return p.party.state[word] }

// SpeaksFor reports whether a role names somebody who speaks for an office and
// not for himself, and what is left of the role once that is cut:
// "juru bicara Departemen Luar Negeri" -> "departemen luar negeri", true.
func (p *Pack) SpeaksFor(role string) (office string, ok bool) {
	low := strings.ToLower(role)
	for _, s := range p.party.speaker {
		if i := strings.Index(low, s); i >= 0 {
			return strings.TrimSpace(low[:i] + " " + low[i+len(s):]), true
		}
	}
	return "", false
}

// Vague reports whether a word (in lower case) names nobody in particular:
// "pejabat", "official", "sumber".
func (p *Pack) Vague(word string) bool { return p.party.vague[word] }

// Seat is the country entity whose government is meant by the house it sits
// in, when words (in lower case) begin with its name: "gedung putih" ->
// "country:US". "" for none.
func (p *Pack) Seat(words []string) string {
	for n := min(3, len(words)); n > 0; n-- {
		if c := p.party.seats[strings.Join(words[:n], " ")]; c != "" {
			return c
		}
	}
	return ""
}

// loadParty reads party.tsv: kind (organ, state, speaker, vague, seat) and
// the words, parted by spaces for organ, state and vague, by "|" for speaker and seat; a
// seat names its country in a third field.
func loadParty(p *Pack) error {
	q := party{organs: map[string]bool{}, vague: map[string]bool{}, state: map[string]bool{}, seats: map[string]string{}}
	for _, r := range p.Rows("party") {
		if len(r) < 2 || r[0] == "seat" && len(r) != 3 {
			return fmt.Errorf("party.tsv: %q is not a kind and words", r)
		}
		switch r[0] {
		case "organ":
			for _, w := range strings.Fields(r[1]) {
				q.organs[w] = true
			}
		case "state":
			for _, w := range strings.Fields(r[1]) {
				q.state[w] = true
			}
		case "vague":
			for _, w := range strings.Fields(r[1]) {
				q.vague[w] = true
			}
		case "speaker":
			q.speaker = append(q.speaker, strings.Split(r[1], "|")...)
		case "seat":
			for _, w := range strings.Split(r[1], "|") {
				q.seats[w] = "country:" + r[2]
			}
		default:
			return fmt.Errorf("party.tsv: unknown kind %q", r[0])
		}
	}
	p.party = q
	return nil
}
