package record

import (
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Passage is two places in two articles that come from the same wording.
type Passage struct {
	Type  Type    `json:"type"`
	A     Ref     `json:"a"`
	B     Ref     `json:"b"`
	Kind  string  `json:"kind"`
	Score float64 `json:"score"`
}

// Relation is what two whole articles are to each other.
type Relation struct {
	Type      Type    `json:"type"`
	A         text.ID `json:"a"`
	B         text.ID `json:"b"`
	Relation  string  `json:"relation"`
	Direction string  `json:"direction"`
	Source    *string `json:"source"`
	Score     float64 `json:"score"`
	Why       []Term  `json:"why"`
}

// Term is one named part of a score.
type Term struct {
	Term  string  `json:"term"`
	Value float64 `json:"value"`
	Spans []Ref   `json:"spans"`
}

func (x *writer) relations() {
	for _, r := range x.pile.Relations {
		why := []Term{}
		for _, t := range r.Why {
			why = append(why, Term{t.Name, round(t.Value), x.refs(t.Spans)})
		}
		x.put(Relation{"relation", r.A, r.B, string(r.Kind), string(r.Direction), null(r.Source), round(r.Score), why})
	}
}

// Story is the articles that report one event.
type Story struct {
	Type      Type      `json:"type"`
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Keywords  []string  `json:"keywords"`
	Articles  []text.ID `json:"articles"`
	Start     *string   `json:"start"`
	End       *string   `json:"end"`
	Storyline *string   `json:"storyline"`
	Origins   *Count    `json:"origins"`
}

// Count is a best value with its range, both ends included.
type Count struct {
	Count int    `json:"count"`
	Range [2]int `json:"range"`
}

func (x *writer) stories() {
	for _, s := range x.pile.Stories {
		r := Story{"story", s.ID, s.Title, list(s.Keywords), list(s.Articles), null(s.Start), null(s.End), null(s.Storyline), nil}
		if c, ok := x.pile.Findings.Origins[s.ID]; ok {
			r.Origins = &Count{c.Best, [2]int{c.Low, c.High}}
		}
		x.put(r)
	}
}

// Storyline is stories that continue each other.
type Storyline struct {
	Type    Type     `json:"type"`
	ID      string   `json:"id"`
	Stories []string `json:"stories"`
	Steps   []Step   `json:"steps"`
}

// Step is why one story continues another.
type Step struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Why   string `json:"why"`
	Spans []Ref  `json:"spans"`
}

func (x *writer) storylines() {
	for _, l := range x.pile.Storylines {
		r := Storyline{"storyline", l.ID, list(l.Stories), []Step{}}
		for _, s := range l.Steps {
			r.Steps = append(r.Steps, Step{s.From, s.To, s.Why, x.refs(s.Spans)})
		}
		x.put(r)
	}
}

// Evolution is a later statement that hardens, softens or updates another.
type Evolution struct {
	Type Type   `json:"type"`
	From string `json:"from"`
	To   string `json:"to"`
	Kind string `json:"kind"`
	Why  string `json:"why"`
}

// Omission is a statement that an article prints the surroundings of, and not it.
type Omission struct {
	Type      Type    `json:"type"`
	Statement string  `json:"statement"`
	Article   text.ID `json:"article"`
	Beside    Ref     `json:"beside"`
	Why       string  `json:"why"`
}

// Warning is what a reader must know, by interface language.
type Warning struct {
	Type      Type              `json:"type"`
	Kind      string            `json:"kind"`
	Story     *string           `json:"story"`
	Article   *string           `json:"article"`
	Statement *string           `json:"statement"`
	Spans     []Ref             `json:"spans"`
	Text      map[string]string `json:"text"`
}

// Event is a dated happening.
type Event struct {
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
			x.put(Evolution{t, e.From, e.To, e.Kind, e.Why})
		}
	case "omission":
		for _, o := range f.Omissions {
			x.put(Omission{t, o.Statement, o.Article, x.ref(o.Beside), o.Why})
		}
	case "warning":
		for _, w := range f.Warnings {
			x.put(x.shapeWarning(w))
		}
	case "event":
		for _, e := range f.Events {
			r := x.ref(e.Ref)
			x.put(Event{t, e.Date, null(e.DateEnd), e.Precision, e.Status, r.Article, r.Span, r.Quote, list(e.Statements)})
		}
	}
}

func (x *writer) shapeWarning(w origin.Warning) Warning {
	return Warning{"warning", w.Kind, null(w.Story), null(string(w.Article)), null(w.Statement), x.refs(w.Refs), w.Text}
}
