package statement

import (
	"cmp"
	"slices"
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
	firms   map[string]string       // organisation by alias in lower case
	posts   map[string][]string     // what the texts call a person: the words of its roles and organisations, by entity
}

func newDirectory(arts []article.Article, marks []annot.Marks, packs []*lang.Pack) directory {
	d := directory{country: map[string]string{}, person: map[string]annot.Entity{}, parties: map[string]string{}, outlets: map[string]bool{}, alias: map[aliasKey]string{}, posts: map[string][]string{}, firms: map[string]string{}}
	for i := range arts {
		d.outlets[strings.Join(words(arts[i].Outlet.Name), " ")] = true
	}
	for i := range marks {
		for _, e := range marks[i].Entities {
			if e.Class == annot.Organization {
				d.nameFirm(&e)
			}
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
			if e.Class == annot.Person {
				d.posts[e.ID] = append(d.posts[e.ID], words(e.Role+" "+e.Org)...)
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

// nameFirm notes the names of an organisation; the first to bear a name keeps it.
func (d *directory) nameFirm(e *annot.Entity) {
	for _, a := range append([]string{e.Name}, e.Aliases...) {
		if k := strings.ToLower(a); d.firms[k] == "" {
			d.firms[k] = e.ID
		}
	}
}

// organization is the organisation of a name, else the name in lower case.
func (d *directory) organization(name string) string {
	k := strings.ToLower(name)
	return cmp.Or(d.firms[k], k)
}

// state is the country whose organ, officer or self the words name, "" for
// none: "Departemen Luar Negeri AS", "Presiden Rusia", "Korea Utara". The
// country within the name of something that is no organ of a state is a part of
// that name only: "Bank Indonesia", "Asosiasi Pedagang Rusia".
func (d *directory) state(p *lang.Pack, name, organization, role string) string {
	if c := d.country[strings.Join(words(name), " ")]; c != "" {
		return c
	}
	organ := false // the role or the name is an organ's
	for _, part := range [...]string{name, organization, role} {
		here, country, seat := d.organOf(p, words(part))
		if here && country != "" {
			return country
		}
		if seat != "" {
			return seat
		}
		organ = organ || here
	}
	if c := d.country[strings.Join(words(organization), " ")]; organ || role == "" {
		return c
	}
	if _, speaks := p.SpeaksFor(role); speaks || slices.ContainsFunc(words(role), p.Vague) {
		return d.country[strings.Join(words(organization), " ")]
	}
	return ""
}

// organOf says whether words name an organ of a state, the country that they
// name, and else the country whose seat they are.
func (d *directory) organOf(p *lang.Pack, w []string) (organ bool, country, seat string) {
	for i := range w {
		organ = organ || p.Organ(w[i])
		for n := min(4, len(w)-i); n > 0 && country == ""; n-- {
			country = d.country[strings.Join(w[i:i+n], " ")]
		}
		if seat == "" {
			seat = p.Seat(w[i:])
		}
	}
	if country != "" && organ {
		seat = ""
	}
	return organ, country, seat
}

// words cuts a name to words in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
}
