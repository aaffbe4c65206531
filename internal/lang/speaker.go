package lang

import (
	"fmt"
	"strings"
)

// WordClass is a set of the parts that a word can play in a clause that
// attributes. Words that play none are content words.
type WordClass uint64

// The parts of words.
const (
	AsPrep      WordClass = 1 << iota // opens an adjunct: di, dalam; in, at
	AsSub                             // opens a subordinate clause: ketika, meskipun; while
	AsComp                            // opens a content: bahwa; that
	AsConj                            // joins: dan, tetapi; and, but
	AsRel                             // opens a relative clause: yang; who
	AsAdv                             // may stand between subject and verb: juga, pun; also
	AsAux                             // auxiliary: telah, akan; has, will
	AsDone                            // says that something has happened: telah, sudah
	AsNeg                             // tidak; not
	AsVerb                            // a verb that no rule of form shows
	AsPronoun                         // ia, beliau; he, they
	AsFirst                           // kami, saya; we, I
	AsDet                             // opens a naming: sang, si; the
	AsClose                           // closes a naming: itu, tersebut
	AsAnon                            // opens an unnamed voice: seorang, sejumlah; some
	AsRole                            // head of a role: menteri, juru; minister
	AsHonor                           // before a name: Bapak, Dr; Mr
	AsTime                            // names of days and months, hari, pekan; Monday
	AsGroup                           // unnamed voices as such: sumber, warga; sources
	AsOpener                          // stands before a clause: sementara, selanjutnya; meanwhile
	AsMedium                          // names a medium's kind: media, kantor-berita; newspaper
	AsBy                              // oleh; by
	AsAddressee                       // kepada; to
	AsPlain                           // looks like a verb and is none
	AsOf                              // joins namings without ending them: of, de, bin
	AsPurpose                         // untuk, agar, supaya; to
	AsGoal                            // opens what an order asks for: agar, supaya
	AsMale                            // he, Mr
	AsFemale                          // she, Mrs
	AsPlural                          // they, mereka, para
	AsQuestion                        // apakah, bagaimana; whether, how
	AsDegree                          // a degree behind a name: S.Pd., Ph.D.
	AsOccasion                        // where one speaks: keterangan, jumpa; interview
	AsCites                           // opens a citing phrase: melansir, dikutip; citing
	AsDocument                        // a text that speaks, no person: laporan; report
)

var classNames = map[string]WordClass{
	"prep": AsPrep, "sub": AsSub, "comp": AsComp, "conj": AsConj, "rel": AsRel, "adv": AsAdv, "aux": AsAux, "done": AsDone, "neg": AsNeg, "verb": AsVerb,
	"pronoun": AsPronoun, "first": AsFirst, "det": AsDet, "close": AsClose, "anon": AsAnon, "role": AsRole, "honor": AsHonor, "time": AsTime, "group": AsGroup,
	"opener": AsOpener, "media": AsMedium, "agent": AsBy, "addressee": AsAddressee, "plain": AsPlain, "of": AsOf, "purpose": AsPurpose,
	"male": AsMale, "goal": AsGoal, "female": AsFemale, "plural": AsPlural, "question": AsQuestion, "cites": AsCites, "degree": AsDegree, "occasion": AsOccasion, "document": AsDocument,
}

// Clauses is what the finders must know to see where a naming begins and ends.
type Clauses struct {
	words        map[string]WordClass
	verbPrefixes []string // beginnings that show a verb, by form
	verbSuffixes []string
	clitics      []string          // endings of a word that stand for a third person
	roles        map[string]string // short word for a role -> the role in full
}

// Class is the parts that a lower-case word can play.
func (c *Clauses) Class(lower string) WordClass {
	k := c.words[lower]
	if k == 0 && c.verbLike(lower) {
		return AsVerb
	}
	return k
}

func (c *Clauses) verbLike(w string) bool {
	if len(w) < 6 {
		return false
	}
	for _, p := range c.verbPrefixes {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	for _, s := range c.verbSuffixes {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// Stem is w without a clitic, and whether it had one.
func (c *Clauses) Stem(w string) (string, bool) {
	for _, s := range c.clitics {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)], true
		}
	}
	return w, false
}

// Role is the role that a short word stands for (jubir: juru bicara), "" where
// it stands for none.
func (c *Clauses) Role(short string) string { return c.roles[short] }

// loadClauses reads speaker.tsv: a part and the words that can play it, parted
// by spaces.
func loadClauses(p *Pack) error {
	c := &p.Clauses
	c.words, c.roles = map[string]WordClass{}, map[string]string{}
	for _, r := range p.Rows("speaker") {
		if len(r) != 2 {
			return fmt.Errorf("speaker.tsv: %q is not a part and its words", r)
		}
		words := strings.Fields(r[1])
		switch r[0] {
		case "short-role":
			c.roles[words[0]] = strings.Join(words[1:], " ")
			c.words[words[0]] |= AsRole
			continue
		case "verb-prefix":
			c.verbPrefixes = append(c.verbPrefixes, words...)
			continue
		case "verb-suffix":
			c.verbSuffixes = append(c.verbSuffixes, words...)
			continue
		case "clitic":
			c.clitics = append(c.clitics, words...)
			continue
		}
		k, ok := classNames[r[0]]
		if !ok {
			return fmt.Errorf("speaker.tsv: no such part %q", r[0])
		}
		for _, w := range words {
			c.words[w] |= k
		}
	}
	return nil
}
