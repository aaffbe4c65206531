package page

import (
	"cmp"
	"slices"

	"sanad/internal/article"
	"sanad/internal/text"
	"sanad/internal/view"
)

// patchwork is one article with every sentence in the colour of the channel it
// came through.
type patchwork struct {
	Anchor, Outlet, Title, Input, When string
	Estimated                          bool
	Completeness                       article.Completeness
	Capture                            string
	Pieces                             []piece
	Legend                             []piece
}

// piece is a sentence or a furniture segment. Colour is 0 where no source is
// named, -1 for furniture.
type piece struct {
	Text   string
	Source string
	Short  string // statement told here
	Colour int
}

const colours = 8

// palette gives each channel name of a story a colour, the most used first.
func palette(s *view.Story) map[string]int {
	out := map[string]int{}
	for i, n := range s.Sources {
		out[n] = 1 + i%colours
	}
	return out
}

func patch(a *view.Answer, s *view.Story, id text.ID, colour map[string]int) patchwork {
	x := a.Article(id)
	p := patchwork{Anchor: anchor(id), Outlet: a.Outlet(id), Title: cmp.Or(x.Title, x.Input), Input: x.Input, Completeness: x.Completeness, Capture: x.Capture[:min(12, len(x.Capture))]}
	if x.Published != nil {
		p.When, p.Estimated = a.Lang.Day(x.Published.Value), x.Published.Basis == article.Estimated
	} else {
		p.When = a.Lang.T("date-unknown")
	}
	told := tellings(s, id)
	sentences := x.Sentences
	for _, g := range x.Segments {
		if g.Kind.Furniture() {
			p.Pieces = append(p.Pieces, piece{Text: excerpt(g.Span.Of(x.Text), 8), Source: a.Lang.T("furniture"), Colour: -1})
		}
		for len(sentences) > 0 && sentences[0].Start < g.Span.End {
			p.Pieces = append(p.Pieces, sentence(a, x, sentences[0], told, colour))
			sentences = sentences[1:]
		}
	}
	for _, c := range p.Pieces {
		if c.Colour > 0 && !slices.ContainsFunc(p.Legend, func(l piece) bool { return l.Source == c.Source }) {
			p.Legend = append(p.Legend, c)
		}
	}
	return p
}

type telling struct {
	span          text.Span
	source, short string
}

// tellings are the reports that an article gives, with their channels.
func tellings(s *view.Story, id text.ID) []telling {
	var out []telling
	for _, st := range s.Statements {
		name := ""
		for _, c := range st.Channels {
			if slices.Contains(c.Carriers, id) {
				name = c.Name
				break
			}
		}
		for _, r := range st.Reports {
			if r.Ref.Article == id {
				out = append(out, telling{r.Ref.Span, name, st.Short})
			}
		}
	}
	return out
}

func sentence(a *view.Answer, x *article.Article, s text.Span, told []telling, colour map[string]int) piece {
	best, shared := telling{}, 0
	for _, t := range told {
		if n := t.span.Shared(s); n > shared {
			best, shared = t, n
		}
	}
	p := piece{Text: excerpt(s.Of(x.Text), 14), Source: a.Lang.T("no-source")}
	if shared == 0 {
		return p
	}
	p.Text, p.Short, p.Colour = s.Of(x.Text), best.short, colour[best.source]
	if best.source != "" {
		p.Source = best.source
	}
	return p
}
