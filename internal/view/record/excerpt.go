package record

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sanad/internal/article"
	"sanad/internal/text"
)

// The most that leaves without being asked for: bytes of one quote, excerpts
// of an article, and the share of its text in them.
const (
	mostQuote    = 600
	mostExcerpts = 60
	mostShare    = 3 // one third
)

// gap stands where words of a quote were left out.
const gap = " […] "

// quote is s; where only excerpts may leave and s is long, its beginning and
// its end.
func (x *writer) quote(s string) string {
	if x.full || len(s) <= mostQuote {
		return s
	}
	head, tail := mostQuote*2/3, len(s)-mostQuote/3
	for head > 0 && !utf8.RuneStart(s[head]) {
		head--
	}
	for tail < len(s) && !utf8.RuneStart(s[tail]) {
		tail++
	}
	if i := strings.LastIndexByte(s[:head], ' '); i > head/2 {
		head = i
	}
	if i := strings.IndexByte(s[tail:], ' '); i >= 0 && i < 40 {
		tail += i + 1
	}
	return s[:head] + gap + s[tail:]
}

// evidence lists the places of each article that findings rest on, those of
// the most carried statements first.
func (x *writer) evidence() map[text.ID][]text.Span {
	type place struct {
		ref      text.Ref
		carriers int
	}
	var all []place
	f := &x.pile.Findings
	for i := range f.Statements {
		n := len(f.Statements[i].Carriers())
		for _, r := range f.Statements[i].Reports {
			all = append(all, place{r.Ref, n})
		}
	}
	for _, o := range f.Omissions {
		all = append(all, place{o.Beside, 1})
	}
	for i := range x.pile.Marks {
		for _, c := range x.pile.Marks[i].Citations {
			all = append(all, place{text.Ref{Article: x.pile.Articles[i].ID, Span: c.Span}, 1})
		}
		for _, n := range x.pile.Marks[i].Attributions {
			all = append(all, place{text.Ref{Article: x.pile.Articles[i].ID, Span: n.Span}, 0})
		}
	}
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Compare(b.carriers, a.carriers) })
	out := map[text.ID][]text.Span{}
	for _, p := range all {
		out[p.ref.Article] = append(out[p.ref.Article], p.ref.Span)
	}
	return out
}

// excerpts are the places of an article that may leave, in text order, not
// overlapping, together at most a third of its text.
func (x *writer) excerpts(a *article.Article) []Ref {
	if x.rests == nil {
		x.rests = x.evidence()
	}
	var kept []text.Span
	room := len(a.Text) / mostShare
	for _, s := range x.rests[a.ID] {
		if len(kept) == mostExcerpts {
			break
		}
		if s.Len() > room || s.Validate(a.Text) != nil || slices.ContainsFunc(kept, s.Touches) {
			continue
		}
		kept = append(kept, s)
		room -= s.Len()
	}
	slices.SortFunc(kept, text.Compare)
	out := []Ref{}
	for _, s := range kept {
		out = append(out, x.ref(text.Ref{Article: a.ID, Span: s}))
	}
	return out
}
