package entity

import (
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// Bounds of the evidence that two names of different articles are one.
const (
	rare     = 8   // articles in which an entity may stand to tie others, or 1 in 20
	bearers  = 64  // full names that one short name is compared with
	memories = 256 // neighbours that a full name remembers
)

// Link settles the ids of persons and organisations over a pile, in place:
//
//   - Full names are one person under variant spellings (Zelensky, Zelenskyy).
//   - A single name or an abbreviation is a full name that holds it, or was
//     abbreviated so, elsewhere in the pile, where their articles share a rare
//     name, or the same office stands with both, and no other full name fits
//     as well.
//   - Two single names are one person on the same evidence, and never by the
//     name alone: what stays open gets an id of its article
//     ("person:budi~1f3a9c20").
//
// The ids do not depend on the order of the articles. Work is linear in the
// number of mentions.
func Link(arts []article.Article, marks []annot.Marks) {
	l := newLinker(arts, marks)
	l.joinSpellings()
	l.joinShort()
	l.joinOpen()
	l.write()
}

// node is one entity of one article that may be linked.
type node struct {
	art, ent int
	words    []string
	up       int // union-find parent
}

type linker struct {
	arts  []article.Article
	marks []annot.Marks
	nodes []node
	df    map[string]int // articles of an entity id
}

func newLinker(arts []article.Article, marks []annot.Marks) *linker {
	l := &linker{arts: arts, marks: marks, df: map[string]int{}}
	for i := range marks {
		for k, e := range marks[i].Entities {
			l.df[e.ID]++
			if e.Class != annot.Person && e.Class != annot.Organization {
				continue
			}
			l.nodes = append(l.nodes, node{art: i, ent: k, words: nameWords(e.Name, e.Class), up: len(l.nodes)})
		}
	}
	return l
}

func (l *linker) entity(n int) *annot.Entity {
	x := &l.nodes[n]
	return &l.marks[x.art].Entities[x.ent]
}

func (l *linker) find(n int) int {
	for l.nodes[n].up != n {
		l.nodes[n].up = l.nodes[l.nodes[n].up].up
		n = l.nodes[n].up
	}
	return n
}

func (l *linker) join(a, b int) {
	if a, b = l.find(a), l.find(b); a != b {
		l.nodes[max(a, b)].up = min(a, b)
	}
}

// short reports whether a node goes by one word that no table knows.
func (l *linker) short(n int) bool {
	e := l.entity(n)
	return len(l.nodes[n].words) == 1 && (e.Class == annot.Person || abbreviation(e.Name)) && e.ID == string(e.Class)+":"+lang.Slug(l.nodes[n].words[0])
}

func abbreviation(s string) bool { return len(s) > 1 && strings.ToUpper(s) == s }

// joinSpellings joins full names that differ only in spelling.
func (l *linker) joinSpellings() {
	by := map[string]int{}
	for n := range l.nodes {
		e := l.entity(n)
		if l.short(n) {
			continue
		}
		key := e.ID
		if e.Class == annot.Person && len(l.nodes[n].words) > 1 {
			key = "person:" + lang.Romanised(strings.Join(l.nodes[n].words, " "))
		}
		if m, ok := by[key]; ok {
			l.join(m, n)
		} else {
			by[key] = n
		}
	}
}

// bearer is a full name with what stands around it in the pile.
type bearer struct {
	node       int // root
	neighbours map[string]bool
	offices    map[string]bool
}

// joinShort joins single names and abbreviations to full names.
func (l *linker) joinShort() {
	list := map[int]*bearer{}
	by := map[string][]*bearer{} // by class and word or abbreviation
	for n := range l.nodes {
		if l.short(n) {
			continue
		}
		root := l.find(n)
		b := list[root]
		if b == nil {
			b = &bearer{node: root, neighbours: map[string]bool{}, offices: map[string]bool{}}
			list[root] = b
		}
		for _, w := range l.keys(n) {
			if bs := by[w]; len(bs) < bearers && !slices.Contains(bs, b) {
				by[w] = append(bs, b)
			}
		}
		for _, id := range l.around(n) {
			if len(b.neighbours) < memories {
				b.neighbours[id] = true
			}
		}
		if o := l.office(n); o != "" {
			b.offices[o] = true
		}
	}
	for n := range l.nodes {
		if !l.short(n) {
			continue
		}
		if b := l.best(n, by[string(l.entity(n).Class)+" "+l.nodes[n].words[0]]); b != nil {
			l.join(b.node, n)
		}
	}
}

// keys are the words and abbreviations under which a full name may be found;
// the initials of a person's name are one of them (SBY, JFK).
func (l *linker) keys(n int) []string {
	e := l.entity(n)
	var out []string
	if e.Class == annot.Person {
		initials := ""
		for _, w := range l.nodes[n].words {
			out = append(out, string(e.Class)+" "+w)
			initials += w[:1]
		}
		out = append(out, string(e.Class)+" "+initials)
	}
	for _, a := range e.Aliases {
		if abbreviation(a) {
			out = append(out, string(e.Class)+" "+fold(a))
		}
	}
	return out
}

// best is the full name that the evidence ties to the single name n: more
// than any other, and some.
func (l *linker) best(n int, bs []*bearer) *bearer {
	var best *bearer
	top, second := 0, 0
	for _, b := range bs {
		s := 0
		for _, id := range l.around(n) {
			if b.neighbours[id] {
				s++
			}
		}
		if o := l.office(n); o != "" && b.offices[o] {
			s += 2
		}
		switch {
		case s > top:
			best, top, second = b, s, top
		case s > second:
			second = s
		}
	}
	if top == second {
		return nil
	}
	return best
}

// around are the rare entities of the article of n, n itself left out; they
// tie names of different articles.
func (l *linker) around(n int) []string {
	x := l.nodes[n]
	var out []string
	for k, e := range l.marks[x.art].Entities {
		if k != x.ent && e.Class != annot.Country && e.Class != annot.Media && l.df[e.ID] > 1 && l.df[e.ID] <= max(rare, len(l.arts)/20) && len(out) < memories {
			out = append(out, e.ID)
		}
	}
	return out
}

// office is the office and organisation of n, folded, "" unless both stand.
func (l *linker) office(n int) string {
	e := l.entity(n)
	if e.Role == "" || e.Org == "" {
		return ""
	}
	return fold(e.Role) + "|" + fold(e.Org)
}

// joinOpen joins single names that no full name explains among each other.
func (l *linker) joinOpen() {
	named := map[int]bool{} // roots that hold a full name
	for n := range l.nodes {
		if !l.short(n) {
			named[l.find(n)] = true
		}
	}
	by := map[string]int{}
	for n := range l.nodes {
		if !l.short(n) || named[l.find(n)] {
			continue
		}
		e := l.entity(n)
		ties := l.around(n)
		if e.Class == annot.Organization {
			ties = []string{"abbreviation"} // no two of one pile are likely
		}
		if o := l.office(n); o != "" {
			ties = append(ties, o)
		}
		for _, t := range ties {
			key := e.ID + "\x00" + t
			if m, ok := by[key]; ok {
				l.join(m, n)
			} else {
				by[key] = n
			}
		}
	}
}
