package web

import (
	"cmp"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanad/internal/app"
	"sanad/internal/grow"
	"sanad/internal/store"
	"sanad/internal/store/sqlite"
	"sanad/quality"
)

const sample = "../../sample"

// siteOf is the pages of a new library with what stands in some paths.
func siteOf(t testing.TB, paths ...string) *Site {
	t.Helper()
	lib, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := app.Add(t.Context(), lib, paths, nil, grow.Options{}); err != nil {
		t.Fatal(err)
	}
	return &Site{Library: lib, Edit: true, Quality: quality.Shared, Program: "sanad", Fresh: -1}
}

// hostile is an article that tries to get markup into every page.
const hostile = `{"id":"NAME/<img src=x onerror=alert(1)>","url":"javascript:alert(1)","outlet":"<b>Kabar</b> \"Jahat\" & ../..","title":"</title><script>alert(1)</script>","published":"2025-03-04T09:00:00+07:00","language":"id","body":"KOTA ARUN - \"Jembatan </p><script>alert(1)</script> ditutup karena </textarea> retak,\" kata Kepala Dinas <i>Rahmat</i> Sudira, Selasa (4/3/2025). Dikutip dari <a href='https://evil.example/'>Reuters</a>."}` + "\n"

// hostileSite is the pages of the sample and of articles that hold markup,
// scripts, and what cannot be read.
func hostileSite(t testing.TB) *Site {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"bad.jsonl":  strings.ReplaceAll(hostile, "NAME", "one") + strings.ReplaceAll(hostile, "NAME", "two") + "{\"broken\": <script>\n",
		"worse.html": "<html><body><script>alert(1)</script><article><h1>\"onmouseover=alert(1) x=</h1><p>Pemerintah kota menutup jembatan.</p></article>",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return siteOf(t, sample, dir)
}

// shown is a page that is looked at.
type shown struct{ name, path string }

// pagesOf are the pages of a site that are looked at: the most telling of each
// kind.
func pagesOf(t testing.TB, s *Site) []shown {
	t.Helper()
	ctx := t.Context()
	stories, err := s.Library.Stories(ctx, store.Filter{Order: store.Heaviest}, store.Page{Limit: 1})
	if err != nil || len(stories.Lines) == 0 {
		t.Fatalf("no story: %v", err)
	}
	story := stories.Lines[0].ID
	statements, err := s.Library.Statements(ctx, store.Filter{Story: story}, store.Page{Limit: 100})
	if err != nil || len(statements.Lines) == 0 {
		t.Fatalf("no statement: %v", err)
	}
	best := slices.MaxFunc(statements.Lines, func(a, b store.StatementLine) int {
		return cmp.Or(a.Carriers+3*a.MaterialDrift+3*a.DeniedBy-b.Carriers-3*b.MaterialDrift-3*b.DeniedBy, cmp.Compare(b.ID, a.ID))
	})
	ids, err := s.Library.Members(ctx, store.Place{Kind: store.Story, ID: story})
	if err != nil || len(ids) == 0 {
		t.Fatalf("no article: %v", err)
	}
	articles, err := s.Library.Articles(ctx, store.Filter{Story: story, Order: store.Heaviest}, store.Page{Limit: 1})
	if err != nil || len(articles.Lines) == 0 {
		t.Fatalf("no article: %v", err)
	}
	people, err := s.Library.Entities(ctx, store.Filter{Class: "person", Order: store.Heaviest}, store.Page{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	said := slices.MaxFunc(people.Lines, func(a, b store.EntityLine) int { return cmp.Or(a.Statements-b.Statements, cmp.Compare(b.ID, a.ID)) })
	return []shown{
		{"front", "/"}, {"stories", "/stories"}, {"story", string(movedTo(store.Place{Kind: store.Story, ID: story}))},
		{"brief", string(movedTo(store.Place{Kind: store.Story, ID: story})) + "/brief"},
		{"statement", string(movedTo(store.Place{Kind: store.Statement, ID: best.ID}))},
		{"article", string(movedTo(store.Place{Kind: store.Article, ID: string(articles.Lines[0].ID)}))},
		{"person", string(movedTo(store.Place{Kind: store.Entity, ID: said.ID}))},
		{"outlet", string(movedTo(store.Place{Kind: store.Outlet, ID: articles.Lines[0].Outlet}))},
		{"search", "/search?q=" + url.QueryEscape(strings.Trim(strings.Fields(best.Gist)[0], "\"“”‘’,"))}, {"ask", "/ask"}, {"check", "/check"}, {"problems", "/problems"}, {"about", "/about"}, {"missing", "/story/nothing"},
	}
}
