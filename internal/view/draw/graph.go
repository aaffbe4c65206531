package draw

import (
	"cmp"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"sanad/internal/view"
)

// The places of a graph's nodes in pixels: a column and half a row.
const (
	ColumnWidth = 270
	HalfRow     = 19
	nodeWidth   = 190
	nodeHeight  = 26
	margin      = 8
)

// Graph draws the provenance of a story at the places that were worked out for
// its nodes. link gives the address of a node, "" for none.
func Graph(g view.Graph, at []view.Point, name string, link func(view.Node) string) string {
	var b strings.Builder
	wide, high := 0, 0
	for _, p := range at {
		wide, high = max(wide, p.Layer), max(high, p.Row)
	}
	for _, e := range g.Edges {
		edge(&b, e, at[e.From], at[e.To])
	}
	for i, n := range g.Nodes {
		node(&b, n, at[i], link(n))
	}
	return fmt.Sprintf(`<svg class="graph" width="%[1]d" height="%[2]d" viewBox="0 0 %[1]d %[2]d" role="group" aria-label="%[3]s">%[4]s</svg>`,
		wide*ColumnWidth+nodeWidth+2*margin, high*HalfRow+nodeHeight+2*margin, html.EscapeString(name), b.String())
}

// edge joins the sides of two nodes that face each other; within one column, or
// backwards, it bows out to the right.
func edge(b *strings.Builder, e view.Edge, from, to view.Point) {
	class := "inferred"
	if e.Stated {
		class = "stated"
	}
	x1, y1 := margin+from.Layer*ColumnWidth+nodeWidth, margin+from.Row*HalfRow+nodeHeight/2
	x2, y2 := margin+to.Layer*ColumnWidth, margin+to.Row*HalfRow+nodeHeight/2
	c1, c2 := (x1+x2)/2, (x1+x2)/2
	if to.Layer <= from.Layer {
		x2 += nodeWidth
		c1, c2 = x1+50, x2+50
	}
	fmt.Fprintf(b, `<path class="%s" stroke-width="%.1f" d="M%d %dC%d %d %d %d %d %d"/>`, class, min(4, 1.2+0.25*float64(e.Statements)), x1, y1, c1, y1, c2, y2, x2, y2)
}

// node is a box with its label; a voice has round ends, a carrier square ones.
func node(b *strings.Builder, n view.Node, p view.Point, link string) {
	x, y := margin+p.Layer*ColumnWidth, margin+p.Row*HalfRow
	round := map[view.NodeKind]int{view.CarrierNode: 2, view.ChannelNode: 7, view.VoiceNode: 13}[n.Kind]
	if link != "" {
		fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(link))
	}
	fmt.Fprintf(b, `<g class="%s"><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="%d"/><text x="%d" y="%d" text-anchor="middle">%s</text></g>`,
		n.Kind, html.EscapeString(n.Label), x, y, nodeWidth, nodeHeight, round, x+nodeWidth/2, y+nodeHeight/2+5, html.EscapeString(Cut(cmp.Or(n.Label, "?"), 25)))
	if link != "" {
		b.WriteString("</a>")
	}
}

// Cut is s in at most n letters, with an ellipsis where something is left out.
func Cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
