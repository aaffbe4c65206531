package record

import (
	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

type statementRecord struct {
	Type       Type            `json:"type"`
	ID         string          `json:"id"`
	Story      *string         `json:"story"`
	Gist       string          `json:"gist"`
	Kind       string          `json:"kind"`
	Denies     *string         `json:"denies"`
	Voices     []voiceRecord   `json:"voices"`
	Reports    []reportRecord  `json:"reports"`
	Channels   []channelRecord `json:"channels"`
	Counts     countsRecord    `json:"counts"`
	Range      rangeRecord     `json:"range"`
	Reading    string          `json:"reading"`
	Circular   bool            `json:"circular"`
	Confidence string          `json:"confidence"`
	Drift      []driftRecord   `json:"drift"`
	Similar    []similarRecord `json:"similar"`
	Why        []string        `json:"why"`
}

type voiceRecord struct {
	Name      string  `json:"name"`
	Role      *string `json:"role"`
	Org       *string `json:"organization"`
	Party     *string `json:"party"`
	Entity    *string `json:"entity"`
	Anonymous bool    `json:"anonymous"`
}

type reportRecord struct {
	Article     text.ID     `json:"article"`
	Span        text.Span   `json:"span"`
	Quote       string      `json:"quote"`
	Mode        *string     `json:"mode"`
	Cue         *string     `json:"cue"`
	Attribution *string     `json:"attribution"`
	Voice       *int        `json:"voice"`
	Via         []viaRecord `json:"via"`
}

type channelRecord struct {
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Carriers []text.ID      `json:"carriers"`
	Basis    string         `json:"basis"`
	Why      []reasonRecord `json:"why"`
}

type reasonRecord struct {
	Text  string      `json:"text"`
	Score float64     `json:"score"`
	Spans []refRecord `json:"spans"`
}

type countsRecord struct {
	Carriers int `json:"carriers"`
	Channels int `json:"channels"`
	Untraced int `json:"untraced"`
	Voices   int `json:"voices"`
	Parties  int `json:"parties"`
}

type rangeRecord struct {
	Channels [2]int `json:"channels"`
	Voices   [2]int `json:"voices"`
}

type driftRecord struct {
	Kind     string    `json:"kind"`
	Severity string    `json:"severity"`
	A        refRecord `json:"a"`
	B        refRecord `json:"b"`
	Why      string    `json:"why"`
}

type similarRecord struct {
	Statement string `json:"statement"`
	Why       string `json:"why"`
}

func (x *writer) statements() {
	for _, s := range x.pile.Findings.Statements {
		x.put(x.shapeStatement(s))
	}
}

func (x *writer) shapeStatement(s origin.Statement) statementRecord {
	r := statementRecord{Type: "statement", ID: s.ID, Story: null(s.Story), Gist: s.Gist, Kind: s.Kind, Denies: null(s.Denies),
		Voices: []voiceRecord{}, Reports: []reportRecord{}, Channels: []channelRecord{},
		Counts:  countsRecord{len(s.Carriers()), len(s.Channels), s.Untraced, len(s.Voices), s.Parties},
		Range:   rangeRecord{Channels: [2]int{s.Channel.Low, s.Channel.High}, Voices: [2]int{s.VoiceCount.Low, s.VoiceCount.High}},
		Reading: s.Reading, Circular: s.Circular, Confidence: s.Confidence, Drift: []driftRecord{}, Similar: []similarRecord{}, Why: list(s.Why)}
	for _, v := range s.Voices {
		r.Voices = append(r.Voices, voiceRecord{v.Name, null(v.Role), null(v.Organization), null(v.Party), null(v.Entity), v.Anonymous})
	}
	for _, p := range s.Reports {
		r.Reports = append(r.Reports, x.shapeReport(p))
	}
	for _, c := range s.Channels {
		r.Channels = append(r.Channels, x.shapeChannel(c))
	}
	for _, d := range s.Drift {
		r.Drift = append(r.Drift, driftRecord{d.Kind, d.Severity, x.ref(d.A), x.ref(d.B), d.Why})
	}
	for _, l := range s.Similar {
		r.Similar = append(r.Similar, similarRecord{l.Statement, l.Why})
	}
	return r
}

func (x *writer) shapeReport(p origin.Report) reportRecord {
	ref := x.ref(p.Ref)
	r := reportRecord{Article: ref.Article, Span: ref.Span, Quote: ref.Quote, Mode: null(string(p.Mode)), Cue: null(p.Cue),
		Attribution: null(attributionID(ref.Article, p.Attribution)), Via: vias(x.textOf(ref.Article), p.Via)}
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

func (x *writer) shapeChannel(c origin.Channel) channelRecord {
	r := channelRecord{c.Name, string(c.Kind), list(c.Carriers), string(c.Basis), []reasonRecord{}}
	if r.Kind == "" {
		r.Kind = string(annot.UnknownOf)
	}
	for _, w := range c.Why {
		r.Why = append(r.Why, reasonRecord{w.Text, round(w.Score), x.refs(w.Refs)})
	}
	return r
}
