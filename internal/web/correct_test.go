package web

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"sanad/internal/origin/correction"
	"sanad/internal/store"
	"sanad/internal/text"
)

// report is the place on the page of a statement where one of its reports is
// corrected.
const report = "#chain ~ ol > li:first-child "

// say fills the form of a correction as a person does, keeps it, and returns.
func (b *browser) say(form, kind, value string) {
	b.t.Helper()
	steps := []chromedp.Action[chromedp.Void]{}
	if kind != "" {
		steps = append(steps, chromedp.SetValue(form+" select[name=kind]", kind))
	}
	if value != "" {
		steps = append(steps, chromedp.SendKeys(form+" input[name=value]", value))
	}
	steps = append(steps, chromedp.SendKeys(form+" input[name=why]", "dibaca ulang"), chromedp.SendKeys(form+" input[name=by]", "Redaksi Uji"))
	b.do("fill in "+form, steps...)
	b.click(form + " button")
}

// takeBack undoes the only correction that stands on the page.
func (b *browser) takeBack(what string) {
	b.t.Helper()
	b.click("#corrections ~ ul form button")
	if n := eval[int](b, `document.querySelectorAll("#corrections ~ ul form").length`); n != 0 {
		b.t.Errorf("%s: %d corrections still stand", what, n)
	}
	if words := b.words("#corrections ~ ul li:last-child"); !strings.Contains(words, "undone") {
		b.t.Errorf("%s is not said to be undone: %s", what, words)
	}
}

// drifting is a statement with material drift that several carry.
func drifting(t *testing.T, s *Site) store.StatementLine {
	t.Helper()
	l, err := s.Library.Statements(t.Context(), store.Filter{Drifting: true, Several: true, Order: store.Heaviest}, store.Page{Limit: 1})
	if err != nil || len(l.Lines) == 0 {
		t.Fatalf("no statement drifts: %v", err)
	}
	return l.Lines[0]
}

// Whatever is wrong with a statement is said on its page, shown beside what the
// machine found, and undone.
func TestBrowserCorrections(t *testing.T) {
	s := siteOf(t, sample)
	line := drifting(t, s)
	all, err := s.Library.Statements(t.Context(), store.Filter{Story: line.Story, Order: store.Heaviest}, store.Page{Limit: 9})
	if err != nil || len(all.Lines) < 2 {
		t.Fatalf("%d statements, %v", len(all.Lines), err)
	}
	other := all.Lines[0].ID
	if other == line.ID {
		other = all.Lines[1].ID
	}
	b := open(t, s.Handler())
	page := string(movedTo(store.Place{Kind: store.Statement, ID: line.ID}))
	found := ""
	for _, c := range []struct {
		kind        correction.Kind
		value, want string // what is typed, and what the page then says
	}{
		{correction.Speaker, "Mela Orin", "Mela Orin"},
		{correction.Channel, "Kantor Berita Orlan", "Kantor Berita Orlan"},
		{correction.Merge, b.base + "/statement/" + url.PathEscape(other), "the same statement as"},
		{correction.Split, "", "a statement of its own"},
	} {
		b.at(page, 1280)
		if found == "" {
			found = b.words(".sheet > .counts")
		}
		b.do("open the form", chromedp.Click(report+"details summary"))
		b.say(report+"form", string(c.kind), c.value)
		b.sees("#corrections ~ ul", c.want)
		b.sees("#corrections ~ ul", "Redaksi Uji")
		if b.words("#corrections ~ p b") == "" || b.words(".sheet > .counts") != found {
			t.Errorf("%s: corrected %q, found %q, before %q", c.kind, b.words("#corrections ~ p b"), b.words(".sheet > .counts"), found)
		}
		b.takeBack(string(c.kind))
	}
	b.at(page, 1280)
	b.do("open the form of a drift", chromedp.Click("#drift ~ ul details summary"))
	b.say("#drift ~ ul form", "", "")
	b.sees("#corrections ~ ul", "this is no drift")
	b.takeBack("drift")
	b.accessible("a corrected statement")
	b.quiet("corrections")
}

// That two names stand for one person, and that a name stands for another, is
// said on the page of the person.
func TestBrowserNames(t *testing.T) {
	s := siteOf(t, sample)
	l, err := s.Library.Entities(t.Context(), store.Filter{Class: "person", Order: store.Heaviest}, store.Page{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	var public []store.EntityLine
	for _, e := range l.Lines {
		if e.Role != "" && e.Statements > 0 {
			public = append(public, e)
		}
	}
	if len(public) < 2 {
		t.Fatalf("%d persons with a role", len(public))
	}
	b := open(t, s.Handler())
	page := string(movedTo(store.Place{Kind: store.Entity, ID: public[0].ID}))
	b.at(page, 1280)
	b.do("open the forms", chromedp.Click("#correct summary"))
	b.say("#merge-name", "", b.base+string(movedTo(store.Place{Kind: store.Entity, ID: public[1].ID})))
	b.sees("#corrections ~ ul", "these names stand for one")
	b.sees("#corrections ~ ul", public[1].ID)

	// It is said beside the statements that the person voices, too.
	voiced, err := s.Library.Statements(t.Context(), store.Filter{Entity: public[0].ID}, store.Page{Limit: 1})
	if err != nil || len(voiced.Lines) == 0 {
		t.Fatal(err)
	}
	b.at(string(movedTo(store.Place{Kind: store.Statement, ID: voiced.Lines[0].ID})), 1280)
	b.sees("#corrections ~ ul", "these names stand for one")
	b.at(page, 1280)
	b.takeBack("one person")

	b.at(page, 1280)
	b.do("open the forms", chromedp.Click("#correct summary"))
	b.say("#split-name", "", "Surya Wening")
	b.sees("#corrections ~ ul", "this name stands for another")
	b.sees("#corrections ~ ul", "Surya Wening")
	b.takeBack("another person")
	b.accessible("a person with corrections")
	b.quiet("names")
}

// A place that is no name, and an entity that is none, are the asker's fault.
func TestNamesThatAreNone(t *testing.T) {
	s := siteOf(t, sample)
	for _, name := range []string{"", "nothing", "http://127.0.0.1/person/person%3Anobody"} {
		if r, err := s.nameOf(t.Context(), name); err == nil {
			t.Errorf("%q is %v", name, r)
		}
	}
	l, err := s.Library.Entities(t.Context(), store.Filter{Class: "person"}, store.Page{Limit: 1})
	if err != nil || len(l.Lines) == 0 {
		t.Fatal(err)
	}
	for _, name := range []string{l.Lines[0].ID, "http://127.0.0.1:8080/person/" + url.PathEscape(l.Lines[0].ID)} {
		if r, err := s.nameOf(t.Context(), name); err != nil || r == (text.Ref{}) {
			t.Errorf("%q is %v, %v", name, r, err)
		}
	}
}
