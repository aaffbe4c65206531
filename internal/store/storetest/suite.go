package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sanad/internal/article"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// Run holds a backend to what package store promises. open makes an empty
// library that is closed when the test ends.
func Run(t *testing.T, open func(t testing.TB) store.Library) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, l store.Library)
	}{
		{"Empty", empty}, {"ReadBack", readBack}, {"PutTwice", putTwice}, {"Versions", versions}, {"ReplaceTwice", replaceTwice},
		{"ReplaceSome", replaceSome}, {"DropAndReplace", dropAndReplace}, {"Reread", reread}, {"AllOrNothing", allOrNothing}, {"Near", near},
		{"Places", places}, {"FormerIDs", formerIDs}, {"Lists", lists}, {"Records", records}, {"Search", search}, {"HostileQueries", hostileQueries},
		{"PurgeArticle", purgeArticle}, {"PurgeOutlet", purgeOutlet}, {"PurgeAddress", purgeAddress}, {"Expire", expire}, {"Keeping", keeping}, {"ReadersBesideWriter", readersBesideWriter},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// value is v, where there was no error.
func value[T any](t testing.TB, v T, err error) T {
	t.Helper()
	must(t, err)
	return v
}

func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s: %s", what, d)
	}
}

func sound(t testing.TB, l store.Library) {
	t.Helper()
	faults, err := l.Doctor(t.Context())
	must(t, err)
	for _, f := range faults {
		t.Errorf("doctor: %s: %s", f.Check, f.What)
	}
}

// counted is a status without the size of the file.
func counted(t testing.TB, l store.Library) store.Status {
	t.Helper()
	s, err := l.Status(t.Context())
	must(t, err)
	s.Bytes = 0
	return s
}

func empty(t *testing.T, l store.Library) {
	same(t, "status", store.Status{}, func() store.Status { s := counted(t, l); s.Schema = 0; return s }())
	sound(t, l)
	if _, err := l.Locate(t.Context(), "nothing-like-it"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("locate: %v", err)
	}
	if _, err := l.Versions(t.Context(), "x"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("versions: %v", err)
	}
	p, err := l.Pile(t.Context(), []text.ID{"unknown"})
	must(t, err)
	same(t, "pile", 0, len(p.Articles)+len(p.Stories))
}

func readBack(t *testing.T, l store.Library) {
	want := Filled(t, l, Harbour())
	if len(want.Findings.Statements) < 3 || len(want.Passages) < 3 || len(want.Findings.Events) < 3 || len(want.Findings.Warnings) < 3 {
		t.Fatalf("the pile is too poor to test with: %d statements, %d passages", len(want.Findings.Statements), len(want.Passages))
	}
	got, err := l.Pile(t.Context(), IDs(want))
	must(t, err)
	same(t, "pile", want, got)
	b := Batch(t, Harbour())
	read, err := l.Read(t.Context(), IDs(want))
	must(t, err)
	same(t, "marks as read", &pile.Pile{Articles: b.Articles, Marks: b.Marks}, read)
	c, err := l.Capture(t.Context(), want.Articles[2].Capture)
	must(t, err)
	same(t, "captured bytes", want.Articles[2].Text, string(c.Bytes))
	sound(t, l)
}

func putTwice(t *testing.T, l store.Library) {
	b := Batch(t, Harbour())
	first := value2(t)(l.Put(t.Context(), b))
	before := counted(t, l)
	again := value2(t)(l.Put(t.Context(), b))
	same(t, "taken first", store.Taken{New: ids(b.Articles)}, first)
	same(t, "taken again", store.Taken{Seen: ids(b.Articles)}, again)
	same(t, "status", before, counted(t, l))
	if before.Pending != len(b.Articles) {
		t.Errorf("%d pending", before.Pending)
	}
	known, err := l.Known(t.Context(), append(ids(b.Articles), "unknown"))
	must(t, err)
	same(t, "known", len(b.Articles), len(known))
	pending, err := l.Pending(t.Context(), 2)
	must(t, err)
	same(t, "two pending", 2, len(pending))
	all, err := l.All(t.Context())
	must(t, err)
	same(t, "all", ids(b.Articles), all)
	sound(t, l)
}

// value2 is for calls with a value and an error.
func value2(t testing.TB) func(v store.Taken, err error) store.Taken {
	return func(v store.Taken, err error) store.Taken { t.Helper(); return value(t, v, err) }
}

