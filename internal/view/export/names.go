package export

import (
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// source reads a pile in the order of its records.
type source struct {
	pile  *pile.Pile
	place map[text.ID]int
	texts map[text.ID]record.Article
	said  map[string]record.Statement
}

func newSource(p *pile.Pile, o Options) *source {
	s := &source{pile: p, place: p.Index(), texts: map[text.ID]record.Article{}, said: map[string]record.Statement{}}
	for r := range record.Of(p, "article", o.Options) {
		a := r.(record.Article)
		s.texts[a.ID] = a
	}
	for r := range record.Of(p, "statement", o.Options) {
		x := r.(record.Statement)
		s.said[x.ID] = x
	}
	return s
}

// outlet is the name of an article's outlet, "" unknown.
func outlet(a *article.Article) string { return a.Outlet.Name }

// day is the date of an article cut to the day, "" unknown.
func day(a *article.Article) string {
	if a.Published == nil {
		return ""
	}
	v, _, _ := strings.Cut(a.Published.Value, "T")
	return v
}

// voiceKey names a voice over all statements: by its entity where it has one,
// an unnamed one by its statement, since nobody knows whether two are one.
func voiceKey(s *origin.Statement, v origin.Voice) string {
	switch {
	case v.Entity != "":
		return v.Entity
	case v.Anonymous:
		return "unnamed:" + s.ID + ":" + strings.ToLower(v.Name)
	}
	return "name:" + strings.ToLower(v.Name)
}

// voiceBasis says whether a report names the voice or what stands around it does.
func voiceBasis(v origin.Voice) string {
	if v.Inferred {
		return string(annot.Inferred)
	}
	return string(annot.Stated)
}

// named is an ID with its kind before it: "story:…", "article:…".
func named(kind, id string) string {
	if strings.HasPrefix(id, kind+":") {
		return id
	}
	return kind + ":" + id
}

// short is words on one line, cut to a label.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return s
}
