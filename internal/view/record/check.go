package record

import (
	"bufio"
	"encoding/json"
	"io"

	"sanad/internal/check"
	"sanad/internal/pile"
)

type findingRecord struct {
	Type   Type       `json:"type"`
	Kind   string     `json:"kind"`
	Weight int        `json:"weight"`
	Draft  refRecord  `json:"draft"`
	Source *refRecord `json:"source"`
	Why    string     `json:"why"`
}

// WriteCheck prints the run, the findings about a draft, the articles that
// they point into and the problems.
func WriteCheck(w io.Writer, p *pile.Pile, found []check.Finding, program string) error {
	buf := bufio.NewWriter(w)
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	x := &writer{enc: e, pile: p, place: p.Index()}
	x.put(runRecord{"run", Schema, program, len(p.Articles), len(p.Problems), p.Passed})
	for _, f := range found {
		r := findingRecord{"finding", f.Kind, f.Weight, x.ref(f.Draft), nil, f.Why}
		if f.Source.Article != "" {
			s := x.ref(f.Source)
			r.Source = &s
		}
		x.put(r)
	}
	x.write("article")
	for _, q := range p.Problems {
		x.put(problemRecord{"problem", q.Input, q.Stage, q.Reason})
	}
	if x.err == nil {
		x.err = buf.Flush()
	}
	return x.err
}
