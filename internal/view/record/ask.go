package record

import (
	"bufio"
	"encoding/json"
	"io"

	"sanad/internal/pile"
	"sanad/internal/query"
)

type answerRecord struct {
	Type       Type          `json:"type"`
	Claim      string        `json:"claim"`
	Looked     int           `json:"looked"`
	Traced     int           `json:"traced"`
	Footage    bool          `json:"footage"`
	Statements []matchRecord `json:"statements"`
	Nearest    *matchRecord  `json:"nearest"`
}

type matchRecord struct {
	Statement string    `json:"statement"`
	Score     float64   `json:"score"`
	Report    refRecord `json:"report"`
	Against   *string   `json:"against"`
}

// WriteAsk prints what a pile says to a question: the run, an answer record
// for each claim, then the articles and everything traced among them.
func WriteAsk(w io.Writer, p *pile.Pile, q query.Answer, program string) error {
	buf := bufio.NewWriter(w)
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	x := &writer{enc: e, pile: p, place: p.Index()}
	x.put(runRecord{"run", Schema, program, q.Looked, len(p.Problems), p.Passed})
	for _, f := range q.Found {
		r := answerRecord{Type: "answer", Claim: f.Claim, Looked: q.Looked, Traced: q.Traced, Footage: q.Footage, Statements: []matchRecord{}}
		for _, m := range f.Statements {
			r.Statements = append(r.Statements, x.match(m))
		}
		if f.Nearest != nil {
			m := x.match(*f.Nearest)
			r.Nearest = &m
		}
		x.put(r)
	}
	for _, t := range []Type{"article", "statement"} {
		x.write(t)
	}
	for _, q := range p.Problems {
		x.put(problemRecord{"problem", q.Input, q.Stage, q.Reason})
	}
	if x.err == nil {
		x.err = buf.Flush()
	}
	return x.err
}

func (x *writer) match(m query.Match) matchRecord {
	return matchRecord{x.pile.Findings.Statements[m.Statement].ID, round(m.Score), x.ref(m.Report), null(m.Against)}
}
