package api

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// strange are values of filters that nothing in the sample has.
var strange = map[string]string{"from": "2999-01-01", "to": "1900-01-01"}

// Every filter that a collection takes narrows it, and every other is refused:
// nothing is passed over in silence.
func TestFilters(t *testing.T) {
	_, h := served(t)
	c := readContract(t)
	all := []string{"article", "story", "storyline", "outlet", "language", "entity", "class", "party", "kind", "reading", "input", "from", "to", "several", "circular", "denied", "drifting", "order"}
	narrowed, refused, seen := 0, 0, map[string]bool{}
	for path, ops := range c.doc["paths"].(map[string]any) {
		get, _ := ops.(map[string]any)["get"].(map[string]any)
		if id, _ := get["operationId"].(string); !strings.HasPrefix(id, "list-") || id == "list-corrections" {
			continue
		}
		var taken []string
		for _, p := range get["parameters"].([]any) {
			taken = append(taken, p.(map[string]any)["name"].(string))
		}
		for _, f := range all {
			value := strange[f]
			switch {
			case f == "order":
				value = "newest"
			case slices.Contains([]string{"several", "circular", "denied", "drifting"}, f):
				value = "true"
			case value == "":
				value = "nobody has this"
			}
			code, header, body := ask(h, "GET", path+"?"+f+"="+url.QueryEscape(value), "")
			if !slices.Contains(taken, f) {
				refused++
				if code != http.StatusUnprocessableEntity || header.Get("Content-Type") != "application/problem+json" || !strings.Contains(string(body), "query."+f) {
					t.Errorf("%s?%s=: %d %s", path, f, code, body)
				}
				continue
			}
			var l list[map[string]any]
			if err := json.Unmarshal(body, &l); err != nil || code != http.StatusOK {
				t.Errorf("%s?%s=: %d %v", path, f, code, err)
			}
			if seen[f] = true; value != "true" && f != "order" {
				if narrowed++; l.Total != 0 {
					t.Errorf("%s?%s=%s gives %d records", path, f, value, l.Total)
				}
			}
		}
	}
	if narrowed < 60 || refused < 120 || len(seen) != len(all) {
		t.Errorf("only %d filters that narrow and %d that are refused, of %d kinds", narrowed, refused, len(seen))
	}
}

// The filters that ask yes or no give fewer, and only what they say.
func TestFlags(t *testing.T) {
	_, h := served(t)
	var whole, several, denied, drifting list[struct {
		ID     string
		Counts struct{ Carriers int }
		Drift  []struct{ Severity string }
	}]
	into(t, h, "GET", "/api/v1/statements?limit=1000", "", &whole)
	into(t, h, "GET", "/api/v1/statements?limit=1000&several=true", "", &several)
	into(t, h, "GET", "/api/v1/statements?limit=1000&denied=true", "", &denied)
	into(t, h, "GET", "/api/v1/statements?limit=1000&drifting=true", "", &drifting)
	n := 0
	for _, s := range whole.Records {
		if s.Counts.Carriers > 1 {
			n++
		}
	}
	if several.Total != n || n == 0 || n == whole.Total {
		t.Errorf("%d statements carried by several, want %d of %d", several.Total, n, whole.Total)
	}
	for _, s := range drifting.Records {
		if !slices.ContainsFunc(s.Drift, func(d struct{ Severity string }) bool { return d.Severity == "material" }) {
			t.Errorf("%s does not drift", s.ID)
		}
	}
	if denied.Total == 0 || denied.Total == whole.Total || drifting.Total == 0 || drifting.Total == whole.Total {
		t.Errorf("%d denied, %d drifting of %d", denied.Total, drifting.Total, whole.Total)
	}
}
