// Command askfit fits the weights by which package query chooses the statement
// that carries a claim: a choice between all reports of a pile and none of them
// (conditional logit), over the questions on the development gold
// (quality/questions.tsv) and on the bundled sample. It prints the weights, and
// what each half of the questions gets with weights fitted on the other.
//
//	go run ./tool/askfit -shared ../shared -write candidates.jsonl
//	go run ./tool/askfit candidates.jsonl
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/asked"
	"sanad/internal/pile"
	"sanad/internal/query"
	"sanad/internal/text"
)

// candidate is a statement that may carry a question.
type candidate struct {
	Right    bool
	Against  string
	Words    string // of the report, for reading
	Evidence []float64
}

// asking is a question with its candidates.
type asking struct {
	Text       string
	Set        string
	None       bool
	Twist      bool // see asked.Question
	Candidates []candidate
}

func main() {
	log.SetFlags(0)
	shared := flag.String("shared", "../shared", "folder of the development data")
	write := flag.String("write", "", "ask the questions and write their candidates to this file")
	folds := flag.Int("folds", 2, "parts into which the questions are split")
	flag.Parse()
	if *write != "" {
		if err := candidates(*shared, *write); err != nil {
			log.Fatal(err)
		}
		return
	}
	if flag.NArg() != 1 {
		log.Fatal("askfit needs a file of candidates")
	}
	l, err := load(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	report(l, *folds)
}

// candidates asks all questions.
func candidates(shared, out string) error {
	l, err := asked.Gold("quality/questions.tsv", filepath.Join(shared, "gold"))
	if err != nil {
		return err
	}
	own, err := asked.Words("internal/app/testdata/questions.tsv", "sample")
	if err != nil {
		return err
	}
	arts := map[string][]article.Article{"sample": app.Read([]string{"sample"}, nil).Articles}
	for _, set := range []string{"origin-cases", "origin-news", "seeds", "raw-id"} {
		arts[set] = app.Read([]string{asked.Folder(shared, set)}, nil).Articles
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for _, q := range append(l, own...) {
		if q.Held {
			continue
		}
		x, err := ask(&q, arts[q.Set])
		if err != nil {
			return fmt.Errorf("%q: %w", q.Text, err)
		}
		if err := json.NewEncoder(w).Encode(x); err != nil {
			return err
		}
	}
	return w.Flush()
}

func ask(q *asked.Question, arts []article.Article) (asking, error) {
	out := asking{Text: q.Text, Set: q.Set, None: q.None(), Twist: q.Twist}
	a, err := app.Question(q.Text)
	if err != nil {
		return out, err
	}
	p := &pile.Pile{Articles: append([]article.Article(nil), arts...)}
	if _, err := app.Ask(context.Background(), a, p, app.Options{}); err != nil {
		return out, err
	}
	read, err := app.ReadQuestion(context.Background(), a)
	if err != nil {
		return out, err
	}
	for _, m := range read.Rank(p)[0] {
		out.Candidates = append(out.Candidates, candidate{q.Right(p, m.Statement), m.Against, words(p, m.Report), m.Evidence[:]})
	}
	return out, nil
}

// words are those of a report.
func words(p *pile.Pile, r text.Ref) string {
	return r.Span.Of(p.Articles[p.Index()[r.Article]].Text)
}

func load(name string) ([]asking, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []asking
	d := json.NewDecoder(f)
	for d.More() {
		var x asking
		if err := d.Decode(&x); err != nil {
			return nil, err
		}
		for _, c := range x.Candidates {
			if len(c.Evidence) != int(query.Parts) {
				return nil, fmt.Errorf("%s is of another version: write it anew", name)
			}
		}
		out = append(out, x)
	}
	return out, nil
}
