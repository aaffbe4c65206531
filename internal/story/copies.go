package story

import (
	"cmp"
	"slices"

	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// tie is two articles that share wording, with the share of the body of each
// that stands in common passages.
type tie struct {
	a, b   int // a < b
	sa, sb float64
}

// copies reports whether two articles print one text: much of the shorter is
// in the longer, and makes up a good part of it. Two reports of one form on
// events that repeat are none, however alike.
func (p *Pile) copies(t tie, set Setting) bool {
	x, y := &p.docs[t.a], &p.docs[t.b]
	return min(t.sa, t.sb) >= set.Whole && max(t.sa, t.sb) >= set.Copy &&
		x.day.gap(y.day) <= horizon && !rival(x.tells, y.tells)
}

// joinCopies makes neighbours of articles that share wording and one group of
// the copies of a text.
func (p *Pile) joinCopies(gs groups, set Setting) {
	for _, t := range p.shared {
		gs.meet(t.a, t.b)
	}
	into := make([]int, len(gs)) // what a group was absorbed by; itself while it stands
	for i := range into {
		into[i] = i
	}
	of := func(i int) int {
		for into[i] != i {
			into[i] = into[into[i]]
			i = into[i]
		}
		return i
	}
	for _, t := range p.shared {
		i, j := of(t.a), of(t.b)
		if i == j || !p.copies(t, set) {
			continue
		}
		i, j = min(i, j), max(i, j)
		gs.meet(i, j)
		gs.absorb(i, j)
		into[j] = i
	}
}

// ties sums up passages, which are in order of their articles, between each two
// articles of the pile, whose places are at. Wording that several passages
// cover counts once.
func (p *Pile) ties(list []link.Passage, at map[text.ID]int) []tie {
	var out []tie
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].A.Article == list[0].A.Article && list[n].B.Article == list[0].B.Article {
			n++
		}
		var a, b []text.Span
		for _, x := range list[:n] {
			a, b = append(a, x.A.Span), append(b, x.B.Span)
		}
		i, iok := at[list[0].A.Article]
		j, jok := at[list[0].B.Article]
		if iok && jok {
			t := tie{i, j, covered(&p.in.Articles[i], a), covered(&p.in.Articles[j], b)}
			if j < i {
				t = tie{j, i, t.sb, t.sa}
			}
			out = append(out, t)
		}
		list = list[n:]
	}
	slices.SortFunc(out, func(x, y tie) int { return cmp.Or(x.a-y.a, x.b-y.b) })
	return out
}

// covered is the share of the body of an article that spans cover.
func covered(a *article.Article, spans []text.Span) float64 {
	slices.SortFunc(spans, text.Compare)
	all, in, end := 0, 0, 0
	body := a.BodySpans()
	for _, s := range body {
		all += s.Len()
	}
	for _, s := range spans {
		s.Start = max(s.Start, end)
		if s.Empty() {
			continue
		}
		end = s.End
		for len(body) > 0 && body[0].End <= s.Start {
			body = body[1:]
		}
		for _, b := range body {
			if b.Start >= s.End {
				break
			}
			in += b.Shared(s)
		}
	}
	return float64(in) / float64(max(1, all))
}
