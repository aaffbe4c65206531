package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/pile"
)

// graphKeys are the attributes of nodes and edges, with their types.
var graphKeys = []struct{ name, typ string }{
	{"kind", "string"}, {"label", "string"}, {"day", "string"}, {"outlet", "string"}, {"url", "string"}, {"language", "string"}, {"basis", "string"},
	{"score", "double"}, {"carriers", "int"}, {"channels", "int"}, {"channels_low", "int"}, {"channels_high", "int"}, {"untraced", "int"},
	{"voices", "int"}, {"parties", "int"}, {"reading", "string"}, {"circular", "boolean"}, {"party", "string"}, {"quote", "string"}, {"why", "string"},
}

// graph prints GraphML 1.0: articles, stories, storylines, statements,
// channels and voices as nodes; what ties them as directed edges, from what
// came later to what it rests on where there is a direction.
type graph struct {
	w     *bufio.Writer
	edges int
	nodes map[string]bool
}

// pairs are attributes in order: name, value, name, value; empty ones are left
// out.
type pairs []string

func writeGraph(w io.Writer, p *pile.Pile, o Options) error {
	g := &graph{w: bufio.NewWriter(w), nodes: map[string]bool{}}
	g.raw(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	for _, k := range graphKeys {
		g.raw(`<key id="` + k.name + `" for="all" attr.name="` + k.name + `" attr.type="` + k.typ + `"/>` + "\n")
	}
	g.raw(`<graph id="sanad" edgedefault="directed">` + "\n")
	src := newSource(p, o)
	g.articles(p)
	g.stories(p)
	g.voices(p)
	for i := range p.Findings.Statements {
		g.statement(src, &p.Findings.Statements[i])
	}
	g.between(p)
	g.raw("</graph>\n</graphml>\n")
	return g.w.Flush()
}

func (g *graph) articles(p *pile.Pile) {
	for i := range p.Articles {
		a := &p.Articles[i]
		label := a.Title
		if label == "" {
			label = a.Input
		}
		g.node(named("article", string(a.ID)), pairs{"kind", "article", "label", short(label), "day", day(a), "outlet", outlet(a), "url", a.URL, "language", a.Language})
	}
}

func (g *graph) stories(p *pile.Pile) {
	for _, l := range p.Storylines {
		g.node(named("storyline", l.ID), pairs{"kind", "storyline", "label", l.ID})
	}
	for _, s := range p.Stories {
		g.node(named("story", s.ID), pairs{"kind", "story", "label", short(s.Title), "day", s.Start})
		for _, a := range s.Articles {
			g.edge(named("article", string(a)), named("story", s.ID), pairs{"kind", "in-story"})
		}
		if s.Storyline != "" {
			g.edge(named("story", s.ID), named("storyline", s.Storyline), pairs{"kind", "in-storyline"})
		}
	}
}

func (g *graph) voices(p *pile.Pile) {
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		for _, v := range s.Voices {
			if id := "voice:" + voiceKey(s, v); !g.nodes[id] {
				g.node(id, pairs{"kind", "voice", "label", v.Name, "party", v.Party})
			}
		}
	}
}

// statement draws a statement with its channels: report edges from carriers,
// and from carrier over channel to statement, from statement to voice.
func (g *graph) statement(src *source, s *origin.Statement) {
	id, r := named("statement", s.ID), src.said[s.ID]
	g.node(id, pairs{"kind", "statement", "label", short(s.Gist), "carriers", strconv.Itoa(r.Counts.Carriers), "channels", strconv.Itoa(r.Counts.Channels),
		"channels_low", strconv.Itoa(s.Channel.Low), "channels_high", strconv.Itoa(s.Channel.High), "untraced", strconv.Itoa(s.Untraced),
		"voices", strconv.Itoa(r.Counts.Voices), "parties", strconv.Itoa(s.Parties), "reading", s.Reading, "circular", strconv.FormatBool(s.Circular)})
	for _, x := range r.Reports {
		g.edge(named("article", string(x.Article)), id, pairs{"kind", "reports", "quote", x.Quote})
	}
	for n, c := range s.Channels {
		ch := fmt.Sprintf("channel:%s:%d", strings.TrimPrefix(s.ID, "statement:"), n+1)
		name := c.Name
		if name == "" {
			name = "unknown"
		}
		g.node(ch, pairs{"kind", "channel", "label", short(name), "basis", string(c.Basis)})
		g.edge(ch, id, pairs{"kind", "brings"})
		for _, a := range c.Carriers {
			g.edge(named("article", string(a)), ch, pairs{"kind", "through", "basis", string(c.Basis)})
		}
	}
	for _, v := range s.Voices {
		g.edge(id, named("voice", voiceKey(s, v)), pairs{"kind", "voiced-by", "basis", voiceBasis(v)})
	}
}

// between draws what ties articles, statements and stories among themselves.
func (g *graph) between(p *pile.Pile) {
	for _, r := range p.Relations {
		from, to := r.A, r.B
		if r.Direction == link.AToB { // the edge goes from the receiving article
			from, to = to, from
		}
		basis := "direction unknown"
		if r.Direction != link.NoneKnown {
			basis = "directed"
		}
		g.edge(named("article", string(from)), named("article", string(to)), pairs{"kind", string(r.Kind), "basis", basis, "score", strconv.FormatFloat(r.Score, 'f', 4, 64)})
	}
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		if s.Denies != "" {
			g.edge(named("statement", s.ID), named("statement", s.Denies), pairs{"kind", "denies"})
		}
		for _, x := range s.Similar {
			g.edge(named("statement", s.ID), named("statement", x.Statement), pairs{"kind", "similar", "why", x.Why})
		}
	}
	for _, e := range p.Findings.Evolutions {
		g.edge(named("statement", e.To), named("statement", e.From), pairs{"kind", e.Kind, "why", e.Why})
	}
	for _, l := range p.Storylines {
		for _, s := range l.Steps {
			g.edge(named("story", s.To), named("story", s.From), pairs{"kind", "continues", "why", s.Why})
		}
	}
}

func (g *graph) raw(s string) { _, _ = g.w.WriteString(s) } // Flush gives the error

func (g *graph) node(id string, data pairs) {
	g.nodes[id] = true
	g.raw(`<node id="` + escaped(id) + `">`)
	g.data(data)
	g.raw("</node>\n")
}

// edge draws an edge between nodes that are there: an end outside the pile is
// no end.
func (g *graph) edge(from, to string, data pairs) {
	if !g.nodes[from] || !g.nodes[to] {
		return
	}
	g.edges++
	g.raw(fmt.Sprintf(`<edge id="e%d" source="%s" target="%s">`, g.edges, escaped(from), escaped(to)))
	g.data(data)
	g.raw("</edge>\n")
}

func (g *graph) data(data pairs) {
	for i := 0; i+1 < len(data); i += 2 {
		if data[i+1] != "" {
			g.raw(`<data key="` + data[i] + `">` + escaped(data[i+1]) + `</data>`)
		}
	}
}

// escaped is s for XML; what no XML file may hold becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
