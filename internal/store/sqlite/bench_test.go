package sqlite

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/bench"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// The figures of doc/library.md: go test ./internal/store/sqlite -run ^$ -bench . -articles 100000 -at /tmp/big.db
var (
	benched = flag.Int("articles", 2000, "articles of the library that is measured")
	keptAt  = flag.String("at", "", "file to keep that library in, for another run")
)

// big is a library of invented news, and its articles.
func big(b *testing.B) (*Library, []article.Article) {
	b.Helper()
	pile := bench.Make(*benched, 1)
	path := *keptAt
	if path == "" {
		path = filepath.Join(b.TempDir(), "big.db")
	}
	_, missing := os.Stat(path)
	l, err := Create(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := l.Close(); err != nil {
			b.Error(err)
		}
	})
	if missing != nil {
		start := time.Now()
		for i := 0; i < len(pile.Articles); i += 1000 {
			fill(b, l, pile.Articles[i:min(i+1000, len(pile.Articles))], i)
		}
		s, err := l.Status(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("%d articles in %s, %.0f a second, %d bytes each on disk", s.Articles, time.Since(start).Round(time.Second),
			float64(s.Articles)/time.Since(start).Seconds(), s.Bytes/int64(s.Articles))
	}
	return l, pile.Articles
}

// fill puts articles and settles them.
func fill(b *testing.B, l *Library, arts []article.Article, at int) {
	b.Helper()
	batch, settlement := made(arts, at)
	if _, err := l.Put(b.Context(), batch); err != nil {
		b.Fatal(err)
	}
	if err := l.Replace(b.Context(), settlement); err != nil {
		b.Fatal(err)
	}
}

// made are articles with plain marks, and what was found about them: three
// articles are a story with three statements.
func made(arts []article.Article, at int) (store.Batch, store.Settlement) {
	p := &pile.Pile{}
	for i := range arts {
		a := arts[i]
		a.Published = &article.Date{Value: time.Date(2024, 1, 1+(at+i)/100, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), Precision: "day", Basis: article.Metadata}
		p.Articles, p.Marks = append(p.Articles, a), append(p.Marks, plainMarks(&a))
	}
	batch := store.Batch{Articles: p.Articles, Marks: p.Marks, Recipe: "bench", At: time.Unix(0, 0)}
	for i := range p.Articles {
		batch.Postings = append(batch.Postings, plainPostings(p.Articles[i].Text))
	}
	for i := 0; i < len(p.Articles); i += 3 {
		g := p.Articles[i:min(i+3, len(p.Articles))]
		s := story.Story{ID: fmt.Sprintf("story:%d", at+i), Title: g[0].Title, Start: g[0].Published.Value, End: g[0].Published.Value}
		for k := range g {
			s.Articles = append(s.Articles, g[k].ID)
			span := text.Span{Start: 0, End: strings.IndexByte(g[k].Text+"\n", '\n')}
			p.Findings.Statements = append(p.Findings.Statements, origin.Statement{ID: fmt.Sprintf("statement:%d", at+i+k), Story: s.ID, Gist: span.Of(g[k].Text + "\n"),
				Kind: "assert", Reports: []origin.Report{{Ref: text.Ref{Article: g[k].ID, Span: span}, Voice: -1}}, Channel: origin.Count{Best: 1, Low: 1, High: 1}})
		}
		slices.Sort(s.Articles)
		p.Stories = append(p.Stories, s)
	}
	ids := make([]text.ID, len(p.Articles))
	for i := range ids {
		ids[i] = p.Articles[i].ID
	}
	return batch, store.Settlement{Articles: ids, Pile: p, Recipe: "bench", At: time.Unix(0, 0)}
}

// plainMarks are the words of a text as tokens, and every fortieth as a name.
func plainMarks(a *article.Article) annot.Marks {
	var m annot.Marks
	for w := range wordsOf(a.Text) {
		s := text.Span{Start: w.start, End: w.end}
		m.Tokens = append(m.Tokens, annot.Token{Span: s, Lower: strings.ToLower(s.Of(a.Text))})
		if len(m.Tokens)%20 == 0 {
			id := "person:" + strings.ToLower(s.Of(a.Text))
			m.Mentions = append(m.Mentions, annot.Mention{Span: s, Entity: id, Class: annot.Person})
			if !slices.ContainsFunc(m.Entities, func(e annot.Entity) bool { return e.ID == id }) {
				m.Entities = append(m.Entities, annot.Entity{ID: id, Class: annot.Person, Name: s.Of(a.Text)})
			}
		}
		if len(m.Tokens)%60 == 0 {
			m.Attributions = append(m.Attributions, annot.Attribution{ID: fmt.Sprint("a", 1+len(m.Attributions)), Span: s, Content: []text.Span{s}, Source: &annot.Source{Name: s.Of(a.Text)}})
		}
	}
	a.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: len(a.Text)}}}
	return m
}

func plainPostings(t string) []store.Posting {
	var out []store.Posting
	h := uint64(0)
	for w := range wordsOf(t) {
		for i := w.start; i < w.end; i++ {
			h = h*1099511628211 + uint64(t[i])
		}
		if h = (h ^ h>>29) * 0x9e3779b97f4a7c15; len(out) < 110 {
			out = append(out, store.Posting{Kind: store.Fingerprint, Hash: h})
		}
	}
	return out
}

