package record

import (
	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Statement is one thing that is asserted, denied, promised, warned, ordered or
// asked, with what stands behind it.
type Statement struct {
	Type       Type      `json:"type"`
	ID         string    `json:"id"`
	Story      *string   `json:"story"`
	Gist       string    `json:"gist"`
	Kind       string    `json:"kind"`
	Denies     *string   `json:"denies"`
	Voices     []Voice   `json:"voices"`
	Reports    []Report  `json:"reports"`
	Channels   []Channel `json:"channels"`
	Counts     Counts    `json:"counts"`
	Range      Range     `json:"range"`
	Reading    string    `json:"reading"`
	Circular   bool      `json:"circular"`
	Confidence string    `json:"confidence"`
	Drift      []Drift   `json:"drift"`
	Similar    []Similar `json:"similar"`
	Why        []string  `json:"why"`
}

// Voice is who asserts a statement.
type Voice struct {
	Name      string  `json:"name"`
	Role      *string `json:"role"`
	Org       *string `json:"organization"`
	Party     *string `json:"party"`
	Entity    *string `json:"entity"`
	Anonymous bool    `json:"anonymous"`
	Basis     string  `json:"basis"` // stated, inferred
}

// Report is one article's rendering of a statement; Voice is an index into the
// statement's voices.
type Report struct {
	Article     text.ID   `json:"article"`
	Span        text.Span `json:"span"`
	Quote       string    `json:"quote"`
	Mode        *string   `json:"mode"`
	Cue         *string   `json:"cue"`
	Attribution *string   `json:"attribution"`
	Voice       *int      `json:"voice"`
	Via         []Via     `json:"via"`
}

// Channel is an independent path by which a statement reached its carriers.
type Channel struct {
	Name     string    `json:"name"`
	Kind     string    `json:"kind"`
	Carriers []text.ID `json:"carriers"`
	Basis    string    `json:"basis"`
	Why      []Reason  `json:"why"`
}

// Reason is one piece of evidence in words, with what it rests on.
type Reason struct {
	Text  string  `json:"text"`
	Score float64 `json:"score"`
	Spans []Ref   `json:"spans"`
}

// Counts are the four counts of a statement, always shown together.
type Counts struct {
	Carriers int `json:"carriers"`
	Channels int `json:"channels"`
	Untraced int `json:"untraced"`
	Voices   int `json:"voices"`
	Parties  int `json:"parties"`
}

// Range is how far the counts may be off, both ends included.
type Range struct {
	Channels [2]int `json:"channels"`
	Voices   [2]int `json:"voices"`
}

// Drift is a difference between two reports of one statement.
type Drift struct {
	Kind     string `json:"kind"`
	Severity string `json:"severity"`
	A        Ref    `json:"a"`
	B        Ref    `json:"b"`
	Why      string `json:"why"`
}

// Similar is a look-alike that is another statement.
type Similar struct {
	Statement string `json:"statement"`
	Why       string `json:"why"`
}

func (x *writer) statements() {
	for _, s := range x.pile.Findings.Statements {
		x.put(x.shapeStatement(s))
	}
}

func (x *writer) shapeStatement(s origin.Statement) Statement {
	r := Statement{Type: "statement", ID: s.ID, Story: null(s.Story), Gist: s.Gist, Kind: s.Kind, Denies: null(s.Denies),
		Voices: []Voice{}, Reports: []Report{}, Channels: []Channel{},
		Counts:  Counts{len(s.Carriers()), len(s.Channels), s.Untraced, len(s.Voices), s.Parties},
		Range:   Range{Channels: [2]int{s.Channel.Low, s.Channel.High}, Voices: [2]int{s.VoiceCount.Low, s.VoiceCount.High}},
		Reading: s.Reading, Circular: s.Circular, Confidence: s.Confidence, Drift: []Drift{}, Similar: []Similar{}, Why: list(s.Why)}
	for _, v := range s.Voices {
		r.Voices = append(r.Voices, Voice{v.Name, null(v.Role), null(v.Organization), null(v.Party), null(v.Entity), v.Anonymous, basis(v.Inferred)})
	}
	for _, p := range s.Reports {
		r.Reports = append(r.Reports, x.shapeReport(p))
	}
	for _, c := range s.Channels {
		r.Channels = append(r.Channels, x.shapeChannel(c))
	}
	for _, d := range s.Drift {
		r.Drift = append(r.Drift, Drift{d.Kind, d.Severity, x.ref(d.A), x.ref(d.B), d.Why})
	}
	for _, l := range s.Similar {
		r.Similar = append(r.Similar, Similar{l.Statement, l.Why})
	}
	return r
}

func basis(inferred bool) string {
	if inferred {
		return string(annot.Inferred)
	}
	return string(annot.Stated)
}

func (x *writer) shapeReport(p origin.Report) Report {
	ref := x.ref(p.Ref)
	r := Report{Article: ref.Article, Span: ref.Span, Quote: ref.Quote, Mode: null(string(p.Mode)), Cue: null(p.Cue),
		Attribution: null(attributionID(ref.Article, p.Attribution)), Via: vias(x.textOf(ref.Article), p.Via)}
	if annot.IsFaint(p.Attribution) {
		r.Attribution = nil // has no record of its own
	}
	if p.Voice >= 0 {
		r.Voice = &p.Voice
	}
	return r
}

func (x *writer) textOf(id text.ID) string {
	if i, ok := x.place[id]; ok {
		return x.pile.Articles[i].Text
	}
	return ""
}

func (x *writer) shapeChannel(c origin.Channel) Channel {
	r := Channel{c.Name, string(c.Kind), list(c.Carriers), string(c.Basis), []Reason{}}
	if r.Kind == "" {
		r.Kind = string(annot.UnknownOf)
	}
	for _, w := range c.Why {
		r.Why = append(r.Why, Reason{w.Text, round(w.Score), x.refs(w.Refs)})
	}
	return r
}
