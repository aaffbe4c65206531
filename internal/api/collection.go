package api

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// Filters are the questions that narrow collections. Each collection takes some
// and refuses the others.
type Filters struct {
	Article   string `query:"article" maxLength:"128" doc:"ID of an article"`
	Story     string `query:"story" maxLength:"128" doc:"ID of a story"`
	Storyline string `query:"storyline" maxLength:"128" doc:"ID of a storyline"`
	Outlet    string `query:"outlet" maxLength:"256" doc:"name of an outlet"`
	Language  string `query:"language" maxLength:"16" doc:"code of a language" example:"id"`
	Entity    string `query:"entity" maxLength:"256" doc:"ID of an entity: mentions of it, what it says, statements that it voices and how they move on, articles that name it" example:"country:KP"`
	Class     string `query:"class" maxLength:"32" doc:"class of entities" example:"person"`
	Party     string `query:"party" maxLength:"256" doc:"statements with a voice that speaks for this party"`
	Kind      string `query:"kind" maxLength:"32" doc:"kind of statements, relations, passages, warnings, citations, evolutions, changes; mode of attributions; status of events; stage of problems; completeness of articles"`
	Reading   string `query:"reading" maxLength:"64" doc:"reading of statements" example:"single source"`
	Input     string `query:"input" maxLength:"2048" doc:"beginning of the input or address of articles"`
	From      string `query:"from" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"first day" example:"2023-06-01"`
	To        string `query:"to" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"last day"`
	Several   bool   `query:"several" doc:"statements with two carriers or more"`
	Circular  bool   `query:"circular" doc:"statements that rest on each other"`
	Denied    bool   `query:"denied" doc:"statements that another denies, stories that have one"`
	Drifting  bool   `query:"drifting" doc:"with material drift"`
	Order     string `query:"order" enum:"newest,heaviest" doc:"by identity unless given"`
}

func (f Filters) filter() store.Filter {
	return store.Filter{Article: text.ID(f.Article), Story: f.Story, Storyline: f.Storyline, Outlet: f.Outlet, Language: f.Language,
		Entity: f.Entity, Class: f.Class, Party: f.Party, Kind: f.Kind, Reading: f.Reading, Input: f.Input, From: f.From, To: f.To,
		Several: f.Several, Circular: f.Circular, Denied: f.Denied, Drifting: f.Drifting, Order: store.Order(f.Order)}
}

// Paging is the part of a list that is asked for.
type Paging struct {
	After string `query:"after" maxLength:"512" doc:"cursor: next of the page before"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"most entries of a page"`
}

func (p Paging) page() store.Page { return store.Page{After: p.After, Limit: p.Limit} }

// Share says how much of the articles is asked for.
type Share struct {
	Text string `query:"text" enum:"excerpt,full" default:"excerpt" doc:"excerpts around the evidence, or whole texts and quotes (then 20 records a page at most)"`
}

// mostFull is the most records of a page with whole texts.
const mostFull = 20

func (s Share) options() record.Options { return record.Options{FullText: s.Text == "full"} }

type listIn struct {
	Filters
	Paging
	Share
}

// Resolve refuses a filter that the collection has no field for: passed over,
// it would give more than was asked for.
func (in *listIn) Resolve(ctx huma.Context) []error {
	var out []error
	u := ctx.URL()
	for _, key := range slices.Sorted(maps.Keys(u.Query())) {
		if !slices.ContainsFunc(ctx.Operation().Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == key }) {
			out = append(out, &huma.ErrorDetail{Message: "this collection has no such filter", Location: "query." + key, Value: u.Query().Get(key)})
		}
	}
	return out
}

// list is a page of a collection. Keys are the IDs of the records, in their
// order, also where a record has no id of its own.
type list[T any] struct {
	Records []T      `json:"records"`
	Keys    []string `json:"keys" doc:"IDs of the records, in their order"`
	Next    *string  `json:"next" doc:"cursor of the next page, null on the last"`
	Total   int      `json:"total" doc:"records of the collection that the filters leave, over all pages"`
}

type listOut[T any] struct{ Body list[T] }

type oneIn struct {
	ID string `path:"id" maxLength:"512" doc:"ID of the record: its id, or its key in a list"`
	Share
}

type oneOut[T any] struct{ Body T }

// ofTexts are the filters of what stands in one article.
const ofTexts = "article story outlet language from to"

