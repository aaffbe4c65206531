package storetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/story"
	"sanad/internal/text"
)

// Run holds a backend to what package store promises. open makes an empty
// library that is closed when the test ends.
func Run(t *testing.T, open func(t testing.TB) store.Library) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, l store.Library)
	}{
		{"Empty", empty}, {"ReadBack", readBack}, {"PutTwice", putTwice}, {"Versions", versions}, {"ReplaceTwice", replaceTwice},
		{"ReplaceSome", replaceSome}, {"ToldElsewhere", toldElsewhere}, {"DropAndReplace", dropAndReplace}, {"Reread", reread}, {"AllOrNothing", allOrNothing}, {"Near", near},
		{"Places", places}, {"FormerIDs", formerIDs}, {"Lists", lists}, {"Records", records}, {"Search", search}, {"SearchBounded", bounded}, {"HostileQueries", hostileQueries},
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
	eds, err := l.Editions(t.Context(), []text.ID{old.ID, now.ID, "unknown"})
	must(t, err)
	same(t, "editions", map[text.ID]store.Edition{old.ID: {Latest: now.ID}, now.ID: {Before: old.ID, Latest: now.ID}}, eds)
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

// toldElsewhere has a statement of two stories told in one of them alone: it
// keeps its ID, and the event in the other story is of it no more.
func toldElsewhere(t *testing.T, l store.Library) {
	p := Filled(t, l, Harbour())
	in := func(s *story.Story) text.Ref {
		return text.Ref{Article: s.Articles[0], Span: text.Span{Start: 0, End: 40}}
	}
	one, other := p.Stories[0], p.Stories[1]
	told := origin.Statement{ID: "statement:of-both", Story: one.ID, Reports: []origin.Report{{Ref: in(&one), Voice: -1}, {Ref: in(&other), Voice: -1}}}
	p.Findings.Statements = append(p.Findings.Statements, told)
	p.Findings.Events = append(p.Findings.Events, origin.Event{Date: "2031-03", Ref: in(&other), Statements: []string{told.ID}})
	must(t, l.Replace(t.Context(), store.Settlement{Articles: IDs(p), Pile: p, At: Noon}))
	sound(t, l)
	q := &pile.Pile{Stories: []story.Story{one}}
	for i := range p.Articles {
		if slices.Contains(one.Articles, p.Articles[i].ID) {
			q.Articles, q.Marks = append(q.Articles, p.Articles[i]), append(q.Marks, p.Marks[i])
		}
	}
	told.Reports = told.Reports[:1]
	q.Findings.Statements = []origin.Statement{told}
	must(t, l.Replace(t.Context(), store.Settlement{Articles: one.Articles, Pile: q, At: Noon}))
	sound(t, l)
	got, err := l.Records(t.Context(), store.Event, store.Filter{Article: other.Articles[0]}, store.Page{})
	must(t, err)
	found := false
	for _, e := range got.Pile.Findings.Events {
		found = found || e.Date == "2031-03"
		same(t, "statements of an event of "+e.Date, false, slices.Contains(e.Statements, told.ID))
	}
	same(t, "the event stays", true, found)
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
	recipes, err := l.Recipes(t.Context(), []text.ID{b.Articles[0].ID, "unknown"})
	must(t, err)
	same(t, "recipes", map[text.ID]string{b.Articles[0].ID: "test/2"}, recipes)
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