// BenchmarkSearch asks for common and rare words, phrases, beginnings, with
// facets and without. The metric is the median of the answers.
func BenchmarkSearch(b *testing.B) {
	l, arts := big(b)
	var words []string
	for i := 7; len(words) < 60; i += 97 {
		f := strings.Fields(arts[i%len(arts)].Text)
		words = append(words, strings.Trim(f[i%len(f)], ".,\""))
	}
	for name, ask := range map[string]func(i int) store.Query{
		"word":      func(i int) store.Query { return store.Query{Text: words[i%60]} },
		"facets":    func(i int) store.Query { return store.Query{Text: words[i%60], Facets: true} },
		"two":       func(i int) store.Query { return store.Query{Text: words[i%60] + " " + words[(i*7+1)%60], Facets: true} },
		"beginning": func(i int) store.Query { return store.Query{Text: words[i%60][:min(4, len(words[i%60]))] + "*"} },
		"phrase": func(i int) store.Query {
			f := strings.Fields(arts[i%len(arts)].Text)
			return store.Query{Text: `"` + f[9] + " " + f[10] + `"`}
		},
		"outlet": func(i int) store.Query {
			return store.Query{Text: words[i%60], Filter: store.Filter{Outlet: arts[i%len(arts)].Outlet.Name}}
		},
		"statement": func(i int) store.Query { return store.Query{Text: words[i%60], Kind: store.Statement, Facets: true} },
	} {
		b.Run(name, func(b *testing.B) {
			measure(b, func(i int) error { _, err := l.Search(b.Context(), ask(i)); return err })
		})
	}
}

// BenchmarkQuestions asks what pages ask.
func BenchmarkQuestions(b *testing.B) {
	l, arts := big(b)
	all, err := l.All(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for name, ask := range map[string]func(i int) error{
		"status": func(int) error { _, err := l.Status(b.Context()); return err },
		"front": func(int) error {
			_, err := l.Stories(b.Context(), store.Filter{Order: store.Heaviest, From: "2024-02-01"}, store.Page{Limit: 20})
			return err
		},
		"newest": func(int) error {
			_, err := l.Stories(b.Context(), store.Filter{Order: store.Newest}, store.Page{Limit: 20})
			return err
		},
		"story": func(i int) error {
			ids, err := l.Members(b.Context(), store.Place{Kind: store.Story, ID: fmt.Sprintf("story:%d", i*3%len(arts))})
			if err == nil {
				_, err = l.Pile(b.Context(), ids)
			}
			return err
		},
		"outlets": func(int) error {
			_, err := l.Outlets(b.Context(), store.Filter{Order: store.Heaviest}, store.Page{})
			return err
		},
		"entities": func(int) error { _, err := l.Entities(b.Context(), store.Filter{}, store.Page{}); return err },
		"articles": func(int) error {
			_, err := l.Articles(b.Context(), store.Filter{Order: store.Newest}, store.Page{})
			return err
		},
		"statements": func(int) error {
			_, err := l.Statements(b.Context(), store.Filter{Order: store.Heaviest}, store.Page{})
			return err
		},
		"mentions": func(int) error {
			_, err := l.Records(b.Context(), store.Mention, store.Filter{}, store.Page{})
			return err
		},
		"near": func(i int) error {
			_, err := l.Near(b.Context(), plainPostings(arts[i%len(arts)].Text), "", 400)
			return err
		},
		"pile":   func(i int) error { _, err := l.Pile(b.Context(), all[i%(len(all)-30):][:30]); return err },
		"locate": func(i int) error { _, err := l.Locate(b.Context(), string(all[i%len(all)][:12])); return err },
	} {
		b.Run(name, func(b *testing.B) { measure(b, ask) })
	}
}

// measure runs f and reports the median and the 95th percentile.
func measure(b *testing.B, f func(i int) error) {
	var took []time.Duration
	before := processor(b)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if err := f(i); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	b.ReportMetric(float64((processor(b)-before).Microseconds())/1000/float64(len(took)), "cpu-ms")
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

// processor is the time that the process had on the processors, which hardly
// depends on what else runs.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPut puts and settles batches of 250 articles beside those that are
// there, and measures the two apart.
func BenchmarkPut(b *testing.B) {
	l, arts := big(b)
	s, err := l.Status(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	var put, settle time.Duration
	for b.Loop() {
		batch, settlement := made(bench.Make(250, uint64(len(arts)+s.Articles+n)).Articles, s.Articles+n+10*len(arts))
		start := processor(b)
		if _, err := l.Put(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
		middle := processor(b)
		if err := l.Replace(b.Context(), settlement); err != nil {
			b.Fatal(err)
		}
		put, settle = put+middle-start, settle+processor(b)-middle
		n += 250
	}
	b.ReportMetric(float64(n)/put.Seconds(), "put/cpu-s")
	b.ReportMetric(float64(n)/settle.Seconds(), "settled/cpu-s")
}
