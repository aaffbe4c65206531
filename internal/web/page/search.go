package page

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"sanad/internal/check"
	"sanad/internal/query"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Search is a question in words with what was found.
type Search struct {
	Query   store.Query
	Asked   bool
	Results store.Results
	Wrong   bool // the question could not be understood
}

// searchURL is a search for words in the articles of an outlet.
func searchURL(words, outlet string) templ.SafeURL {
	return templ.SafeURL("/search?" + url.Values{"q": {words}, "outlet": {outlet}}.Encode())
}

// quoted are words that must stand together.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, " ") + `"` }

func titleLine(l store.ArticleLine) string { return cmp.Or(l.Title, l.Input) }

// facet is a value that narrows a search, or widens it again.
type facet struct {
	name  string
	count int
	url   templ.SafeURL
	here  bool
}

// facets are the values of one field; key is its name in the address.
func (f Frame) facets(list []store.Facet, key, chosen string, name func(string) string) []facet {
	var out []facet
	for _, x := range list {
		v := facet{name: name(x.Value), count: x.Count, url: with(f.Path, key, x.Value), here: x.Value == chosen}
		if v.here {
			v.url = with(f.Path, key, "")
		}
		out = append(out, v)
	}
	return out
}

func (f Frame) tongue(code string) string {
	if t := f.T("language-" + code); t != "language-"+code {
		return t
	}
	return code
}

func same(s string) string { return cmp.Or(s, "–") }

// month is the month that a search is narrowed to, "" for none.
func (s Search) month() string {
	if len(s.Query.From) >= 7 && len(s.Query.To) >= 7 && s.Query.From[:7] == s.Query.To[:7] {
		return s.Query.From[:7]
	}
	return ""
}

// hitURL is the page of a hit.
func hitURL(h store.Hit) templ.SafeURL { return address(string(h.Kind), h.ID) }

// Ask is a question in a text of any length with its answer.
type Ask struct {
	*view.Answer
	Text    string
	Found   []query.Found
	Looked  int
	Film    bool   // the text leans on pictures or sound
	Trouble string // why it cannot be asked, "" for nothing
	Done    bool
}

// Check is a draft with what an editor must look at.
type Check struct {
	*view.Answer
	Text    string
	Found   []check.Finding
	Sources int
	Trouble string
	Done    bool
}

// carriersOf are the carriers of a found statement in order of publication.
func (p *Ask) carriersOf(s *view.Statement) []captured {
	st := Story{Answer: p.Answer, Story: &view.Story{Articles: s.Carriers}}
	var out []captured
	for i, id := range st.articles() {
		x := p.Article(id)
		o := captured{ID: id, Outlet: p.Outlet(id), Input: x.Input, First: i == 0 && x.Published != nil}
		if x.Published != nil {
			o.Day = x.Published.Value
		}
		if len(x.Capture) >= 12 {
			o.Digest = x.Capture[:12]
		}
		out = append(out, o)
	}
	return out
}

// captured is a carrier with where and when it is from.
type captured struct {
	ID                         text.ID
	Outlet, Day, Input, Digest string
	First                      bool
}

// side is the words of one side of a finding with what stands around them.
func (p *Check) side(r text.Ref) side {
	s := Statement{Answer: p.Answer}
	return s.side(r)
}

// hitTitle is the title of a hit, else the first words of what was found.
func hitTitle(h store.Hit) string {
	if h.Title != "" {
		return h.Title
	}
	var b strings.Builder
	for _, s := range h.Snippet {
		b.WriteString(s.Words)
	}
	return cmp.Or(view.Excerpt(b.String(), 9), h.ID)
}