func ids(arts []article.Article) []text.ID {
	out := make([]text.ID, len(arts))
	for i := range arts {
		out[i] = arts[i].ID
	}
	slices.Sort(out)
	return out
}

func versions(t *testing.T, l store.Library) {
	old := Article("warta/9", "Warta Hask", "Enam rumah rusak", "2031-03-10", "Enam rumah di Hask rusak karena angin, kata Lurah Hask Ira Tamin.")
	now := old
	now.Text = strings.Replace(old.Text, "Enam", "Delapan", 1)
	now.ID = article.NewID(now.Input, now.Text)
	b := Batch(t, []article.Article{old})
	value2(t)(l.Put(t.Context(), b))
	c := Batch(t, []article.Article{now})
	c.At = Noon.Add(time.Hour)
	got := value2(t)(l.Put(t.Context(), c))
	want := store.Version{Name: old.URL, Number: 2, Article: now.ID, Before: old.ID, First: c.At, Last: c.At}
	same(t, "replaced", []store.Version{want}, got.Replaced)
	b.At = Noon.Add(2 * time.Hour)
	value2(t)(l.Put(t.Context(), b)) // the old text once more
	vs, err := l.Versions(t.Context(), old.URL)
	must(t, err)
	same(t, "versions", []store.Version{{Name: old.URL, Number: 1, Article: old.ID, First: Noon, Last: b.At}, want}, vs)
	same(t, "count", 2, counted(t, l).Versions)
	at, err := l.Locate(t.Context(), old.URL)
	must(t, err)
	same(t, "the address is the newest text", store.Place{Kind: store.Article, ID: string(now.ID)}, at)
}

func replaceTwice(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	before := counted(t, l)
	must(t, l.Replace(t.Context(), store.Settlement{Articles: IDs(p), Pile: p, Recipe: "test/2", At: Noon}))
	same(t, "status", before, counted(t, l))
	got, err := l.Pile(t.Context(), IDs(p))
	must(t, err)
	same(t, "pile", p, got)
	for recipe, want := range map[string]int{"test/1": len(p.Articles), "test/2": 0} {
		old, err := l.Overtaken(t.Context(), recipe, 0)
		must(t, err)
		same(t, "settled by another recipe than "+recipe, want, len(old))
	}
	sound(t, l)
}

// replaceSome settles the articles of one story anew and finds nothing in
// them: the other story is untouched.
func replaceSome(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	one, other := p.Stories[0], p.Stories[1]
	q := &pile.Pile{}
	for i := range p.Articles {
		if slices.Contains(one.Articles, p.Articles[i].ID) {
			q.Articles, q.Marks = append(q.Articles, p.Articles[i]), append(q.Marks, p.Marks[i])
		}
	}
	q.Stories = []story.Story{{ID: "story:named-anew", Title: "x", Articles: one.Articles}}
	must(t, l.Replace(t.Context(), store.Settlement{Articles: one.Articles, Pile: q, At: Noon,
		Changes: []story.Change{{Story: "story:named-anew", Kind: story.Merged, With: []string{one.ID}, At: "2031-03-14", Why: "for the test"}}}))
	s := counted(t, l)
	if s.Stories != 2 || s.Pending != 0 {
		t.Errorf("%+v", s)
	}
	got, err := l.Pile(t.Context(), other.Articles)
	must(t, err)
	same(t, "the other story", []story.Story{other}, got.Stories)
	n := 0
	for _, s := range p.Findings.Statements {
		if s.Story == other.ID {
			n++
		}
	}
	same(t, "its statements", n, len(got.Findings.Statements))
	list, err := l.Statements(t.Context(), store.Filter{Story: "story:named-anew"}, store.Page{})
	must(t, err)
	same(t, "statements of the settled story", 0, list.Total)
	changes, err := l.Changes(t.Context(), one.ID)
	must(t, err)
	same(t, "changes", 1, len(changes))
	given, err := l.Given(t.Context(), []string{one.ID, "story:never"})
	must(t, err)
	same(t, "given names", map[string]bool{one.ID: true}, given)
	at, err := l.Locate(t.Context(), one.ID)
	must(t, err)
	same(t, "the story that took it in", store.Place{Kind: store.Story, ID: "story:named-anew"}, at)
	of, err := l.StoryOf(t.Context(), one.Articles[:1])
	must(t, err)
	same(t, "story of an article", map[text.ID]string{one.Articles[0]: "story:named-anew"}, of)
	sound(t, l)
}

