package entity

import (
	"strings"

	"sanad/internal/annot"
)

// reach bounds how many full names are compared with one short name.
const reach = 64

// persons joins short names to the full name they are part of: "Kim" to "Kim
// Jong Un", "Jong-un" too. Of several named before it is the one named most.
func (r *reader) persons(g *groups) {
	r.within(g, annot.Person, 1)
}

// organizations joins a shorter name of two words or more to the longer one it
// opens or closes ("Pelita Air", "PT Pelita Air Service"), and initials to the
// name they abbreviate.
func (r *reader) organizations(g *groups) {
	r.within(g, annot.Organization, 2)
	r.initials(g)
}

// within joins each group of a class to a longer one that holds all its words
// in a row.
func (r *reader) within(g *groups, class annot.Class, least int) {
	by := map[string][]int{}
	for i, x := range g.list {
		if x.class != class || g.find(i) != i {
			continue
		}
		for _, w := range x.words {
			if list := by[w]; len(x.words) > least && len(list) < reach && (len(list) == 0 || list[len(list)-1] != i) {
				by[w] = append(list, i)
			}
		}
	}
	for i, x := range g.list {
		if x.class != class || g.find(i) != i || len(x.words) < least || len(x.words) == 0 {
			continue
		}
		if full := r.holder(g, i, by[x.words[0]]); full >= 0 {
			g.join(full, i)
		}
	}
}

// holder is the group among those listed whose name holds the name of group
// i: the only one, or of those named before i the one named most, -1 for none.
func (r *reader) holder(g *groups, i int, list []int) int {
	x := g.list[i]
	best, n := -1, 0
	for _, j := range list {
		y := g.list[j]
		if g.find(j) != j || j == i || len(y.words) <= len(x.words) || !holds(y.words, x.words) {
			continue
		}
		if x.known.Class != "" && y.known.Class != "" {
			continue
		}
		n++
		before := y.first < x.first
		if best < 0 || before && (g.list[best].first > x.first || y.count >= g.list[best].count) {
			best = j
		}
	}
	if n > 1 && g.list[best].first > x.first {
		return -1 // several, all named later: it stays open
	}
	return best
}

// holds reports whether the words of part stand in a row in whole.
func holds(whole, part []string) bool {
	for i := 0; i+len(part) <= len(whole); i++ {
		k := 0
		for k < len(part) && whole[i+k] == part[k] {
			k++
		}
		if k == len(part) {
			return true
		}
	}
	return false
}

// initials joins "KPK" to the one organisation whose first letters it is.
func (r *reader) initials(g *groups) {
	full := map[string]int{}
	for i, x := range g.list {
		if x.class != annot.Organization || g.find(i) != i || len(x.words) < 2 {
			continue
		}
		var all, main strings.Builder
		for _, w := range x.words {
			all.WriteByte(w[0])
			if len(w) > 3 {
				main.WriteByte(w[0])
			}
		}
		for _, k := range []string{all.String(), main.String()} {
			if j, ok := full[k]; ok && j != i {
				full[k] = -1 // two that fit: neither
			} else if !ok {
				full[k] = i
			}
		}
	}
	for i, x := range g.list {
		if len(x.words) != 1 || len(x.full) < 2 || strings.ToUpper(x.full) != x.full || x.class != annot.Organization || g.find(i) != i {
			continue
		}
		if j, ok := full[x.words[0]]; ok && j >= 0 && (x.known.Class == "" || g.list[j].known.Class == "") {
			g.join(j, i)
		}
	}
}
