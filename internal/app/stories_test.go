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
