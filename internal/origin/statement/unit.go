package statement

import (
	"math"
	"slices"
)

// step is one term in the order of the text, with the name that it stands in,
// by the name's end; 0 outside names.
type step struct{ term, name int }

// stop is the term of a mark that parts words.
const stop = -1

// bracket reports whether a mark joins words rather than parts them:
// "Harbour Authority (HA)".
func bracket(mark string) bool { return mark == "(" || mark == ")" || mark == "-" }

// What makes words one expression, and what it weighs.
const (
	leastMet  = 3    // renderings of the story in which they stand side by side
	together  = 0.6  // share of their renderings in which they do (Dice 1945)
	varied    = 0.3  // share of new words in each further rendering: copies of one sentence bind nothing
	looked    = 24   // renderings looked at for that
	unitPower = 0.35 // a name of n words weighs as n to the power of 1 less this
)

// meeting is two terms side by side in one story, the smaller first.
type meeting struct{ story, a, b int }

// bindings are the neighbours that are one expression in a story.
type bindings map[meeting]bool

// ties finds the words that always come together in sentences that are
// otherwise different: "suku bunga acuan", "over dimension over load". They
// name one thing, and two sentences that share them share one thing.
func ties(nodes []node) bindings {
	met := map[meeting][]int{}
	alone := map[termAt]int{}
	for i := range nodes {
		f := &nodes[i].first.frame
		for _, t := range f.terms {
			alone[termAt{nodes[i].story, t}]++
		}
		for k := 1; k < len(f.run); k++ {
			a, b := f.run[k-1].term, f.run[k].term
			if a == stop || b == stop || a == b {
				continue
			}
			m := meeting{nodes[i].story, min(a, b), max(a, b)}
			if l := met[m]; len(l) == 0 || l[len(l)-1] != i {
				met[m] = append(l, i)
			}
		}
	}
	out := bindings{}
	for m, l := range met {
		both := alone[termAt{m.story, m.a}] + alone[termAt{m.story, m.b}]
		if len(l) >= leastMet && 2*float64(len(l)) >= together*float64(both) && differ(nodes, l) {
			out[m] = true
		}
	}
	return out
}

// termAt is a term in a story.
type termAt struct{ story, term int }

// differ reports whether renderings that share an expression say different
// things: how many new words each brings beside the first.
func differ(nodes []node, l []int) bool {
	l = l[:min(len(l), looked)]
	seen, all := map[int]bool{}, 0
	for _, i := range l {
		for _, t := range nodes[i].first.frame.terms {
			seen[t] = true
		}
		all += len(nodes[i].first.frame.terms)
	}
	mean := float64(all) / float64(len(l))
	return float64(len(seen))-mean >= varied*(float64(all)-mean)
}

// parts gives each term of a node, beside first.frame.terms, the share that it
// has in the weight of its name or expression, 1 for a word alone.
func (b bindings) parts(n *node) []float64 {
	f := &n.first.frame
	out := make([]float64, len(f.terms))
	for k := range out {
		out[k] = 1
	}
	for i := 0; i < len(f.run); {
		j := i + 1
		for j < len(f.run) && b.holds(n.story, f.run[j-1], f.run[j]) {
			j++
		}
		b.share(f, f.run[i:j], out)
		i = j
	}
	return out
}

// holds reports whether two steps belong to one name or expression.
func (b bindings) holds(story int, x, y step) bool {
	if x.term == stop || y.term == stop {
		return false
	}
	return x.name != 0 && x.name == y.name || b[meeting{story, min(x.term, y.term), max(x.term, y.term)}]
}

// share puts the share of each step of a unit into out.
func (b bindings) share(f *frame, unit []step, out []float64) {
	w := math.Pow(float64(len(unit)), -unitPower)
	for _, s := range unit {
		if k, ok := slices.BinarySearch(f.terms, s.term); ok {
			out[k] = min(out[k], w)
		}
	}
}