func dropAndReplace(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	before := counted(t, l)
	must(t, l.Drop(t.Context()))
	s := counted(t, l)
	if s.Articles != before.Articles || s.Pending != s.Articles || s.Stories+s.Statements+s.Passages+s.Events+s.Warnings != 0 {
		t.Errorf("after the drop: %+v", s)
	}
	sound(t, l)
	must(t, l.Replace(t.Context(), store.Settlement{Articles: IDs(p), Pile: p, At: Noon}))
	same(t, "status", before, counted(t, l))
	got, err := l.Pile(t.Context(), IDs(p))
	must(t, err)
	same(t, "pile", p, got)
	sound(t, l)
}

func reread(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	b := Batch(t, Harbour())
	old, err := l.Outdated(t.Context(), "test/2", 0)
	must(t, err)
	same(t, "outdated", len(b.Articles), len(old))
	b.Recipe = "test/2"
	b.Marks[0].Attributions = nil
	b.Postings[0] = []store.Posting{{Kind: store.Term, Hash: 1 << 40}}
	must(t, l.Reread(t.Context(), b))
	old, err = l.Outdated(t.Context(), "test/2", 0)
	must(t, err)
	same(t, "outdated", 0, len(old))
	same(t, "pending", len(b.Articles), counted(t, l).Pending)
	got, err := l.Read(t.Context(), []text.ID{b.Articles[0].ID})
	must(t, err)
	same(t, "marks", b.Marks[:1], got.Marks)
	must(t, l.Replace(t.Context(), store.Settlement{Articles: IDs(p), Pile: p, At: Noon}))
	found, err := l.Pile(t.Context(), IDs(p))
	must(t, err)
	same(t, "pile", p, found)
	sound(t, l)
}

func allOrNothing(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	before := counted(t, l)
	b := Batch(t, Many(4))
	b.Marks = b.Marks[1:]
	if _, err := l.Put(t.Context(), b); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("a batch without all marks: %v", err)
	}
	if err := l.Replace(t.Context(), store.Settlement{Articles: append(IDs(p), "unknown"), Pile: &pile.Pile{}}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown article was settled: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Put(ctx, Batch(t, Many(4))); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled batch: %v", err)
	}
	same(t, "status", before, counted(t, l))
	got, err := l.Pile(t.Context(), IDs(p))
	must(t, err)
	same(t, "pile", p, got)
	sound(t, l)
}

func near(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	ps := []store.Posting{{Kind: store.Term, Hash: word("belmira")}, {Kind: store.Term, Hash: word("kumala")}, {Kind: store.Term, Hash: word("nowhere")}, {Kind: store.Fingerprint, Hash: word("belmira")}}
	got, err := l.Near(t.Context(), ps, "", 0)
	must(t, err)
	holding := func(w string) (n int) {
		for i := range p.Articles {
			if strings.Contains(strings.ToLower(p.Articles[i].Text), w) {
				n++
			}
		}
		return n
	}
	_ = holding
	same(t, "holders", []int{4, 0, 0, 0}, got.Holders[:4])
	if len(got.Neighbours) != 4 || got.Neighbours[0].Story == "" || got.Neighbours[0].Day == "" || !slices.Equal(got.Neighbours[0].Shared, []int{0}) {
		t.Errorf("neighbours: %+v", got.Neighbours)
	}
	got, err = l.Near(t.Context(), ps, "2031-03-10", 1)
	must(t, err)
	if got.Holders[0] != 4 || len(got.Neighbours) != 2 {
		t.Errorf("one before and one after in a crowd: %+v", got)
	}
}

