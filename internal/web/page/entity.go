package page

import (
	"cmp"
	"slices"

	"sanad/internal/origin"
	"sanad/internal/origin/correction"
	"sanad/internal/store"
	"sanad/internal/text"
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
	Moves  []Move            // how its position moved, in the order of time
	Places []Named           // first places of its name
	Notes  []correction.Note // what people say of the name
	Words  *view.Answer      // the texts that the notes are about
}

// Named is a place where a name stands.
type Named struct {
	Ref                  text.Ref
	Outlet, Words, Title string
}

// Label is the place in one line.
func (n Named) Label() string {
	l := n.Outlet + ": “" + n.Words + "”"
	if n.Title != "" {
		l += ", " + view.Excerpt(n.Title, 6)
	}
	return l
}

// Move is a later statement that hardens, softens or updates an earlier one.
type Move struct {
	Kind, Why     string
	Before, After Moment
}

// Moment is a statement with the day on which it was first carried.
type Moment struct {
	ID, Gist, Day string
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

// Move tells how the position moved, and notes at each statement which later
// one moves on from it.
func (p *Entity) Move(moves []origin.Evolution, lines map[string]store.StatementLine) {
	for _, e := range moves {
		from, to := lines[e.From], lines[e.To]
		if from.ID == "" || to.ID == "" {
			continue
		}
		why := p.Lang.Reason(e.Why)
		p.Moves = append(p.Moves, Move{e.Kind, why, Moment{from.ID, from.Gist, from.Day}, Moment{to.ID, to.Gist, to.Day}})
		for i := range p.Said {
			if e.From == p.Said[i].Statement.ID {
				p.Said[i].Moves = append(p.Said[i].Moves, other{ID: e.To, Gist: gistBy(to.Gist, to.Names), Why: why, Label: e.Kind})
			}
		}
	}
	slices.SortStableFunc(p.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(a.After.Day, b.After.Day), cmp.Compare(a.Before.Day, b.Before.Day), cmp.Compare(a.Before.ID+a.After.ID, b.Before.ID+b.After.ID))
	})
}
