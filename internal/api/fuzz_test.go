package api

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// nonsense are values that parameters and bodies are tried with.
var nonsense = []string{"", " ", "-1", "1e99", "\x00", "'; DROP TABLE articles; --", "%", "*", "\"", "(", "NEAR(", "a OR", "speaker:", "../../etc", "é\xff", "null",
	"2023-99-99", "9999999999999999999", strings.Repeat("a", 3000), "a*b* AND NOT", "^x", "{", "true"}

// Requests that make no sense are the asker's fault: 4xx, never 5xx.
func TestNonsense(t *testing.T) {
	_, h := served(t)
	c := readContract(t)
	n := 0
	for path, ops := range c.doc["paths"].(map[string]any) {
		for method, op := range ops.(map[string]any) {
			params, _ := op.(map[string]any)["parameters"].([]any)
			for _, p := range params {
				name, in := p.(map[string]any)["name"].(string), p.(map[string]any)["in"].(string)
				for _, v := range nonsense {
					target := strings.ReplaceAll(path, "{id}", "x")
					if in == "path" {
						target = strings.ReplaceAll(path, "{id}", url.PathEscape(v))
					} else {
						target += "?" + name + "=" + url.QueryEscape(v)
					}
					n++
					check(t, h, strings.ToUpper(method), target, "")
				}
			}
			if method == "post" {
				for _, v := range nonsense {
					n += 3
					check(t, h, "POST", strings.ReplaceAll(path, "{id}", "x"), v)
					check(t, h, "POST", strings.ReplaceAll(path, "{id}", "x"), `{"text":`+quoted(v)+`,"by":`+quoted(v)+`}`)
					check(t, h, "POST", strings.ReplaceAll(path, "{id}", "x"), `{"kind":"speaker","on":{"article":`+quoted(v)+`,"span":[9,3]},"value":"x","by":"a","why":"b"}`)
				}
			}
		}
	}
	if n < 3000 {
		t.Errorf("only %d requests were tried", n)
	}
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\x00", `\u0000`).Replace(s) + `"`
}

func check(t *testing.T, h http.Handler, method, target, body string) {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		return
	}
	r := &http.Request{Method: method, URL: u, Header: http.Header{"Content-Type": {"application/json"}}, Body: http.NoBody, Host: "127.0.0.1", RequestURI: target}
	if body != "" {
		r = httptest.NewRequest(method, "/", strings.NewReader(body))
		r.URL, r.RequestURI = u, target
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r.WithContext(t.Context()))
	if w.Code >= 500 {
		t.Errorf("%s %.200s %.100q: %d %s", method, target, body, w.Code, w.Body)
	}
}

func FuzzRequest(f *testing.F) {
	f.Add("GET", "/api/v1/search?q=kapal&limit=3", "")
	f.Add("GET", "/api/v1/statements?kind=assert&order=heaviest&after=x", "")
	f.Add("GET", "/api/v1/stories/a%2Fb/export?format=graphml", "")
	f.Add("POST", "/api/v1/ask", `{"text":"kapal"}`)
	f.Add("POST", "/api/v1/corrections", `{"kind":"split","on":{"article":"a","span":[0,1]},"by":"a","why":"b"}`)
	_, h := served(f)
	f.Fuzz(func(t *testing.T, method, target, body string) {
		if method != "GET" && method != "POST" || !strings.HasPrefix(target, "/") {
			return
		}
		check(t, h, method, target, body)
	})
}
