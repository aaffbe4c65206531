package entity

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
)

// write gives every joined entity one id and name, and renames what refers to
// it.
func (l *linker) write() {
	ids, names := l.chosen()
	renamed := make([]map[string]string, len(l.marks))
	for n := range l.nodes {
		e, root := l.entity(n), l.find(n)
		if e.ID == ids[root] {
			continue
		}
		art := l.nodes[n].art
		if renamed[art] == nil {
			renamed[art] = map[string]string{}
		}
		renamed[art][e.ID] = ids[root]
		if e.Name != names[root] {
			e.Aliases = append(e.Aliases, e.Name)
			slices.Sort(e.Aliases)
			e.Aliases = slices.Compact(e.Aliases)
			e.Name = names[root]
		}
		e.ID = ids[root]
	}
	for i, m := range renamed {
		if m != nil {
			rename(&l.marks[i], m)
		}
	}
}

// chosen are the id and the name of each root: those of its fullest name, the
// smallest of equals.
func (l *linker) chosen() (ids, names map[int]string) {
	ids, names = map[int]string{}, map[int]string{}
	best := map[int]int{}
	for n := range l.nodes {
		root := l.find(n)
		if b, ok := best[root]; !ok || l.fuller(n, b) {
			best[root] = n
		}
	}
	for root, n := range best {
		e := l.entity(n)
		ids[root], names[root] = e.ID, e.Name
		if l.short(n) && e.Class == annot.Person {
			ids[root] += "~" + string(l.arts[l.nodes[n].art].ID)[:min(8, len(l.arts[l.nodes[n].art].ID))]
		}
	}
	return ids, names
}

// fuller reports whether a names its entity better than b.
func (l *linker) fuller(a, b int) bool {
	x, y := l.entity(a), l.entity(b)
	if s, t := l.short(a), l.short(b); s != t {
		return t
	}
	return cmp.Or(
		len(l.nodes[b].words)-len(l.nodes[a].words),
		strings.Compare(x.ID, y.ID),
		strings.Compare(string(l.arts[l.nodes[a].art].ID), string(l.arts[l.nodes[b].art].ID)),
	) < 0
}

// rename replaces entity ids in the findings of one article. Entities that
// become one are joined.
func rename(m *annot.Marks, to map[string]string) {
	name := map[string]string{}
	slices.SortStableFunc(m.Entities, func(a, b annot.Entity) int { return strings.Compare(a.ID, b.ID) })
	kept := m.Entities[:0]
	for _, e := range m.Entities {
		name[e.ID] = e.Name
		if k := len(kept); k > 0 && kept[k-1].ID == e.ID {
			kept[k-1].Aliases = append(kept[k-1].Aliases, e.Aliases...)
			slices.Sort(kept[k-1].Aliases)
			kept[k-1].Aliases = slices.Compact(kept[k-1].Aliases)
			kept[k-1].Role = cmp.Or(kept[k-1].Role, e.Role)
			kept[k-1].Org = cmp.Or(kept[k-1].Org, e.Org)
			continue
		}
		kept = append(kept, e)
	}
	m.Entities = kept
	change := func(id *string) bool {
		n, ok := to[*id]
		if ok {
			*id = n
		}
		return ok
	}
	for i := range m.Mentions {
		change(&m.Mentions[i].Entity)
	}
	for i := range m.Citations {
		change(&m.Citations[i].Entity)
	}
	for i := range m.Attributions {
		a := &m.Attributions[i]
		if a.Source != nil && change(&a.Source.Entity) {
			a.Source.Name = name[a.Source.Entity]
		}
		for k := range a.Via {
			change(&a.Via[k].Entity)
		}
	}
}
