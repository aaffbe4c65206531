package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"sanad/internal/article"
	"sanad/internal/extract"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/query"
	"sanad/internal/raw"
	"sanad/internal/text"
)

// MostAsked is how many bytes a question or a draft may hold.
const MostAsked = 4 << 20

// shortText is the length in bytes under which the language of a text is told
// by its words alone.
const shortText = 400

// Ask says what the pile has on a text. The pile is cut to the articles that
// may carry it, and those are traced.
func Ask(ctx context.Context, question *article.Article, p *pile.Pile, o Options) (query.Answer, error) {
	q, err := ReadQuestion(ctx, question)
	if err != nil {
		return query.Answer{}, err
	}
	looked, err := trace(ctx, &q, p, o)
	if err != nil {
		return query.Answer{}, err
	}
	a := q.Match(p)
	a.Looked = looked
	return a, nil
}

// trace cuts a pile to the articles that may carry a question and traces them.
// Their sentences that carry it are statements, whether anybody is named for
// them or not. looked is how many articles there were.
func trace(ctx context.Context, q *query.Question, p *pile.Pile, o Options) (looked int, err error) {
	looked = len(p.Articles)
	hits := scan(q, p.Articles, o.Workers)
	kept := make([]article.Article, 0, 64)
	for _, i := range q.Select(hits) {
		kept = append(kept, p.Articles[i])
	}
	p.Articles = kept
	if err := Run(ctx, p, pipeline.Reuse(), o); err != nil {
		return looked, err
	}
	p.Asked = q.Bare(p)
	return looked, Run(ctx, p, pipeline.Trace()[len(pipeline.Reuse()):], o)
}

// Question is a text typed by a user, as an article.
func Question(t string) (*article.Article, error) { return Typed("question", t) }

// Typed is a text that was typed, as an article of that name.
func Typed(what, t string) (*article.Article, error) {
	got, problems := extract.Articles(raw.Capture{Input: what, Media: "text/plain", Bytes: []byte(t)})
	if len(got) != 1 {
		return nil, fmt.Errorf("the %s cannot be read: %s", what, reason(problems))
	}
	return &got[0], nil
}

// ReadQuestion takes an asked text apart.
func ReadQuestion(ctx context.Context, a *article.Article) (query.Question, error) {
	if len(a.Text) > MostAsked {
		return query.Question{}, fmt.Errorf("the question holds %d bytes; %d are the most", len(a.Text), MostAsked)
	}
	one, err := unwrapped(a)
	if err != nil {
		return query.Question{}, err
	}
	if code := query.Tongue(a.Text); len(a.Text) < shortText && code != "" {
		one.Language = code
	}
	p := &pile.Pile{Articles: []article.Article{one}}
	if err := pipeline.Run(ctx, p, pipeline.Annotate(), 1, nil); err != nil {
		return query.Question{}, err
	}
	if a := &p.Articles[0]; len(a.Sentences) == 0 { // a line that looks like furniture is asked all the same
		a.Sentences = []text.Span{{Start: 0, End: len(a.Text)}}
	}
	q := query.Read(&p.Articles[0], &p.Marks[0])
	if len(q.Claims) == 0 {
		return q, errors.New("too little to look for: ask with a sentence, or with a name or a number and what is said of it")
	}
	return q, nil
}

// unwrapped is a text that was typed or passed on, without what messengers put
// around it. A page and whatever has a date are as they are.
func unwrapped(a *article.Article) (article.Article, error) {
	if a.URL != "" || a.Published != nil {
		return *a, nil
	}
	t := query.Plain(a.Text)
	if slices.Equal(strings.Fields(t), strings.Fields(a.Text)) {
		return *a, nil
	}
	if strings.TrimSpace(t) == "" {
		return *a, errors.New("nothing to look for: without its links and marks the message is empty; an address alone is fetched")
	}
	own, err := Question(t)
	if err != nil {
		return *a, err
	}
	return *own, nil
}

// scan looks through all articles with several workers, each with what it
// knows of words.
func scan(q *query.Question, arts []article.Article, workers int) []query.Hits {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := make([]query.Hits, len(arts))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			s := query.NewScanner(q)
			for i := w; i < len(arts); i += workers {
				out[i] = s.Scan(&arts[i])
			}
		})
	}
	wg.Wait()
	return out
}

func reason(problems []raw.Problem) string {
	if len(problems) == 0 {
		return "no text in it"
	}
	return problems[0].Reason
}
