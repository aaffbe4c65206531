package export

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The worked examples of doc/exports.md, lines of Python that begin with ">>> ",
// run on exports of the sample, each to an answer.
func TestWorkedExamples(t *testing.T) {
	doc, err := os.ReadFile("../../../doc/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	p, dir := traced(t, sample), t.TempDir()
	for name, f := range map[string]Format{"sample.jsonl": JSONL, "sample.graphml": GraphML, "sample.provjson": PROV, "sample.jsonld": Schema} {
		file(t, filepath.Join(dir, name), func(w io.Writer) error { return Write(w, p, f, Options{Reviews: true}) })
	}
	if err := os.Mkdir(filepath.Join(dir, "tables"), 0o700); err != nil {
		t.Fatal(err)
	}
	file(t, filepath.Join(dir, "tables", "channels.csv"), func(w io.Writer) error { return Table(w, p, CSV, "channels", Options{}.Options) })
	n := 0
	for section := range strings.SplitSeq(string(doc), "\n## ") {
		title, _, _ := strings.Cut(section, "\n")
		var script []string
		for line := range strings.Lines(section) {
			if code, ok := strings.CutPrefix(line, ">>> "); ok {
				script = append(script, strings.TrimSuffix(code, "\n"))
			}
		}
		if len(script) == 0 {
			continue
		}
		n++
		if out := python(t, dir, strings.Join(script, "\n")); len(strings.Trim(out, "[]() \n")) == 0 {
			t.Errorf("%s: the example answers %q", title, out)
		}
	}
	if n != 5 {
		t.Errorf("%d formats have a worked example in Python", n)
	}
}

// python runs a script with the first Python that has what it imports.
func python(t *testing.T, dir, script string) string {
	t.Helper()
	var last string
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		c := exec.CommandContext(t.Context(), python, "-W", "ignore", "-c", script)
		c.Dir = dir
		var errs bytes.Buffer
		c.Stderr = &errs
		out, err := c.Output()
		if err == nil {
			return string(out)
		}
		last = errs.String() + err.Error()
	}
	t.Errorf("%s\n%s", script, last)
	return ""
}
