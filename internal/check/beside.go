package check

import (
	"cmp"
	"slices"

	"sanad/internal/text"
)

// besideBytes is how far from what the draft took a denial may stand in a
// source and still be a part of the same words.
const besideBytes = 120

// besides lists the denials that a source has right beside what the draft
// carries, and the draft has not, whatever they deny: "although X denies that
// …, Y says that …".
func (c *checker) besides() {
	taken := c.taken()
	for i := range c.p.Findings.Statements {
		d := &c.p.Findings.Statements[i]
		own, others := c.both(d)
		if d.Kind != "deny" || d.Denies != "" || len(own) > 0 {
			continue
		}
		for _, r := range others {
			if t := nearest(taken[r.Ref.Article], r.Ref.Span); t != nil {
				c.add(Denial, t.own, r.Ref, "the source has a denial beside it, the draft does not")
				break
			}
		}
	}
}

// shelf is a place in a source that says what the draft says.
type shelf struct {
	there text.Span
	own   text.Span // in the draft
}

// taken lists, by source, the places of what the draft carries, in text order.
func (c *checker) taken() map[text.ID][]shelf {
	out := map[text.ID][]shelf{}
	for i := range c.p.Findings.Statements {
		own, others := c.both(&c.p.Findings.Statements[i])
		if len(own) == 0 {
			continue
		}
		for _, r := range others {
			out[r.Ref.Article] = append(out[r.Ref.Article], shelf{r.Ref.Span, own[0].Ref.Span})
		}
	}
	for id := range out {
		slices.SortFunc(out[id], func(a, b shelf) int { return text.Compare(a.there, b.there) })
	}
	return out
}

// nearest is a shelf within reach of s, nil for none.
func nearest(l []shelf, s text.Span) *shelf {
	n, _ := slices.BinarySearchFunc(l, s.Start, func(x shelf, at int) int { return cmp.Compare(x.there.Start, at) })
	for k := max(0, n-3); k < min(len(l), n+2); k++ {
		if max(l[k].there.Start-s.End, s.Start-l[k].there.End) <= besideBytes {
			return &l[k]
		}
	}
	return nil
}
