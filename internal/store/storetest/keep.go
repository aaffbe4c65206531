package storetest

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"sanad/internal/article"
	"sanad/internal/store"
	"sanad/internal/text"
)

func search(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	for q, want := range map[string]int{
		"gandum": 2, "GANDUM belmira": 2, "grain carrier": 2, `"grain carrier belmira"`: 2, `"carrier grain"`: 0, "gand*": 2, "cabai OR grain": 4,
		"belmira -denied": 3, "speaker:wenang": 4, "pembicara:kumala": 2, "title:cabai": 2, "kapal cabai": 0, "wénang": 4,
	} {
		got, err := l.Search(t.Context(), store.Query{Text: q})
		if err != nil || got.Total != want || len(got.Hits) != want {
			t.Errorf("%s: %d hits, total %d (%v), want %d", q, len(got.Hits), got.Total, err, want)
		}
	}
	got, err := l.Search(t.Context(), store.Query{Text: "belmira", Facets: true, Page: store.Page{Limit: 1}})
	must(t, err)
	same(t, "outlets", []store.Facet{{Value: "Harbour Post", Count: 2}, {Value: "Kabar Pantai", Count: 1}, {Value: "Warta Hask", Count: 1}}, got.Outlets)
	same(t, "languages", []store.Facet{{Value: "en", Count: 2}, {Value: "id", Count: 2}}, got.Languages)
	same(t, "months", []store.Facet{{Value: "2031-03", Count: 4}}, got.Months)
	h := got.Hits[0]
	whole, hit := "", ""
	for _, f := range h.Snippet {
		whole += f.Words
		if f.Found {
			hit = f.Words
		}
	}
	if i := p.Index()[text.ID(h.ID)]; !strings.Contains(p.Articles[i].Text, whole) || hit != "Belmira" || h.Kind != store.Article || h.Story == "" || h.Day == "" {
		t.Errorf("hit %+v", h)
	}
	seen := map[string]bool{h.ID: true}
	for got.Next != "" {
		got, err = l.Search(t.Context(), store.Query{Text: "belmira", Page: store.Page{Limit: 1, After: got.Next}})
		must(t, err)
		seen[got.Hits[0].ID] = true
	}
	same(t, "hits over all pages", 4, len(seen))
	got, err = l.Search(t.Context(), store.Query{Text: "belmira", Filter: store.Filter{Outlet: "Warta Hask"}, Facets: true})
	must(t, err)
	same(t, "hits of one outlet", 1, got.Total)
	got, err = l.Search(t.Context(), store.Query{Text: "selamat", Kind: store.Statement, Facets: true})
	must(t, err)
	if got.Total < 1 || !strings.HasPrefix(got.Hits[0].ID, "statement:") || !strings.Contains(got.Hits[0].Title, "selamat") || len(got.Outlets) == 0 {
		t.Errorf("statements: %+v", got)
	}
}

// bounded holds that of more hits than are weighed the last to come in are, and
// that it is said.
func bounded(t *testing.T, l store.Library) {
	arts := Harbour()
	Filled(t, l, arts[:3])
	Filled(t, l, arts[3:4])
	for _, k := range []store.Kind{store.Article, store.Statement} {
		ask := func(among int, from string) store.Results {
			t.Helper()
			got, err := l.Search(t.Context(), store.Query{Text: "awak OR crew", Kind: k, Facets: true, Among: among, Filter: store.Filter{From: from}})
			must(t, err)
			n := 0
			for _, f := range got.Outlets {
				n += f.Count
			}
			same(t, "hits in the facets", got.Total, n)
			same(t, "hits", got.Total, len(got.Hits))
			return got
		}
		all, usual := ask(store.Every, ""), ask(0, "")
		same(t, "every hit", usual, all)
		if all.More || all.Total < 2 {
			t.Fatalf("%s: %d hits, more: %v", k, all.Total, all.More)
		}
		same(t, "as many as there are", all, ask(all.Total, ""))
		last := ask(1, "")
		if !last.More || last.Hits[0].Outlet != "Harbour Post" || last.Hits[0].Day != "2031-03-12" {
			t.Errorf("the last to come in: %+v", last)
		}
		same(t, "hits since a day", 1, len(ask(0, "2031-03-12").Outlets))
	}
}

