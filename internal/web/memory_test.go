package web

import (
	"context"
	"slices"

	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// memory is a library of one pile.
type memory struct {
	store.Library
	p *pile.Pile
}

func (m memory) Status(context.Context) (store.Status, error) {
	return store.Status{Articles: len(m.p.Articles), Stories: len(m.p.Stories), Statements: len(m.p.Findings.Statements), Outlets: 13, Problems: len(m.p.Problems), First: "2025-03-03", Last: "2025-09-20"}, nil
}

func (m memory) Locate(_ context.Context, name string) (store.Place, error) {
	for _, s := range m.p.Stories {
		if s.ID == name {
			return store.Place{Kind: store.Story, ID: s.ID}, nil
		}
	}
	for _, s := range m.p.Findings.Statements {
		if s.ID == name {
			return store.Place{Kind: store.Statement, ID: s.ID}, nil
		}
	}
	for _, a := range m.p.Articles {
		if string(a.ID) == name {
			return store.Place{Kind: store.Article, ID: name}, nil
		}
	}
	return store.Place{}, store.ErrNotFound
}

func (m memory) Members(_ context.Context, p store.Place) ([]text.ID, error) {
	for _, s := range m.p.Stories {
		if s.ID == p.ID {
			return s.Articles, nil
		}
	}
	return []text.ID{text.ID(p.ID)}, nil
}

func (m memory) Pile(_ context.Context, ids []text.ID) (*pile.Pile, error) {
	out := &pile.Pile{Passages: m.p.Passages, Relations: m.p.Relations, Storylines: m.p.Storylines}
	in := map[text.ID]bool{}
	for i, a := range m.p.Articles {
		if slices.Contains(ids, a.ID) {
			in[a.ID] = true
			out.Articles = append(out.Articles, a)
			out.Marks = append(out.Marks, m.p.Marks[i])
		}
	}
	stories := map[string]bool{}
	for _, s := range m.p.Stories {
		if slices.ContainsFunc(s.Articles, func(id text.ID) bool { return in[id] }) {
			out.Stories = append(out.Stories, s)
			stories[s.ID] = true
		}
	}
	f := m.p.Findings
	out.Findings = f
	out.Findings.Statements = slices.DeleteFunc(slices.Clone(f.Statements), func(s origin.Statement) bool { return !stories[s.Story] })
	return out, nil
}

func (m memory) StoryOf(_ context.Context, ids []text.ID) (map[text.ID]string, error) {
	out := map[text.ID]string{}
	for _, s := range m.p.Stories {
		for _, id := range s.Articles {
			out[id] = s.ID
		}
	}
	return out, nil
}

func (m memory) Stories(_ context.Context, f store.Filter, _ store.Page) (store.List[store.StoryLine], error) {
	var l store.List[store.StoryLine]
	for _, s := range m.p.Stories {
		v := store.StoryLine{ID: s.ID, Title: s.Title, Start: s.Start, End: s.End, Articles: len(s.Articles), Origins: m.p.Findings.Origins[s.ID]}
		for _, a := range m.p.Articles {
			if slices.Contains(s.Articles, a.ID) && !slices.Contains(v.Outlets, a.Outlet.Name) {
				v.Outlets = append(v.Outlets, a.Outlet.Name)
			}
		}
		most := 0
		for _, x := range m.p.Findings.Statements {
			if x.Story != s.ID {
				continue
			}
			v.Statements++
			n := len(x.Carriers())
			if n > 1 {
				v.Several++
				if x.Channel.Best == 1 {
					v.OneChannel++
				}
			}
			if n > most {
				most, v.MostCarried = n, x.Gist
			}
			if slices.ContainsFunc(x.Drift, func(d origin.Drift) bool { return d.Severity == "material" }) {
				v.Drifting++
			}
		}
		l.Lines = append(l.Lines, v)
	}
	l.Total = len(l.Lines)
	return l, nil
}

func (m memory) Statements(_ context.Context, f store.Filter, p store.Page) (store.List[store.StatementLine], error) {
	var l store.List[store.StatementLine]
	for _, s := range m.p.Findings.Statements {
		drift := slices.ContainsFunc(s.Drift, func(d origin.Drift) bool { return d.Severity == "material" })
		denied := slices.ContainsFunc(m.p.Findings.Statements, func(o origin.Statement) bool { return o.Denies == s.ID })
		if f.ID != "" && f.ID != s.ID || f.Drifting && !drift || f.Circular && !s.Circular || f.Denied && !denied {
			continue
		}
		v := store.StatementLine{ID: s.ID, Story: s.Story, Gist: s.Gist, Kind: s.Kind, Carriers: len(s.Carriers()), Channels: s.Channel.Best, Voices: s.VoiceCount.Best,
			Parties: s.Parties, ChannelRange: [2]int{s.Channel.Low, s.Channel.High}, Reading: s.Reading, Circular: s.Circular}
		if drift {
			v.MaterialDrift = 1
		}
		for _, x := range s.Voices {
			v.Names = append(v.Names, x.Name)
		}
		l.Total++
		if p.Limit == 0 || len(l.Lines) < p.Limit {
			l.Lines = append(l.Lines, v)
		}
	}
	return l, nil
}

func (memory) Changes(context.Context, string) ([]story.Change, error)         { return nil, nil }
func (memory) Corrections(context.Context, string) ([]store.Correction, error) { return nil, nil }
func (memory) Versions(context.Context, string) ([]store.Version, error)       { return nil, nil }
