package lang

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// rooter makes the forms of one word alike.
type rooter struct {
	snowball func(*snowballstem.Env) bool
	suffixes []part
	prefixes []part
}

// part is one row of root.tsv.
type part struct {
	text  string
	stay  int  // letters that must stay
	vowel bool // whether a vowel must follow
	put   string
}

// loadRoot reads root.tsv; a pack without it leaves words as they are.
func loadRoot(p *Pack) error {
	for _, r := range p.Rows("root") {
		if r[0] == "snowball" && len(r) == 2 && r[1] == "english" {
			p.root.snowball = english.Stem
			continue
		}
		for len(r) < 5 {
			r = append(r, "") // an empty last field may be trimmed
		}
		stay, err := strconv.Atoi(r[2])
		if err != nil || r[3] != "*" && r[3] != "v" || len(r) > 5 {
			return fmt.Errorf("root.tsv: %q is no affix", r)
		}
		a := part{text: r[1], stay: stay, vowel: r[3] == "v", put: r[4]}
		switch r[0] {
		case "suffix":
			p.root.suffixes = append(p.root.suffixes, a)
		case "prefix":
			p.root.prefixes = append(p.root.prefixes, a)
		default:
			return fmt.Errorf("root.tsv: unknown row %q", r[0])
		}
	}
	return nil
}

// Root is what the forms of a word (in lower case) have in common. It need not
// be a word itself. Words with digits stay as they are.
func (p *Pack) Root(word string) string {
	if strings.ContainsAny(word, "0123456789") {
		return word
	}
	if p.root.snowball != nil {
		env := snowballstem.NewEnv(word)
		p.root.snowball(env)
		return env.Current()
	}
	for _, a := range p.root.suffixes {
		if rest, ok := strings.CutSuffix(word, a.text); ok && len(rest) >= a.stay {
			word = rest
		}
	}
	cuts := 0
	for i := 0; i < len(p.root.prefixes) && cuts < 3; i++ {
		if w, ok := p.root.prefixes[i].strip(word); ok {
			word = w
			cuts++
		}
	}
	return word
}

func (a part) strip(word string) (string, bool) {
	if !strings.HasPrefix(word, a.text) || len(word)-len(a.text)+len(a.put) < a.stay {
		return word, false
	}
	rest := word[len(a.text):]
	if a.vowel && (rest == "" || !slices.Contains([]byte("aeiou"), rest[0])) {
		return word, false
	}
	return a.put + rest, true
}
