package page

import (
	"cmp"
	"slices"

	"sanad/internal/origin"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
	"sanad/internal/view/draw"
)

// Story is one story with its statements, the most telling first.
type Story struct {
	*view.Answer
	*view.Story
	Timeline  []view.Happening
	Graph     view.Graph
	Places    []view.Point
	All       bool              // show every statement and article
	Neighbors []store.StoryLine // the storyline it is part of, in order
	Changes   []Change
}

// Change is a merge or split of this story.
type Change struct {
	Kind, Why, At string
	With          []string
}

// exports are the formats that the API gives a story in: its name there, the
// ending of the file, and the name for people.
var exports = [][3]string{{"jsonl", ".jsonl", "JSON Lines"}, {"graphml", ".graphml", "GraphML"}, {"prov", ".prov.json", "W3C PROV"}, {"schema", ".schema.json", "schema.org"}}

// What a story page shows at first.
const (
	statementsShown = 15
	onceShown       = 10
	warningsShown   = 5
	articlesShown   = 40
)

// NewStory shapes the page of a story.
func NewStory(a *view.Answer, s *view.Story) Story {
	p := Story{Answer: a, Story: s, Timeline: a.Timeline(s), Graph: a.Graph(s)}
	p.Places = p.Graph.Layout()
	return p
}

// telling are the statements with something to tell beside their words: several
// carriers, a denial, a circle.
func (p *Story) telling() []*view.Statement { return p.pick(true, statementsShown) }

// once are the statements that one article has and nobody contests.
func (p *Story) once() []*view.Statement { return p.pick(false, onceShown) }

func (p *Story) pick(telling bool, most int) []*view.Statement {
	var out []*view.Statement
	for i := range p.Story.Statements {
		s := &p.Story.Statements[i]
		if (len(s.Carriers) > 1 || len(s.DeniedBy) > 0 || s.Denies != "" || s.Circular) != telling {
			continue
		}
		if len(out) == most && !p.All {
			break
		}
		out = append(out, s)
	}
	return out
}

// material are the kinds of material drift of a statement, each once.
func material(s *view.Statement) []string {
	var out []string
	for _, d := range s.Drift {
		if d.Severity == "material" && !slices.Contains(out, d.Kind) {
			out = append(out, d.Kind)
		}
	}
	return out
}

// comma parts the i-th of n names from the next.
func comma(i, n int) string {
	if i < n-1 {
		return ", "
	}
	return ""
}

// articles are the articles of the story by day of publication.
func (p *Story) articles() []text.ID {
	ids := slices.Clone(p.Articles)
	slices.SortStableFunc(ids, func(x, y text.ID) int { return cmp.Compare(p.day(x), p.day(y)) })
	if !p.All && len(ids) > articlesShown {
		ids = ids[:articlesShown]
	}
	return ids
}

const undated = "9999"

func (p *Story) day(id text.ID) string {
	if x := p.Article(id); x.Published != nil && x.Published.Value != "" {
		return x.Published.Value
	}
	return undated
}

// path is a channel of a statement as one line: carriers, channel, voices.
type path struct {
	Carriers []carrier
	More     int
	Name     string
	Stated   bool
	Unknown  bool // no path is named
	Voices   []origin.Voice
}

type carrier struct {
	Outlet string
	ID     text.ID
}

// pathsShown and carriersShown bound the lines of a card.
const (
	pathsShown    = 4
	carriersShown = 6
)

// paths are the channels of a statement, each with who came through it. A
// channel that is the carrier's own work is its own end.
func paths(a *view.Answer, s *view.Statement) []path {
	var out []path
	for _, c := range s.Channels {
		if len(out) == pathsShown {
			break
		}
		p := path{Name: c.Name, Stated: true}
		for i, id := range c.Carriers {
			if i == carriersShown {
				p.More = len(c.Carriers) - i
				break
			}
			p.Carriers = append(p.Carriers, carrier{a.Outlet(id), id})
			p.Stated = p.Stated && view.StatedBy(s, c, id)
		}
		p.Unknown = c.Name == ""
		if len(c.Carriers) == 1 && c.Name == a.Outlet(c.Carriers[0]) {
			p.Name = "" // it names nobody: its own words are the end of the way
		}
		for _, v := range view.VoicesThrough(s, c) {
			p.Voices = append(p.Voices, s.Voices[v])
		}
		out = append(out, p)
	}
	return out
}

// GraphData is a graph for the script that draws it.
type GraphData struct {
	Nodes []GraphNode `json:"nodes"`
	Edges []GraphEdge `json:"edges"`
}

// GraphNode is a node at its place, in pixels.
type GraphNode struct {
	Label string `json:"label"`
	Short string `json:"short"`
	Kind  string `json:"kind"`
	Link  string `json:"link,omitempty"`
	X     int    `json:"x"`
	Y     int    `json:"y"`
}

// GraphEdge joins two nodes by their places in the list.
type GraphEdge struct {
	From   int  `json:"from"`
	To     int  `json:"to"`
	N      int  `json:"n"`
	Stated bool `json:"stated"`
}

func (p *Story) graphData() GraphData {
	var d GraphData
	for i, n := range p.Graph.Nodes {
		at := p.Places[i]
		d.Nodes = append(d.Nodes, GraphNode{Label: n.Label, Short: draw.Cut(n.Label, 25), Kind: string(n.Kind), Link: nodeLink(n),
			X: at.Layer * draw.ColumnWidth, Y: at.Row * draw.HalfRow})
	}
	for _, e := range p.Graph.Edges {
		d.Edges = append(d.Edges, GraphEdge{e.From, e.To, e.Statements, e.Stated})
	}
	return d
}

func nodeLink(n view.Node) string {
	switch {
	case n.Article != "":
		return string(articleURL(n.Article))
	case n.Entity != "":
		return string(entityURL(n.Entity))
	}
	return ""
}
