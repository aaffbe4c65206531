package lang

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Known is a name that the tables know.
type Known struct {
	Class string // person, organization, country, place, media
	ID    string // "country:KP", "organization:kpk"
	Name  string // the name to show
	Kind  string // name, short, official, demonym, capital, seat
}

// Names are the names and the words around names that a language knows.
type Names struct {
	Known Lexicon[Known]    // countries, places, organisations, media
	Given map[string]bool   // given names, lower case
	Words Lexicon[[]string] // head words and signs with their classes, see nameword.tsv
	verbs []string          // how verbs begin, where a language shows it
}

// WordClasses are the classes of nameword.tsv, in a fixed order: what a word
// tells of the name that it opens or that stands beside it.
var WordClasses = []string{
	"org-head",   // opens the name of an organisation: Kementerian, Ministry
	"org-tail",   // closes one: Tbk, Inc, Party
	"place-head", // opens the name of a place: Jalan, Gunung, Mount
	"place-tail", // closes one: River, Street
	"in",         // before a place where something is: di, in, near
	"at",         // before a place or its government: ke, dari, to, from
	"said",       // beside a person: kata, ujar, said
	"calendar",   // months and days
	"join",       // inside names: bin, van, of
	"plain",      // common words that also open a sentence: The, Namun
	"group",      // before a people or a thing of a country: warga, troops
	"article",    // before names of things, never of persons: the
	"opens",      // opens the name of a person: I Made, Anak Agung
	"define",     // between two names of one thing: singkatan dari, known as
}

// addMedia enters the media of the pack and of the world; platforms for posts
// are no names here.
func addMedia(p *Pack) error {
	rows, err := worldMedia()
	if err != nil {
		return err
	}
	for _, r := range append(rows[:len(rows):len(rows)], p.Rows("media")...) {
		if r[2] == "post" {
			continue
		}
		for _, form := range append(strings.Split(r[3], "|"), r[0]) {
			if form != "-" && !strings.HasSuffix(form, "*") {
				p.Names.Known.Add(form, Known{Class: "media", ID: "media:" + r[1], Name: r[0], Kind: "name"})
			}
		}
	}
	return nil
}

var worldGiven = sync.OnceValues(func() ([][]string, error) { return readTable(world, "world/given.tsv") })

// addGiven enters the given names of the pack and of the world.
func addGiven(p *Pack) error {
	rows, err := worldGiven()
	if err != nil {
		return err
	}
	p.Names.Given = make(map[string]bool, len(rows))
	for _, r := range append(rows[:len(rows):len(rows)], p.Rows("given")...) {
		p.Names.Given[strings.ToLower(r[0])] = true
	}
	return nil
}

// Domain is the medium of a domain name ("kabar.co.id"), Class "" for a word
// that is none.
func (p *Pack) Domain(word string) Known {
	if i := strings.LastIndexByte(word, '.'); i <= 0 || !TopLevel(word[i+1:]) {
		return Known{}
	}
	if m := p.Media.Named(FoldName(word)); m != nil && m.Name != "" {
		return Known{Class: "media", ID: "media:" + m.Slug, Name: m.Name, Kind: "name"}
	}
	site := word[:strings.IndexByte(word, '.')]
	if m := p.Media.Named(FoldName(site)); m != nil && m.Name != "" {
		return Known{Class: "media", ID: "media:" + m.Slug, Name: m.Name, Kind: "name"}
	}
	return Known{Class: "media", ID: "media:" + Slug(site), Name: word, Kind: "name"}
}

// loadName reads name.tsv (class, id, name, other forms parted by ";"),
// given.tsv (one given name; those of the world are known in every language)
// and nameword.tsv (class, word; the class "verb" has
// beginnings of words, "men*").
func loadName(p *Pack) error {
	for _, r := range p.Rows("name") {
		if len(r) < 3 || len(r) > 4 {
			return fmt.Errorf("name.tsv: %q is not class, id, name, forms", r)
		}
		k := Known{Class: r[0], ID: r[0] + ":" + r[1], Name: r[2], Kind: "name"}
		if r[1] == "" {
			k.ID = r[0] + ":" + Slug(r[2])
		}
		p.Names.Known.Add(r[2], k)
		if len(r) == 4 {
			k.Kind = "short"
			for f := range strings.SplitSeq(r[3], ";") {
				p.Names.Known.Add(strings.TrimSpace(f), k)
			}
		}
	}
	if err := addMedia(p); err != nil {
		return err
	}
	if err := addGiven(p); err != nil {
		return err
	}
	classes := map[string][]string{}
	for _, r := range p.Rows("nameword") {
		if len(r) == 2 && r[0] == "verb" {
			p.Names.verbs = append(p.Names.verbs, strings.TrimSuffix(r[1], "*"))
			continue
		}
		if len(r) != 2 || !slices.Contains(WordClasses, r[0]) {
			return fmt.Errorf("nameword.tsv: %q is not a class and a word", r)
		}
		classes[r[1]] = append(classes[r[1]], r[0])
	}
	for _, r := range p.Rows("nameword") {
		if c := classes[r[1]]; c != nil {
			p.Names.Words.Add(r[1], c)
			delete(classes, r[1])
		}
	}
	return nil
}

// Verb reports whether a word (in lower case) begins as verbs do.
func (n *Names) Verb(word string) bool {
	for _, v := range n.verbs {
		if len(word) > len(v)+2 && strings.HasPrefix(word, v) {
			return true
		}
	}
	return false
}

// Slug is the part of an id that a name gives: lower case letters and digits,
// parted by hyphens.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r > 127)
	})
	return strings.Join(words, "-")
}
