package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

type runRecord struct {
	Type     Type   `json:"type"`
	Schema   string `json:"schema"`
	Program  string `json:"program"`
	Articles int    `json:"articles"`
	Problems int    `json:"problems"`
	Passed   int    `json:"passed_over"`
}

type problemRecord struct {
	Type   Type   `json:"type"`
	Input  string `json:"input"`
	Stage  string `json:"stage"`
	Reason string `json:"reason"`
}

type refRecord struct {
	Article text.ID   `json:"article"`
	Span    text.Span `json:"span"`
	Quote   string    `json:"quote"`
}

type articleRecord struct {
	Type         Type             `json:"type"`
	ID           text.ID          `json:"id"`
	Input        string           `json:"input"`
	URL          *string          `json:"url"`
	Capture      string           `json:"capture_sha256"`
	TextSHA256   string           `json:"text_sha256"`
	Charset      *string          `json:"charset"`
	Outlet       *namedRecord     `json:"outlet"`
	Title        *string          `json:"title"`
	Language     *string          `json:"language"`
	Published    *dateRecord      `json:"published"`
	Dateline     *datelineRecord  `json:"dateline"`
	Credits      []creditRecord   `json:"credits"`
	Declared     []declaredRecord `json:"declared_sources"`
	Copyright    *rightsRecord    `json:"copyright"`
	Reprint      *namedRecord     `json:"reprint"`
	Completeness string           `json:"completeness"`
	Text         string           `json:"text"`
	Segments     []segmentRecord  `json:"segments"`
	Sentences    []text.Span      `json:"sentences"`
	Repairs      []repairRecord   `json:"repairs"`
}

type namedRecord struct {
	Name string     `json:"name"`
	Span *text.Span `json:"span"`
}

type dateRecord struct {
	Value     string     `json:"value"`
	Precision string     `json:"precision"`
	Basis     string     `json:"basis"`
	Span      *text.Span `json:"span"`
	Why       *string    `json:"why,omitempty"`
}

type datelineRecord struct {
	Place  string     `json:"place"`
	Outlet *string    `json:"outlet"`
	Span   *text.Span `json:"span"`
}

type creditRecord struct {
	Role string     `json:"role"`
	Name string     `json:"name"`
	Span *text.Span `json:"span"`
}

type declaredRecord struct {
	Name string     `json:"name"`
	Cue  string     `json:"cue"`
	Span *text.Span `json:"span"`
}

type rightsRecord struct {
	Holder string     `json:"holder"`
	Year   *int       `json:"year"`
	Span   *text.Span `json:"span"`
}

type segmentRecord struct {
	Kind string    `json:"kind"`
	Span text.Span `json:"span"`
}

type repairRecord struct {
	Span  text.Span `json:"span"`
	Bytes string    `json:"bytes"`
}

func (x *writer) article(t Type, i int) {
	a, m := &x.pile.Articles[i], &x.pile.Marks[i]
	switch t {
	case "article":
		x.put(shapeArticle(a))
	case "mention":
		for _, n := range m.Mentions {
			x.put(mentionRecord{t, a.ID, n.Span, n.Span.Of(a.Text), n.Entity, string(n.Class)})
		}
	case "time":
		for _, n := range m.Times {
			x.put(timeRecord{t, a.ID, n.Span, n.Span.Of(a.Text), null(n.Value), n.Precision, n.Relative})
		}
	case "attribution":
		for _, n := range m.Attributions {
			x.put(shapeAttribution(a, n))
		}
	case "citation":
		for _, n := range m.Citations {
			x.put(citationRecord{t, a.ID, n.Span, n.Span.Of(a.Text), n.Cue, null(n.Name), null(n.Entity), string(n.Kind), list(n.Covers)})
		}
	}
}

func shapeArticle(a *article.Article) articleRecord {
	h := sha256.Sum256([]byte(a.Text))
	r := articleRecord{Type: "article", ID: a.ID, Input: a.Input, URL: null(a.URL), Capture: a.Capture, TextSHA256: hex.EncodeToString(h[:]),
		Charset: null(a.Charset), Title: null(a.Title), Language: null(a.Language), Credits: []creditRecord{}, Declared: []declaredRecord{},
		Completeness: string(a.Completeness), Text: a.Text, Segments: []segmentRecord{}, Sentences: list(a.Sentences), Repairs: []repairRecord{}}
	if a.Outlet.Name != "" {
		r.Outlet = &namedRecord{a.Outlet.Name, a.Outlet.Span}
	}
	if d := a.Published; d != nil {
		r.Published = &dateRecord{d.Value, d.Precision, string(d.Basis), d.Span, null(d.Why)}
	}
	if d := a.Dateline; d != nil {
		r.Dateline = &datelineRecord{d.Place, null(d.Outlet), d.Span}
	}
	for _, c := range a.Credits {
		r.Credits = append(r.Credits, creditRecord(c))
	}
	for _, d := range a.Declared {
		r.Declared = append(r.Declared, declaredRecord(d))
	}
	if c := a.Copyright; c != nil {
		r.Copyright = &rightsRecord{Holder: c.Holder, Span: c.Span}
		if c.Year != 0 {
			r.Copyright.Year = &c.Year
		}
	}
	if c := a.Reprint; c != nil {
		r.Reprint = &namedRecord{c.Outlet, &c.Span}
	}
	for _, s := range a.Segments {
		r.Segments = append(r.Segments, segmentRecord{string(s.Kind), s.Span})
	}
	for _, p := range a.Repairs {
		r.Repairs = append(r.Repairs, repairRecord(p))
	}
	return r
}

type entityRecord struct {
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
		x.put(entityRecord{"entity", id, string(e.Class), e.Name, distinct(e.Aliases, e.Name), null(e.Role), null(e.Org)})
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

type mentionRecord struct {
	Type    Type      `json:"type"`
	Article text.ID   `json:"article"`
	Span    text.Span `json:"span"`
	Quote   string    `json:"quote"`
	Entity  string    `json:"entity"`
	Class   string    `json:"class"`
}

type timeRecord struct {
	Type      Type      `json:"type"`
	Article   text.ID   `json:"article"`
	Span      text.Span `json:"span"`
	Quote     string    `json:"quote"`
	Value     *string   `json:"value"`
	Precision string    `json:"precision"`
	Relative  bool      `json:"relative"`
}

type citationRecord struct {
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
