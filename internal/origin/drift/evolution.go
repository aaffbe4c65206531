package drift

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Evolve tells which statements are later states of others: a toll that grew
// (updates), a position that hardened or softened. Only statements that are
// look-alikes of each other are compared, the earlier with the later.
func Evolve(in Input) []origin.Evolution {
	p := newPile(in)
	at := map[string]int{}
	for i := range in.Statements {
		at[in.Statements[i].ID] = i
	}
	var out []origin.Evolution
	seen := map[[2]int]bool{}
	for i := range in.Statements {
		for _, l := range in.Statements[i].Similar {
			j, ok := at[l.Statement]
			key := [2]int{min(i, j), max(i, j)}
			if !ok || i == j || seen[key] {
				continue
			}
			seen[key] = true
			if e, ok := p.evolve(&in.Statements[i], &in.Statements[j]); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// evolve compares two look-alikes in the order of time.
func (p *pile) evolve(a, b *origin.Statement) (origin.Evolution, bool) {
	if a.Denies == b.ID || b.Denies == a.ID || a.Kind != b.Kind {
		return origin.Evolution{}, false
	}
	from, to := p.first(a), p.first(b)
	if from == "" || to == "" {
		return origin.Evolution{}, false
	}
	if to < from {
		a, b, from, to = b, a, to, from
	}
	c := lay(p.side(a, &a.Reports[0]), p.side(b, &b.Reports[0]))
	if n, m, ok := c.counts(); ok && c.kin() >= akin && from != to {
		return origin.Evolution{From: a.ID, To: b.ID, Kind: "updates", Why: fmt.Sprintf("%s, then %s", n, m)}, true
	}
	if day(from) == day(to) || !oneParty(a, b) {
		return origin.Evolution{}, false
	}
	x, y := c.a.certainty(), c.b.certainty()
	switch {
	case x < 0 || y < 0 || x == y:
		return origin.Evolution{}, false
	case y < x:
		return origin.Evolution{From: a.ID, To: b.ID, Kind: "hardens", Why: "the same side says it later with more certainty"}, true
	}
	return origin.Evolution{From: a.ID, To: b.ID, Kind: "softens", Why: "the same side says it later with less certainty"}, true
}

// first is when a statement was first printed here, "" where no date is known.
func (p *pile) first(s *origin.Statement) string {
	out := ""
	for _, r := range s.Reports {
		if v := p.published(r); v != undated && (out == "" || v < out) {
			out = v
		}
	}
	return out
}

func day(v string) string { return v[:min(len(v), len("2006-01-02"))] }

func oneParty(a, b *origin.Statement) bool {
	return slices.ContainsFunc(a.Voices, func(v origin.Voice) bool {
		return v.Party != "" && slices.ContainsFunc(b.Voices, func(w origin.Voice) bool { return v.Party == w.Party })
	})
}

// counts finds two numbers that count the same thing and differ, as printed
// with the counted word.
func (c *comparison) counts() (from, to string, ok bool) {
	for i := range c.a.items {
		x := &c.a.items[i]
		if x.kind != number || x.zone != content || counted(c.a.items, i) == "" || !c.a.only(i) {
			continue
		}
		for j := range c.b.items {
			y := &c.b.items[j]
			if y.kind == number && y.zone == content && counted(c.b.items, j) == counted(c.a.items, i) && c.b.only(j) && x.value.Value != y.value.Value {
				return c.a.printed(i), c.b.printed(j), true
			}
		}
	}
	return "", "", false
}

// printed is a number with the word it counts.
func (x *side) printed(i int) string {
	s := x.items[i].span.Join(x.items[i+1].span)
	return strings.Join(strings.Fields(s.Of(x.article.Text)), " ")
}

// certainty is the strength of the weakest modal word of a report's content,
// -1 where it has none.
func (x *side) certainty() int {
	out := -1
	for i := range x.items {
		if it := &x.items[i]; it.kind == change && it.change.Kind == "modal" && it.zone == content {
			out = max(out, strength[it.change.Class])
		}
	}
	return out
}

// Omit tells which denials stand beside copy that two articles share, in one of
// them and not in the other, whose text is full. Nothing is said of an article
// whose own words there hold a denial: it may be this one, not recognised.
func Omit(in Input) []origin.Omission {
	p := newPile(in)
	told := p.told()
	var out []origin.Omission
	for i := range in.Statements {
		s := &in.Statements[i]
		if s.Kind != "deny" && s.Denies == "" {
			continue
		}
		carriers := s.Carriers()
		for _, r := range s.Reports {
			places := p.besides(told, s, r)
			for _, at := range places {
				if slices.Contains(carriers, at.Article) || slices.ContainsFunc(out, func(o origin.Omission) bool { return o.Statement == s.ID && o.Article == at.Article }) {
					continue
				}
				if !p.full(at.Article) || slices.ContainsFunc(places, func(x text.Ref) bool { return x.Article == at.Article && p.denies(x) }) {
					continue
				}
				out = append(out, origin.Omission{Statement: s.ID, Article: at.Article, Beside: at,
					Why: "the rest of the same sentence or the next ones stand in both texts"})
			}
		}
	}
	return out
}

// denies reports whether the sentences of a place hold a word that denies.
func (p *pile) denies(r text.Ref) bool {
	i := p.place[r.Article]
	s := (&side{article: &p.in.Articles[i]}).sentences(r.Span)
	pack := lang.Must(p.in.Articles[i].Language)
	return slices.ContainsFunc(text.Within(p.in.Marks[i].Tokens, s), func(t annot.Token) bool { return pack.Role("deny", t.Lower) })
}

// told lists the reports of each article with the statement they render.
func (p *pile) told() map[text.ID][]telling {
	out := map[text.ID][]telling{}
	for i := range p.in.Statements {
		for _, r := range p.in.Statements[i].Reports {
			out[r.Ref.Article] = append(out[r.Ref.Article], telling{r.Ref.Span, i})
		}
	}
	return out
}

type telling struct {
	span      text.Span
	statement int
}

// besides are the places in other articles, on a channel shared with the
// report's own article, where another statement of the report's sentences
// stands: beside which the report would stand.
func (p *pile) besides(told map[text.ID][]telling, s *origin.Statement, r origin.Report) []text.Ref {
	a := &p.in.Articles[p.place[r.Ref.Article]]
	around := (&side{article: a}).sentences(r.Ref.Span)
	var out []text.Ref
	for _, t := range told[a.ID] {
		o := &p.in.Statements[t.statement]
		if o.ID == s.ID || !t.span.Touches(around) {
			continue
		}
		for _, c := range o.Channels {
			if !slices.Contains(c.Carriers, a.ID) {
				continue
			}
			for _, q := range o.Reports {
				if q.Ref.Article != a.ID && slices.Contains(c.Carriers, q.Ref.Article) {
					out = append(out, q.Ref)
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y text.Ref) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), text.Compare(x.Span, y.Span))
	})
	return slices.Compact(out)
}
