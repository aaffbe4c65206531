package lang

import (
	"fmt"
	"sort"
	"strings"
)

// hub is the language through which the glosses of all packs meet.
const hub = "en"

// frame holds what is needed to compare two statements: which words carry no
// content, which change the polarity or the modality, how words are cut to
// stems, and what they are called in the hub language.
type frame struct {
	roles     map[string]map[string]bool // role -> words
	prefixes  []affix                    // longest first
	suffixes  []affix
	irregular map[string]string // form -> stem
	gloss     map[string]string // stem -> word of the hub language
}

// affix is cut from a word; one of the letters of Restore may stand in its
// place (Indonesian "memukul" -> "pukul").
type affix struct{ cut, restore string }

// Role reports whether the word (in lower case) has the role in frame.tsv:
// "stop" (no content), "not", "deny", "will", "plan", "may", "fear",
// "alleged", "and" (a clause may end before it), "self" (the outlet itself),
// "told" (the hearer follows), "press" (newsroom people), "crowd"
// (a public occasion), "alone" (an interview of one's own).
func (p *Pack) Role(role, word string) bool { return p.frame.roles[role][word] }

// Stem cuts the affixes of frame.tsv from a word in lower case. It is a key
// for comparing words, not a word; it is the same for all forms that the
// table knows. Where a cut has several readings the commonest word wins.
func (p *Pack) Stem(word string) string {
	if s, ok := p.frame.irregular[word]; ok {
		return s
	}
	w := p.cutSuffix(word)
	for _, a := range p.frame.prefixes {
		rest, ok := strings.CutPrefix(w, a.cut)
		if !ok || len(rest) < minStem {
			continue
		}
		return p.restore(a, rest)
	}
	return w
}

const minStem = 3 // bytes that must be left of a word after cutting

func (p *Pack) cutSuffix(w string) string {
	for _, a := range p.frame.suffixes {
		if rest, ok := strings.CutSuffix(w, a.cut); ok && len(rest) >= minStem {
			return rest + a.restore
		}
	}
	return w
}

// restore picks the reading of rest, with or without one of the letters of a
// in front, that most background articles hold.
func (p *Pack) restore(a affix, rest string) string {
	best, n := rest, -1
	if c, _ := p.DF(rest); c > n {
		n = c
	}
	if a.restore != "" && strings.ContainsRune("aeiou", rune(rest[0])) {
		for _, r := range a.restore {
			if c, _ := p.DF(string(r) + rest); c > n {
				best, n = string(r)+rest, c
			}
		}
	}
	return best
}

// Concept is the key under which a word (in lower case) is compared with the
// words of other languages: the stem of its gloss, or its own stem.
func (p *Pack) Concept(word string) string {
	if g, ok := p.frame.gloss[word]; ok {
		return Must(hub).Stem(g)
	}
	s := p.Stem(word)
	if g, ok := p.frame.gloss[s]; ok {
		return Must(hub).Stem(g)
	}
	return s
}

// loadFrame reads frame.tsv (role, words parted by spaces; for prefix and
// suffix: the affix, then what may be restored; for irregular: form, stem) and
// gloss.tsv (words parted by spaces, word of the hub language).
func loadFrame(p *Pack) error {
	f := frame{roles: map[string]map[string]bool{}, irregular: map[string]string{}, gloss: map[string]string{}}
	for _, r := range p.Rows("frame") {
		if len(r) < 2 {
			return fmt.Errorf("frame.tsv: %q has no words", r)
		}
		switch r[0] {
		case "prefix", "suffix":
			a := affix{cut: r[1]}
			if len(r) > 2 {
				a.restore = r[2]
			}
			if r[0] == "prefix" {
				f.prefixes = append(f.prefixes, a)
			} else {
				f.suffixes = append(f.suffixes, a)
			}
		case "irregular":
			if len(r) != 3 {
				return fmt.Errorf("frame.tsv: %q is not a form and a stem", r)
			}
			for _, w := range strings.Fields(r[1]) {
				f.irregular[w] = r[2]
			}
		default:
			addWords(f.roles, r[0], r[1])
		}
	}
	sortAffixes(f.prefixes)
	sortAffixes(f.suffixes)
	p.frame = f
	for _, r := range p.Rows("gloss") {
		if len(r) != 2 {
			return fmt.Errorf("gloss.tsv: %q is not words and a gloss", r)
		}
		for _, w := range strings.Fields(r[0]) {
			f.gloss[w] = r[1]
			f.gloss[p.Stem(w)] = r[1]
		}
	}
	return nil
}

func addWords(roles map[string]map[string]bool, role, words string) {
	if roles[role] == nil {
		roles[role] = map[string]bool{}
	}
	for _, w := range strings.Fields(words) {
		roles[role][w] = true
	}
}

func sortAffixes(l []affix) {
	sort.SliceStable(l, func(i, j int) bool { return len(l[i].cut) > len(l[j].cut) })
}
