package entity

import (
	"strings"
	"unicode"

	"sanad/internal/annot"
	"sanad/internal/annot/entity/tagger"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// roleReach is how many pieces before or behind a name its office may take.
const roleReach = 16

// office is the office stated with a person: before the name ("Juru Bicara
// Kremlin Dmitry Peskov") or behind it, between commas.
func (r *reader) office(n name) (role, org string) {
	if role, org = r.before(n); role != "" {
		return role, org
	}
	return r.behind(n)
}

// before reads the office that leads up to n.
func (r *reader) before(n name) (role, org string) {
	start, lead := -1, n.from // lead: where the titles before the name begin
	for lead > 0 && (r.ps[lead-1].Title || lead > 1 && r.ps[lead-1].Lower == "." && r.ps[lead-2].Title) {
		lead--
	}
	for i := lead - 1; i >= 0 && i >= n.from-roleReach; i-- {
		p := &r.ps[i]
		if p.Shape == tagger.Comma && i < lead-1 || p.Shape == tagger.Period && r.ps[i+1].First || p.Shape >= tagger.Open || p.Is("said") || p.Is("plain") && p.Role == tagger.Nowhere || r.personEnds(i+1) {
			break
		}
		if p.Role.Opens() {
			start = i
		}
		if p.First {
			break
		}
	}
	if start < 0 {
		return "", ""
	}
	for start > 0 && r.ps[start-1].Shape == tagger.Capital && r.ps[start-1].Common() && r.ps[start-1].At == tagger.Nowhere && r.nameEnding(start) < 0 && !r.ps[start].First {
		start-- // Transport Minister
	}
	return r.parse(start, lead, r.owner(start))
}

// owner is the organisation or country named right before an office: "Russian
// Foreign Ministry spokeswoman", "Russian Defense Minister".
func (r *reader) owner(start int) string {
	from := start
	if k := r.nameEnding(start); k >= 0 && r.names[k].class != annot.Person {
		from = r.names[k].from
	}
	d := from - 1
	demonym := d >= 0 && r.ps[d].At != tagger.Nowhere && r.ps[d].Known.Kind == lang.FormDemonym
	switch {
	case from < start && demonym:
		return r.words(d, start)
	case from < start:
		return r.words(from, start)
	case demonym:
		return r.ps[d].Known.Name
	}
	return ""
}

// behind reads the office between the comma behind n and the next mark.
func (r *reader) behind(n name) (role, org string) {
	if n.to >= len(r.ps) || r.ps[n.to].Lower != "," {
		return "", ""
	}
	start, end := -1, n.to+1
	for ; end < len(r.ps) && end < n.to+roleReach; end++ {
		p := &r.ps[end]
		if p.First || p.Shape >= tagger.Period || p.Is("said") {
			break
		}
		if k := r.nameAt(end); k >= 0 && r.names[k].class == annot.Person {
			return "", "" // the office of the next person
		}
		if start < 0 && p.Role.Opens() && !p.Title {
			start = end
		}
	}
	if start < 0 || start > n.to+4 {
		return "", ""
	}
	return r.parse(start, end, "")
}

// parse parts the pieces of an office into the office and the organisation or
// country at its end.
func (r *reader) parse(from, to int, org string) (string, string) {
	for to > from && r.ps[to-1].Shape >= tagger.Period {
		to--
	}
	cut := to
	for i := from + 1; i < to; i++ {
		if k := r.nameAt(i); k >= 0 && r.names[k].class != annot.Person {
			org, cut = r.names[k].span.Of(r.a.Text), i
			break
		}
		if r.ps[i].At.Opens() && r.ps[i].Known.Class != "place" {
			org, cut = r.ps[i].Known.Name, i
			break
		}
		if r.ps[i].Is("org-head") {
			org, cut = r.words(i, to), i
			break
		}
	}
	for cut > from+1 && (r.ps[cut-1].Is("in") || r.ps[cut-1].Is("at") || r.ps[cut-1].Is("join")) {
		cut--
	}
	return r.words(from, cut), org
}

// words are the printed words of the pieces [from, to).
func (r *reader) words(from, to int) string {
	if from >= to {
		return ""
	}
	s := text.Span{Start: r.ps[from].Span.Start, End: r.ps[to-1].Span.End}
	return strings.TrimFunc(strings.Join(strings.Fields(s.Of(r.a.Text)), " "), unicode.IsPunct)
}

// personEnds reports whether the name of a person ends before piece i.
func (r *reader) personEnds(i int) bool {
	k := r.nameEnding(i)
	return k >= 0 && r.names[k].class == annot.Person
}

// nameEnding is the number of the name that ends before piece i, -1 for none.
func (r *reader) nameEnding(i int) int {
	lo, hi := 0, len(r.names)
	for lo < hi {
		if m := (lo + hi) / 2; r.names[m].to < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(r.names) && r.names[lo].to == i {
		return lo
	}
	return -1
}

// nameAt is the number of the name that begins at piece i, -1 for none.
func (r *reader) nameAt(i int) int {
	lo, hi := 0, len(r.names)
	for lo < hi {
		if m := (lo + hi) / 2; r.names[m].from < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(r.names) && r.names[lo].from == i {
		return lo
	}
	return -1
}
