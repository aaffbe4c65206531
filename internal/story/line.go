package story

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/text"
)

const (
	lineKin   = .09 // mean kinship of two stories that can be of one line
	lineNames = 2   // names that both must share
	compared  = 3   // articles of a story whose sentences are compared
	recalled  = 1.5 // how much more a sentence counts that looks back
	recurring = .5  // share of the articles that must have a name for the story to have it
	commonest = 100 // one in so many stories at most may have a name that ties two …
	familiar  = 8   // … or so many
	fading    = 30  // days of silence in which the kinship that a step needs grows by as much again
)

// chapter is a story on its way into a line.
type chapter struct {
	story *Story
	docs  []int // the closest to all of them first
	sum   vector
	day   span              // of publication
	era   era               // from the first to the last one
	names map[string]string // entity to name, of those that recur in the story
}

// lines chains stories that continue each other: each is tied to the earlier
// story that is closest to it, where both are about the same rare names. It
// sets the storyline of the stories.
func (p *Pile) lines(groups [][]int, stories []*Story) []Storyline {
	cs := make([]chapter, len(groups))
	for i, g := range groups {
		cs[i] = chapter{story: stories[i], docs: p.byKinship(g), names: p.recurring(g)}
		for _, d := range g {
			cs[i].sum = plus(cs[i].sum, p.docs[d].vec)
			cs[i].day = cs[i].day.plus(p.docs[d].day)
			cs[i].era = cs[i].era.plus(p.docs[d].era)
		}
	}
	slices.SortFunc(cs, func(a, b chapter) int {
		return cmp.Or(a.day.compare(b.day), cmp.Compare(a.story.ID, b.story.ID))
	})
	keepRare(cs)
	holders := map[string][]int{} // of a name, earlier stories
	var steps []Step
	for i := range cs {
		if before, ok := earlier(cs, i, holders); ok {
			steps = append(steps, p.step(&cs[before], &cs[i]))
		}
		for e := range cs[i].names {
			holders[e] = append(holders[e], i)
		}
	}
	return collect(cs, steps)
}

// keepRare leaves the chapters the names that few of them have: what everybody
// is in ties nobody.
func keepRare(cs []chapter) {
	had := map[string]int{}
	for i := range cs {
		for e := range cs[i].names {
			had[e]++
		}
	}
	for i := range cs {
		maps.DeleteFunc(cs[i].names, func(e, _ string) bool { return had[e] > max(familiar, len(cs)/commonest) })
	}
}

// recurring are the names that recur in the articles of a group.
func (p *Pile) recurring(g []int) map[string]string {
	n, name := map[string]int{}, map[string]string{}
	for _, d := range g {
		for _, e := range p.in.Marks[d].Entities {
			if e.Class != annot.Media {
				n[e.ID]++
				if len(e.Name) > len(name[e.ID]) || len(e.Name) == len(name[e.ID]) && e.Name < name[e.ID] {
					name[e.ID] = e.Name
				}
			}
		}
	}
	for e, k := range n {
		if float64(k) < recurring*float64(len(g)) {
			delete(name, e)
		}
	}
	return name
}

// earlier is the closest story before i that shares enough rare names with it.
// The longer nothing appeared between the two, the closer they must be.
func earlier(cs []chapter, i int, holders map[string][]int) (int, bool) {
	shared := map[int]int{}
	for e := range cs[i].names {
		for _, j := range holders[e] {
			shared[j]++
		}
	}
	best, top := -1, 0.
	for j, n := range shared {
		if n < lineNames {
			continue
		}
		kin := dot(cs[i].sum, cs[j].sum) / float64(len(cs[i].docs)*len(cs[j].docs))
		if kin <= lineKin*(1+cs[i].era.silence(cs[j].era)/fading) {
			continue
		}
		if kin > top || kin == top && j > best {
			best, top = j, kin
		}
	}
	return best, best >= 0
}

// step says why b continues a: the names that both are about, and the two
// sentences that are closest, as a denial or look back where the later is one.
func (p *Pile) step(a, b *chapter) Step {
	var names []string
	for e, n := range b.names {
		if _, ok := a.names[e]; ok {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	s := Step{From: a.story.ID, To: b.story.ID, Why: "same names: " + strings.Join(names[:min(4, len(names))], ", ")}
	x, y, ok := p.closest(a, b)
	if !ok {
		return s
	}
	s.Spans = []text.Ref{x.ref, y.ref}
	s.Why += "; " + reason(x, y)
	if y.back != "" {
		s.Why += ", looking back (“" + y.back + "”)"
	}
	return s
}

// closest are the two sentences of a and b that share the rarest words, in
// proportion to their length. A later one that looks back counts more.
func (p *Pile) closest(a, b *chapter) (x, y sentence, ok bool) {
	top := 0.
	for _, s := range p.sentences(a) {
		for _, t := range p.sentences(b) {
			k := p.alike(s.roots, t.roots)
			if t.back != "" {
				k *= recalled
			}
			if k > top {
				x, y, top = s, t, k
			}
		}
	}
	return x, y, top > 0
}

// alike is the cosine of two sets of roots under their rarity.
func (p *Pile) alike(a, b []int32) float64 {
	var ab, aa, bb float64
	w := func(id int32) float64 { x := p.terms.rarity(id); return x * x }
	for _, id := range a {
		aa += w(id)
		if _, ok := slices.BinarySearch(b, id); ok {
			ab += w(id)
		}
	}
	for _, id := range b {
		bb += w(id)
	}
	if ab == 0 {
		return 0
	}
	return ab * ab / (aa * bb)
}

// collect makes the lines of the steps and names them in their stories.
func collect(cs []chapter, steps []Step) []Storyline {
	line := map[string]int{} // of a story, in out
	var out []Storyline
	for _, s := range steps { // a step leads from the past, whose line is known
		i, ok := line[s.From]
		if !ok {
			i = len(out)
			out = append(out, Storyline{ID: lineID(s.From), Stories: []string{s.From}})
			line[s.From] = i
		}
		line[s.To] = i
		out[i].Stories = append(out[i].Stories, s.To)
		out[i].Steps = append(out[i].Steps, s)
	}
	for i := range cs {
		if l, ok := line[cs[i].story.ID]; ok {
			cs[i].story.Storyline = out[l].ID
		}
	}
	return out
}

// lineID is the ID of the storyline that begins with a story.
func lineID(story string) string { return "line:" + strings.TrimPrefix(story, "story:") }
