package record

import (
	"io"
	"iter"

	"sanad/internal/check"
	"sanad/internal/pile"
)

// Finding is something to look at in a draft.
type Finding struct {
	Type   Type   `json:"type"`
	Kind   string `json:"kind"`
	Weight int    `json:"weight"`
	Draft  Ref    `json:"draft"`
	Source *Ref   `json:"source"`
	Why    string `json:"why"`
}

// WriteCheck prints the run, the findings about a draft, the articles that
// they point into and the problems.
func WriteCheck(w io.Writer, p *pile.Pile, found []check.Finding, program string) error {
	return encode(w, Checked(p, found, program, Options{FullText: true}))
}

// Checked gives the records that WriteCheck prints.
func Checked(p *pile.Pile, found []check.Finding, program string, o Options) iter.Seq[any] {
	return func(yield func(any) bool) {
		x := newWriter(p, o, yield)
		x.put(Run{"run", Schema, program, len(p.Articles), len(p.Problems), p.Passed})
		for _, f := range found {
			r := Finding{"finding", f.Kind, f.Weight, x.ref(f.Draft), nil, f.Why}
			if f.Source.Article != "" {
				s := x.ref(f.Source)
				r.Source = &s
			}
			x.put(r)
		}
		x.captures()
		x.write("article")
		x.problems()
	}
}
