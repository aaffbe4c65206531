// Package page writes the pages of the library as HTML: templ components over
// values that are shaped already. In: a frame (language, where we are) and the
// findings of one page. Out: markup. Promised: all that came from outside is
// escaped by templ; there is no inline script or style, so that a strict content
// security policy holds; every page reads without a script.
package page

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"sanad/internal/query"
	"sanad/internal/store"
	"sanad/internal/text"
	"sanad/internal/view"
)

// Frame is what every page shows around its content.
type Frame struct {
	view.Words
	Title   string
	Nav     string // entry of the navigation that is marked, "" for none
	Path    string // path and query of this page, without the language
	Asked   string // words in the search box
	Library store.Status
	Graph   bool // the page draws a graph
	Edit    bool // corrections may be made
}

// Languages are the links to this page in the languages of the interface.
func (f Frame) languages() []language {
	var out []language
	for _, code := range view.Languages {
		u, err := url.Parse(f.Path)
		if err != nil {
			u = &url.URL{Path: "/"}
		}
		q := u.Query()
		q.Set("lang", code)
		u.RawQuery = q.Encode()
		out = append(out, language{code, map[string]string{"en": "English", "id": "Indonesia"}[code], templ.SafeURL(u.String()), code == f.Code})
	}
	return out
}

type language struct {
	code, name string
	url        templ.SafeURL
	here       bool
}

// The addresses of pages. They are permalinks: IDs survive a rebuild.
func storyURL(id string) templ.SafeURL     { return address("story", id) }
func statementURL(id string) templ.SafeURL { return address("statement", id) }
func articleURL(id text.ID) templ.SafeURL  { return address("article", string(id)) }
func outletURL(name string) templ.SafeURL  { return address("outlet", name) }
func entityURL(id string) templ.SafeURL    { return address("person", id) }

func address(kind, id string) templ.SafeURL {
	return templ.SafeURL("/" + kind + "/" + url.PathEscape(id))
}

// anchored is an address with a place in the page.
func anchored(u templ.SafeURL, place string) templ.SafeURL {
	return u + templ.SafeURL("#"+place)
}

// with is an address with one value of its query changed, and the page of a
// list left.
func with(path, key, value string) templ.SafeURL {
	u, err := url.Parse(path)
	if err != nil {
		return "/"
	}
	q := u.Query()
	q.Del("after")
	q.Del(key)
	if value != "" {
		q.Set(key, value)
	}
	u.RawQuery = q.Encode()
	return templ.SafeURL(u.String())
}

// number is n with its thousands parted as the language does.
func (f Frame) number(n int) string {
	s := strconv.Itoa(n)
	sep := map[string]string{"id": "."}[f.Code]
	if sep == "" {
		sep = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// span is "2–3" for a range, "" where both ends are one number.
func span(low, high int) string {
	if low == high {
		return ""
	}
	return strconv.Itoa(low) + "–" + strconv.Itoa(high)
}

// first are at most n of the names, joined.
func first(names []string, n int) string {
	if len(names) <= n {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:n], ", ") + ", +" + strconv.Itoa(len(names)-n)
}

// noun is the noun of a count alone: "articles" for 3.
func (f Frame) noun(n int, key string) string {
	_, noun, _ := strings.Cut(f.N(n, key), " ")
	return noun
}

// insteadOf is how a near miss is introduced: as what is carried in the place of
// what is asked, or as nearest in words only.
func insteadOf(m query.Match) string {
	if m.Instead() {
		return "instead"
	}
	return "nearest"
}

// unquoted is s without the quotation marks around it, for places that set
// their own.
func unquoted(s string) string { return strings.Trim(s, "\"“”«»„ ") }
