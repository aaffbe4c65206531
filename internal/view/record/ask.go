package record

import (
	"io"
	"iter"

	"sanad/internal/pile"
	"sanad/internal/query"
)

// Answer is what a pile says to one claim of a question.
type Answer struct {
	Type       Type    `json:"type"`
	Claim      string  `json:"claim"`
	Looked     int     `json:"looked"`
	Traced     int     `json:"traced"`
	Footage    bool    `json:"footage"`
	Statements []Match `json:"statements"`
	Nearest    *Match  `json:"nearest"`
}

// Match is a statement that says what is asked, with the report that says it.
type Match struct {
	Statement string  `json:"statement"`
	Score     float64 `json:"score"`
	Report    Ref     `json:"report"`
	Against   *string `json:"against"`
	// Words that are asked and not there, and of the nearest what stands there
	// instead, where that is known.
	Asked []string `json:"asked"`
	There []string `json:"there"`
}

// WriteAsk prints what a pile says to a question: the run, an answer record
// for each claim, then the articles and everything traced among them.
func WriteAsk(w io.Writer, p *pile.Pile, q query.Answer, program string) error {
	return encode(w, Asked(p, q, program, Options{FullText: true}))
}

// Asked gives the records that WriteAsk prints.
func Asked(p *pile.Pile, q query.Answer, program string, o Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		x := newWriter(p, o, yield)
		x.put(Run{"run", Schema, program, q.Looked, len(p.Problems), p.Passed})
		for _, f := range q.Found {
			r := Answer{Type: "answer", Claim: f.Claim, Looked: q.Looked, Traced: q.Traced, Footage: q.Footage, Statements: []Match{}}
			for _, m := range f.Statements {
				r.Statements = append(r.Statements, x.match(m))
			}
			if f.Nearest != nil {
				m := x.match(*f.Nearest)
				r.Nearest = &m
			}
			x.put(r)
		}
		x.captures()
		x.write("article")
		x.write("statement")
		x.problems()
	}
}

func (x *writer) match(m query.Match) Match {
	return Match{x.pile.Findings.Statements[m.Statement].ID, round(m.Score), x.ref(m.Report), null(m.Against), list(m.Asked), list(m.There)}
}
