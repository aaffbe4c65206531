package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sanad/internal/store"
)

type searchIn struct {
	Q        string `query:"q" required:"true" minLength:"1" maxLength:"1000" doc:"words, \"phrases\", begin*, -without, a OR b, speaker:NAME, title:WORD"`
	In       string `query:"in" enum:"article,statement" default:"article"`
	Story    string `query:"story" maxLength:"128"`
	Outlet   string `query:"outlet" maxLength:"256"`
	Language string `query:"language" maxLength:"16"`
	Entity   string `query:"entity" maxLength:"256"`
	From     string `query:"from" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	To       string `query:"to" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	Facets   bool   `query:"facets" doc:"count the hits by outlet, language and month"`
	After    string `query:"after" maxLength:"512" doc:"cursor: next of the page before"`
	Limit    int    `query:"limit" minimum:"1" maximum:"200" default:"20"`
}

// Hits are the best hits of a search first.
type Hits struct {
	Hits   []Hit   `json:"hits"`
	Next   *string `json:"next" doc:"cursor of the next page, null on the last"`
	Total  int     `json:"total"`
	More   bool    `json:"more" doc:"there are more hits; those given, total and facets are of the last to come in"`
	Facets *Facets `json:"facets" doc:"null where they were not asked for"`
}

// Hit is a found article or statement.
type Hit struct {
	Kind     string     `json:"kind" enum:"article,statement"`
	ID       string     `json:"id"`
	Title    string     `json:"title" doc:"of the article, or the gist of the statement"`
	Outlet   string     `json:"outlet"`
	Language string     `json:"language"`
	Day      string     `json:"day"`
	Story    string     `json:"story"`
	Score    float64    `json:"score" doc:"higher is better; to be compared within one answer only"`
	Snippet  []Fragment `json:"snippet"`
}

// Fragment is a piece of a snippet.
type Fragment struct {
	Words string `json:"words"`
	Found bool   `json:"found" doc:"it answers the query"`
}

// Facets are the hits counted by what they have in common.
type Facets struct {
	Outlets   []Facet `json:"outlets"`
	Languages []Facet `json:"languages"`
	Months    []Facet `json:"months"`
}

// Facet is how many hits have a value.
type Facet struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Status counts what a library holds.
type Status struct {
	Articles    int    `json:"articles"`
	Versions    int    `json:"versions"`
	Stories     int    `json:"stories"`
	Storylines  int    `json:"storylines"`
	Statements  int    `json:"statements"`
	Passages    int    `json:"passages"`
	Relations   int    `json:"relations"`
	Events      int    `json:"events"`
	Warnings    int    `json:"warnings"`
	Problems    int    `json:"problems"`
	Corrections int    `json:"corrections"`
	Feeds       int    `json:"feeds"`
	Outlets     int    `json:"outlets"`
	Pending     int    `json:"pending" doc:"read, and not yet settled among the others"`
	Purged      int    `json:"purged"`
	First       string `json:"first" doc:"day of the earliest article"`
	Last        string `json:"last" doc:"day of the latest article"`
}

// Place is what a name stands for.
type Place struct {
	Kind string `json:"kind" enum:"article,story,storyline,statement,entity,outlet"`
	ID   string `json:"id"`
}

// Version is a text that stood under an address or input.
type Version struct {
	Name    string  `json:"name"`
	Number  int     `json:"number"`
	Article string  `json:"article"`
	First   *string `json:"first" doc:"seen first with this text"`
	Last    *string `json:"last" doc:"seen last with this text"`
	Before  *string `json:"before" doc:"the article before it"`
}

type nameIn struct {
	Name string `query:"name" required:"true" minLength:"1" maxLength:"2048" doc:"ID or the beginning of one, input or address"`
}

// searches registers what finds things by words and names.
func (s *server) searches(a huma.API) {
	huma.Register(a, operation("status", base+"/status", "library", "What the library holds", ""),
		func(ctx context.Context, _ *struct{}) (*oneOut[Status], error) {
			st, err := s.lib.Status(ctx)
			if err != nil {
				return nil, problem(err)
			}
			return &oneOut[Status]{Status{st.Articles, st.Versions, st.Stories, st.Storylines, st.Statements, st.Passages, st.Relations, st.Events,
				st.Warnings, st.Problems, st.Corrections, st.Feeds, st.Outlets, st.Pending, st.Purged, st.First, st.Last}}, nil
		})
	huma.Register(a, operation("search", base+"/search", "library", "Articles or statements by their words", ""), s.search)
	huma.Register(a, operation("locate", base+"/locate", "library", "What a name stands for", ""),
		func(ctx context.Context, in *nameIn) (*oneOut[Place], error) {
			p, err := s.lib.Locate(ctx, in.Name)
			if err != nil {
				return nil, problem(err)
			}
			return &oneOut[Place]{Place{string(p.Kind), p.ID}}, nil
		})
	huma.Register(a, operation("versions", base+"/versions", "library", "What stood under an address or input, oldest first", ""),
		func(ctx context.Context, in *nameIn) (*oneOut[[]Version], error) {
			vs, err := s.lib.Versions(ctx, in.Name)
			if err != nil {
				return nil, problem(err)
			}
			out := make([]Version, 0, len(vs))
			for _, v := range vs {
				out = append(out, Version{v.Name, v.Number, string(v.Article), stamp(v.First), stamp(v.Last), known(string(v.Before))})
			}
			return &oneOut[[]Version]{out}, nil
		})
}

func (s *server) search(ctx context.Context, in *searchIn) (*oneOut[Hits], error) {
	r, err := s.lib.Search(ctx, store.Query{Text: in.Q, Kind: store.Kind(in.In), Facets: in.Facets, Page: store.Page{After: in.After, Limit: in.Limit},
		Filter: store.Filter{Story: in.Story, Outlet: in.Outlet, Language: in.Language, Entity: in.Entity, From: in.From, To: in.To}})
	if err != nil {
		return nil, problem(err)
	}
	out := Hits{Hits: make([]Hit, 0, len(r.Hits)), Next: known(r.Next), Total: r.Total, More: r.More}
	for _, h := range r.Hits {
		x := Hit{string(h.Kind), h.ID, h.Title, h.Outlet, h.Language, h.Day, h.Story, h.Score, []Fragment{}}
		for _, f := range h.Snippet {
			x.Snippet = append(x.Snippet, Fragment(f))
		}
		out.Hits = append(out.Hits, x)
	}
	if in.Facets {
		out.Facets = &Facets{facets(r.Outlets), facets(r.Languages), facets(r.Months)}
	}
	return &oneOut[Hits]{out}, nil
}

func facets(fs []store.Facet) []Facet {
	out := make([]Facet, 0, len(fs))
	for _, f := range fs {
		out = append(out, Facet(f))
	}
	return out
}

// known is s, or null where it is empty.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// stamp is a time, or null where it is unknown.
func stamp(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	v := t.UTC().Format(time.RFC3339)
	return &v
}
