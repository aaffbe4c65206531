package page

import (
	"cmp"
	"slices"
	"strings"

	"sanad/internal/annot"
	"sanad/internal/origin"
	"sanad/internal/origin/correction"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Statement is one statement with everything that stands behind it.
type Statement struct {
	*view.Answer
	*view.Statement
	Story       *view.Story
	Elsewhere   map[string]store.StatementLine // statements of other stories that it points at
	DeniedLines []store.StatementLine          // that deny it, of other stories
	Notes       []correction.Note              // what people say of it
	Corrected   *view.Statement                // how it stands when they are followed; nil where nobody corrects it
}

// link is one carrier's way to the statement, with the words of every step.
type link struct {
	Article  text.ID
	Place    string // of its words, for a correction
	Outlet   string
	Day      string
	Words    string
	Cue      string
	Mode     string
	Via      []via
	Channel  string
	Stated   bool
	Inferred []string // why the channel is inferred
	Voice    *origin.Voice
}

type via struct {
	Name, Words string
	Stated      bool
}

// links are the reports in order of publication, each with its way.
func (p *Statement) links() []link {
	of := map[text.ID]origin.Channel{}
	for _, c := range p.Channels {
		for _, id := range c.Carriers {
			of[id] = c
		}
	}
	var out []link
	for _, r := range p.Reports {
		x := p.Article(r.Ref.Article)
		l := link{Article: r.Ref.Article, Place: correction.Place(r.Ref), Outlet: p.Outlet(r.Ref.Article), Words: p.Quote(r.Ref), Cue: r.Cue, Mode: string(r.Mode)}
		if x.Published != nil {
			l.Day = x.Published.Value
		}
		for _, v := range r.Via {
			if v.Name == "" {
				continue // the channel tells it
			}
			w := via{Name: v.Name, Stated: v.Basis == annot.Stated}
			if v.Span != nil && w.Stated {
				w.Words = p.Quote(text.Ref{Article: r.Ref.Article, Span: *v.Span})
			}
			l.Via = append(l.Via, w)
		}
		if c, ok := of[r.Ref.Article]; ok {
			l.Channel, l.Stated = c.Name, view.StatedBy(p.Statement, c, r.Ref.Article)
			if !l.Stated {
				l.Inferred = p.reasons(c, r.Ref.Article)
			}
		}
		if r.Voice >= 0 && r.Voice < len(p.Voices) {
			l.Voice = &p.Voices[r.Voice]
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b link) int { return cmp.Compare(cmp.Or(a.Day, undated), cmp.Or(b.Day, undated)) })
	return out
}

// reasons are why an article is put on an inferred channel, as far as they rest
// on its own words.
func (p *Statement) reasons(c origin.Channel, id text.ID) []string {
	var out []string
	for _, w := range c.Why {
		t := p.Lang.Reason(strings.TrimSpace(w.Text))
		if slices.ContainsFunc(w.Refs, func(r text.Ref) bool { return r.Article == id }) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// evidence is a reason with all the words that it rests on.
type evidence struct {
	Text string
	Refs []text.Ref
}

// why are the reasons of a channel, each said once.
func (p *Statement) why(c origin.Channel) []evidence {
	var out []evidence
	for _, w := range c.Why {
		t := p.Lang.Reason(strings.TrimSpace(w.Text))
		i := slices.IndexFunc(out, func(e evidence) bool { return e.Text == t })
		if i < 0 {
			i, out = len(out), append(out, evidence{Text: t})
		}
		for _, r := range w.Refs {
			if p.Quote(r) != "" && !slices.Contains(out[i].Refs, r) {
				out[i].Refs = append(out[i].Refs, r)
			}
		}
	}
	return out
}

// drifts are the differences of a severity.
func (p *Statement) drifts(severity string) []origin.Drift {
	var out []origin.Drift
	for _, d := range p.Drift {
		if (d.Severity == "material") == (severity == "material") {
			out = append(out, d)
		}
	}
	return out
}

// other is another statement that this one is told together with.
type other struct {
	ID, Gist, Why, Label string
}

// similar are the look-alikes with why they are not the same.
func (p *Statement) similar() []other {
	var out []other
	for _, x := range p.Statement.Similar {
		out = append(out, p.other(x.Statement, "", p.Lang.Reason(x.Why)))
	}
	return slices.DeleteFunc(out, func(o other) bool { return o.Gist == "" })
}

// later are the statements that move on from this one.
func (p *Statement) later() []other {
	var out []other
	for _, e := range p.Pile.Findings.Evolutions {
		switch p.Statement.ID {
		case e.From:
			out = append(out, p.other(e.To, e.Kind, p.Lang.Reason(e.Why)))
		case e.To:
			out = append(out, p.other(e.From, "before", p.Lang.Reason(e.Why)))
		}
	}
	return slices.DeleteFunc(out, func(o other) bool { return o.Gist == "" })
}

// denials are what it denies and what denies it.
func (p *Statement) denials() []other {
	var out []other
	if p.Denies != "" {
		out = append(out, p.other(p.Denies, "denies-word", ""))
	}
	for _, short := range p.DeniedBy {
		if s, _ := p.Find(short); s != nil {
			out = append(out, p.other(s.ID, "denied-word", ""))
		}
	}
	for _, l := range p.DeniedLines {
		out = append(out, other{ID: l.ID, Gist: gistBy(l.Gist, l.Names), Label: "denied-word"})
	}
	out = slices.DeleteFunc(out, func(o other) bool { return o.Gist == "" })
	slices.SortStableFunc(out, func(a, b other) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b other) bool { return a.ID == b.ID })
}

func (p *Statement) other(id, label, why string) other {
	if s, _ := p.Find(id); s != nil {
		var names []string
		for _, v := range s.Voices {
			names = append(names, v.Name)
		}
		return other{id, gistBy(s.Gist, names), why, label}
	}
	l := p.Elsewhere[id]
	return other{id, gistBy(l.Gist, l.Names), why, label}
}

// gistBy is the words of a statement with who says them.
func gistBy(gist string, names []string) string {
	if gist == "" || len(names) == 0 {
		return gist
	}
	return first(names, 2) + ": " + gist
}

// Pointed lists the statements that this one points at and that the pile does
// not hold.
func (p *Statement) Pointed() []string {
	ids := []string{p.Denies}
	for _, x := range p.Statement.Similar {
		ids = append(ids, x.Statement)
	}
	for _, e := range p.Pile.Findings.Evolutions {
		if e.From == p.Statement.ID {
			ids = append(ids, e.To)
		}
		if e.To == p.Statement.ID {
			ids = append(ids, e.From)
		}
	}
	return slices.DeleteFunc(ids, func(id string) bool { s, _ := p.Find(id); return id == "" || s != nil })
}

// side is one side of a difference.
type side struct {
	Outlet, Words, Around string
	Article               text.ID
}

// side is the words of a place with the sentence that they stand in, where
// they are too short to be understood alone.
func (p *Statement) side(r text.Ref) side {
	s := side{Outlet: p.Outlet(r.Article), Words: p.Quote(r), Article: r.Article}
	const short = 60
	if r.Span.Len() < short {
		for _, v := range p.Article(r.Article).Sentences {
			if v.Holds(r.Span) {
				s.Around = p.Quote(text.Ref{Article: r.Article, Span: v})
			}
		}
	}
	return s
}

func titleOf(a *view.Answer, id text.ID) string {
	x := a.Article(id)
	return cmp.Or(x.Title, x.Input)
}
