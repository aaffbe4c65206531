package view

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed words.tsv
var wordsTable string

//go:embed pages.tsv
var pagesTable string

//go:embed reasons.tsv
var reasonsTable string

// Words are the interface texts of one language.
type Words struct {
	Code string
	of   map[string]string
}

// Languages of the interface.
var Languages = []string{"en", "id"}

var interfaces = sync.OnceValue(func() map[string]Words {
	out := map[string]Words{"en": {"en", map[string]string{}}, "id": {"id", map[string]string{}}}
	for line := range strings.Lines(wordsTable + pagesTable) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		out["en"].of[f[0]], out["id"].of[f[0]] = f[1], f[2]
	}
	return out
})

var reasons = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(reasonsTable) {
		if en, id, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[en] = id
		}
	}
	return out
})

// Reason is a reason of the finders in the language of the interface. Several
// are parted by semicolons; what follows a colon are words of the texts and
// stays.
func (w Words) Reason(s string) string {
	parts := strings.Split(s, "; ")
	for i, p := range parts {
		head, tail, _ := strings.Cut(p, ": ")
		if strings.TrimSpace(tail) == "" && (head == "names" || head == "both name" || head == "names:" || head == "both name:") {
			parts[i] = w.phrase(unnamed) // the words beside it show what is cited
			continue
		}
		switch path := w.Path(tail); {
		case head == "another time":
			tail = w.dates(tail)
		case path != tail:
			tail = path
		default:
			tail = w.phrase(tail)
		}
		parts[i] = strings.TrimSuffix(w.phrase(head)+": "+tail, ": ")
	}
	return strings.Join(parts, "; ")
}

// dates are TIMEX3 values, parted by commas, for reading.
func (w Words) dates(s string) string {
	l := strings.Split(s, ", ")
	for i, v := range l {
		l[i] = w.Day(v)
	}
	return strings.Join(l, ", ")
}

// unnamed is the reason of a text that cites something it has no name for.
const unnamed = "cites without a name"

// phrase is a phrase of the finders in the language of the interface, or the
// phrase itself.
func (w Words) phrase(s string) string {
	if r, ok := reasons()[s]; ok && w.Code != "en" {
		return r
	}
	return s
}

// Path is the name of a kind of channel, or the kind itself.
func (w Words) Path(kind string) string {
	if t, ok := w.of["path-"+kind]; ok && kind != "" {
		return t
	}
	return kind
}

// WordsFor are the interface texts of a language; English for one that has
// none.
func WordsFor(code string) Words {
	if w, ok := interfaces()[code]; ok {
		return w
	}
	return interfaces()["en"]
}

// T is the text of a key, the key itself where it has none.
func (w Words) T(key string) string {
	if t, ok := w.of[key]; ok {
		one, _, _ := strings.Cut(t, "|")
		return one
	}
	return key
}

// F is the text of a key with its arguments filled in.
func (w Words) F(key string, args ...any) string { return fmt.Sprintf(w.T(key), args...) }

// Nothing says that none of so many articles carries a claim.
func (w Words) Nothing(looked int) string {
	if looked == 1 {
		return w.T("nothing-one")
	}
	return w.F("nothing-carries", looked)
}

// Checked is the head of a check: how many findings and sources there are.
func (w Words) Checked(findings, sources int) string {
	switch held := w.N(sources, "held"); findings {
	case 0:
		return w.F("check-none", held)
	case 1:
		return w.F("check-one", w.N(1, "finding"), held)
	default:
		return w.F("check-some", w.N(findings, "finding"), held)
	}
}

// Differs says why a statement is not the claim that it is near to, with the
// words that are asked and those that stand there instead.
func (w Words) Differs(why string, asked, there []string) string {
	out := w.T("against-" + why)
	switch a, b := strings.Join(asked, ", "), strings.Join(there, ", "); {
	case a != "" && b != "":
		return out + " (" + w.F("asked-there", a, b) + ")"
	case a != "":
		return out + " (" + w.F("asked-only", a) + ")"
	}
	return out
}

// N is a number with its noun: "3 articles".
func (w Words) N(n int, key string) string {
	one, many, two := strings.Cut(w.of[key], "|")
	if !two || n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Counts are the four counts of a statement, always together.
func (a *Answer) Counts(s *Statement) string {
	w := a.Lang
	channels := w.N(len(s.Channels), "channel")
	if s.Untraced > 0 {
		channels += " (" + w.F("untraced", s.Untraced) + ")"
	}
	if r := s.Channel; r.Low != r.High {
		channels += ", " + w.F("range", r.Low, r.High)
	}
	party := w.N(s.Parties, "party")
	if s.Parties == 1 && len(s.Voices) > 0 && s.Voices[0].Party != "" {
		party += " (" + a.SideOf(&s.Voices[0]) + ")"
	}
	return strings.Join([]string{w.N(len(s.Carriers), "article"), channels, w.N(len(s.Voices), "voice"), party}, " · ")
}

var monthNames = map[string][]string{
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	"id": {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
}

// Day is a date for reading: "2023-06-12" as "12 Jun 2023".
func (w Words) Day(v string) string {
	if len(v) > 10 && v[10] == 'T' {
		v = v[:10]
	}
	var y, m, d int
	if n, _ := fmt.Sscanf(v, "%d-%d-%d", &y, &m, &d); m >= 1 && m <= 12 { // fewer fields are a month or a year
		name := monthNames[w.Code][m-1]
		if n == 3 {
			return fmt.Sprintf("%d %s %d", d, name, y)
		}
		return fmt.Sprintf("%s %d", name, y)
	}
	return v
}

// Days is a range of dates for reading, cut where both ends agree.
func (w Words) Days(from, to string) string {
	a, b := w.Day(from), w.Day(to)
	switch {
	case a == "" && b == "":
		return w.T("date-unknown")
	case a == b || b == "":
		return a
	case a == "":
		return b
	}
	if fa, fb := strings.Fields(a), strings.Fields(b); len(fa) == 3 && len(fb) == 3 && fa[2] == fb[2] {
		if fa[1] == fb[1] {
			return fa[0] + "–" + b
		}
		return fa[0] + " " + fa[1] + " – " + b
	}
	return a + " – " + b
}

// pick is the text of the interface language, English where it is missing.
func (w Words) pick(t map[string]string) string {
	if s, ok := t[w.Code]; ok {
		return s
	}
	return t["en"]
}
