package grow_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/annot"
	"sanad/internal/app"
	"sanad/internal/article"
	"sanad/internal/grow"
	"sanad/internal/pipeline"
	"sanad/internal/store"
	"sanad/internal/text"
)

const wharf = `Dermaga Bulu Ditutup Setelah Ombak Besar

Kapal penyeberangan di Dermaga Bulu berhenti berlayar sejak Senin pagi karena ombak besar.

"Sedikitnya 12 penumpang terluka," kata Kepala Pelabuhan Retno Wijayanti kepada wartawan di kantornya.

Ia mengatakan dermaga itu akan dibuka kembali setelah cuaca membaik.`

// at is an article that stands at an address.
func at(address, body string) article.Article {
	a := article.Article{Input: address, URL: address, Language: "id", Text: body, Outlet: article.Outlet{Name: "Warta Selat"},
		Published: &article.Date{Value: "2031-03-10", Precision: "day", Basis: article.Metadata}}
	a.ID = article.NewID(a.Input, a.Text)
	return a
}

const address = "https://warta.example/dermaga"

// A changed text at a known address is a new version: it takes the place of the
// earlier one in the stories, and a quoted number that was changed is a finding.
func TestNewVersion(t *testing.T) {
	for name, o := range map[string]grow.Options{"at once": {}, "by slices": {Bounds: grow.Bounds{Batch: 1, Slice: 1, Near: 100}}} {
		l := library(t)
		first := at(address, wharf)
		copied := at("https://kabar.example/wharf", wharf+"\n\nSumber: Warta Selat")
		add(t, l, o, []article.Article{first, copied})
		second := at(address, strings.Replace(wharf, "12 penumpang", "21 penumpang", 1))
		got := add(t, l, o, []article.Article{second})
		if len(got.Replaced) != 1 || got.Replaced[0].Number != 2 || got.Replaced[0].Before != first.ID {
			t.Errorf("%s: versions %+v", name, got.Replaced)
		}
		p := held(t, l)
		for _, s := range p.Stories {
			if slices.Contains(s.Articles, first.ID) {
				t.Errorf("%s: the earlier version is part of story %s", name, s.ID)
			}
		}
		for _, s := range p.Findings.Statements {
			if slices.Contains(s.Carriers(), first.ID) {
				t.Errorf("%s: the earlier version carries %q", name, s.Gist)
			}
		}
		found := 0
		for _, w := range p.Findings.Warnings {
			if w.Kind == "silent-edit" && w.Article == second.ID && strings.Contains(w.Text["en"], "“12”") && strings.Contains(w.Text["id"], "“21”") {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%s: %d findings about the changed number: %+v", name, found, p.Findings.Warnings)
		}
		if st := status(t, l); st.Pending != 0 || st.Versions != 3 {
			t.Errorf("%s: %+v", name, st)
		}
		if faults, err := l.Doctor(t.Context()); err != nil || len(faults) > 0 {
			t.Errorf("%s: doctor: %v, %v", name, faults, err)
		}
		for _, called := range []string{address, string(first.ID), string(second.ID[:16])} {
			es, err := app.Diff(t.Context(), l, called)
			if err != nil || len(es) != 2 || len(es[1].Revision.Edits) != 1 || es[1].Revision.Edits[0].Kind != "number" {
				t.Errorf("%s: diff %s: %v, %+v", name, called, err, es)
			}
		}
	}
}

// The second page of an article that is there already makes it whole, also
// when it comes again.
func TestSecondPageLater(t *testing.T) {
	l := library(t)
	one, two := at(address, wharf+"\n\nHalaman selanjutnya"), at(address+"?page=2", "Penumpang menunggu di terminal sampai malam.\n\nHalaman 2 dari 2")
	alone := at("https://kabar.example/other?page=2", "Halaman kedua dari sebuah berita yang halaman pertamanya tidak ada.")
	add(t, l, grow.Options{}, []article.Article{one, alone})
	for range 2 {
		add(t, l, grow.Options{}, []article.Article{two})
		vs, err := l.Versions(t.Context(), address)
		if err != nil || len(vs) != 2 {
			t.Fatalf("versions %+v (%v)", vs, err)
		}
		p, err := l.Read(t.Context(), ids([]article.Article{{ID: vs[1].Article}}))
		if err != nil || len(p.Articles) != 1 {
			t.Fatalf("%d articles (%v)", len(p.Articles), err)
		}
		a := p.Articles[0]
		if !strings.Contains(a.Text, "menunggu di terminal") || strings.Contains(a.Text, "selanjutnya") || a.Completeness == article.Partial {
			t.Errorf("%s: %q", a.Completeness, a.Text)
		}
	}
	if all, err := l.All(t.Context()); err != nil || len(all) != 3 {
		t.Errorf("%d articles (%v)", len(all), err)
	}
}

// Articles whose marks were made by other rules are annotated anew when the
// library is rebuilt: all of them, or what the changed rules make.
func TestReadAnew(t *testing.T) {
	l := library(t)
	arts := sample(t)
	add(t, l, grow.Options{}, arts)
	want := findings(t, held(t, l))
	now := pipeline.Recipe(pipeline.Article())
	for recipe, forget := range map[string]func(*annot.Marks){
		"segment/0": func(m *annot.Marks) { *m = annot.Marks{} },
		strings.Replace(now, "quote/", "quote/0", 1): func(m *annot.Marks) { m.Attributions = nil },
	} {
		p, err := l.Read(t.Context(), ids(arts))
		if err != nil {
			t.Fatal(err)
		}
		for i := range p.Marks {
			forget(&p.Marks[i])
		}
		b := store.Batch{Articles: p.Articles, Marks: p.Marks, Postings: make([][]store.Posting, len(p.Articles)), Recipe: recipe}
		if err := l.Reread(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		if _, err := grow.New(l, grow.Options{}).Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, findings(t, held(t, l))); d != "" {
			t.Errorf("%s: %s", recipe, d)
		}
	}
}

// anew counts the articles that are read anew.
type anew struct {
	grow.Library
	articles []text.ID
}

func (l *anew) Reread(ctx context.Context, b store.Batch) error {
	l.articles = append(l.articles, ids(b.Articles)...)
	return l.Library.Reread(ctx, b)
}

// Where the version of a stage was raised, only the articles that an older one
// read are read again, and the library says how many are behind.
func TestRaisedVersion(t *testing.T) {
	l := &anew{Library: library(t)}
	arts := sample(t)
	add(t, l, grow.Options{}, arts)
	behind := func(want int, when string) {
		t.Helper()
		if n, err := grow.Behind(t.Context(), l); err != nil || n != want {
			t.Errorf("%s: %d articles are behind, not %d (%v)", when, n, want, err)
		}
	}
	behind(0, "as it was made")
	old := ids(arts[:3])
	slices.Sort(old)
	p, err := l.Read(t.Context(), old)
	if err != nil {
		t.Fatal(err)
	}
	older := strings.Replace(pipeline.Recipe(pipeline.Article()), "cite/", "cite/0", 1)
	if err := l.Library.Reread(t.Context(), store.Batch{Articles: p.Articles, Marks: p.Marks, Postings: make([][]store.Posting, len(p.Articles)), Recipe: older}); err != nil {
		t.Fatal(err)
	}
	behind(3, "three were read by another version")
	if _, err := grow.New(l, grow.Options{}).Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	slices.Sort(l.articles)
	if !slices.Equal(l.articles, old) {
		t.Errorf("%d articles were read anew, not the three", len(l.articles))
	}
	behind(0, "rebuilt")
}
