package view

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// Reading is one article laid open: every sentence with where it came from,
// and at each seam, where that changes, what says so.
type Reading struct {
	Patchwork
	Sentences []Sentence
	Left      int // sentences of a very long article that are not shown
	Speakers  []Speaker
}

// Sentence is a piece with its words apart.
type Sentence struct {
	Piece
	Kind     article.Kind
	Break    bool // a paragraph begins
	Seam     bool // another origin than the piece before
	Evidence []Evidence
	Runs     []Run
}

// Evidence is one thing that tells the origin of a sentence.
type Evidence struct {
	Kind  string // "citation": the text names it; "shared": the same wording stands elsewhere; "credit"
	Name  string // medium or outlet
	Words string // as printed
	Other text.ID
	How   link.PassageKind // of shared wording
}

// Run is a stretch of words with the same marks.
type Run struct {
	Text     string
	Quote    bool   // said by someone
	Cue      bool   // the word that attributes
	Speaker  bool   // names who says it
	Citation bool   // names the medium
	Entity   string // of the speaker
}

// Speaker is who an article quotes, with how often.
type Speaker struct {
	Name, Role, Entity string
	Times              int
}

// readingSentences is how many pieces of one article are laid open.
const readingSentences = 1500

// sharedShown is how many articles with the same wording a seam names.
const sharedShown = 3

// Read lays an article of a story open. s may be nil where the article belongs
// to none.
func (a *Answer) Read(s *Story, id text.ID) Reading {
	if s == nil {
		s = &Story{Articles: []text.ID{id}}
	}
	r := Reading{Patchwork: a.Patch(s, id)}
	x := a.Article(id)
	m := a.marks(id)
	if n := len(r.Pieces); n > readingSentences {
		r.Left, r.Pieces = n-readingSentences, r.Pieces[:readingSentences]
	}
	runs := newRunner(x, m)
	shared := a.sharedWith(id)
	cited := citations(m)
	end, before := 0, Piece{Colour: -2}
	for _, p := range r.Pieces {
		v := Sentence{Piece: p, Kind: x.KindAt(p.Span.Start), Runs: runs.of(p.Span)}
		v.Break = end > 0 && end <= p.Span.Start && strings.Contains(x.Text[end:p.Span.Start], "\n")
		if !p.Furniture() {
			v.Seam = before.Source != p.Source || before.Colour != p.Colour
			v.Evidence = a.evidence(x, p, cited, shared)
			before = p
		}
		end = p.Span.End
		r.Sentences = append(r.Sentences, v)
	}
	r.Speakers = speakers(m)
	return r
}

func (a *Answer) marks(id text.ID) *annot.Marks {
	if i, ok := a.place[id]; ok && i < len(a.Pile.Marks) {
		return &a.Pile.Marks[i]
	}
	return &annot.Marks{}
}

// side is what an article shares with another.
type side struct {
	own   text.Span
	other text.Ref
	kind  link.PassageKind
}

// sharedWith are the passages of an article by where they stand in it.
func (a *Answer) sharedWith(id text.ID) []side {
	var out []side
	for _, p := range a.Pile.Passages {
		switch id {
		case p.A.Article:
			out = append(out, side{p.A.Span, p.B, p.Kind})
		case p.B.Article:
			out = append(out, side{p.B.Span, p.A, p.Kind})
		}
	}
	slices.SortStableFunc(out, func(x, y side) int { return text.Compare(x.own, y.own) })
	return out
}

// coverage is words that a citation covers.
type coverage struct {
	over text.Span
	of   *annot.Citation
}

func citations(m *annot.Marks) []coverage {
	var out []coverage
	for i := range m.Citations {
		c := &m.Citations[i]
		for _, s := range append([]text.Span{c.Span}, c.Covers...) {
			out = append(out, coverage{s, c})
		}
	}
	slices.SortStableFunc(out, func(x, y coverage) int { return text.Compare(x.over, y.over) })
	return out
}

// evidence is what tells the origin of one sentence: the words that name a
// medium, and who prints the same.
func (a *Answer) evidence(x *article.Article, p Piece, cited []coverage, shared []side) []Evidence {
	var out []Evidence
	add := func(e Evidence) {
		if !slices.ContainsFunc(out, func(o Evidence) bool { return o.Kind == e.Kind && o.Name == e.Name && o.Words == e.Words }) {
			out = append(out, e)
		}
	}
	for _, c := range cited {
		if c.over.Start >= p.Span.End {
			break
		}
		if c.over.Touches(p.Span) {
			add(Evidence{Kind: "citation", Name: cmp.Or(c.of.Name, string(c.of.Kind)), Words: oneLine(c.of.Span.Of(x.Text))})
		}
	}
	n := 0
	for _, s := range shared {
		if s.own.Start >= p.Span.End || n == sharedShown {
			break
		}
		if 2*s.own.Shared(p.Span) >= p.Span.Len() {
			n++
			add(Evidence{Kind: "shared", Name: a.Outlet(s.other.Article), Words: Excerpt(a.Quote(s.other), 30), Other: s.other.Article, How: s.kind})
		}
	}
	return out
}

// speakers are who is quoted, the most quoted first.
func speakers(m *annot.Marks) []Speaker {
	place := map[string]int{}
	var out []Speaker
	for _, t := range m.Attributions {
		if t.Source == nil || t.Source.Name == "" {
			continue
		}
		key := cmp.Or(t.Source.Entity, t.Source.Name)
		i, ok := place[key]
		if !ok {
			i = len(out)
			place[key] = i
			out = append(out, Speaker{Name: t.Source.Name, Role: t.Source.Role, Entity: t.Source.Entity})
		}
		out[i].Times++
	}
	slices.SortStableFunc(out, func(x, y Speaker) int { return y.Times - x.Times })
	return out
}
