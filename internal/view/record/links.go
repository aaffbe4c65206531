package record

import (
	"sanad/internal/origin"
	"sanad/internal/text"
)

type passageRecord struct {
	Type  Type      `json:"type"`
	A     refRecord `json:"a"`
	B     refRecord `json:"b"`
	Kind  string    `json:"kind"`
	Score float64   `json:"score"`
}

type relationRecord struct {
	Type      Type         `json:"type"`
	A         text.ID      `json:"a"`
	B         text.ID      `json:"b"`
	Relation  string       `json:"relation"`
	Direction string       `json:"direction"`
	Source    *string      `json:"source"`
	Score     float64      `json:"score"`
	Why       []termRecord `json:"why"`
}

type termRecord struct {
	Term  string      `json:"term"`
	Value float64     `json:"value"`
	Spans []refRecord `json:"spans"`
}

func (x *writer) relations() {
	for _, r := range x.pile.Relations {
		why := []termRecord{}
		for _, t := range r.Why {
			why = append(why, termRecord{t.Name, round(t.Value), x.refs(t.Spans)})
		}
		x.put(relationRecord{"relation", r.A, r.B, string(r.Kind), string(r.Direction), null(r.Source), round(r.Score), why})
	}
}

type storyRecord struct {
	Type      Type         `json:"type"`
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Keywords  []string     `json:"keywords"`
	Articles  []text.ID    `json:"articles"`
	Start     *string      `json:"start"`
	End       *string      `json:"end"`
	Storyline *string      `json:"storyline"`
	Origins   *countRecord `json:"origins"`
}

type countRecord struct {
	Count int    `json:"count"`
	Range [2]int `json:"range"`
}

func (x *writer) stories() {
	for _, s := range x.pile.Stories {
		r := storyRecord{"story", s.ID, s.Title, list(s.Keywords), list(s.Articles), null(s.Start), null(s.End), null(s.Storyline), nil}
		if c, ok := x.pile.Findings.Origins[s.ID]; ok {
			r.Origins = &countRecord{c.Best, [2]int{c.Low, c.High}}
		}
		x.put(r)
	}
}

type storylineRecord struct {
	Type    Type         `json:"type"`
	ID      string       `json:"id"`
	Stories []string     `json:"stories"`
	Steps   []stepRecord `json:"steps"`
}

type stepRecord struct {
	From  string      `json:"from"`
	To    string      `json:"to"`
	Why   string      `json:"why"`
	Spans []refRecord `json:"spans"`
}

func (x *writer) storylines() {
	for _, l := range x.pile.Storylines {
		r := storylineRecord{"storyline", l.ID, list(l.Stories), []stepRecord{}}
		for _, s := range l.Steps {
			r.Steps = append(r.Steps, stepRecord{s.From, s.To, s.Why, x.refs(s.Spans)})
		}
		x.put(r)
	}
}

type evolutionRecord struct {
	Type Type   `json:"type"`
	From string `json:"from"`
	To   string `json:"to"`
	Kind string `json:"kind"`
	Why  string `json:"why"`
}

type omissionRecord struct {
	Type      Type      `json:"type"`
	Statement string    `json:"statement"`
	Article   text.ID   `json:"article"`
	Beside    refRecord `json:"beside"`
	Why       string    `json:"why"`
}

type warningRecord struct {
	Type      Type              `json:"type"`
	Kind      string            `json:"kind"`
	Story     *string           `json:"story"`
	Article   *string           `json:"article"`
	Statement *string           `json:"statement"`
	Spans     []refRecord       `json:"spans"`
	Text      map[string]string `json:"text"`
}

type eventRecord struct {
	Type       Type      `json:"type"`
	Date       string    `json:"date"`
	DateEnd    *string   `json:"date_end"`
	Precision  string    `json:"precision"`
	Status     string    `json:"status"`
	Article    text.ID   `json:"article"`
	Span       text.Span `json:"span"`
	Quote      string    `json:"quote"`
	Statements []string  `json:"statements"`
}

func (x *writer) findings(t Type) {
	f := &x.pile.Findings
	switch t {
	case "evolution":
		for _, e := range f.Evolutions {
			x.put(evolutionRecord{t, e.From, e.To, e.Kind, e.Why})
		}
	case "omission":
		for _, o := range f.Omissions {
			x.put(omissionRecord{t, o.Statement, o.Article, x.ref(o.Beside), o.Why})
		}
	case "warning":
		for _, w := range f.Warnings {
			x.put(x.shapeWarning(w))
		}
	case "event":
		for _, e := range f.Events {
			r := x.ref(e.Ref)
			x.put(eventRecord{t, e.Date, null(e.DateEnd), e.Precision, e.Status, r.Article, r.Span, r.Quote, list(e.Statements)})
		}
	}
}

func (x *writer) shapeWarning(w origin.Warning) warningRecord {
	return warningRecord{"warning", w.Kind, null(w.Story), null(string(w.Article)), null(w.Statement), x.refs(w.Refs), w.Text}
}
