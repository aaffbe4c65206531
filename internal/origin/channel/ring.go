package channel

// ring finds the carriers that cite each other in a circle: the strongly
// connected parts of the citation graph (Tarjan 1972). It gives the number of
// the part of each carrier, 0 for those in none.
func (t *tracer) ring(cs []carrier) []int {
	out := make([]int, len(cs))
	if t.without[ByRing] {
		return out
	}
	next := make([][]int, len(cs))
	houses := t.housesOf(cs)
	for k := range cs {
		next[k] = t.citedCarriers(cs, k, houses, false)
	}
	n := 0
	for _, part := range components(next) {
		if len(part) < 2 {
			continue
		}
		n++
		for _, k := range part {
			out[k] = n
		}
	}
	return out
}

// components are the strongly connected parts of a graph.
func components(next [][]int) [][]int {
	s := &scc{next: next, index: make([]int, len(next)), low: make([]int, len(next)), on: make([]bool, len(next))}
	for v := range next {
		if s.index[v] == 0 {
			s.visit(v)
		}
	}
	return s.out
}

type scc struct {
	next       [][]int
	index, low []int // from 1; 0 is unseen
	on         []bool
	stack      []int
	count      int
	out        [][]int
}

func (s *scc) visit(v int) {
	s.count++
	s.index[v], s.low[v] = s.count, s.count
	s.stack = append(s.stack, v)
	s.on[v] = true
	for _, w := range s.next[v] {
		if s.index[w] == 0 {
			s.visit(w)
			s.low[v] = min(s.low[v], s.low[w])
		} else if s.on[w] {
			s.low[v] = min(s.low[v], s.index[w])
		}
	}
	if s.low[v] != s.index[v] {
		return
	}
	var part []int
	for {
		w := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		s.on[w] = false
		part = append(part, w)
		if w == v {
			break
		}
	}
	s.out = append(s.out, part)
}

// circular reports whether a ring has no way in: none of its members names
// anything outside of it or an occasion of its own.
func (t *tracer) circular(cs []carrier, ring []int) bool {
	open := map[int]bool{}
	seen := false
	for k := range cs {
		if ring[k] == 0 {
			continue
		}
		seen = true
		open[ring[k]] = open[ring[k]] || cs[k].own != "" || t.leadsOut(cs, k, ring)
	}
	if !seen {
		return false
	}
	for _, o := range open {
		if !o {
			return true
		}
	}
	return false
}

// leadsOut reports whether carrier k names a step that is no member of its
// ring.
func (t *tracer) leadsOut(cs []carrier, k int, ring []int) bool {
	members := map[string][]int{}
	for m := range cs {
		if ring[m] == ring[k] {
			members[t.house[cs[m].art]] = append(members[t.house[cs[m].art]], m)
		}
	}
	for _, st := range cs[k].steps {
		if len(t.housesNamed(st.name, cs[k].art, members)) == 0 {
			return true
		}
	}
	return false
}