// collections registers one collection and one look-up for each record type,
// with the filters that it takes.
func (s *server) collections(a huma.API) {
	collect[record.Article](s, a, store.Article, "articles", "Articles", ofTexts+" storyline entity kind input order")
	collect[record.Entity](s, a, store.Entity, "entities", "What names stand for", "article story class order")
	collect[record.Mention](s, a, store.Mention, "mentions", "Places where an entity is named", ofTexts+" entity")
	collect[record.Time](s, a, store.Time, "times", "Time expressions", ofTexts)
	collect[record.Attribution](s, a, store.Attribution, "attributions", "Who says what", ofTexts+" entity kind")
	collect[record.Citation](s, a, store.Citation, "citations", "What articles took something from", ofTexts+" kind")
	collect[record.Passage](s, a, store.Passage, "passages", "Wording that two articles share", "article story kind order")
	collect[record.Relation](s, a, store.Relation, "relations", "What two whole articles are to each other", "article story kind order")
	collect[record.Story](s, a, store.Story, "stories", "Articles that report one event", ofTexts+" storyline entity several circular denied drifting order")
	collect[record.Storyline](s, a, store.Storyline, "storylines", "Stories that continue each other", "story storyline order")
	collect[record.StoryChange](s, a, store.StoryChange, "story-changes", "Stories that merged or split", "story kind order")
	collect[record.Statement](s, a, store.Statement, "statements", "Statements with what stands behind them",
		ofTexts+" storyline entity party kind reading several circular denied drifting order")
	collect[record.Evolution](s, a, store.Evolution, "evolutions", "Statements that move on from earlier ones", "story entity kind")
	collect[record.Omission](s, a, store.Omission, "omissions", "Statements that are not printed where their surroundings are", "article story")
	collect[record.Warning](s, a, store.Warning, "warnings", "What a reader must know", "article story kind")
	collect[record.Event](s, a, store.Event, "events", "Dated happenings", "article story kind from to order")
	collect[record.Problem](s, a, store.ProblemKind, "problems", "Inputs that could not be used", "article kind order")
}

// beside are the parameters of a list that are no filters.
const beside = "after limit text"

// collect registers the collection of one kind, which takes some filters.
func collect[T any](s *server, a huma.API, k store.Kind, path, summary, filters string) {
	op := operation("list-"+path, base+"/"+path, path, summary, "")
	huma.Register(a, op, func(ctx context.Context, in *listIn) (*listOut[T], error) {
		if in.Text == "full" && in.Limit > mostFull {
			in.Limit = mostFull
		}
		part, err := s.lib.Records(ctx, k, in.filter(), in.page())
		if err != nil {
			return nil, problem(err)
		}
		out := &listOut[T]{Body: list[T]{Records: records[T](part, k, in.options()), Keys: part.Keys, Total: part.Total}}
		if out.Body.Keys == nil {
			out.Body.Keys = []string{}
		}
		if part.Next != "" {
			out.Body.Next = &part.Next
		}
		return out, nil
	})
	taken, listed := strings.Fields(filters+" "+beside), a.OpenAPI().Paths[base+"/"+path].Get
	listed.Parameters = slices.DeleteFunc(listed.Parameters, func(p *huma.Param) bool { return !slices.Contains(taken, p.Name) })
	op = operation("read-"+path, base+"/"+path+"/{id}", path, summary+": one", "")
	huma.Register(a, op, func(ctx context.Context, in *oneIn) (*oneOut[T], error) {
		part, err := s.lib.Records(ctx, k, store.Filter{ID: in.ID}, store.Page{Limit: 1})
		if err != nil {
			return nil, problem(err)
		}
		rs := records[T](part, k, in.options())
		if len(rs) == 0 {
			return nil, huma.NewError(http.StatusNotFound, "no "+string(k)+" has this ID in the library")
		}
		return &oneOut[T]{rs[0]}, nil
	})
}

// records are the entries of a page.
func records[T any](part store.Part, k store.Kind, o record.Options) []T {
	out := make([]T, 0, len(part.Keys))
	if k == store.StoryChange {
		for _, c := range part.Changes {
			out = append(out, any(record.Change(c)).(T))
		}
		return out
	}
	for r := range record.Of(part.Pile, record.Type(k), o) {
		if v, ok := r.(T); ok {
			out = append(out, v)
		}
	}
	return slices.Clip(out)
}
