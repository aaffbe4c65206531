package entity

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
)

// settle gives the groups their ids and lists entities and mentions.
func (r *reader) settle(g *groups) ([]annot.Entity, []annot.Mention) {
	for _, n := range r.names {
		if x := g.list[g.find(n.group)]; x.class == annot.Person && x.role == "" {
			x.role, x.org = r.office(n)
		}
	}
	ids := map[int]string{}
	at := map[string]int{}
	var entities []annot.Entity
	for i, x := range g.list {
		if g.find(i) != i {
			continue
		}
		e := x.entity()
		ids[i] = e.ID
		if k, ok := at[e.ID]; ok {
			entities[k].Aliases = append(entities[k].Aliases, e.Aliases...)
			continue
		}
		at[e.ID] = len(entities)
		entities = append(entities, e)
	}
	for i := range entities {
		e := &entities[i]
		slices.Sort(e.Aliases)
		e.Aliases = slices.DeleteFunc(slices.Compact(e.Aliases), func(s string) bool { return s == e.Name })
	}
	slices.SortFunc(entities, func(a, b annot.Entity) int { return strings.Compare(a.ID, b.ID) })
	var mentions []annot.Mention
	for _, n := range r.names {
		k := g.find(n.group)
		mentions = append(mentions, annot.Mention{Span: n.span, Entity: ids[k], Class: g.list[k].class})
	}
	return entities, mentions
}

// entity is what a group stands for.
func (x *group) entity() annot.Entity {
	e := annot.Entity{Class: x.class, Name: x.full, Aliases: slices.Clone(x.forms), Role: x.role, Org: x.org}
	if x.known.Class != "" {
		e.ID, e.Name = x.known.ID, x.known.Name
		return e
	}
	e.ID = string(x.class) + ":" + lang.Slug(strings.Join(x.words, " "))
	return e
}
