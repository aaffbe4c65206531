package grow

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// said gives the statements of a pile the IDs by which the library knows them:
// the one that shares the most reports with a known one keeps its ID, so that
// links hold when another article carries it. A statement of a story outside
// the pile stands as it is; what of the pile says no more than it is folded
// into it. Before are the stories that the articles settled were in.
func (g *Grower) said(ctx context.Context, p *pile.Pile, before map[text.ID]string) error {
	f := &p.Findings
	wanted := make([]string, len(f.Statements))
	for i := range f.Statements {
		wanted[i] = f.Statements[i].ID
	}
	known, err := g.lib.Told(ctx, ids(p.Articles), wanted)
	if err != nil {
		return fmt.Errorf("look up statements: %w", err)
	}
	if len(known) == 0 {
		return nil
	}
	m := meet(f.Statements, known)
	settled := map[string]bool{"": true}
	for _, id := range before {
		settled[id] = true
	}
	stands := func(k int) bool { return !settled[known[k].Story] }
	names := m.names(f.Statements, known, stands)
	for i := range f.Statements {
		if k := m.within(i, f.Statements[i].Reports, stands); k >= 0 {
			names[f.Statements[i].ID] = known[k].ID
			f.Statements[i].ID = ""
		}
	}
	f.Statements = slices.DeleteFunc(f.Statements, func(s origin.Statement) bool { return s.ID == "" })
	rename(f, names)
	return nil
}

// meeting is how many reports each found statement shares with known ones, by
// their places: with the very words, and with some of them.
type meeting []map[int]shares

type shares struct{ exact, some int }

// meet compares the places of reports: the same words, or some of them.
func meet(found []origin.Statement, known []store.Told) meeting {
	at := map[text.ID][]int{} // known statements by article
	for k := range known {
		for _, r := range known[k].Reports {
			if l := at[r.Article]; len(l) == 0 || l[len(l)-1] != k {
				at[r.Article] = append(l, k)
			}
		}
	}
	m := make(meeting, len(found))
	for i := range found {
		m[i] = map[int]shares{}
		for _, r := range found[i].Reports {
			for _, k := range at[r.Ref.Article] {
				n := m[i][k]
				switch {
				case slices.Contains(known[k].Reports, r.Ref):
					n.exact++
				case !slices.ContainsFunc(known[k].Reports, func(o text.Ref) bool { return sameWords(o, r.Ref) }):
					continue
				}
				n.some++
				m[i][k] = n
			}
		}
	}
	return m
}

func sameWords(a, b text.Ref) bool {
	return a.Article == b.Article && (a.Span.Touches(b.Span) || a.Span.Start == b.Span.Start)
}

// heirs is for each found statement the known one whose ID it gets, the pairs
// that share most first; each gives its ID once, and one that stands keeps it.
func (m meeting) heirs(stands func(int) bool) map[int]int {
	type pair struct{ found, known int }
	var all []pair
	for i := range m {
		for k := range m[i] {
			if !stands(k) {
				all = append(all, pair{i, k})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		x, y := m[a.found][a.known], m[b.found][b.known]
		return cmp.Or(cmp.Compare(y.some, x.some), cmp.Compare(y.exact, x.exact), cmp.Compare(a.known, b.known), cmp.Compare(a.found, b.found))
	})
	out, given := map[int]int{}, map[int]bool{}
	for _, x := range all {
		if _, ok := out[x.found]; !ok && !given[x.known] {
			out[x.found], given[x.known] = x.known, true
		}
	}
	return out
}

// names are the IDs of the found statements in the library, by those that they
// were found with.
func (m meeting) names(found []origin.Statement, known []store.Told, stands func(int) bool) map[string]string {
	used := map[string]bool{}
	for _, o := range known {
		used[o.ID] = true
	}
	heirs := m.heirs(stands)
	out := make(map[string]string, len(found))
	for i := range found {
		id := found[i].ID
		if k, ok := heirs[i]; ok {
			id = known[k].ID
		} else {
			for n := 2; used[id]; n++ {
				id = story.Numbered(found[i].ID, n)
			}
			used[id] = true
		}
		out[found[i].ID] = id
	}
	return out
}

// within is the known statement of a story outside that has all the reports of
// found statement i, -1 for none.
func (m meeting) within(i int, reports []origin.Report, stands func(int) bool) int {
	for _, k := range slices.Sorted(maps.Keys(m[i])) {
		if stands(k) && m[i][k].some == len(reports) {
			return k
		}
	}
	return -1
}

// rename puts the IDs of statements in all places where they stand.
func rename(f *origin.Findings, names map[string]string) {
	to := func(id *string) {
		if n, ok := names[*id]; ok {
			*id = n
		}
	}
	for i := range f.Statements {
		s := &f.Statements[i]
		to(&s.ID)
		to(&s.Denies)
		for k := range s.Similar {
			to(&s.Similar[k].Statement)
		}
	}
	for i := range f.Evolutions {
		to(&f.Evolutions[i].From)
		to(&f.Evolutions[i].To)
	}
	for i := range f.Omissions {
		to(&f.Omissions[i].Statement)
	}
	for i := range f.Warnings {
		to(&f.Warnings[i].Statement)
	}
	for i := range f.Events {
		for k := range f.Events[i].Statements {
			to(&f.Events[i].Statements[k])
		}
	}
}
