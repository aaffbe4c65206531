package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// Run opens an output: which program looked at how many articles.
type Run struct {
	Type     Type   `json:"type"`
	Schema   string `json:"schema"`
	Program  string `json:"program"`
	Articles int    `json:"articles"`
	Problems int    `json:"problems"`
	Passed   int    `json:"passed_over"`
}

// Problem is an input, or a part of one, that could not be used.
type Problem struct {
	Type   Type   `json:"type"`
	Input  string `json:"input"`
	Stage  string `json:"stage"`
	Reason string `json:"reason"`
}

// Ref is a place with the words it covers.
type Ref struct {
	Article text.ID   `json:"article"`
	Span    text.Span `json:"span"`
	Quote   string    `json:"quote"`
}

// Article is one published text of one outlet. Text is null where only
// Excerpts, the places that findings rest on, may leave.
type Article struct {
	Type         Type        `json:"type"`
	ID           text.ID     `json:"id"`
	Input        string      `json:"input"`
	URL          *string     `json:"url"`
	Capture      string      `json:"capture_sha256"`
	TextSHA256   string      `json:"text_sha256"`
	Charset      *string     `json:"charset"`
	Outlet       *Named      `json:"outlet"`
	Title        *string     `json:"title"`
	Language     *string     `json:"language"`
	Published    *Date       `json:"published"`
	Dateline     *Dateline   `json:"dateline"`
	Credits      []Credit    `json:"credits"`
	Declared     []Declared  `json:"declared_sources"`
	Copyright    *Rights     `json:"copyright"`
	Reprint      *Named      `json:"reprint"`
	Completeness string      `json:"completeness"`
	Text         *string     `json:"text"`
	Excerpts     []Ref       `json:"excerpts,omitempty"`
	Segments     []Segment   `json:"segments"`
	Sentences    []text.Span `json:"sentences"`
	Repairs      []Repair    `json:"repairs"`
}

// Named is a name with the place that states it.
type Named struct {
	Name string     `json:"name"`
	Span *text.Span `json:"span"`
}

// Date is a point in time cut to its precision.
type Date struct {
	Value     string     `json:"value"`
	Precision string     `json:"precision"`
	Basis     string     `json:"basis"`
	Span      *text.Span `json:"span"`
	Why       *string    `json:"why,omitempty"`
}

// Dateline is the place, and the outlet, that opens a news text.
type Dateline struct {
	Place  string     `json:"place"`
	Outlet *string    `json:"outlet"`
	Span   *text.Span `json:"span"`
}

// Credit is a person named for work on the article.
type Credit struct {
	Role string     `json:"role"`
	Name string     `json:"name"`
	Span *text.Span `json:"span"`
}

// Declared is a source that the furniture declares.
type Declared struct {
	Name string     `json:"name"`
	Cue  string     `json:"cue"`
	Span *text.Span `json:"span"`
}

// Rights is the holder line at the foot of an article.
type Rights struct {
	Holder string     `json:"holder"`
	Year   *int       `json:"year"`
	Span   *text.Span `json:"span"`
}

// Segment is a part of the text with its kind.
type Segment struct {
	Kind string    `json:"kind"`
	Span text.Span `json:"span"`
}

// Repair is a run of invalid bytes, in hex, that became U+FFFD.
type Repair struct {
	Span  text.Span `json:"span"`
	Bytes string    `json:"bytes"`
}

func (x *writer) article(t Type, i int) {
	a, m := &x.pile.Articles[i], &x.pile.Marks[i]
	switch t {
	case "article":
		x.put(x.shapeArticle(a))
	case "mention":
		for _, n := range m.Mentions {
			x.put(Mention{t, a.ID, n.Span, x.quote(n.Span.Of(a.Text)), n.Entity, string(n.Class)})
		}
	case "time":
		for _, n := range m.Times {
			x.put(Time{t, a.ID, n.Span, x.quote(n.Span.Of(a.Text)), null(n.Value), n.Precision, n.Relative})
		}
	case "attribution":
		for _, n := range m.Attributions {
			x.put(x.shapeAttribution(a, n))
		}
	case "citation":
		for _, n := range m.Citations {
			x.put(Citation{t, a.ID, n.Span, x.quote(n.Span.Of(a.Text)), n.Cue, null(n.Name), null(n.Entity), string(n.Kind), list(n.Covers)})
		}
	}
}

