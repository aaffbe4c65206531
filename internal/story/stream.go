package story

import (
	"cmp"
	"container/heap"
	"slices"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Stream groups articles as they arrive. An article joins the live story that
// it is bound to most, or opens one; after each batch the stories that it
// touched are mended: parted where they tell of several events, joined where
// they tell of one. What has settled changes only where the evidence is clear,
// so that the IDs of stories last; Group over all articles is the grouping that
// does not depend on their arrival.
//
// The weight of a word is taken when its article arrives, from the background
// of its language and what came before. The cost of an article grows with the
// postings of its heavy words, not with the number of live stories.
type Stream struct {
	set      Setting
	scale    *scale
	pile     *Pile
	at       map[text.ID]int // places of the articles
	ties     map[int][]tie   // of an article with others
	live     *live
	ledger   Ledger
	young    int           // first article that has not settled
	came     []time.Time   // arrival of every article
	repaired time.Time     // the last look at all that had not settled
	beside   map[int][]int // groups nearest to the articles of the batch
	dirty    map[int]bool  // groups that the batch touched
}

const (
	settling  = time.Hour // after its arrival an article may still change its story at no cost
	repairing = settling  // between two looks at all that has not settled
)

// NewStream is a stream without articles.
func NewStream(set Setting) *Stream {
	p := &Pile{terms: newTerms()}
	return &Stream{set: set, scale: newScale(set), pile: p, at: map[text.ID]int{}, ties: map[int][]tie{}, live: newLive(p), dirty: map[int]bool{}, beside: map[int][]int{}}
}

// Add takes in a batch of articles that arrived at a time, with the passages
// that they share with each other and with earlier ones, and says which known
// stories merged or split. An article that is known is passed over.
func (s *Stream) Add(in Input, at time.Time) []Change {
	for s.young < len(s.came) && at.Sub(s.came[s.young]) > settling {
		s.young++
	}
	first := len(s.pile.docs)
	for i := range in.Articles {
		s.read(&in.Articles[i], &in.Marks[i])
	}
	s.meet(in.Passages)
	for d := first; d < len(s.pile.docs); d++ {
		s.place(d)
		s.came = append(s.came, at)
	}
	if at.Sub(s.repaired) >= repairing {
		first, s.repaired = min(first, s.young), at
	}
	s.mend(first)
	clear(s.beside)
	return s.settle(at)
}

// Rebuild takes over the grouping that Group finds for all articles so far,
// whatever the order in which they came, and says which known stories merged or
// split.
func (s *Stream) Rebuild(at time.Time) []Change {
	in := s.pile.in
	order := make([]int, len(in.Articles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(in.Articles[a].ID, in.Articles[b].ID) })
	all := Input{Passages: in.Passages}
	for _, i := range order {
		all.Articles, all.Marks = append(all.Articles, in.Articles[i]), append(all.Marks, in.Marks[i])
	}
	for i := range s.live.groups {
		s.live.groups[i] = nil
	}
	for _, x := range Read(all).Group(s.set).Stories {
		var docs []int
		for _, id := range x.Articles {
			docs = append(docs, s.at[id])
		}
		slices.Sort(docs)
		s.dirty[s.live.gather(docs)] = true
	}
	return s.settle(at)
}

// IDs are the stories so far with their IDs and articles alone, in no order
// that means anything.
func (s *Stream) IDs() []Story {
	var out []Story
	for _, g := range s.live.groups {
		if g != nil {
			out = append(out, Story{ID: s.ledger.of[s.pile.in.Articles[g.docs[0]].ID], Articles: s.pile.ids(g.docs)})
		}
	}
	return out
}

// Stories are the stories and storylines of the articles so far.
func (s *Stream) Stories() Result {
	var groups [][]int
	for i, g := range s.live.groups {
		if g != nil {
			groups = append(groups, s.live.members(i))
		}
	}
	r, _ := s.ledger.Settle(s.pile.result(groups), "")
	return r
}

func (s *Stream) read(a *article.Article, m *annot.Marks) {
	if _, known := s.at[a.ID]; known {
		return
	}
	p := s.pile
	i := len(p.docs)
	s.at[a.ID] = i
	p.in.Articles, p.in.Marks = append(p.in.Articles, *a), append(p.in.Marks, *m)
	p.docs = append(p.docs, p.read(i))
	d := &p.docs[i]
	p.terms.add(d)
	d.weigh(p.terms, s.scale, i)
}

// meet notes the wording that articles share.
func (s *Stream) meet(passages []link.Passage) {
	s.pile.in.Passages = append(s.pile.in.Passages, passages...)
	for _, t := range s.pile.ties(passages, s.at) {
		s.ties[t.a], s.ties[t.b] = append(s.ties[t.a], t), append(s.ties[t.b], t)
	}
}

// place gives an article to the story of a copy of it, or else opens one, which
// mend may join to others.
func (s *Stream) place(d int) {
	g := s.pile.alone(d)
	if j, ok := s.copyOf(d); ok {
		s.live.groups[j].take(g, dot(g.sum, s.live.groups[j].sum))
		s.live.enter(d, j)
		s.dirty[j] = true
		return
	}
	s.dirty[s.live.open(g)] = true
}

// copyOf is the live group of the article that shares most with d of those that
// are copies of it.
func (s *Stream) copyOf(d int) (group int, ok bool) {
	top := 0.
	for _, t := range s.ties[d] {
		if other := t.a + t.b - d; other < len(s.live.home) && t.sa+t.sb > top && s.pile.copies(t, s.set) {
			group, top, ok = s.live.home[other], t.sa+t.sb, true
		}
	}
	return group, ok
}

// mend parts and joins the groups that were touched, and joins those of the
// articles from first on.
func (s *Stream) mend(first int) {
	for _, j := range sortedKeys(s.dirty) {
		if parts := s.pile.part(s.live.members(j), s.set); len(parts) > 1 {
			for _, k := range s.live.part(j, parts) {
				s.dirty[k] = true
			}
		}
	}
	q := &queue{}
	for d := first; d < len(s.live.home); d++ {
		s.beside[d] = s.live.nearest(d)
		s.propose(d, q)
	}
	for q.Len() > 0 {
		m := heap.Pop(q).(merger)
		a, b := s.live.groups[m.a], s.live.groups[m.b]
		if a == nil || b == nil || len(a.docs) != m.sizeA || len(b.docs) != m.sizeB {
			continue // one of them has grown since
		}
		if both := slices.Concat(a.docs, b.docs); len(s.pile.part(slices.Sorted(slices.Values(both)), s.set)) > 1 {
			continue
		}
		s.live.join(m.a, m.b)
		s.dirty[m.a] = true
		for _, d := range b.docs {
			if d >= first {
				s.propose(d, q)
			}
		}
	}
}

// propose queues the mergers of the group of a new article with those that are
// nearest to the article. Where both have settled the bond must be clear.
func (s *Stream) propose(d int, q *queue) {
	i := s.live.home[d]
	g := s.live.groups[i]
	for _, j := range s.beside[d] {
		h := s.live.groups[j]
		if h == nil || i == j || g.day.gap(h.day) > horizon {
			continue
		}
		b := s.pile.bond(g, h, dot(g.sum, h.sum), s.set) - s.set.Wary
		if s.settled(g) && s.settled(h) {
			b -= s.set.Hold
		}
		if b > 0 {
			x, y := min(i, j), max(i, j)
			heap.Push(q, merger{b, x, y, len(s.live.groups[x].docs), len(s.live.groups[y].docs)})
		}
	}
}

// settled reports whether an article of a group has settled.
func (s *Stream) settled(g *group) bool {
	return slices.ContainsFunc(g.docs, func(d int) bool { return d < s.young })
}

// settle gives the touched stories their IDs.
func (s *Stream) settle(at time.Time) []Change {
	var r Result
	for _, j := range sortedKeys(s.dirty) {
		if g := s.live.groups[j]; g != nil {
			r.Stories = append(r.Stories, Story{ID: s.pile.storyID(g.docs), Articles: s.pile.ids(g.docs)})
		}
	}
	clear(s.dirty)
	slices.SortFunc(r.Stories, func(a, b Story) int { return cmp.Compare(a.ID, b.ID) })
	_, changes := s.ledger.Settle(r, at.Format(time.RFC3339))
	return changes
}
