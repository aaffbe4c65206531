package record

import (
	"sanad/internal/origin/correction"
	"sanad/internal/pile"
)

// Correction is what a person says of a finding, beside it. On and With are
// places with their words, so that a list of corrections is a labelled set of
// its own. Statements are those of the machine that it concerns, Entities those
// whose names it is about; Found is
// false where the findings no longer have what is corrected.
type Correction struct {
	Type       Type     `json:"type"`
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	On         Ref      `json:"on"`
	With       []Ref    `json:"with"`
	Value      *string  `json:"value"`
	By         string   `json:"by"`
	Why        string   `json:"why"`
	At         string   `json:"at"`
	Undone     *string  `json:"undone"`
	UndoneBy   *string  `json:"undone_by"`
	Statements []string `json:"statements"`
	Entities   []string `json:"entities"`
	Found      bool     `json:"found"`
}

// Corrections shapes notes about the findings of a pile.
func Corrections(p *pile.Pile, notes []correction.Note) []Correction {
	x := newWriter(p, Options{}, nil)
	out := make([]Correction, 0, len(notes))
	for _, n := range notes {
		out = append(out, Correction{"correction", n.ID, string(n.Kind), x.ref(n.On), x.refs(n.With), null(n.Value), n.By, n.Why, n.At,
			null(n.Undone), null(n.UndoBy), list(n.Statements), list(n.Entities), n.Found})
	}
	return out
}
