package correction

import (
	"slices"

	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// Note is a correction with what it is about among the findings of a pile.
type Note struct {
	Correction
	Statements []string // IDs of the machine's statements that it concerns, in order
	Entities   []string // IDs of the machine's entities whose names it is about, of merge-entity and split-entity, in order
	Found      bool     // what it corrects is found; else it has no effect here
}

// Notes says what each correction is about, in the given order.
func Notes(p *pile.Pile, cs []Correction) []Note {
	place := p.Index()
	out := make([]Note, 0, len(cs))
	for _, c := range cs {
		n := Note{Correction: c}
		for _, r := range append([]text.Ref{c.On}, c.With...) {
			if i, _ := reportAt(p.Findings.Statements, r); i >= 0 {
				if id := p.Findings.Statements[i].ID; !slices.Contains(n.Statements, id) {
					n.Statements = append(n.Statements, id)
				}
			}
		}
		n.Entities = entitiesAt(p, place, c)
		n.Found = found(p, place, c, n.Statements)
		out = append(out, n)
	}
	return out
}

// entitiesAt are the entities named at the places of a correction of entities.
func entitiesAt(p *pile.Pile, place map[text.ID]int, c Correction) (out []string) {
	if c.Kind != MergeEntity && c.Kind != SplitEntity {
		return nil
	}
	for _, r := range append([]text.Ref{c.On}, c.With...) {
		if k := mentionAt(p, place, r); k >= 0 {
			if id := p.Marks[place[r.Article]].Mentions[k].Entity; !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// found reports whether the machine's findings still have what is corrected.
func found(p *pile.Pile, place map[text.ID]int, c Correction, statements []string) bool {
	switch c.Kind {
	case MergeEntity, SplitEntity:
		return mentionAt(p, place, c.On) >= 0
	case Merge:
		return len(statements) > 1
	case Drift:
		for i := range p.Findings.Statements {
			if slices.ContainsFunc(p.Findings.Statements[i].Drift, c.means) {
				return true
			}
		}
		return false
	}
	return len(statements) > 0
}

// reportAt is the statement and the report whose words share most with a
// place, -1 where none does.
func reportAt(ss []origin.Statement, r text.Ref) (statement, report int) {
	statement, report = -1, -1
	best := 0
	for i := range ss {
		for j := range ss[i].Reports {
			x := ss[i].Reports[j].Ref
			if x.Article != r.Article {
				continue
			}
			// Of two reports around the same words the tighter one is meant.
			if n := 2*x.Span.Shared(r.Span) - max(0, x.Span.Len()-r.Span.Len())/8; x.Span.Touches(r.Span) && n > best {
				statement, report, best = i, j, n
			}
		}
	}
	return statement, report
}

// mentionAt is the mention at a place, -1 where there is none.
func mentionAt(p *pile.Pile, place map[text.ID]int, r text.Ref) int {
	i, ok := place[r.Article]
	if !ok {
		return -1
	}
	for k, m := range p.Marks[i].Mentions {
		if m.Span.Touches(r.Span) {
			return k
		}
	}
	return -1
}

// means reports whether a correction is about a drift.
func (c Correction) means(d origin.Drift) bool {
	if c.Kind != Drift || len(c.With) == 0 || c.Value != "" && c.Value != d.Kind {
		return false
	}
	return touch(d.A, c.On) && touch(d.B, c.With[0]) || touch(d.B, c.On) && touch(d.A, c.With[0])
}

func touch(a, b text.Ref) bool { return a.Article == b.Article && a.Span.Touches(b.Span) }