func (x *writer) shapeArticle(a *article.Article) Article {
	h := sha256.Sum256([]byte(a.Text))
	r := Article{Type: "article", ID: a.ID, Input: a.Input, URL: null(a.URL), Capture: a.Capture, TextSHA256: hex.EncodeToString(h[:]),
		Charset: null(a.Charset), Title: null(a.Title), Language: null(a.Language), Credits: []Credit{}, Declared: []Declared{},
		Completeness: string(a.Completeness), Segments: []Segment{}, Sentences: list(a.Sentences), Repairs: []Repair{}}
	if x.full {
		r.Text = &a.Text
	} else {
		r.Excerpts = x.excerpts(a)
	}
	if a.Outlet.Name != "" {
		r.Outlet = &Named{a.Outlet.Name, a.Outlet.Span}
	}
	if d := a.Published; d != nil {
		r.Published = &Date{d.Value, d.Precision, string(d.Basis), d.Span, null(d.Why)}
	}
	if d := a.Dateline; d != nil {
		r.Dateline = &Dateline{d.Place, null(d.Outlet), d.Span}
	}
	for _, c := range a.Credits {
		r.Credits = append(r.Credits, Credit(c))
	}
	for _, d := range a.Declared {
		r.Declared = append(r.Declared, Declared(d))
	}
	if c := a.Copyright; c != nil {
		r.Copyright = &Rights{Holder: c.Holder, Span: c.Span}
		if c.Year != 0 {
			r.Copyright.Year = &c.Year
		}
	}
	if c := a.Reprint; c != nil {
		r.Reprint = &Named{c.Outlet, &c.Span}
	}
	for _, s := range a.Segments {
		r.Segments = append(r.Segments, Segment{string(s.Kind), s.Span})
	}
	for _, p := range a.Repairs {
		r.Repairs = append(r.Repairs, Repair(p))
	}
	return r
}

// Entity is something that names stand for.
type Entity struct {
	Type    Type     `json:"type"`
	ID      string   `json:"id"`
	Class   string   `json:"class"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Role    *string  `json:"role"`
	Org     *string  `json:"organization"`
}

// entities merges the entities of all articles by ID: the longest name stands,
// the other forms are aliases.
func (x *writer) entities() {
	byID := map[string]*annot.Entity{}
	var ids []string
	for i := range x.pile.Marks {
		for _, e := range x.pile.Marks[i].Entities {
			have := byID[e.ID]
			if have == nil {
				c := e
				c.Aliases = append([]string{}, e.Aliases...)
				byID[e.ID] = &c
				ids = append(ids, e.ID)
				continue
			}
			if better(e.Name, have.Name) {
				have.Aliases = append(have.Aliases, have.Name)
				have.Name = e.Name
			} else {
				have.Aliases = append(have.Aliases, e.Name)
			}
			have.Aliases = append(have.Aliases, e.Aliases...)
			have.Role, have.Org = fuller(have.Role, e.Role), fuller(have.Org, e.Org)
		}
	}
	for _, id := range sortedBy(ids, func(s string) string { return s }) {
		e := byID[id]
		x.put(Entity{"entity", id, string(e.Class), e.Name, distinct(e.Aliases, e.Name), null(e.Role), null(e.Org)})
	}
}

func better(a, b string) bool { return len(a) > len(b) || len(a) == len(b) && a < b }

func fuller(a, b string) string {
	if better(b, a) {
		return b
	}
	return a
}

func distinct(names []string, but string) []string {
	out := []string{}
	for _, n := range sortedBy(names, strings.Clone) {
		if n != but && (len(out) == 0 || out[len(out)-1] != n) {
			out = append(out, n)
		}
	}
	return out
}

// Mention is a place where an entity is named.
type Mention struct {
	Type    Type      `json:"type"`
	Article text.ID   `json:"article"`
	Span    text.Span `json:"span"`
	Quote   string    `json:"quote"`
	Entity  string    `json:"entity"`
	Class   string    `json:"class"`
}

// Time is a time expression with its TIMEX3 value.
type Time struct {
	Type      Type      `json:"type"`
	Article   text.ID   `json:"article"`
	Span      text.Span `json:"span"`
	Quote     string    `json:"quote"`
	Value     *string   `json:"value"`
	Precision string    `json:"precision"`
	Relative  bool      `json:"relative"`
}

// Citation is a place that names the medium something was taken from.
type Citation struct {
	Type    Type        `json:"type"`
	Article text.ID     `json:"article"`
	Span    text.Span   `json:"span"`
	Quote   string      `json:"quote"`
	Cue     string      `json:"cue"`
	Name    *string     `json:"name"`
	Entity  *string     `json:"entity"`
	Kind    string      `json:"kind"`
	Covers  []text.Span `json:"covers"`
}
