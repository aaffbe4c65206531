package api

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Every command that doc/api.md shows runs against a server of the sample and
// prints what has the shape that is shown.
func TestDocumentedCommands(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Fatal("curl is missing: tools/setup installs it")
	}
	doc, err := os.ReadFile("../../doc/api.md")
	if err != nil {
		t.Fatal(err)
	}
	_, h := served(t)
	srv := httptest.NewServer(h)
	defer srv.Close()
	env := append(os.Environ(), "S="+srv.URL)
	for name, value := range places(t, srv.URL) {
		env = append(env, name+"="+value)
	}
	lines, n, last := strings.Split(string(doc), "\n"), 0, ""
	for i, line := range lines {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		n++
		c := exec.CommandContext(t.Context(), "bash", "-o", "pipefail", "-c", command)
		c.Env = append(env, "CORRECTION="+last)
		out, err := c.Output()
		if err != nil && !strings.Contains(command, "| head") { // head leaves before the end
			t.Errorf("%s: %v", command, err)
		}
		var kept Kept
		if json.Unmarshal(out, &kept) == nil && strings.HasPrefix(kept.ID, "correction:") {
			last = kept.ID
		}
		if err := shaped(lines[i+1], string(out)); err != nil {
			t.Errorf("%s\nprints %.600s: %v", command, out, err)
		}
	}
	if n < 24 {
		t.Errorf("only %d documented commands were run", n)
	}
}

// places are what the document has names for.
func places(t *testing.T, base string) map[string]string {
	t.Helper()
	c := exec.CommandContext(t.Context(), "curl", "-s", base+"/api/v1/statements?several=true&order=heaviest&limit=1000")
	out, err := c.Output()
	var l list[struct {
		ID, Story, Gist string
		Reports         []struct {
			Article string
			Span    [2]int
		}
	}]
	if err == nil {
		err = json.Unmarshal(out, &l)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range l.Records {
		if r := s.Reports[0]; strings.Contains(s.Gist, "Torvia") {
			return map[string]string{"STORY": s.Story, "STATEMENT": s.ID, "ARTICLE": r.Article, "START": fmt.Sprint(r.Span[0]), "END": fmt.Sprint(r.Span[1])}
		}
	}
	t.Fatal("the sample tells nothing of the grain ship")
	return nil
}

// shaped holds what a command printed against what is shown of it: JSON by its
// shape, other lines by their beginning.
func shaped(shown, got string) error {
	if shown == "" {
		return fmt.Errorf("the document does not show what it prints")
	}
	var want, have any
	if json.Unmarshal([]byte(shown), &want) != nil || json.Unmarshal([]byte(got), &have) != nil {
		if !strings.HasPrefix(got, shown) {
			return fmt.Errorf("it does not begin with %q", shown)
		}
		return nil
	}
	return alike("", want, have)
}

// alike reports where a value is not as the shown one: "…" stands for any text,
// 0 for any number, the first entry of a list for all, and a record may have more
// fields.
func alike(at string, want, have any) error {
	switch w := want.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		if !ok {
			return fmt.Errorf("%s is %v, not an object", at, have)
		}
		for k := range w {
			if _, ok := h[k]; !ok {
				return fmt.Errorf("%s has no %s", at, k)
			}
			if err := alike(at+"."+k, w[k], h[k]); err != nil {
				return err
			}
		}
		return nil
	case []any:
		h, ok := have.([]any)
		if !ok || len(h) == 0 {
			return fmt.Errorf("%s is %v, not a list with entries", at, have)
		}
		return alike(at+"[0]", w[0], h[0])
	}
	if fmt.Sprintf("%T", want) != fmt.Sprintf("%T", have) || want != have && want != "…" && want != 0.0 {
		return fmt.Errorf("%s is %v, not %v", at, have, want)
	}
	return nil
}

// The comparison sees what differs.
func TestShaped(t *testing.T) {
	for _, c := range []struct {
		shown, got string
		ok         bool
	}{
		{`{"a":"…","n":0,"l":[{"x":true}]}`, `{"a":"b","n":7,"l":[{"x":true,"y":1}],"z":null}`, true},
		{`{"a":"…"}`, `{"a":1}`, false}, {`{"a":[0]}`, `{"a":[]}`, false}, {`{"a":"b"}`, `{"a":"c"}`, false}, {`{"a":0}`, `{}`, false},
		{"# Title", "# Title of it\n", true}, {"PK", "no", false}, {"304", "200", false}, {"304", "304", true},
	} {
		if err := shaped(c.shown, c.got); (err == nil) != c.ok {
			t.Errorf("%s, %s: %v", c.shown, c.got, err)
		}
	}
}
