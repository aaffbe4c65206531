package page

import (
	"sanad/internal/origin"
	"sanad/internal/store"
	"sanad/internal/view"
)

// Entity is a person or an organisation with what it said.
type Entity struct {
	*view.Answer
	Line   store.EntityLine
	Public bool // it has a public role in the texts
	Said   []Said
	Total  int
	Next   string
}

// Said is one statement that an entity voices.
type Said struct {
	*view.Statement
	Day   string
	As    string // role in which it is said
	Moves []other
}

// Outlet is an outlet with its articles and what they cite, as counted facts.
type Outlet struct {
	Line     store.OutletLine
	Articles store.List[store.ArticleLine]
	Cites    []store.Facet
	CitedBy  []store.Facet
}

// Move notes at each statement which later one moves on from it.
func (p *Entity) Move(moves []origin.Evolution, lines map[string]store.StatementLine) {
	for i := range p.Said {
		for _, e := range moves {
			if e.From != p.Said[i].Statement.ID {
				continue
			}
			if l, ok := lines[e.To]; ok {
				p.Said[i].Moves = append(p.Said[i].Moves, other{ID: e.To, Gist: gistBy(l.Gist, l.Names), Why: p.Lang.Reason(e.Why), Label: e.Kind})
			}
		}
	}
}
