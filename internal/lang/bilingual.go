package lang

import (
	"fmt"
	"slices"
	"strings"
)

// concepts are the words of a language by what they mean.
type concepts struct {
	form map[string]string   // word as in the table -> head
	root map[string]string   // root of a word -> head
	more map[string][]string // word or "-" and root -> all heads, in the order of the tables
}

// Head is the word of the hub language under which the dictionaries of the
// packs file a word (in lower case): synonyms and translations have the same
// one. A word with several meanings has the first that the table lists.
func (p *Pack) Head(word string) (string, bool) {
	if c, ok := p.concepts.form[word]; ok {
		return c, true
	}
	c, ok := p.concepts.root[p.Root(word)]
	return c, ok
}

// Meanings are the concepts under which the dictionaries file a word (in lower
// case), all of them, and its own; Concept gives the first. What is compared by
// any common meaning is found more often, and wrongly more often too.
func (p *Pack) Meanings(word string) []string {
	out := []string{p.Concept(word)}
	l := p.concepts.more[word]
	if len(l) == 0 {
		l = p.concepts.more["-"+p.Root(word)]
	}
	for _, h := range l {
		if !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// linkConcepts reads bilingual.tsv of every pack: words of the hub language,
// tab, words of the pack's language, each parted by spaces. The first hub word
// heads the row. Of several rows with one word the first counts.
func linkConcepts(packs map[string]*Pack) error {
	for _, p := range packs {
		p.concepts = concepts{form: map[string]string{}, root: map[string]string{}, more: map[string][]string{}}
	}
	for _, code := range codes {
		p := packs[code]
		for _, r := range p.Rows("bilingual") {
			if len(r) != 2 || r[0] == "" || r[1] == "" {
				return fmt.Errorf("%s/bilingual.tsv: %q is not words and words", code, r)
			}
			own := strings.Fields(r[0])
			packs[hub].file(own, own[0])
			p.file(strings.Fields(r[1]), own[0])
		}
		delete(p.rows, "bilingual") // large, and read through Head only
	}
	return nil
}

// file files words under a head.
func (p *Pack) file(words []string, head string) {
	for _, w := range words {
		if _, ok := p.concepts.form[w]; !ok {
			p.concepts.form[w] = head
		}
		r := p.Root(w)
		if p.concepts.root[r] == "" {
			p.concepts.root[r] = head
		}
		for _, k := range []string{w, "-" + r} {
			if l := p.concepts.more[k]; !slices.Contains(l, head) {
				p.concepts.more[k] = append(l, head)
			}
		}
	}
}
