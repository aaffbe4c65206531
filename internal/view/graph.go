package view

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// NodeKind is what a node of a provenance graph stands for.
type NodeKind string

// The kinds of nodes, from the reader back to who says it.
const (
	CarrierNode NodeKind = "carrier"
	ChannelNode NodeKind = "channel"
	VoiceNode   NodeKind = "voice"
)

// Node is an article, a medium or a voice of a story.
type Node struct {
	Kind    NodeKind
	Label   string
	Article text.ID // of a carrier
	Entity  string  // of a voice that has one
	Weight  int     // statements that pass through it
}

// Edge leads from the one who relies on to the one relied on. It is stated
// where a text says so for at least one of its statements.
type Edge struct {
	From, To   int // places in Nodes
	Stated     bool
	Statements int
}

// Graph is the provenance of a story: who relies on whom. Nodes and edges stand
// in the order in which the statements name them.
type Graph struct {
	Nodes []Node
	Edges []Edge
	Left  int // carriers that were left out of a large story
}

// graphCarriers is how many articles a graph shows, the first to be met, which
// stand behind the most telling statements.
const graphCarriers = 40

// Graph is the provenance of the statements of a story.
func (a *Answer) Graph(s *Story) Graph {
	b := grapher{a: a, node: map[string]int{}, edge: map[[2]int]int{}, own: map[string]text.ID{}, left: map[text.ID]bool{}}
	for _, id := range s.Articles {
		name := strings.ToLower(a.Outlet(id))
		if _, twice := b.own[name]; twice {
			b.own[name] = "" // several articles of one outlet: which is meant is not known
		} else {
			b.own[name] = id
		}
	}
	for i := range s.Statements {
		b.statement(&s.Statements[i])
	}
	b.g.Left = len(b.left)
	return b.g
}

type grapher struct {
	a        *Answer
	g        Graph
	node     map[string]int     // place of a node by its key
	edge     map[[2]int]int     // place of an edge by its ends
	own      map[string]text.ID // article of an outlet, where it has one in the story
	left     map[text.ID]bool
	carriers int
}

// statement adds the paths of one statement, each edge counted once.
func (b *grapher) statement(s *Statement) {
	counted := map[int]bool{}
	step := func(from, to int, stated bool) {
		if from == to {
			return
		}
		k := [2]int{from, to}
		i, ok := b.edge[k]
		if !ok {
			i = len(b.g.Edges)
			b.edge[k] = i
			b.g.Edges = append(b.g.Edges, Edge{From: from, To: to})
		}
		e := &b.g.Edges[i]
		e.Stated = e.Stated || stated
		if !counted[i] {
			counted[i] = true
			e.Statements++
		}
	}
	channel := channelOf(s)
	seen := map[int]bool{}
	for _, r := range s.Reports {
		at, ok := b.carrier(r.Ref.Article)
		if !ok {
			continue
		}
		path := []int{at}
		for _, v := range r.Via {
			if v.Name != "" { // an unnamed step is told by the channel, where it is known
				path = b.follow(path, v.Name, v.Basis == annot.Stated, step)
			}
		}
		if c, ok := channel[r.Ref.Article]; ok && c.Name != "" {
			path = b.follow(path, c.Name, c.Basis == annot.Stated, step)
		}
		if r.Voice >= 0 && r.Voice < len(s.Voices) {
			v := b.voice(s.Voices[r.Voice])
			step(path[len(path)-1], v, true)
			path = append(path, v)
		}
		for _, n := range path {
			if !seen[n] {
				seen[n] = true
				b.g.Nodes[n].Weight++
			}
		}
	}
}

// follow goes on from the end of a path to a medium, unless it was there
// before: a path that comes back to itself is not drawn twice.
func (b *grapher) follow(path []int, name string, stated bool, step func(from, to int, stated bool)) []int {
	to := b.medium(name)
	if slices.Contains(path, to) {
		return path
	}
	step(path[len(path)-1], to, stated)
	return append(path, to)
}

func channelOf(s *Statement) map[text.ID]origin.Channel {
	out := map[text.ID]origin.Channel{}
	for _, c := range s.Channels {
		for _, id := range c.Carriers {
			if _, ok := out[id]; !ok {
				out[id] = c
			}
		}
	}
	return out
}

// carrier is the node of an article, unless the graph is full.
func (b *grapher) carrier(id text.ID) (int, bool) {
	if n, ok := b.node["a "+string(id)]; ok {
		return n, true
	}
	if b.carriers == graphCarriers {
		b.left[id] = true
		return 0, false
	}
	b.carriers++
	return b.add("a "+string(id), Node{Kind: CarrierNode, Label: b.a.Outlet(id), Article: id}), true
}

// medium is the node of a medium: an article of the story where it is one's
// outlet.
func (b *grapher) medium(name string) int {
	key := strings.ToLower(name)
	if id := b.own[key]; id != "" {
		if n, ok := b.carrier(id); ok {
			return n
		}
	}
	return b.add("c "+key, Node{Kind: ChannelNode, Label: name})
}

func (b *grapher) voice(v origin.Voice) int {
	label := v.Name
	if v.Anonymous {
		label += " (" + b.a.Lang.T("unnamed") + ")"
	}
	return b.add("v "+cmp.Or(v.Entity, strings.ToLower(label)), Node{Kind: VoiceNode, Label: label, Entity: v.Entity})
}

func (b *grapher) add(key string, n Node) int {
	i, ok := b.node[key]
	if !ok {
		i = len(b.g.Nodes)
		b.node[key] = i
		b.g.Nodes = append(b.g.Nodes, n)
	}
	return i
}
