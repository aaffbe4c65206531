package app

import (
	"context"
	"errors"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// twoStories is a library with two stories: the statement s1 of story:1 is
// carried by an article of each, s2 of story:2 by the others.
type twoStories struct{ store.Reader }

func (twoStories) Carriers(_ context.Context, id string) ([]text.ID, error) {
	return map[string][]text.ID{"story:1": {"a", "b"}, "story:2": {"b", "c"}}[id], nil
}

func (twoStories) Pile(_ context.Context, ids []text.ID) (*pile.Pile, error) {
	p := &pile.Pile{}
	for _, id := range ids {
		p.Articles = append(p.Articles, article.Article{ID: id, Text: "Jembatan ditutup, kata Sarda."})
		p.Marks = append(p.Marks, annot.Marks{Entities: []annot.Entity{{ID: string(id)}}})
	}
	in := func(id text.ID) origin.Report {
		return origin.Report{Ref: text.Ref{Article: id, Span: text.Span{Start: 0, End: 8}}}
	}
	p.Stories = []story.Story{{ID: "story:1", Articles: []text.ID{"a"}}, {ID: "story:2", Articles: []text.ID{"b", "c"}}}
	p.Findings.Statements = []origin.Statement{{ID: "s1", Story: "story:1", Reports: []origin.Report{in("a"), in("b")}}, {ID: "s2", Story: "story:2", Reports: []origin.Report{in("b")}}}
	p.Findings.Evolutions = []origin.Evolution{{From: "s1", To: "s2"}, {From: "s2", To: "s3"}}
	p.Findings.Warnings = []origin.Warning{{Kind: "circular", Story: "story:2"}, {Kind: "anonymous", Statement: "s1", Story: "story:1"}, {Kind: "date-missing", Article: "b"}}
	p.Findings.Events = []origin.Event{{Ref: text.Ref{Article: "a"}}, {Ref: text.Ref{Article: "b"}}}
	p.Findings.Omissions = []origin.Omission{{Statement: "s2", Article: "a"}}
	p.Relations = []link.Relation{{A: "a", B: "b"}, {A: "b", B: "c"}}
	return p, nil
}

func (twoStories) Records(context.Context, store.Kind, store.Filter, store.Page) (store.Part, error) {
	return store.Part{Pile: &pile.Pile{Storylines: []story.Storyline{{ID: "line:1", Stories: []string{"story:1", "story:2"}}}}}, nil
}

func (twoStories) Locate(_ context.Context, name string) (store.Place, error) {
	kinds := map[string]store.Kind{"s": store.Story, "l": store.Storyline, "t": store.Statement, "a": store.Article, "o": store.Outlet}
	at := store.Place{Kind: kinds[name[:1]], ID: name[1:]}
	if at.Kind == "" {
		return at, store.ErrNotFound
	}
	return at, nil
}

func (twoStories) Statements(_ context.Context, f store.Filter, _ store.Page) (store.List[store.StatementLine], error) {
	return store.List[store.StatementLine]{Lines: []store.StatementLine{{ID: f.ID, Story: "story:1"}}}, nil
}

func (twoStories) Members(_ context.Context, at store.Place) ([]text.ID, error) {
	return map[string][]text.ID{"s1": {"a", "b"}, "a": {"a"}, "Warta": {"c", "d"}}[at.ID], nil
}

func (twoStories) StoryOf(_ context.Context, ids []text.ID) (map[text.ID]string, error) {
	out := map[text.ID]string{}
	for _, id := range ids {
		if id == "a" {
			out[id] = "story:1"
		}
	}
	return out, nil
}

func (twoStories) Around(_ context.Context, ids []text.ID) ([]text.ID, error) { return ids, nil }

// Whatever a story is called by, all that its page shows is taken out.
func TestHeldIsWhatThePageShows(t *testing.T) {
	for name, want := range map[string][3]int{ // articles, stories, statements
		"sstory:1": {2, 1, 1}, "ts1": {2, 1, 1}, "aa": {2, 1, 1}, "lline:1": {3, 2, 2}, "oWarta": {2, 2, 2},
	} {
		p, err := Held(t.Context(), twoStories{}, []string{name})
		if err != nil {
			t.Fatal(err)
		}
		if got := [3]int{len(p.Articles), len(p.Stories), len(p.Findings.Statements)}; got != want {
			t.Errorf("%s: %v articles, stories and statements, not %v", name, got, want)
		}
	}
	p, err := Held(t.Context(), twoStories{}, []string{"oWarta", "sstory:1"})
	if err != nil || len(p.Articles) != 4 {
		t.Errorf("an outlet and a story: %v, %+v", err, p)
	}
	if _, err := Held(t.Context(), twoStories{}, []string{"x"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v of what is not there", err)
	}
	for name, kind := range map[string]store.Kind{"sstory:1": store.Story, "lline:1": store.Storyline, "ts1": store.Statement, "aa": store.Article} {
		at, p, err := Open(t.Context(), twoStories{}, name, kind)
		if err != nil || at.Kind != kind || p.Index()["b"] == 0 || len(p.Findings.Statements) == 0 {
			t.Errorf("%s: %+v, %v", name, at, err)
		}
	}
}

// A story brings the carriers of its statements from other stories with it, and
// nothing else of those.
func TestStoriesBringTheirCarriers(t *testing.T) {
	p, err := Stories(t.Context(), twoStories{}, []string{"story:1"})
	if err != nil {
		t.Fatal(err)
	}
	f := p.Findings
	if len(p.Stories) != 1 || len(f.Statements) != 1 || len(f.Statements[0].Carriers()) != 2 || len(f.Evolutions) != 1 || len(f.Warnings) != 1 || len(f.Events) != 1 || len(f.Omissions) != 0 {
		t.Errorf("%d stories, %+v", len(p.Stories), f)
	}
	if len(p.Articles) != 2 || p.Marks[1].Entities[0].ID != "b" || len(p.Relations) != 1 {
		t.Errorf("%d articles, %d relations", len(p.Articles), len(p.Relations))
	}
	whole, ids, err := Storyline(t.Context(), twoStories{}, "line:1")
	if err != nil || len(ids) != 2 || len(whole.Articles) != 3 || len(whole.Findings.Statements) != 2 || len(whole.Findings.Warnings) != 3 {
		t.Errorf("%v: %d stories, %d articles, %+v", err, len(ids), len(whole.Articles), whole.Findings)
	}
	if _, err := Stories(t.Context(), twoStories{}, []string{"story:9"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v of a story that is none", err)
	}
}
