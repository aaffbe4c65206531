package story

import (
	"cmp"
	"container/heap"
	"maps"
	"math"
	"slices"

	"sanad/internal/lang"
)

// group is a story in the making.
type group struct {
	docs   []int
	sum    vector          // of the vectors of its articles
	near   map[int]float64 // summed kinship of all pairs with a neighbour group
	inside float64         // summed kinship of the pairs inside
	day    span
	era    era
	event  span
	actors []count // whom and what organisations the openings name
	people []int32 // whom the openings name, sorted
	tells  [lang.Tellings]telling
}

// cohesion is the mean kinship of the pairs of g, held to what is expected of
// a story as long as there are few.
func (g *group) cohesion(set Setting) float64 {
	n := float64(len(g.docs))
	return min(set.Cap, (g.inside+set.Trust*set.Inside)/(n*(n-1)/2+set.Trust))
}

// freeDays may lie between two parts of one story at no cost.
const freeDays = 3

// quiet is for how many days nothing may appear of a story at no cost.
const quiet = 7

// bond says how strongly two groups are bound, above 0 for one story: the mean
// kinship of their pairs of the summed kinship kin, less where the groups are
// closer in themselves, less for the time between them and for other days that
// both tell of, less the threshold. Two events of one repeating kind never are
// one story, however alike the reports.
func (p *Pile) bond(a, b *group, kin float64, set Setting) float64 {
	if apart(a, b) {
		return math.Inf(-1)
	}
	mean := kin / float64(len(a.docs)*len(b.docs))
	own := math.Sqrt(a.cohesion(set) * b.cohesion(set))
	late := set.Decay * math.Log(max(1, a.day.gap(b.day)/freeDays))
	if min(a.day.gap(b.day), a.event.gap(b.event)) > freeDays && strangers(a.people, b.people) {
		late += set.Event
	}
	if q := a.era.silence(b.era); q > quiet && !p.tied(a, b) {
		late += set.Silence * (q/quiet - 1)
	}
	return mean - set.Cohesion*(own-set.Inside) - late - set.Threshold
}

// union is the sorted terms of both.
func union(a, b []int32) []int32 {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// alone is the group of one article.
func (p *Pile) alone(i int) *group {
	d := &p.docs[i]
	return &group{
		docs: []int{i}, sum: d.vec, day: d.day, era: d.era, event: d.event,
		people: d.people, actors: d.actors, tells: d.tellings(),
	}
}

// take adds the articles of b, all of whose pairs with those of a have the
// summed kinship kin.
func (a *group) take(b *group, kin float64) {
	a.inside += b.inside + kin
	a.docs, a.sum = append(a.docs, b.docs...), plus(a.sum, b.sum)
	a.day, a.era, a.event, a.people = a.day.plus(b.day), a.era.plus(b.era), a.event.plus(b.event), union(a.people, b.people)
	a.actors = sum(a.actors, b.actors)
	for k := range a.tells {
		x, y := &a.tells[k], &b.tells[k]
		x.event, x.about = x.event+y.event, union(x.about, y.about)
	}
}

// groups are known by their first article; the others are nil.
type groups []*group

// join merges the copies of one text, and then neighbours from the strongest
// bond on while there is one (average link). Its groups are in order of their first articles, with those sorted.
func (p *Pile) join(pairs []pair, set Setting) [][]int {
	gs := make(groups, len(p.docs))
	for i := range gs {
		gs[i] = p.alone(i)
		gs[i].near = map[int]float64{}
	}
	q := &queue{}
	propose := func(i, j int) {
		a, b := gs[min(i, j)], gs[max(i, j)]
		if s := p.bond(a, b, a.near[b.docs[0]], set); s > 0 {
			heap.Push(q, merger{s, min(i, j), max(i, j), len(a.docs), len(b.docs)})
		}
	}
	for _, x := range pairs {
		gs[x.a].near[x.b], gs[x.b].near[x.a] = x.kin, x.kin
	}
	p.joinCopies(gs, set)
	for i, g := range gs {
		if g == nil {
			continue
		}
		for _, j := range sortedKeys(g.near) {
			if i < j {
				propose(i, j)
			}
		}
	}
	for q.Len() > 0 {
		m := heap.Pop(q).(merger)
		if a, b := gs[m.a], gs[m.b]; a == nil || b == nil || len(a.docs) != m.sizeA || len(b.docs) != m.sizeB {
			continue // one of them has grown since
		}
		gs.absorb(m.a, m.b)
		for _, c := range sortedKeys(gs[m.a].near) {
			propose(m.a, c)
		}
	}
	return gs.members()
}

func (gs groups) members() [][]int {
	var out [][]int
	for _, g := range gs {
		if g != nil {
			slices.Sort(g.docs)
			out = append(out, g.docs)
		}
	}
	return out
}

// meet makes neighbours of two groups.
func (gs groups) meet(i, j int) {
	if _, ok := gs[i].near[j]; !ok {
		k := dot(gs[i].sum, gs[j].sum)
		gs[i].near[j], gs[j].near[i] = k, k
	}
}

// absorb moves group j into group i < j and brings their neighbours up to
// date. Kinship with a neighbour of one only is worked out for the other.
func (gs groups) absorb(i, j int) {
	a, b := gs[i], gs[j]
	kin := a.near[j]
	delete(a.near, j)
	delete(b.near, i)
	for c := range a.near {
		if _, ok := b.near[c]; !ok {
			b.near[c] = dot(b.sum, gs[c].sum)
		}
	}
	for c, s := range b.near {
		if _, ok := a.near[c]; !ok {
			a.near[c] = dot(a.sum, gs[c].sum)
		}
		a.near[c] += s
		gs[c].near[i] = a.near[c]
		delete(gs[c].near, j)
	}
	a.take(b, kin)
	gs[j] = nil
}

// merger is two groups that could become one. The sizes are those they had
// when it was proposed.
type merger struct {
	bond         float64
	a, b         int
	sizeA, sizeB int
}

// queue is a heap of mergers, the strongest first.
type queue []merger

func (q queue) Len() int { return len(q) }

func (q queue) Less(i, j int) bool {
	x, y := q[i], q[j]
	return cmp.Or(cmp.Compare(y.bond, x.bond), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) < 0
}

func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

// Push is for package heap.
func (q *queue) Push(x any) { *q = append(*q, x.(merger)) }

// Pop is for package heap.
func (q *queue) Pop() any {
	x := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return x
}

func sortedKeys[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }
