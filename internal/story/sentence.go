package story

import (
	"slices"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// sentence is a sentence of a story with the roots of its words.
type sentence struct {
	ref    text.Ref
	roots  []int32
	stance stance
	back   string // the words by which it looks back, "" for none
}

// head is how many sentences of an article are compared.
const head = 40

// sentences are those of the most central articles of a story.
func (p *Pile) sentences(c *chapter) []sentence {
	var out []sentence
	for _, d := range c.docs[:min(compared, len(c.docs))] {
		a, toks := &p.in.Articles[d], p.in.Marks[d].Tokens
		for _, s := range a.Sentences[:min(len(a.Sentences), head)] {
			for len(toks) > 0 && toks[0].Span.Start < s.Start {
				toks = toks[1:]
			}
			n := 0
			for n < len(toks) && toks[n].Span.End <= s.End {
				n++
			}
			out = append(out, p.sentence(d, s, toks[:n]))
			toks = toks[n:]
		}
	}
	return out
}

// sentence reads one sentence of article d.
func (p *Pile) sentence(d int, s text.Span, toks []annot.Token) sentence {
	a := &p.in.Articles[d]
	words := p.terms.language(a.Language)
	out := sentence{ref: text.Ref{Article: a.ID, Span: s}}
	for i, t := range toks {
		if t.Kind == annot.Word {
			out.roots = append(out.roots, words.of(t.Lower).root)
		}
		if out.back == "" && words.pack != nil {
			out.back = lookBack(words.pack, a.Text, toks[i:])
		}
	}
	slices.Sort(out.roots)
	out.roots = slices.Compact(out.roots)
	for _, t := range p.in.Marks[d].Attributions {
		if s.Touches(t.Span) {
			out.stance |= stanceOf(t.Polarity)
		}
	}
	return out
}

// lookBack is the phrase at the head of toks by which a text looks back, as it
// is printed, "" for none.
func lookBack(pack *lang.Pack, printed string, toks []annot.Token) string {
	n := pack.LooksBack(func(i int) string {
		if i < len(toks) {
			return toks[i].Lower
		}
		return ""
	})
	if n == 0 {
		return ""
	}
	return printed[toks[0].Span.Start:toks[n-1].Span.End]
}

// reason says what the later of two kindred sentences does with the earlier.
func reason(x, y sentence) string {
	switch {
	case y.stance&denies != 0 && x.stance&denies == 0:
		return "the later story has a denial of it"
	case y.stance&denies != 0:
		return "the denial is taken up again"
	case y.stance&answers != 0 && x.stance&(charges|denies) != 0:
		return "the later story answers it"
	case x.stance&denies != 0:
		return "what was denied is told again"
	}
	return "the statement is taken up again"
}

// stance is what the sources of a sentence do with its content, as a set.
type stance uint8

const (
	denies stance = 1 << iota
	answers
	charges // asks for an answer
)

// stanceOf is the stance of a polarity, 0 for one that neither asks for an
// answer nor gives one.
func stanceOf(p annot.Polarity) stance {
	switch p {
	case annot.Deny:
		return denies | answers
	case annot.Confirm, annot.Decline:
		return answers
	case annot.Accuse, annot.Ask, annot.Order, annot.Warn:
		return charges
	}
	return 0
}
