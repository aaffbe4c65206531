package view

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/story"
	"sanad/internal/text"
)

// relay is a pile in which Kabar Teluk has it from Harian Bukit, which has it
// from a wire, and a third article names nobody.
func relay() *Answer {
	p := &pile.Pile{Stories: []story.Story{{ID: "s", Articles: []text.ID{"a", "b", "c"}}}}
	for i, o := range []string{"Kabar Teluk", "Harian Bukit", "Radar Hilir"} {
		p.Articles = append(p.Articles, article.Article{ID: p.Stories[0].Articles[i], Outlet: article.Outlet{Name: o}, Text: "x"})
	}
	p.Marks = make([]annot.Marks, 3)
	p.Findings.Statements = []origin.Statement{{ID: "1", Story: "s", Voices: []origin.Voice{{Name: "Wira"}},
		Reports: []origin.Report{
			{Ref: text.Ref{Article: "a"}, Via: []annot.Via{{Name: "Harian Bukit", Basis: annot.Stated}}},
			{Ref: text.Ref{Article: "b"}, Via: []annot.Via{{Name: "Reuters", Basis: annot.Stated}}},
			{Ref: text.Ref{Article: "c"}, Voice: -1},
		},
		Channels: []origin.Channel{
			{Name: "Reuters", Basis: annot.Inferred, Carriers: []text.ID{"a", "b"}},
			{Name: "Radar Hilir", Basis: annot.Inferred, Carriers: []text.ID{"c"}},
		}}}
	return New(p, "en")
}

func TestGraphFollowsTheChain(t *testing.T) {
	a := relay()
	g := a.Graph(&a.Stories[0])
	var got []string
	for _, e := range g.Edges {
		got = append(got, fmt.Sprintf("%s>%s %v", g.Nodes[e.From].Label, g.Nodes[e.To].Label, e.Stated))
	}
	want := []string{"Kabar Teluk>Harian Bukit true", "Harian Bukit>Reuters true", "Reuters>Wira true"}
	if !slices.Equal(got, want) {
		t.Errorf("edges %q, want %q", got, want)
	}
	at := g.Layout()
	for i, want := range []int{0, 1, 2, 3, 0} { // Kabar Teluk, Harian Bukit, Reuters, Wira, Radar Hilir
		if at[i].Layer != want {
			t.Errorf("%s is in layer %d, want %d", g.Nodes[i].Label, at[i].Layer, want)
		}
	}
}

// No two nodes share a place, whatever the edges; circles and long chains end.
func TestLayoutOfAnyGraph(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 50, 20_000} {
		g := Graph{Nodes: make([]Node, n)}
		for i := range n {
			g.Edges = append(g.Edges, Edge{From: i, To: (i + 1) % n}, Edge{From: i, To: (i * 7) % n}) // one great circle and more
		}
		start := time.Now()
		at := g.Layout()
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%d nodes took %v", n, took)
		}
		seen := map[Point]bool{}
		for i, p := range at {
			if seen[p] || p.Layer < 0 || p.Row < 0 {
				t.Fatalf("%d nodes: node %d stands at %v, which is taken or outside", n, i, p)
			}
			seen[p] = true
		}
		if again := g.Layout(); !slices.Equal(at, again) {
			t.Errorf("%d nodes: two layouts differ", n)
		}
	}
}
