package quote

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// tidy is a naming as printed, on one line, without the word that only points
// back to it (juru bicara itu, sang jubir).
func (r *reader) tidy(n naming) string {
	lo, hi := n.lo, n.hi
	if hi-lo > 1 && r.is(hi-1, lang.AsClose) {
		hi--
	}
	if hi-lo > 1 && r.is(lo, lang.AsDet) && !r.capital(lo+1) {
		lo++
	}
	return strings.TrimRight(strings.Join(strings.Fields(r.words(lo, hi)), " "), ".,")
}

// roleWords are the words of a naming that head a role, by their roots in the
// table: juru, presiden.
func (r *reader) roleWords(n naming) []string {
	var out []string
	for i := n.lo; i < n.hi; i++ {
		if r.is(i, lang.AsRole) {
			out = append(out, r.lower(i))
		}
	}
	return out
}

// reports holds for a naming that is about what a medium brought: laporan dari
// X, kantor berita X.
func (r *reader) reports(n naming) bool {
	for i := n.lo; i < n.hi && i < n.lo+4; i++ {
		if r.is(i, lang.AsMedium) {
			return true
		}
	}
	return false
}

// memory is how many voices back an office may point.
const memory = 40

// sameOffice is the voice that an office without a name stands for: the last
// one with the same role that spoke, where the naming points back (juru bicara
// itu, sang jubir) or says nothing but the role.
func (c *cast) sameOffice(v *voice, n naming) *voice {
	r := c.r
	if r.is(n.lo, lang.AsAnon) || len(v.heads) == 0 {
		return nil
	}
	back := r.is(n.hi-1, lang.AsClose) || r.is(n.lo, lang.AsDet) || n.hi-n.lo <= 2
	for i := len(c.spoken) - 1; i >= 0 && i >= len(c.spoken)-memory; i-- {
		old := &c.spoken[i]
		if !back && !within(r.tidy(n), old) {
			continue
		}
		if slices.ContainsFunc(v.heads, func(h string) bool { return old.holds(r, h) }) {
			return old
		}
	}
	return nil
}

// sameBody is the body or country that a naming without a name points back to
// (negara itu, perusahaan tersebut): the one of the sentence before that has its
// word in its name, else the first one.
func (c *cast) sameBody(f *finding, n naming) *annot.Mention {
	r := c.r
	if !r.is(n.hi-1, lang.AsClose) || len(r.roleWords(n)) > 0 || f.unit == 0 || r.document(n) {
		return nil
	}
	u := r.units[f.unit-1]
	var first *annot.Mention
	for _, m := range r.mentionsIn(r.span(u.lo, u.hi)) {
		if m.Class != annot.Country && m.Class != annot.Organization {
			continue
		}
		if strings.Contains(strings.ToLower(m.Span.Of(r.text)), r.lower(n.lo)) {
			return &m // yayasan tersebut: Yayasan Kasih Muara
		}
		if first == nil {
			first = &m
		}
	}
	return first
}

// within reports whether all words of an office stand in the naming of old.
func within(office string, old *voice) bool {
	if old.Span == nil {
		return false
	}
	have := strings.ToLower(old.Role + " " + old.Organization + " " + old.Name)
	for w := range strings.FieldsSeq(strings.ToLower(office)) {
		if !strings.Contains(have, w) {
			return false
		}
	}
	return true
}

// holds reports whether v has the role that the word heads, or an abbreviation
// of it (jubir for juru bicara).
func (v *voice) holds(r *reader, head string) bool {
	if slices.Contains(v.heads, head) {
		return true
	}
	full := r.Pack.Clauses.Role(head)
	return full != "" && (strings.Contains(strings.ToLower(v.Role+" "+v.Name), full))
}

// office parts a naming without a person into role and body: the body is the
// last organisation or country in it.
func (c *cast) office(s text.Span, in []annot.Mention) (role, body string) {
	t := c.r.text
	for i := len(in) - 1; i >= 0; i-- {
		m := in[i]
		if i > 0 && in[i-1].Entity == m.Entity {
			continue // Amerika Serikat (AS)
		}
		if m.Class != annot.Organization && m.Class != annot.Country && m.Class != annot.Media {
			continue
		}
		role = tidyRole(t[s.Start:m.Span.Start])
		if role == "" {
			return "", ""
		}
		body = m.Span.Of(t)
		if j := i - 1; j >= 0 && in[j].Class == annot.Organization {
			body = t[in[j].Span.Start:m.Span.End]
			role = tidyRole(t[s.Start:in[j].Span.Start])
		}
		return role, body
	}
	return "", ""
}

// roleBeside is the role and the body that a naming s states beside the name.
func (c *cast) roleBeside(s, name text.Span) (role, body string) {
	for _, x := range []text.Span{{Start: s.Start, End: name.Start}, {Start: name.End, End: s.End}} {
		if x.Empty() || tidyRole(x.Of(c.r.text)) == "" {
			continue
		}
		if role, body = c.office(x, c.r.mentionsIn(x)); role != "" {
			return role, body
		}
		if r := tidyRole(x.Of(c.r.text)); len(r) > 3 {
			return r, ""
		}
	}
	return "", ""
}

// tidyRole is a role on one line, without brackets and marks at its edges.
func tidyRole(s string) string {
	if i := strings.IndexByte(s, '('); i >= 0 {
		if j := strings.IndexByte(s[i:], ')'); j >= 0 {
			s = s[:i] + s[i+j+1:]
		}
	}
	return strings.Trim(strings.Join(strings.Fields(s), " "), " ,()–—-.\u201c\u201d\"")
}