func places(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	a, s, st := p.Articles[0], p.Stories[0], p.Findings.Statements[0]
	for name, want := range map[string]store.Place{
		string(a.ID): {Kind: store.Article, ID: string(a.ID)}, string(a.ID[:9]): {Kind: store.Article, ID: string(a.ID)},
		a.Input: {Kind: store.Article, ID: string(a.ID)}, a.URL: {Kind: store.Article, ID: string(a.ID)},
		s.ID: {Kind: store.Story, ID: s.ID}, s.ID[:len(s.ID)-2]: {Kind: store.Story, ID: s.ID},
		st.ID: {Kind: store.Statement, ID: st.ID}, strings.TrimPrefix(st.ID, "statement:"): {Kind: store.Statement, ID: st.ID},
		"Warta Hask": {Kind: store.Outlet, ID: "Warta Hask"},
	} {
		got, err := l.Locate(t.Context(), name)
		if err != nil || got != want {
			t.Errorf("%s: %v (%v), want %v", name, got, err, want)
		}
	}
	if _, err := l.Locate(t.Context(), "story:"); !errors.Is(err, store.ErrAmbiguous) {
		t.Errorf("the beginning of several: %v", err)
	}
	for place, want := range map[store.Place][]text.ID{
		{Kind: store.Story, ID: s.ID}: s.Articles, {Kind: store.Statement, ID: st.ID}: st.Carriers(), {Kind: store.Article, ID: string(a.ID)}: {a.ID},
	} {
		got, err := l.Members(t.Context(), place)
		must(t, err)
		same(t, "members of "+place.ID, want, got)
	}
	carriers, err := l.Carriers(t.Context(), s.ID)
	must(t, err)
	same(t, "carriers", s.Articles, carriers) // no statement of it stands elsewhere
	if _, err := l.Carriers(t.Context(), "none"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("carriers of nothing: %v", err)
	}
	around, err := l.Around(t.Context(), s.Articles[:1])
	must(t, err)
	same(t, "around", s.Articles, around)
	if _, err := l.Members(t.Context(), store.Place{Kind: store.Story, ID: "none"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("members of nothing: %v", err)
	}
}

// formerIDs: a link to a statement leads to it also after others came to
// report it.
func formerIDs(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	old := map[string]text.Ref{}
	for _, s := range p.Findings.Statements {
		old[s.ID] = s.Reports[0].Ref
	}
	for i := range p.Findings.Statements {
		p.Findings.Statements[i].ID += "-changed"
		p.Findings.Statements[i].Denies = ""
	}
	p.Findings.Evolutions, p.Findings.Omissions, p.Findings.Warnings, p.Findings.Events = nil, nil, nil, nil
	must(t, l.Drop(t.Context()))
	must(t, l.Replace(t.Context(), store.Settlement{Articles: IDs(p), Pile: p, At: Noon}))
	for id, ref := range old {
		at, err := l.Locate(t.Context(), id)
		must(t, err)
		got, err := l.Records(t.Context(), store.Statement, store.Filter{ID: at.ID}, store.Page{})
		must(t, err)
		if len(got.Pile.Findings.Statements) != 1 || got.Pile.Findings.Statements[0].Reports[0].Ref != ref {
			t.Errorf("%s leads to %s", id, at.ID)
		}
	}
	sound(t, l)
}

// pages reads a list by pages of one.
func pages[T any](t testing.TB, read func(p store.Page) (store.List[T], error)) []T {
	t.Helper()
	var out []T
	p := store.Page{Limit: 1}
	for range 1000 {
		l, err := read(p)
		must(t, err)
		out = append(out, l.Lines...)
		if l.Next == "" {
			same(t, "total", l.Total, len(out))
			return out
		}
		p.After = l.Next
	}
	t.Fatal("the list has no end")
	return nil
}

func lists(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	ctx := t.Context()
	for _, o := range []store.Order{store.ByID, store.Newest, store.Heaviest} {
		f := store.Filter{Order: o}
		same(t, "stories", len(p.Stories), len(pages(t, func(p store.Page) (store.List[store.StoryLine], error) { return l.Stories(ctx, f, p) })))
		same(t, "statements", len(p.Findings.Statements), len(pages(t, func(p store.Page) (store.List[store.StatementLine], error) { return l.Statements(ctx, f, p) })))
		same(t, "articles", len(p.Articles), len(pages(t, func(p store.Page) (store.List[store.ArticleLine], error) { return l.Articles(ctx, f, p) })))
		same(t, "outlets", 3, len(pages(t, func(p store.Page) (store.List[store.OutletLine], error) { return l.Outlets(ctx, f, p) })))
		if n := len(pages(t, func(p store.Page) (store.List[store.EntityLine], error) { return l.Entities(ctx, f, p) })); n < 4 {
			t.Errorf("%d entities", n)
		}
	}
	var s *store.StoryLine
	for _, x := range pages(t, func(p store.Page) (store.List[store.StoryLine], error) { return l.Stories(ctx, store.Filter{}, p) }) {
		if x.Articles == 4 {
			s = &x
		}
	}
	if s == nil {
		t.Fatal("no story of four articles")
	}
	same(t, "outlets of the story", []string{"Harbour Post", "Kabar Pantai", "Warta Hask"}, s.Outlets)
	if s.Statements < 2 || s.Several < 1 || s.MostCarried == "" || s.Origins.Best < 1 {
		t.Errorf("line of the story: %+v", s)
	}
	several, err := l.Statements(ctx, store.Filter{Story: s.ID, Several: true, Order: store.Heaviest}, store.Page{})
	must(t, err)
	if several.Total != s.Several || several.Lines[0].Carriers < 2 || several.Lines[0].Day != "2031-03-10" || several.Lines[0].Channels < 1 {
		t.Errorf("statements of the story: %+v", several)
	}
	denied, err := l.Statements(ctx, store.Filter{Denied: true}, store.Page{})
	must(t, err)
	same(t, "denied statements", s.Denials, denied.Total)
	day, err := l.Articles(ctx, store.Filter{From: "2031-03-11", To: "2031-03-11"}, store.Page{})
	must(t, err)
	if day.Total < 2 {
		t.Errorf("articles of a day: %+v", day.Lines)
	}
	for _, a := range day.Lines {
		if a.Day != "2031-03-11" || !a.Latest || a.Version != 1 {
			t.Errorf("article of the day: %+v", a)
		}
	}
	cites, err := l.Cited(ctx, "Kabar Pantai", false)
	must(t, err)
	same(t, "cited by Kabar Pantai", []store.Facet{{Value: "Reuters", Count: 1}}, cites)
	by, err := l.Cited(ctx, "Reuters", true)
	must(t, err)
	if len(by) < 2 {
		t.Errorf("who cites Reuters: %v", by)
	}
	problems, err := l.Problems(ctx, store.Filter{}, store.Page{})
	must(t, err)
	same(t, "problems", []store.Problem{{Input: "broken.html", Stage: "extract", Reason: "no article body", At: "2031-03-14T12:00:00Z"}}, problems.Lines)
	if _, err := l.Stories(ctx, store.Filter{}, store.Page{After: "%%%"}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("a page after nonsense: %v", err)
	}
}

// records compares the records of every type, page by page, with those of the
// whole pile.
func records(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	for _, k := range store.Kinds {
		if k == store.StoryChange || k == store.ProblemKind {
			continue // no records of a pile
		}
		want := printed(t, p, k)
		var got, keys []string
		page := store.Page{Limit: 2}
		for {
			part, err := l.Records(t.Context(), k, store.Filter{}, page)
			must(t, err)
			got, keys = append(got, printed(t, part.Pile, k)...), append(keys, part.Keys...)
			if part.Next == "" {
				same(t, string(k)+": total", part.Total, len(keys))
				break
			}
			page.After = part.Next
		}
		slices.Sort(want)
		slices.Sort(got)
		same(t, string(k), want, got)
		if len(want) != len(keys) || len(want) == 0 && !slices.Contains([]store.Kind{store.Storyline, store.Evolution, store.Omission}, k) {
			t.Errorf("%s: %d records, %d keys", k, len(want), len(keys))
		}
		for _, id := range keys {
			one, err := l.Records(t.Context(), k, store.Filter{ID: id}, store.Page{})
			must(t, err)
			same(t, string(k)+" "+id, []string{id}, one.Keys)
		}
	}
	problems, err := l.Records(t.Context(), store.ProblemKind, store.Filter{}, store.Page{})
	must(t, err)
	same(t, "problems", 1, len(problems.Pile.Problems))
	if _, err := l.Records(t.Context(), "feud", store.Filter{}, store.Page{}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("records of an unknown type: %v", err)
	}
}

// printed are the records of one type.
func printed(t testing.TB, p *pile.Pile, k store.Kind) []string {
	t.Helper()
	var b bytes.Buffer
	must(t, record.Write(&b, p, "test", []record.Type{record.Type(k)}))
	var out []string
	for _, s := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		if strings.HasPrefix(s, fmt.Sprintf(`{"type":%q`, k)) {
			out = append(out, s)
		}
	}
	return out
}