// hostileQueries are typed by somebody who does not know the syntax, or does.
func hostileQueries(t *testing.T, l store.Library) {
	Filled(t, l, Harbour())
	for _, q := range []string{`"`, `""`, `belmira"`, "AND", "belmira AND", "OR", "OR belmira", "NOT x", "NEAR(a b)", "(", "a:b:c", "title:", "*", "-", "--", "-belmira", "^belmira", "{a b}:c", "speaker:\"", "'; DROP TABLE articles; --",
		strings.Repeat("belmira ", 500), strings.Repeat("(", 5000), strings.Repeat(`"a" OR `, 300), "\x00belmira", "\xff\xfe", "kapal\u0301", "é*", "١٢"} {
		if _, err := l.Search(t.Context(), store.Query{Text: q}); err != nil && !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%.40q: %.200v", q, err)
		}
	}
	same(t, "articles", 6, counted(t, l).Articles)
}

// gone holds that nothing is left of an article that was purged.
func gone(t *testing.T, l store.Library, a *article.Article, word string) {
	t.Helper()
	ctx := t.Context()
	known, err := l.Known(ctx, []text.ID{a.ID})
	must(t, err)
	same(t, "known", 0, len(known))
	if _, err := l.Capture(ctx, a.Capture); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("its capture: %v", err)
	}
	for _, k := range []store.Kind{store.Article, store.Statement} {
		got, err := l.Search(ctx, store.Query{Text: word, Kind: k})
		must(t, err)
		same(t, "found by "+word, 0, got.Total)
	}
	if _, err := l.Versions(ctx, a.URL); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("its versions: %v", err)
	}
	for _, k := range []store.Kind{store.Mention, store.Attribution, store.Event, store.Passage, store.Warning} {
		part, err := l.Records(ctx, k, store.Filter{Article: a.ID}, store.Page{})
		must(t, err)
		same(t, string(k)+"s of it", 0, part.Total)
	}
	near, err := l.Near(ctx, postingsOf(t, a), "", 0)
	must(t, err)
	for _, n := range near.Neighbours {
		if n.Article == a.ID {
			t.Error("a posting is left")
		}
	}
	sound(t, l)
}

func postingsOf(t testing.TB, a *article.Article) []store.Posting {
	return Batch(t, []article.Article{*a}).Postings[0]
}

func purgeArticle(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	var a *article.Article
	for i := range p.Articles {
		if p.Articles[i].Input == "post/2" {
			a = &p.Articles[i]
		}
	}
	got, err := l.Purge(t.Context(), store.Place{Kind: store.Article, ID: string(a.ID)}, Noon, "asked for")
	must(t, err)
	if len(got.Articles) != 1 || got.Captures != 1 || got.Postings == 0 || got.Statements == 0 || len(got.Pending) != 3 {
		t.Errorf("purged: %+v", got)
	}
	gone(t, l, a, "varga")
	again := value2(t)(l.Put(t.Context(), Batch(t, []article.Article{*a})))
	same(t, "put again", store.Taken{Refused: []text.ID{a.ID}}, again)
	refused, err := l.Refused(t.Context(), []string{a.URL, "https://elsewhere.example/"})
	must(t, err)
	same(t, "refused", map[string]bool{a.URL: true}, refused)
	rest := Harbour()
	for i := range rest {
		if rest[i].ID == a.ID {
			rest = append(rest[:i], rest[i+1:]...)
			break
		}
	}
	q := Trace(t, rest)
	must(t, l.Replace(t.Context(), store.Settlement{Articles: IDs(q), Pile: q, At: Noon}))
	back, err := l.Pile(t.Context(), IDs(q))
	must(t, err)
	same(t, "what is left, settled", q, back)
	if s := counted(t, l); s.Purged == 0 || s.Pending != 0 {
		t.Errorf("%+v", s)
	}
	sound(t, l)
	if _, err := l.Purge(t.Context(), store.Place{Kind: store.Article, ID: string(a.ID)}, Noon, ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("purged twice: %v", err)
	}
	if _, err := l.Purge(t.Context(), store.Place{Kind: store.Story, ID: "x"}, Noon, ""); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("a story was purged: %v", err)
	}
}

func purgeOutlet(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	got, err := l.Purge(t.Context(), store.Place{Kind: store.Outlet, ID: "Harbour Post"}, Noon, "asked for")
	must(t, err)
	same(t, "articles", 2, len(got.Articles))
	for i := range p.Articles {
		if p.Articles[i].Outlet.Name == "Harbour Post" {
			gone(t, l, &p.Articles[i], "carrier")
		}
	}
	fresh := Article("post/3", "Harbour Post", "New", "2031-03-13", "The harbour of Hask was opened again, the harbour master said.")
	same(t, "a new one of the outlet", []text.ID{fresh.ID}, value2(t)(l.Put(t.Context(), Batch(t, []article.Article{fresh}))).Refused)
}

