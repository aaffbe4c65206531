package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/link"
	"sanad/internal/pile"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func articles(n int) *pile.Pile {
	p := &pile.Pile{}
	for i := range n {
		in := fmt.Sprintf("%03d.txt", i)
		p.Articles = append(p.Articles, article.Article{ID: article.NewID(in, in), Input: in, Text: in})
	}
	return p
}

// A stage that breaks on one text loses that text's marks from there on, says
// so, and leaves all others alone.
func TestBrokenStageIsAProblem(t *testing.T) {
	p := articles(40)
	stages := []Stage{
		{Name: "first", Each: func(_ *article.Article, m *annot.Marks, _ *lang.Pack) { m.Tokens = []annot.Token{{}} }},
		{Name: "second", Each: func(a *article.Article, m *annot.Marks, _ *lang.Pack) {
			if a.Input == "007.txt" {
				panic("no such word")
			}
			m.Tokens = append(m.Tokens, annot.Token{})
		}},
	}
	if err := Run(t.Context(), p, stages, 4, nil); err != nil {
		t.Fatal(err)
	}
	if len(p.Problems) != 1 || p.Problems[0].Input != "007.txt" || p.Problems[0].Stage != "second" || !strings.Contains(p.Problems[0].Reason, "no such word") {
		t.Errorf("problems: %+v", p.Problems)
	}
	for i, m := range p.Marks {
		want := 2
		if p.Articles[i].Input == "007.txt" {
			want = 1
		}
		if len(m.Tokens) != want {
			t.Errorf("%s: %d marks, want %d", p.Articles[i].Input, len(m.Tokens), want)
		}
	}
}

func TestCancelledRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var seen atomic.Int64
	stages := []Stage{
		{Name: "each", Each: func(*article.Article, *annot.Marks, *lang.Pack) {
			if seen.Add(1) == 5 {
				cancel()
			}
		}},
		{Name: "whole", Whole: func(*pile.Pile, link.Workers) { t.Error("a stage ran after the run was cancelled") }},
	}
	if err := Run(ctx, articles(10000), stages, 2, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if n := seen.Load(); n > 100 {
		t.Errorf("%d articles were read after the run was cancelled", n)
	}
}

// Every stage says what it needs, and what it needs comes before it.
func TestStagesAreInOrder(t *testing.T) {
	for name, stages := range map[string][]Stage{"annotate": Annotate(), "reuse": Reuse(), "cluster": Cluster(), "trace": Trace()} {
		have := map[string]bool{}
		for _, s := range stages {
			for _, n := range s.Needs {
				if !have[n] {
					t.Errorf("%s: stage %s needs %s, which does not come before it", name, s.Name, n)
				}
			}
			if s.Version < 1 || (s.Each == nil) == (s.Whole == nil) {
				t.Errorf("%s: stage %s is not described whole", name, s.Name)
			}
			have[s.Name] = true
		}
		if len(stages) == 0 {
			t.Errorf("%s has no stages", name)
		}
	}
}
