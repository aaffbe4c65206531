package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sanad/internal/web/guard"
)

// get asks a site for a page, as a browser with a language does.
func get(t *testing.T, h http.Handler, path, lang string) (int, string) {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Language", lang)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(b)
}

// links are the addresses of this site that a page leads to, and complaints
// about anything in it that could run, load or come from elsewhere.
func inspect(t *testing.T, body string) (links, complaints []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for e := range doc.Descendants() {
		if e.Type != html.ElementNode {
			continue
		}
		switch e.Data {
		case "iframe", "object", "embed", "base", "style":
			complaints = append(complaints, "a <"+e.Data+">")
		case "script":
			if e.FirstChild != nil {
				complaints = append(complaints, "an inline script")
			}
		}
		for _, a := range e.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style":
				complaints = append(complaints, a.Key+"="+a.Val)
			case a.Key == "href" || a.Key == "src" || a.Key == "action":
				u, err := url.Parse(a.Val)
				if err != nil || u.Scheme != "" || u.Host != "" {
					complaints = append(complaints, a.Key+"="+a.Val)
				} else if e.Data == "a" && u.Path != "" {
					links = append(links, a.Val)
				}
			}
		}
	}
	return links, complaints
}

// A walk over every link from the front page, in both languages, meets no page
// that fails and nothing that could run or load from elsewhere: also where the
// articles hold markup, scripts and addresses.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, lang := range []string{"en", "id"} {
		h := hostileSite(t).Handler()
		seen := map[string]bool{"/": true}
		todo := []string{"/"}
		told := false
		for len(todo) > 0 && len(seen) < 2000 {
			path := todo[0]
			todo = todo[1:]
			status, body := get(t, h, path, lang)
			if status != http.StatusOK {
				t.Errorf("%s: %d", path, status)
				continue
			}
			links, complaints := inspect(t, body)
			for _, c := range complaints {
				t.Errorf("%s holds %s", path, c)
			}
			told = told || strings.Contains(body, "&lt;script&gt;alert(1)")
			for _, l := range links {
				u, err := url.Parse(l)
				if err != nil {
					t.Fatal(err)
				}
				u.Fragment = ""
				if l = u.String(); l != "" && !seen[l] && !u.Query().Has("lang") {
					seen[l] = true
					todo = append(todo, l)
				}
			}
		}
		if len(seen) < 100 || !told {
			t.Errorf("%s: %d pages, the hostile words shown: %v", lang, len(seen), told)
		}
	}
}

// What is not there is said to be not there, in the reader's language and
// without a trace of the program.
func TestNotHere(t *testing.T) {
	h := guard.Wrap(hostileSite(t).Handler(), guard.Config{})
	for _, path := range []string{"/story/nothing", "/statement/zz", "/article/%00%ff", "/person/nobody", "/outlet/None", "/nowhere", "/storyline/x", "/story/%2e%2e%2f"} {
		status, body := get(t, h, "http://localhost"+path, "id")
		if status != http.StatusNotFound || strings.Contains(body, "goroutine") || strings.Contains(body, ".go:") {
			t.Errorf("%s: %d %.200s", path, status, body)
		}
	}
}

// The language is that of the address, then of the last choice, then of the
// browser.
func TestLanguage(t *testing.T) {
	h := hostileSite(t).Handler()
	for _, c := range []struct{ path, browser, cookie, want string }{
		{"/", "id-ID,id;q=0.9,en;q=0.8", "", "id"},
		{"/", "fr, en;q=0.5", "", "en"},
		{"/", "fr", "id", "id"},
		{"/?lang=en", "id", "id", "en"},
		{"/?lang=xx", "id", "", "id"},
	} {
		r := httptest.NewRequest("GET", c.path, nil)
		r.Header.Set("Accept-Language", c.browser)
		if c.cookie != "" {
			r.AddCookie(&http.Cookie{Name: languageCookie, Value: c.cookie})
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `<html lang="`+c.want+`">`) {
			t.Errorf("%+v: another language", c)
		}
	}
}
