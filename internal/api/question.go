package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"sanad/internal/app"
	"sanad/internal/view/record"
)

type askIn struct {
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"400000" doc:"a claim, a message or a whole article"`
	}
}

type checkIn struct {
	Body struct {
		Text string `json:"text" minLength:"1" maxLength:"400000" doc:"the draft"`
	}
}

// Asked is what the library says to a question: an answer for each sentence
// asked, and the statements and articles that they speak of.
type Asked struct {
	Looked     int                `json:"looked" doc:"articles looked at"`
	Answers    []record.Answer    `json:"answers"`
	Statements []record.Statement `json:"statements"`
	Articles   []record.Article   `json:"articles"`
}

// Checked is what an editor must look at in a draft, the weightiest first.
type Checked struct {
	Sources  int              `json:"sources" doc:"articles that may be its sources"`
	Findings []record.Finding `json:"findings"`
	Articles []record.Article `json:"articles" doc:"the draft and those sources"`
}

// questions registers what is asked with a text.
func (s *server) questions(a huma.API) {
	post := func(id, summary, description string) huma.Operation {
		o := operation(id, base+"/"+id, "library", summary, description)
		o.Method, o.MaxBodyBytes = http.MethodPost, 2<<20
		o.Errors = []int{http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity}
		return o
	}
	huma.Register(a, post("ask", "Who carries a text, on how many channels, and who says otherwise",
		"An answer for each sentence of the text. Where nothing carries a sentence, its statements are empty and nearest is the closest one."), s.ask)
	huma.Register(a, post("check", "A draft held against the articles that may be its sources",
		"Nothing of the draft is kept."), s.check)
}

func (s *server) ask(ctx context.Context, in *askIn) (*oneOut[Asked], error) {
	question, err := app.Question(in.Body.Text)
	if err != nil {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	p, q, err := app.AskLibrary(ctx, s.lib, question, app.Options{Workers: s.Workers})
	if err != nil {
		return nil, problem(err)
	}
	out := Asked{Looked: q.Looked, Answers: []record.Answer{}, Statements: []record.Statement{}, Articles: []record.Article{}}
	meant := map[string]bool{}
	for r := range record.Asked(p, q, s.Program, record.Options{}) {
		switch r := r.(type) {
		case record.Answer:
			out.Answers = append(out.Answers, r)
			for _, m := range r.Statements {
				meant[m.Statement] = true
			}
			if r.Nearest != nil {
				meant[r.Nearest.Statement] = true
			}
		case record.Statement:
			if meant[r.ID] {
				out.Statements = append(out.Statements, r)
			}
		case record.Article:
			out.Articles = append(out.Articles, r)
		}
	}
	out.Articles = carriersOf(out.Statements, out.Articles)
	return &oneOut[Asked]{out}, nil
}

// carriersOf are the articles that the statements stand in.
func carriersOf(ss []record.Statement, all []record.Article) []record.Article {
	in := map[string]bool{}
	for _, s := range ss {
		for _, r := range s.Reports {
			in[string(r.Article)] = true
		}
	}
	out := []record.Article{}
	for _, a := range all {
		if in[string(a.ID)] {
			out = append(out, a)
		}
	}
	return out
}

func (s *server) check(ctx context.Context, in *checkIn) (*oneOut[Checked], error) {
	draft, err := app.Question(in.Body.Text)
	if err != nil {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	p, found, sources, err := app.CheckLibrary(ctx, s.lib, draft, app.Options{Workers: s.Workers})
	if err != nil {
		return nil, problem(err)
	}
	out := Checked{Sources: sources, Findings: []record.Finding{}, Articles: []record.Article{}}
	for r := range record.Checked(p, found, s.Program, record.Options{}) {
		switch r := r.(type) {
		case record.Finding:
			out.Findings = append(out.Findings, r)
		case record.Article:
			out.Articles = append(out.Articles, r)
		}
	}
	return &oneOut[Checked]{out}, nil
}
