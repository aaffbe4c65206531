package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract is the committed description with compiled schemas.
type contract struct {
	doc map[string]any
	at  *jsonschema.Compiler
}

func readContract(t *testing.T) *contract {
	t.Helper()
	raw, err := OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := &contract{doc.(map[string]any), jsonschema.NewCompiler()}
	if err := c.at.AddResource("https://sanad.example/openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	return c
}

// holds reports what of an answer is not as the contract says.
func (c *contract) holds(t *testing.T, path, method string, code string, media string, body []byte) {
	t.Helper()
	at := []string{"paths", path, method, "responses", code, "content", media, "schema"}
	var pointer strings.Builder
	var v any = c.doc
	for _, k := range at {
		m, ok := v.(map[string]any)
		if v = m[k]; !ok || v == nil {
			t.Errorf("%s %s: %s with %s is not in the contract", method, path, code, media)
			return
		}
		pointer.WriteString("/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(k)))
	}
	schema, err := c.at.Compile("https://sanad.example/openapi.json#" + pointer.String())
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	if media != "application/x-ndjson" && strings.HasSuffix(media, "json") {
		got, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
		if err != nil {
			t.Errorf("%s %s: %v", method, path, err)
			return
		}
		if err := schema.Validate(got); err != nil {
			t.Errorf("%s %s: %v", method, path, err)
		}
	}
}

// Every operation of the contract is called on the sample, with what its
// collection holds, and answers as the contract says.
func TestContract(t *testing.T) {
	_, h := served(t)
	c := readContract(t)
	good := map[string]string{ // parameters that operations cannot do without
		"/api/v1/search": "?q=kapal&facets=true", "/api/v1/locate": "?name=grain-ship/harbour-standard.txt", "/api/v1/versions": "?name=grain-ship/harbour-standard.txt",
	}
	var article struct{ Records []struct{ ID string } }
	into(t, h, "GET", "/api/v1/articles?limit=1", "", &article)
	place := `{"article":"` + article.Records[0].ID + `","span":[0,30]}`
	var kept Kept
	into(t, h, "POST", "/api/v1/corrections", `{"kind":"speaker","on":`+place+`,"value":"Mira","by":"desk","why":"heard it"}`, &kept)
	bodies := map[string]string{
		"/api/v1/ask": `{"text":"The grain carrier Lady Ostra was towed to the port of Hask"}`, "/api/v1/check": `{"text":"The grain carrier Lady Ostra was towed to the port of Hask with forty sailors on board."}`,
		"/api/v1/corrections":           `{"kind":"channel","on":` + place + `,"value":"Reuters","by":"desk","why":"called them"}`,
		"/api/v1/corrections/{id}/undo": `{"by":"desk"}`,
	}
	n, filled := 0, 0
	for _, path := range sorted(c.doc["paths"].(map[string]any)) {
		for _, method := range sorted(c.doc["paths"].(map[string]any)[path].(map[string]any)) {
			target := path + good[path]
			if strings.Contains(path, "{id}") {
				id := idOf(t, h, path, kept.ID)
				if id == "" {
					continue // the sample has none of these
				}
				target = strings.Replace(path, "{id}", url.PathEscape(id), 1)
				filled++
			}
			code, header, body := ask(h, strings.ToUpper(method), target, bodies[path])
			if code/100 != 2 {
				t.Errorf("%s %s: %d %.200s", method, target, code, body)
				continue
			}
			n++
			c.holds(t, path, method, map[int]string{http.StatusCreated: "201"}[code]+map[bool]string{true: "200"}[code == 200], header.Get("Content-Type"), body)
		}
	}
	if n < 40 || filled < 15 {
		t.Errorf("only %d operations were called, %d of them by ID", n, filled)
	}
}

// idOf is the ID of something that a collection holds.
func idOf(t *testing.T, h http.Handler, path, correction string) string {
	t.Helper()
	parts := strings.Split(path, "/")
	if parts[3] == "corrections" {
		return correction
	}
	var l struct{ Keys []string }
	into(t, h, "GET", "/api/v1/"+parts[3]+"?limit=1", "", &l)
	if len(l.Keys) == 0 {
		return ""
	}
	return l.Keys[0]
}

func sorted(m map[string]any) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Errors are problems as the contract says, with the right status.
func TestErrors(t *testing.T) {
	_, h := served(t)
	c := readContract(t)
	for _, x := range []struct {
		method, path, target, body string
		want                       int
	}{
		{"get", "/api/v1/stories/{id}", "/api/v1/stories/nothing", "", 404},
		{"get", "/api/v1/stories", "/api/v1/stories?limit=0", "", 422},
		{"get", "/api/v1/stories", "/api/v1/stories?limit=many", "", 422},
		{"get", "/api/v1/stories", "/api/v1/stories?colour=red", "", 422},
		{"get", "/api/v1/stories", "/api/v1/stories?from=yesterday", "", 422},
		{"get", "/api/v1/search", "/api/v1/search", "", 422},
		{"post", "/api/v1/ask", "/api/v1/ask", `{"text":"?"}`, 422},
		{"post", "/api/v1/ask", "/api/v1/ask", `{"text":`, 400},
		{"post", "/api/v1/corrections", "/api/v1/corrections", `{"kind":"speaker","on":{"article":"none","span":[0,3]},"value":"x","by":"a","why":"b"}`, 404},
		{"post", "/api/v1/corrections", "/api/v1/corrections", `{"kind":"merge","on":{"article":"none","span":[0,3]},"by":"a","why":"b"}`, 422},
		{"post", "/api/v1/corrections/{id}/undo", "/api/v1/corrections/none/undo", `{"by":"a"}`, 404},
		{"get", "/api/v1/stories/{id}/brief", "/api/v1/stories/none/brief", "", 404},
		{"get", "", "/api/v1/nothing", "", 404},
		{"get", "", "/elsewhere", "", 404},
	} {
		code, header, body := ask(h, strings.ToUpper(x.method), x.target, x.body)
		var p struct {
			Title  string
			Status int
		}
		if code != x.want || header.Get("Content-Type") != "application/problem+json" || json.Unmarshal(body, &p) != nil || p.Status != code || p.Title == "" {
			t.Errorf("%s %s: %d %s, want %d", x.method, x.target, code, body, x.want)
		}
		if x.path != "" && x.want != 400 {
			c.holds(t, x.path, x.method, http.StatusText(0)+map[int]string{404: "404", 422: "422"}[x.want], "application/problem+json", body)
		}
	}
}

// A page leads to the next, and all pages together are the collection.
func TestPages(t *testing.T) {
	_, h := served(t)
	for _, path := range []string{"articles", "statements", "attributions", "mentions", "passages"} {
		var all, page list[map[string]any]
		into(t, h, "GET", "/api/v1/"+path+"?limit=1000", "", &all)
		seen := map[string]bool{}
		for next := ""; ; {
			page = list[map[string]any]{}
			into(t, h, "GET", "/api/v1/"+path+"?limit=7&after="+url.QueryEscape(next), "", &page)
			if len(page.Records) != len(page.Keys) || len(page.Records) > 7 || page.Total != all.Total {
				t.Fatalf("%s: %d records, %d keys, %d of %d", path, len(page.Records), len(page.Keys), page.Total, all.Total)
			}
			for _, k := range page.Keys {
				if seen[k] {
					t.Errorf("%s: %s comes twice", path, k)
				}
				seen[k] = true
			}
			if page.Next == nil {
				break
			}
			next = *page.Next
		}
		if len(seen) != all.Total || all.Total == 0 || all.Next != nil || len(all.Records) != all.Total {
			t.Errorf("%s: %d over pages, %d at once, total %d", path, len(seen), len(all.Records), all.Total)
		}
	}
}

// A tag saves sending an answer again, until it changes.
func TestTags(t *testing.T) {
	_, h := served(t)
	_, header, _ := ask(h, "GET", "/api/v1/corrections", "")
	tag := header.Get("ETag")
	if code, _, b := ask(h, "GET", "/api/v1/corrections", "", "If-None-Match", tag); code != http.StatusNotModified || len(b) != 0 || tag == "" {
		t.Errorf("%d, tag %s", code, tag)
	}
	var s struct {
		Records []struct {
			Reports []struct {
				Article string
				Span    [2]int
			}
		}
	}
	into(t, h, "GET", "/api/v1/statements?several=true&limit=1", "", &s)
	r := s.Records[0].Reports[0]
	raw, err := json.Marshal(map[string]any{"kind": "speaker", "on": r, "value": "Mira", "by": "desk", "why": "heard it"})
	if err != nil {
		t.Fatal(err)
	}
	into(t, h, "POST", "/api/v1/corrections", string(raw), &Kept{})
	if code, _, _ := ask(h, "GET", "/api/v1/corrections", "", "If-None-Match", tag); code != http.StatusOK {
		t.Errorf("a correction was not seen: %d", code)
	}
	var got Corrections
	into(t, h, "GET", "/api/v1/corrections", "", &got)
	if len(got.Records) != 1 || !got.Records[0].Found || len(got.Records[0].Statements) != 1 || got.Records[0].On.Quote == "" {
		t.Errorf("%+v", got)
	}
}
