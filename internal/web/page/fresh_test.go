package page

import (
	"bytes"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ/generator"
	parser "github.com/a-h/templ/parser/v2"

	"sanad/internal/view"
)

// command makes the Go files of the components anew.
const command = "make generate"

// The committed Go files are what templ makes of the components.
func TestGeneratedFilesAreFresh(t *testing.T) {
	for _, name := range components(t) {
		tree, err := parser.Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := generator.Generate(tree, &b, generator.WithFileName(filepath.Base(name))); err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(strings.TrimSuffix(name, ".templ") + "_templ.go")
		if err != nil || !bytes.Equal(body(got), body(want)) {
			t.Errorf("%s: its Go file is not fresh (%v): %s", name, err, command)
		}
	}
}

// body is a generated file without the line that names the version of templ.
func body(b []byte) []byte {
	return regexp.MustCompile(`(?m)^// templ: version.*\n`).ReplaceAll(b, nil)
}

func components(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*.templ")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d components, %v", len(names), err)
	}
	return names
}

// Every text that a component or a handler asks for by a fixed key is in the
// table.
func TestTextsAreThere(t *testing.T) {
	files := components(t)
	for _, pattern := range []string{"*.go", "../*.go"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	asked := regexp.MustCompile(`\b(?:T|F|N|noun)\((?:[^"()]*(?:\([^()]*\))?[^"()]*, )?"([a-z][a-z -]*)"[,)]`)
	w, n := view.WordsFor("id"), 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllSubmatch(b, -1) {
			n++
			if key := string(m[1]); w.T(key) == key && key != "ask" {
				t.Errorf("%s: no text for %q", name, key)
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d texts are asked for", n)
	}
}
