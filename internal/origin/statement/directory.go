package statement

import (
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// directory is what the whole pile knows of people, offices and countries.
type directory struct {
	country map[string]string       // alias in lower case -> country entity
	person  map[string]annot.Entity // fullest entry by entity
	parties map[string]string       // party by entity, once learnt
	outlets map[string]bool         // words of the outlets of the pile
	alias   map[aliasKey]string     // entity by name
}

func newDirectory(arts []article.Article, marks []annot.Marks, packs []*lang.Pack) directory {
	d := directory{country: map[string]string{}, person: map[string]annot.Entity{}, parties: map[string]string{}, outlets: map[string]bool{}, alias: map[aliasKey]string{}}
	for i := range arts {
		d.outlets[strings.Join(words(arts[i].Outlet.Name), " ")] = true
	}
	for i := range marks {
		for _, e := range marks[i].Entities {
			if e.Class == annot.Country {
				for _, a := range append([]string{e.Name}, e.Aliases...) {
					d.country[strings.ToLower(a)] = e.ID
				}
			}
			for _, a := range append([]string{e.Name}, e.Aliases...) {
				k := aliasKey{i, strings.Join(words(a), " ")}
				if old, ok := d.alias[k]; !ok || e.Class == annot.Person && !strings.HasPrefix(old, "person:") {
					d.alias[k] = e.ID
				}
			}
			if old, ok := d.person[e.ID]; !ok || len(old.Role)+len(old.Org) < len(e.Role)+len(e.Org) {
				d.person[e.ID] = e
			}
		}
	}
	for i := range marks {
		for _, e := range marks[i].Entities {
			if q := d.state(packs[i], e.Name, e.Org, e.Role); q != "" && d.parties[e.ID] == "" {
				d.parties[e.ID] = q
			}
		}
	}
	return d
}

// state is the country whose organ, officer or self the words name, "" for
// none: "Departemen Luar Negeri AS", "Presiden Rusia", "Korea Utara".
func (d *directory) state(p *lang.Pack, parts ...string) string {
	organ, country := false, ""
	for _, part := range parts {
		w := words(part)
		if c := d.country[strings.Join(w, " ")]; c != "" {
			return c
		}
		for i := range w {
			organ = organ || p.Organ(w[i])
			for n := min(4, len(w)-i); n > 0 && country == ""; n-- {
				country = d.country[strings.Join(w[i:i+n], " ")]
			}
			if s := p.Seat(w[i:]); s != "" {
				return s
			}
		}
	}
	if organ {
		return country
	}
	return ""
}

// words cuts a name to words in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
}
