package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sanad/internal/app"
	"sanad/internal/origin/correction"
	"sanad/internal/pile"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// PlaceOf is words of an article.
type PlaceOf struct {
	Article string    `json:"article" minLength:"1" maxLength:"128" doc:"ID of the article"`
	Span    text.Span `json:"span" doc:"bytes from and to"`
}

func (p PlaceOf) ref() text.Ref { return text.Ref{Article: text.ID(p.Article), Span: p.Span} }

type correctIn struct {
	Body struct {
		Kind  string    `json:"kind" enum:"speaker,channel,drift,merge,split,merge-entity,split-entity" doc:"what is wrong"`
		On    PlaceOf   `json:"on" doc:"the words of the report; of the name for entities; of one side of a drift"`
		With  []PlaceOf `json:"with,omitempty" maxItems:"100" doc:"the other places: what On is one with (merge), goes with (split), or does not differ from (drift)"`
		Value string    `json:"value,omitempty" maxLength:"300" doc:"speaker: who says it; channel: what it came through, empty for the outlet's own work; drift: its kind; split-entity: the full name"`
		By    string    `json:"by" minLength:"1" maxLength:"300" doc:"who corrects"`
		Why   string    `json:"why" minLength:"1" maxLength:"4000" doc:"the reason"`
	}
}

type undoIn struct {
	ID   string `path:"id" maxLength:"128"`
	Body struct {
		By string `json:"by" minLength:"1" maxLength:"300" doc:"who takes it back"`
	}
}

// Kept is the ID of what was kept.
type Kept struct {
	ID string `json:"id"`
}

type correctionsIn struct {
	Article   string `query:"article" maxLength:"128" doc:"only those about words of this article"`
	Statement string `query:"statement" maxLength:"128" doc:"only those that concern this statement"`
}

// Corrections is what people said of findings. The records are also a labelled
// set: each has the words that it is about and what a person says of them.
type Corrections struct {
	Records []record.Correction `json:"records"`
	Total   int                 `json:"total"`
}

// corrections registers what people say of findings.
func (s *server) corrections(a huma.API) {
	huma.Register(a, operation("list-corrections", base+"/corrections", "corrections", "What people said of findings, beside them",
		"Nothing is edited in place: a correction stands beside the finding of the machine, holds after a rebuild, and can be taken back."), s.listCorrections)
	post := func(id, path, summary string) huma.Operation {
		o := operation(id, path, "corrections", summary, "")
		o.Method, o.DefaultStatus, o.MaxBodyBytes = http.MethodPost, http.StatusCreated, 1<<16
		return o
	}
	huma.Register(a, post("correct", base+"/corrections", "Say that a finding is wrong"), s.correct)
	undo := post("undo-correction", base+"/corrections/{id}/undo", "Take a correction back; it stays in the list")
	undo.DefaultStatus = http.StatusOK
	huma.Register(a, undo, func(ctx context.Context, in *undoIn) (*oneOut[Kept], error) {
		if err := s.lib.Undo(ctx, in.ID, in.Body.By, s.Now().UTC()); err != nil {
			return nil, problem(err)
		}
		s.kept.Empty()
		return &oneOut[Kept]{Kept{in.ID}}, nil
	})
}

func (s *server) correct(ctx context.Context, in *correctIn) (*oneOut[Kept], error) {
	b := in.Body
	c := correction.Correction{Kind: correction.Kind(b.Kind), On: b.On.ref(), Value: b.Value, By: b.By, Why: b.Why, At: s.Now().UTC().Format(time.RFC3339)}
	for _, w := range b.With {
		c.With = append(c.With, w.ref())
	}
	id, err := app.Correct(ctx, s.lib, c)
	if err != nil {
		return nil, problem(err)
	}
	s.kept.Empty()
	return &oneOut[Kept]{Kept{id}}, nil
}

func (s *server) listCorrections(ctx context.Context, in *correctionsIn) (*oneOut[Corrections], error) {
	all, err := app.AllCorrections(ctx, s.lib)
	if err != nil {
		return nil, problem(err)
	}
	var ids []text.ID
	for _, c := range all {
		ids = append(ids, c.On.Article)
		for _, w := range c.With {
			ids = append(ids, w.Article)
		}
	}
	p := &pile.Pile{}
	if len(ids) > 0 {
		if ids, err = s.lib.Around(ctx, ids); err != nil {
			return nil, problem(err)
		}
		if p, err = s.lib.Pile(ctx, ids); err != nil {
			return nil, problem(err)
		}
	}
	out := Corrections{Records: []record.Correction{}}
	for _, r := range record.Corrections(p, correction.Notes(p, all)) {
		if (in.Article == "" || about(r, in.Article)) && (in.Statement == "" || concerns(r, in.Statement)) {
			out.Records = append(out.Records, r)
		}
	}
	out.Total = len(out.Records)
	return &oneOut[Corrections]{out}, nil
}

func about(r record.Correction, article string) bool {
	for _, x := range append([]record.Ref{r.On}, r.With...) {
		if string(x.Article) == article {
			return true
		}
	}
	return false
}

func concerns(r record.Correction, statement string) bool {
	for _, id := range r.Statements {
		if id == statement {
			return true
		}
	}
	return false
}
