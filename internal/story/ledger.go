package story

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"sanad/internal/text"
)

// ChangeKind is what happened to a story that was known before.
type ChangeKind string

// The kinds of changes.
const (
	Merged ChangeKind = "merged" // With became part of Story
	Parted ChangeKind = "split"  // With was parted from Story
)

// Change is a dated record of a story whose articles came together or apart,
// so that a link to it never breaks silently.
type Change struct {
	Story string
	Kind  ChangeKind
	With  []string // sorted
	At    string   // time of the settlement
	Why   string
}

// Ledger keeps the IDs of stories while their articles change: what Group
// finds depends on the articles alone, the names of it here on what was known
// before. Of the parts of a story the largest keeps its ID; of stories that
// became one, the largest gives it. The zero value is an empty ledger.
type Ledger struct {
	of   map[text.ID]string // story of every article seen
	used map[string]bool    // IDs ever given
}

// NewLedger is a ledger that knows the stories of some articles, and IDs that
// were given before to any.
func NewLedger(of map[text.ID]string, given []string) *Ledger {
	l := &Ledger{of: maps.Clone(of), used: make(map[string]bool, len(given))}
	if l.of == nil {
		l.of = map[text.ID]string{}
	}
	for _, id := range given {
		l.used[id] = true
	}
	for _, id := range of {
		l.used[id] = true
	}
	return l
}

// Settle gives the stories of r the IDs by which they are known, at a time,
// and says which known stories merged or split. r is not changed.
func (l *Ledger) Settle(r Result, at string) (Result, []Change) {
	if l.of == nil {
		l.of, l.used = map[text.ID]string{}, map[string]bool{}
	}
	parts := make([]map[string]int, len(r.Stories)) // of known stories in the new ones
	for i, s := range r.Stories {
		parts[i] = map[string]int{}
		for _, a := range s.Articles {
			if id, ok := l.of[a]; ok {
				parts[i][id]++
			}
		}
	}
	heir := heirs(r.Stories, parts)
	name := make(map[string]string, len(r.Stories)) // ID in r to ID in the ledger
	var changes []Change
	for i, s := range r.Stories {
		mine := inherited(parts[i], heir, i)
		if len(mine) == 0 {
			mine = []string{l.fresh(s.ID)}
		}
		name[s.ID] = mine[0]
		if len(mine) > 1 {
			rest := slices.Sorted(slices.Values(mine[1:]))
			changes = append(changes, Change{mine[0], Merged, rest, at, fmt.Sprintf("their articles tell one story (%d articles)", len(s.Articles))})
		}
	}
	changes = append(changes, splits(r.Stories, parts, heir, name, at)...)
	for _, s := range r.Stories {
		for _, a := range s.Articles {
			l.of[a] = name[s.ID]
		}
	}
	return renamed(r, name), changes
}

// heirs is for each known story the new one that holds most of it.
func heirs(stories []Story, parts []map[string]int) map[string]int {
	heir := map[string]int{}
	for i := range stories {
		for id, n := range parts[i] {
			if h, ok := heir[id]; !ok || n > parts[h][id] {
				heir[id] = i
			}
		}
	}
	return heir
}

// inherited are the known stories that new story i is the heir of, the one
// with most articles in it first.
func inherited(part map[string]int, heir map[string]int, i int) []string {
	var out []string
	for id := range part {
		if heir[id] == i {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(part[b]-part[a], cmp.Compare(a, b)) })
	return out
}

// fresh is an ID that was never given, the wanted one where it is free.
func (l *Ledger) fresh(want string) string {
	id := want
	for n := 2; l.used[id]; n++ {
		id = Numbered(want, n)
	}
	l.used[id] = true
	return id
}

// Numbered is the n-th ID of those that are wanted alike: the wanted one, then
// that with a number behind it.
func Numbered(want string, n int) string {
	if n == 1 {
		return want
	}
	return fmt.Sprintf("%s-%d", want, n)
}

// splits records known stories with articles outside their heir.
func splits(stories []Story, parts []map[string]int, heir map[string]int, name map[string]string, at string) []Change {
	apart := map[string][]string{}
	for i, s := range stories {
		for id := range parts[i] {
			if heir[id] != i {
				apart[id] = append(apart[id], name[s.ID])
			}
		}
	}
	var out []Change
	for _, id := range slices.Sorted(maps.Keys(apart)) {
		to := slices.Sorted(slices.Values(apart[id]))
		out = append(out, Change{id, Parted, to, at, "some of its articles tell another story"})
	}
	return out
}

// renamed is r under other IDs of stories. A storyline goes by the ID of its
// first story.
func renamed(r Result, name map[string]string) Result {
	out := Result{Stories: slices.Clone(r.Stories), Storylines: slices.Clone(r.Storylines)}
	lines := make(map[string]string, len(r.Storylines))
	for i := range out.Storylines {
		l := &out.Storylines[i]
		if len(l.Stories) > 0 {
			lines[l.ID] = lineID(name[l.Stories[0]])
			l.ID = lines[l.ID]
		}
		l.Stories, l.Steps = slices.Clone(l.Stories), slices.Clone(l.Steps)
		for j := range l.Stories {
			l.Stories[j] = name[l.Stories[j]]
		}
		for j := range l.Steps {
			l.Steps[j].From, l.Steps[j].To = name[l.Steps[j].From], name[l.Steps[j].To]
		}
	}
	for i := range out.Stories {
		s := &out.Stories[i]
		s.ID, s.Storyline = name[s.ID], lines[s.Storyline]
	}
	return out
}