func purgeAddress(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	a := p.Articles[0]
	_, err := l.Purge(t.Context(), store.Place{Kind: store.Address, ID: a.URL}, Noon, "asked for")
	must(t, err)
	now := Article(a.Input, a.Outlet.Name, a.Title, "2031-03-12", a.Text+" Ditambah.")
	same(t, "another text of the address", []text.ID{now.ID}, value2(t)(l.Put(t.Context(), Batch(t, []article.Article{now}))).Refused)
	_, err = l.Purge(t.Context(), store.Place{Kind: store.Address, ID: "https://never.example/seen"}, Noon, "beforehand")
	must(t, err)
	refused, err := l.Refused(t.Context(), []string{"https://never.example/seen"})
	must(t, err)
	same(t, "refused beforehand", 1, len(refused))
	sound(t, l)
}

func expire(t *testing.T, l store.Library) {
	Filled(t, l, Harbour())
	must(t, l.SetRetention(t.Context(), 48*time.Hour))
	d, err := l.Retention(t.Context())
	must(t, err)
	got, err := l.Expire(t.Context(), time.Date(2031, 3, 11, 0, 0, 0, 0, time.UTC), 0)
	must(t, err)
	if d != 48*time.Hour || len(got.Articles) != 2 {
		t.Errorf("retention %s, let go %v", d, got.Articles)
	}
	s := counted(t, l)
	if s.Articles != 4 || s.Purged != 0 || s.First != "2031-03-11" {
		t.Errorf("%+v", s)
	}
	sound(t, l)
}

func keeping(t *testing.T, l store.Library) {
	ctx := t.Context()
	f := store.Feed{URL: "https://warta-hask.example/feed", Kind: "feed", Title: "Warta", Every: time.Hour, Added: Noon, Next: Noon.Add(time.Hour), ETag: `"x"`, Failures: 2, Problem: "slow", History: "{}"}
	must(t, l.SetFeed(ctx, f))
	f.Paused = true
	must(t, l.SetFeed(ctx, f))
	feeds, err := l.Feeds(ctx)
	must(t, err)
	same(t, "feeds", []store.Feed{f}, feeds)
	must(t, l.RemoveFeed(ctx, f.URL))
	if err := l.RemoveFeed(ctx, f.URL); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	c := store.Correction{Kind: "merge", On: "statement:1", With: []string{"statement:2"}, By: "Ayu", Why: "one statement", At: Noon}
	id, err := l.Correct(ctx, c)
	must(t, err)
	c.ID = id
	for _, on := range []string{"", "statement:1", "statement:2"} {
		cs, err := l.Corrections(ctx, on)
		must(t, err)
		same(t, "corrections of "+on, []store.Correction{c}, cs)
	}
	must(t, l.Undo(ctx, id, "Budi", Noon.Add(time.Hour)))
	if err := l.Undo(ctx, id, "Budi", Noon); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
	c.Undone, c.UndoBy = Noon.Add(time.Hour), "Budi"
	cs, err := l.Corrections(ctx, "statement:1")
	must(t, err)
	same(t, "undone", []store.Correction{c}, cs)
	if _, err := l.Correct(ctx, store.Correction{Kind: "merge"}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("a correction of nothing: %v", err)
	}
	r := store.Run{Program: "sanad", Command: "add", Start: Noon}
	r.ID, err = l.Note(ctx, r)
	must(t, err)
	r.End, r.Outcome, r.Added = Noon.Add(time.Minute), "done", 3
	_, err = l.Note(ctx, r)
	must(t, err)
	r2 := store.Run{Program: "sanad", Command: "watch", Start: Noon.Add(time.Hour)}
	r2.ID, err = l.Note(ctx, r2)
	must(t, err)
	same(t, "runs", []store.Run{r2, r}, pages(t, func(p store.Page) (store.List[store.Run], error) { return l.Runs(ctx, p) }))
	must(t, l.Report(ctx, []store.Problem{{Input: "https://x.example/", Stage: "fetch", Reason: "refused", At: "2031-03-14T12:00:00Z"}}))
	same(t, "problems", 1, counted(t, l).Problems)
}

// readersBesideWriter: who reads while others write sees a library as it was
// between two writes.
func readersBesideWriter(t *testing.T, l store.Library) {
	arts := Many(40)
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				s, err := l.Status(t.Context())
				if err != nil || s.Articles%4 != 0 {
					t.Errorf("%d articles (%v)", s.Articles, err)
					return
				}
			}
		})
	}
	for i := 0; i < len(arts); i += 4 {
		value2(t)(l.Put(t.Context(), Batch(t, arts[i:i+4])))
	}
	close(done)
	wg.Wait()
	same(t, "articles", len(arts), counted(t, l).Articles)
}
