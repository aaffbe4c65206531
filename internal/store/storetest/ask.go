package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

func near(t *testing.T, l store.Library) {
	Filled(t, l, Harbour())
	ps := []store.Posting{{Kind: store.Term, Hash: word("belmira")}, {Kind: store.Term, Hash: word("kumala")}, {Kind: store.Term, Hash: word("nowhere")}, {Kind: store.Fingerprint, Hash: word("belmira")}}
	got, err := l.Near(t.Context(), ps, "", 0)
	must(t, err)
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
	for _, x := range denied.Lines {
		by, err := l.Statements(ctx, store.Filter{Denies: x.ID}, store.Page{})
		must(t, err)
		if by.Total != x.DeniedBy || by.Total == 0 || by.Lines[0].Denies != x.ID {
			t.Errorf("%s is denied by %d, and these say so: %+v", x.ID, x.DeniedBy, by.Lines)
		}
	}
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
	if k == store.Article { // with the excerpts that leave of each
		n, excerpts := 0, 0
		for r := range record.Of(p, record.Type(k), record.Options{}) {
			x := r.(record.Article).Excerpts
			out[n] += fmt.Sprint(x)
			n, excerpts = n+1, excerpts+len(x)
		}
		if excerpts == 0 {
			t.Error("no article has an excerpt")
		}
	}
	return out
}
