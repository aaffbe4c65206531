package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sanad/internal/store"
	"sanad/internal/web/guard"
)

// get asks a site for a page, as a browser with a language does.
func get(t *testing.T, h http.Handler, path, lang string) (int, string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
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
				if l = u.String(); l != "" && !seen[l] && !u.Query().Has("lang") && !strings.HasPrefix(l, "/api/") {
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
		r := httptest.NewRequest(http.MethodGet, c.path, nil)
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

// post sends a form.
func post(t *testing.T, h http.Handler, path string, form url.Values) (int, string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "http://localhost"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// What is pasted comes back as text; what cannot be asked is told in words.
func TestPastedText(t *testing.T) {
	s := hostileSite(t)
	h := guard.Wrap(s.Handler(), guard.Config{})
	articles, err := s.Library.Articles(t.Context(), store.Filter{Input: "https://lintasteluk.example/"}, store.Page{})
	if err != nil || len(articles.Lines) != 1 {
		t.Fatalf("%d articles at the address, %v", len(articles.Lines), err)
	}
	for _, c := range []struct{ path, text, want string }{
		{"/ask", `</textarea><script>alert(1)</script> Feri listrik memangkas biaya bahan bakar hingga 35 persen`, "&lt;/textarea&gt;&lt;script&gt;"},
		{"/ask", "Feri listrik memangkas biaya bahan bakar hingga 35 persen", `class="card"`},
		{"/ask", articles.Lines[0].URL, `class="card"`},
		{"/ask", "https://example.org/none", "This link leads to nothing"},
		{"/ask", "…", "nothing in this to look for"},
		{"/ask", strings.Repeat("“", 65_000), "nothing in this to look for"},
		{"/check", `</textarea><script>alert(1)</script>`, "&lt;/textarea&gt;"},
		{"/check", "Feri listrik memangkas biaya bahan bakar hingga 53 persen, kata Direktur Utama PT Samudra Kencana Dewi Anjarwati.", "53"},
	} {
		status, body := post(t, h, c.path, url.Values{"text": {c.text}})
		if status != http.StatusOK || !strings.Contains(body, c.want) {
			t.Errorf("%s %.60q: %d, without %q", c.path, c.text, status, c.want)
		}
		if _, complaints := inspect(t, body); len(complaints) > 0 {
			t.Errorf("%s %.60q: %q", c.path, c.text, complaints)
		}
	}
	if status, _ := post(t, h, "/ask", url.Values{"text": {strings.Repeat("kata ", 2<<20)}}); status < 400 || status >= 500 {
		t.Errorf("ten megabytes are answered with %d", status)
	}
}

// A correction without a name, a reason or words is refused, and so is one of
// another site; a good one stands beside the finding.
func TestCorrections(t *testing.T) {
	s := siteOf(t, sample+"/hospital")
	h := guard.Wrap(s.Handler(), guard.Config{})
	l, err := s.Library.Statements(t.Context(), store.Filter{Several: true}, store.Page{Limit: 1})
	if err != nil || len(l.Lines) != 1 {
		t.Fatalf("no statement: %v", err)
	}
	path := "/statement/" + l.Lines[0].ID
	_, body := get(t, h, "http://localhost"+path, "en")
	_, place, _ := strings.Cut(body, `name="on" value="`)
	place, _, _ = strings.Cut(place, `"`)
	good := url.Values{"kind": {"speaker"}, "on": {place}, "value": {"Harbour master"}, "by": {"Desk"}, "why": {"the third paragraph names her"}}
	for _, without := range []string{"kind", "on", "value", "by", "why"} {
		bad := url.Values{}
		for k, v := range good {
			if k != without {
				bad[k] = v
			}
		}
		if status, _ := post(t, h, path+"/correct", bad); status != http.StatusBadRequest {
			t.Errorf("a correction without %s: %d", without, status)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "http://localhost"+path+"/correct", strings.NewReader(good.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusForbidden {
		t.Errorf("a correction from another site: %d", w.Code)
	}
	if status, _ := post(t, h, path+"/correct", good); status != http.StatusSeeOther {
		t.Errorf("a good correction: %d", status)
	}
	if _, body := get(t, h, "http://localhost"+path, "en"); !strings.Contains(body, "Harbour master") || !strings.Contains(body, "the third paragraph") {
		t.Error("the correction is not shown")
	}
}
