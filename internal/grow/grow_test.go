package grow_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/bench"
	"sanad/internal/grow"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/store/sqlite"
	"sanad/internal/text"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// library is an empty library.
func library(t testing.TB) *sqlite.Library {
	t.Helper()
	l, err := sqlite.Create(context.Background(), t.TempDir()+"/library.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// sample is the bundled sample as it is read.
func sample(t testing.TB) []article.Article {
	t.Helper()
	p := app.Read([]string{"../../sample"}, nil)
	if len(p.Articles) < 15 {
		t.Fatalf("%d articles in the sample", len(p.Articles))
	}
	return p.Articles
}

// traced is the pile that trace makes of articles.
func traced(t testing.TB, arts []article.Article) *pile.Pile {
	t.Helper()
	p := &pile.Pile{Articles: slices.Clone(arts)}
	slices.SortFunc(p.Articles, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	if err := pipeline.Run(t.Context(), p, pipeline.Trace(), 1, nil); err != nil {
		t.Fatal(err)
	}
	return p
}

// one is a single batch of news.
func one(arts []article.Article) iter.Seq[grow.News] {
	return func(yield func(grow.News) bool) { yield(grow.News{Articles: slices.Clone(arts)}) }
}

// add takes and settles articles.
func add(t testing.TB, l grow.Library, o grow.Options, arts []article.Article) store.Taken {
	t.Helper()
	g := grow.New(l, o)
	got, err := g.Take(t.Context(), one(arts))
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	return got
}

// held is everything that a library holds.
func held(t testing.TB, l grow.Library) *pile.Pile {
	t.Helper()
	all, err := l.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Pile(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// findings are all findings of a pile as sorted lines, with the IDs of stories,
// storylines and statements replaced by what they hold.
func findings(t testing.TB, p *pile.Pile) []string {
	t.Helper()
	p.Unexplained()
	var names []string
	for _, s := range p.Stories {
		names = append(names, s.ID, fmt.Sprintf("story of %d from %.8s", len(s.Articles), s.Articles[0]))
	}
	for _, l := range p.Storylines {
		names = append(names, l.ID, fmt.Sprintf("line of %d", len(l.Stories)))
	}
	for _, x := range p.Findings.Statements {
		var places []string
		for _, r := range x.Reports {
			places = append(places, fmt.Sprintf("%.8s@%d", r.Ref.Article, r.Ref.Span.Start))
		}
		names = append(names, x.ID, "statement at "+strings.Join(places, " "))
	}
	pairs := slices.Collect(slices.Chunk(names, 2))
	slices.SortStableFunc(pairs, func(a, b []string) int { return len(b[0]) - len(a[0]) }) // a numbered ID before the one that it begins with
	named := strings.NewReplacer(slices.Concat(pairs...)...)
	var out []string
	put := func(kind string, v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, kind+" "+named.Replace(string(b)))
	}
	for i := range p.Articles {
		put("article", p.Articles[i])
		put("marks", p.Marks[i])
	}
	for _, x := range p.Passages {
		put("passage", x)
	}
	for _, x := range p.Relations {
		put("relation", x)
	}
	for _, x := range p.Stories {
		put("story", x)
	}
	for _, x := range p.Storylines {
		put("storyline", x)
	}
	for _, x := range p.Findings.Statements {
		put("statement", x)
	}
	for _, x := range p.Findings.Evolutions {
		put("evolution", x)
	}
	for _, x := range p.Findings.Omissions {
		put("omission", x)
	}
	for _, x := range p.Findings.Warnings {
		put("warning", x)
	}
	for _, x := range p.Findings.Events {
		put("event", x)
	}
	for id, x := range p.Findings.Origins {
		put("origins "+id, x)
	}
	for i := range out {
		out[i] = strings.NewReplacer("null", "[]").Replace(named.Replace(out[i]))
	}
	sort.Strings(out)
	return out
}

func same(t *testing.T, name string, got, want *pile.Pile) {
	t.Helper()
	if d := cmp.Diff(findings(t, want), findings(t, got)); d != "" {
		t.Errorf("%s:\n%s", name, d)
	}
}

// made are n made-up articles as they are read.
func made(n int, seed uint64) []article.Article {
	var out []article.Article
	for _, a := range bench.Make(n, seed).Articles {
		out = append(out, article.Article{ID: article.NewID(a.Input, a.Text), Input: a.Input, Text: a.Text, Language: a.Language, Outlet: a.Outlet, Published: a.Published})
	}
	return out
}

// A library that grew by any parts, in any order, holds once it is rebuilt
// what tracing all of it at once finds. A small one does so without.
func TestRebuiltIsTraced(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for name, arts := range map[string][]article.Article{"sample": sample(t), "made 1": made(30, 1), "made 2": made(50, 2)} {
		want := traced(t, arts)
		for _, always := range []bool{true, false} {
			o := grow.Options{Bounds: grow.Usual}
			if !always {
				o.Bounds.Articles, o.Bounds.Slice, o.Bounds.Batch = 0, 4, 1
			}
			l := library(t)
			for part := range parts(r, arts) {
				add(t, l, o, part)
			}
			if !always {
				if _, err := grow.New(l, o).Rebuild(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			same(t, fmt.Sprint(name, ", settled at once: ", always), held(t, l), want)
			if faults, err := l.Doctor(t.Context()); err != nil || len(faults) > 0 {
				t.Errorf("%s: doctor: %v, %v", name, faults, err)
			}
		}
	}
}

// A library that is too large to be settled at once is rebuilt by slices.
func TestRebuiltBySlices(t *testing.T) {
	l := library(t)
	o := grow.Options{Bounds: grow.Bounds{Batch: 1 << 20, Slice: 5, Near: 100}}
	arts := sample(t)
	add(t, l, o, arts)
	if _, err := grow.New(l, o).Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if st := status(t, l); st.Pending != 0 || st.Articles != len(arts) || st.Stories == 0 {
		t.Errorf("%+v", st)
	}
	if faults, err := l.Doctor(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("doctor: %v, %v", faults, err)
	}
}

// parts shuffles articles and cuts them into parts.
func parts(r *rand.Rand, arts []article.Article) iter.Seq[[]article.Article] {
	all := slices.Clone(arts)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return func(yield func([]article.Article) bool) {
		for len(all) > 0 {
			n := min(len(all), 1+r.IntN(16))
			if !yield(all[:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// Adding the same twice changes nothing.
func TestTwiceIsOnce(t *testing.T) {
	arts := sample(t)
	l := library(t)
	o := grow.Options{Now: func() time.Time { return time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC) }}
	if got := add(t, l, o, arts); len(got.New) != len(arts) {
		t.Errorf("%d of %d are new", len(got.New), len(arts))
	}
	before, st := findings(t, held(t, l)), status(t, l)
	if got := add(t, l, o, arts); len(got.New) != 0 || len(got.Seen) != len(arts) {
		t.Errorf("%d are new, %d seen", len(got.New), len(got.Seen))
	}
	if d := cmp.Diff(before, findings(t, held(t, l))); d != "" {
		t.Error(d)
	}
	after := status(t, l)
	st.Bytes, after.Bytes = 0, 0
	if d := cmp.Diff(st, after); d != "" {
		t.Error(d)
	}
}

func status(t testing.TB, l grow.Library) store.Status {
	t.Helper()
	s, err := l.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A story keeps its ID while it grows and when it is rebuilt.
func TestStoriesKeepTheirIDs(t *testing.T) {
	arts := sample(t)
	l := library(t)
	o := grow.Options{Bounds: grow.Usual}
	o.Bounds.Articles = 0
	add(t, l, o, arts[:12])
	first, err := l.StoryOf(t.Context(), ids(arts[:12]))
	if err != nil {
		t.Fatal(err)
	}
	add(t, l, o, arts[12:])
	if _, err := grow.New(l, o).Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	last, err := l.StoryOf(t.Context(), ids(arts[:12]))
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for id, s := range first {
		if last[id] != s {
			moved++
		}
	}
	if len(first) != 12 || moved > 1 {
		t.Errorf("%d of %d articles are of another story after it grew", moved, len(first))
	}
}

// A statement keeps its ID when another article carries it, and when the library
// is rebuilt: links to it hold.
func TestStatementsKeepTheirIDs(t *testing.T) {
	for name, o := range map[string]grow.Options{"at once": {}, "by slices": {Bounds: grow.Bounds{Batch: 1, Slice: 5, Near: 100}}} {
		l := library(t)
		add(t, l, o, sample(t))
		others := carriersOf(held(t, l))
		add(t, l, o, []article.Article{at(address, wharf)})
		before := carriersOf(held(t, l))
		maps.DeleteFunc(before, func(id string, _ int) bool { return others[id] > 0 })
		if len(before) == 0 {
			t.Fatal("no statements")
		}
		add(t, l, o, []article.Article{at("https://kabar.example/wharf", wharf+"\n\nSumber: Warta Selat")})
		for _, when := range []string{"grown", "rebuilt"} {
			now := carriersOf(held(t, l))
			carried := 0
			for id := range before {
				if now[id] == 2 {
					carried++
				}
				if at, err := l.Locate(t.Context(), id); err != nil || at.Kind != store.Statement {
					t.Errorf("%s, %s: %s leads to %+v (%v)", name, when, id, at, err)
				}
			}
			if carried < len(before) {
				t.Errorf("%s, %s: %d of %d statements kept their ID: %v, %v", name, when, carried, len(before), before, now)
			}
			if _, err := grow.New(l, o).Rebuild(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if faults, err := l.Doctor(t.Context()); err != nil || len(faults) > 0 {
			t.Errorf("%s: doctor: %v, %v", name, faults, err)
		}
	}
}

// carriersOf is how many articles carry each statement of a pile.
func carriersOf(p *pile.Pile) map[string]int {
	out := map[string]int{}
	for i := range p.Findings.Statements {
		out[p.Findings.Statements[i].ID] = len(p.Findings.Statements[i].Carriers())
	}
	return out
}

func ids(arts []article.Article) []text.ID {
	out := make([]text.ID, len(arts))
	for i := range arts {
		out[i] = arts[i].ID
	}
	return out
}
