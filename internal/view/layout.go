package view

import (
	"cmp"
	"slices"
)

// Point is the place of a node: Layer counts columns from the left, Row from
// the top in units of half a row.
type Point struct{ Layer, Row int }

// sweeps is how often the layers are put in order by their neighbours.
const sweeps = 4

// Layout places the nodes of a graph in layers: who relies on others left, who
// is relied on right, the voices in the last layer. It is the layered drawing of
// Sugiyama, Tagawa and Toda 1981 in its simplest form: longest paths, then a few
// sweeps of barycentres. The cost is linear in nodes and edges but for sorting
// the layers; equal graphs get equal places.
func (g *Graph) Layout() []Point {
	out := make([][]int, len(g.Nodes))
	in := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		out[e.From] = append(out[e.From], e.To)
		in[e.To] = append(in[e.To], e.From)
	}
	layer := g.layers(out)
	columns := gather(layer)
	place := make([]float64, len(g.Nodes))
	for _, c := range columns {
		settle(c, place)
	}
	for i := range sweeps {
		if i%2 == 0 {
			for c := 1; c < len(columns); c++ {
				arrange(columns[c], in, place)
			}
		} else {
			for c := len(columns) - 2; c >= 0; c-- {
				arrange(columns[c], out, place)
			}
		}
	}
	return rows(columns, len(g.Nodes))
}

// layers are the lengths of the longest paths that lead to each node, leaving
// out the edges that close a circle; voices go to the last.
func (g *Graph) layers(out [][]int) []int {
	layer := make([]int, len(g.Nodes))
	sorted, place := order(out)
	for _, n := range sorted {
		for _, m := range out[n] {
			if place[n] < place[m] { // else the edge closes a circle
				layer[m] = max(layer[m], layer[n]+1)
			}
		}
	}
	last := 0
	for _, l := range layer {
		last = max(last, l)
	}
	for i := range g.Nodes {
		if g.Nodes[i].Kind == VoiceNode {
			layer[i] = last
		}
	}
	return layer
}

// order is a topological order of the nodes with the place of each in it, where
// circles are cut at the edge that closes them. It does not recurse: a chain may
// be long.
func order(out [][]int) (sorted, place []int) {
	met := make([]bool, len(out))
	next := make([]int, len(out))
	for root := range out {
		if met[root] {
			continue
		}
		stack := []int{root}
		met[root] = true
		for len(stack) > 0 {
			n := stack[len(stack)-1]
			if next[n] < len(out[n]) {
				m := out[n][next[n]]
				next[n]++
				if !met[m] {
					met[m] = true
					stack = append(stack, m)
				}
				continue
			}
			sorted = append(sorted, n)
			stack = stack[:len(stack)-1]
		}
	}
	slices.Reverse(sorted)
	place = make([]int, len(out))
	for i, n := range sorted {
		place[n] = i
	}
	return sorted, place
}

// gather lists the nodes of each layer.
func gather(layer []int) [][]int {
	var columns [][]int
	for n, l := range layer {
		for len(columns) <= l {
			columns = append(columns, nil)
		}
		columns[l] = append(columns[l], n)
	}
	return columns
}

// settle notes the place of each node in its column, from 0 at the top to 1.
func settle(column []int, place []float64) {
	for i, n := range column {
		place[n] = (float64(i) + 0.5) / float64(len(column))
	}
}

// arrange orders a column by the mean place of the neighbours of its nodes; a
// node without any stays about where it was.
func arrange(column []int, near [][]int, place []float64) {
	want := map[int]float64{}
	for _, n := range column {
		want[n] = place[n]
		if len(near[n]) > 0 {
			sum := 0.0
			for _, m := range near[n] {
				sum += place[m]
			}
			want[n] = sum / float64(len(near[n]))
		}
	}
	slices.SortStableFunc(column, func(x, y int) int { return cmp.Compare(want[x], want[y]) })
	settle(column, place)
}

// rows centres each column on the highest one.
func rows(columns [][]int, n int) []Point {
	most := 0
	for _, c := range columns {
		most = max(most, len(c))
	}
	out := make([]Point, n)
	for l, c := range columns {
		for i, at := range c {
			out[at] = Point{l, most - len(c) + 2*i}
		}
	}
	return out
}
