package reuse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sanad/internal/article"
	"sanad/internal/link"
)

// slow compares every article with every other, without an index.
func slow(in Input) []link.Passage {
	p := newPile(in)
	p.groups() // for the mask
	p.learn()
	c := &comparer{pile: p}
	var out []link.Passage
	for d := range p.order {
		for e := range d {
			out = c.compare(d, e, out)
		}
	}
	sortPassages(out)
	return out
}

// TestFindsWhatTheSlowOneFinds: in piles beyond the size at which every pair is
// compared, with copies, edited copies and shared paragraphs, the index loses
// no passage whose words are nearly the same.
func TestFindsWhatTheSlowOneFinds(t *testing.T) {
	n := 0
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 11))
		voc := words(r, 3000)
		pick := func(n int) []string {
			out := make([]string, n)
			for i := range out {
				out[i] = voc[int(3000*r.Float64()*r.Float64())]
			}
			return out
		}
		var arts []article.Article
		for len(arts) <= tinyPile {
			wire := pick(96)
			for range 1 + r.IntN(6) {
				arts = append(arts, art(fmt.Sprint(seed, len(arts)), lines(retell(r, wire, pick))))
			}
		}
		fast := map[link.Passage]bool{}
		for _, p := range find(slices.Clone(arts)...) {
			fast[p] = true
		}
		slices.SortFunc(arts, cmpID)
		for _, p := range slow(Input{Articles: arts}) {
			if p.Score < 0.9 {
				continue
			}
			if n++; !fast[p] {
				t.Errorf("seed %d: not found: %+v", seed, p)
			}
		}
	}
	if n < 100 {
		t.Errorf("%d passages say little", n)
	}
}

// retell prints the wire whole, in part, with some other words, or in another
// order.
func retell(r *rand.Rand, wire []string, pick func(int) []string) []string {
	switch r.IntN(4) {
	case 0:
		return wire
	case 1:
		from := r.IntN(48)
		return append(pick(48), wire[from:from+48]...)
	case 2:
		wire = slices.Clone(wire)
		for range 4 {
			wire[r.IntN(len(wire))] = pick(1)[0]
		}
		return wire
	}
	return append(slices.Clone(wire[48:]), wire[:48]...)
}

func cmpID(a, b article.Article) int {
	return strings.Compare(string(a.ID), string(b.ID))
}

func FuzzFind(f *testing.F) {
	f.Add("Water rose. Water rose again in the old town by the river.", "Water rose again in the old town by the river, they said.", uint8(3))
	f.Add("\xff a \u0301", "", uint8(0))
	f.Fuzz(func(t *testing.T, x, y string, n uint8) {
		arts := []article.Article{art("x", x), art("y", y), in("id", art("z", y+x))}
		for range n % 8 {
			arts = append(arts, art(fmt.Sprint(len(arts)), x))
		}
		for _, p := range find(arts...) {
			for _, a := range arts {
				if p.A.Article == a.ID && p.A.Span.Validate(a.Text) != nil || p.B.Article == a.ID && p.B.Span.Validate(a.Text) != nil {
					t.Fatalf("%+v in a text of %d bytes", p, len(a.Text))
				}
			}
			if p.A.Article >= p.B.Article || p.A.Span.Empty() || p.B.Span.Empty() || p.Score < 0 || p.Score > 1 {
				t.Fatalf("%+v", p)
			}
		}
	})
}
