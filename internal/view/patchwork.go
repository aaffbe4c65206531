package view

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/article"
	"sanad/internal/text"
)

// Patchwork is one article with every sentence in the colour of the channel it
// came through.
type Patchwork struct {
	Article      text.ID
	Outlet       string
	Title        string
	Input        string
	When         string
	Estimated    bool
	Completeness article.Completeness
	Capture      string // start of the digest of what was captured
	Pieces       []Piece
	Legend       []Piece // one for each colour in it
}

// Piece is a sentence or a furniture segment.
type Piece struct {
	Span       text.Span
	Text       string // on one line
	Source     string // channel it came through
	Statements []*Statement
	Colour     int // 0 where no source is named, -1 for furniture
}

// Furniture reports whether the piece is page furniture.
func (p Piece) Furniture() bool { return p.Colour < 0 }

// Colours is how many channels of a story are told apart by colour.
const Colours = 8

// Palette gives each channel name of a story a colour, the most used first.
func Palette(s *Story) map[string]int {
	out := map[string]int{}
	for i, n := range s.Sources {
		out[n] = 1 + i%Colours
	}
	return out
}

// Patch is the patchwork of one article of a story.
func (a *Answer) Patch(s *Story, id text.ID) Patchwork {
	x := a.Article(id)
	p := Patchwork{Article: id, Outlet: a.Outlet(id), Title: cmp.Or(x.Title, x.Input), Input: x.Input, Completeness: x.Completeness,
		Capture: x.Capture[:min(12, len(x.Capture))], When: a.Lang.T("date-unknown")}
	if x.Published != nil {
		p.When, p.Estimated = a.Lang.Day(x.Published.Value), x.Published.Basis == article.Estimated
	}
	colour, told := Palette(s), a.told[id]
	sentences := x.Sentences
	for _, g := range x.Segments {
		if g.Kind.Furniture() {
			p.Pieces = append(p.Pieces, Piece{Span: g.Span, Text: oneLine(g.Span.Of(x.Text)), Source: a.Lang.T("furniture"), Colour: -1})
		}
		for len(sentences) > 0 && sentences[0].Start < g.Span.End {
			p.Pieces = append(p.Pieces, a.piece(x, sentences[0], told, colour))
			sentences = sentences[1:]
		}
	}
	for _, c := range p.Pieces {
		if c.Colour > 0 && !slices.ContainsFunc(p.Legend, func(l Piece) bool { return l.Source == c.Source }) {
			p.Legend = append(p.Legend, c)
		}
	}
	slices.SortStableFunc(p.Legend, func(x, y Piece) int { return x.Colour - y.Colour })
	return p
}

type telling struct {
	span      text.Span
	source    string
	statement *Statement
}

// tell sorts the reports by the articles that give them, with their channels: of
// all stories, for a statement may be carried beyond its own.
func (a *Answer) tell() {
	a.told = map[text.ID][]telling{}
	for i := range a.Stories {
		for j := range a.Stories[i].Statements {
			st := &a.Stories[i].Statements[j]
			name := map[text.ID]string{}
			for _, c := range st.Channels {
				for _, id := range c.Carriers {
					if _, ok := name[id]; !ok {
						name[id] = c.Name
					}
				}
			}
			for _, r := range st.Reports {
				a.told[r.Ref.Article] = append(a.told[r.Ref.Article], telling{r.Ref.Span, name[r.Ref.Article], st})
			}
		}
	}
	for _, t := range a.told {
		slices.SortStableFunc(t, func(x, y telling) int { return text.Compare(x.span, y.span) })
	}
}

// piece is a sentence in the colour of the report that shares most of it.
func (a *Answer) piece(x *article.Article, s text.Span, told []telling, colour map[string]int) Piece {
	p := Piece{Span: s, Text: oneLine(s.Of(x.Text)), Source: a.Lang.T("no-source")}
	most := 0
	for _, t := range told {
		n := t.span.Shared(s)
		if n == 0 {
			continue
		}
		if !slices.Contains(p.Statements, t.statement) {
			p.Statements = append(p.Statements, t.statement)
		}
		if n > most {
			most, p.Colour, p.Source = n, colour[t.source], cmp.Or(t.source, a.Lang.T("no-source"))
		}
	}
	return p
}

// oneLine is s with every run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Excerpt is at most n words of s.
func Excerpt(s string, n int) string {
	w := strings.Fields(s)
	if len(w) <= n {
		return strings.Join(w, " ")
	}
	return strings.Join(w[:n], " ") + " …"
}
