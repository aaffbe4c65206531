package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The commands that the documents show work, up to what they are piped into.
func TestDocumentedCommands(t *testing.T) {
	sample, err := filepath.Abs(samplePath)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, doc := range []string{"exports.md"} {
		b, err := os.ReadFile(filepath.Join("../../doc", doc))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		for line := range strings.Lines(string(b)) {
			command, ok := strings.CutPrefix(strings.TrimSpace(line), "$ sanad ")
			if !ok {
				continue
			}
			command, _, _ = strings.Cut(command, " |")
			command, _, _ = strings.Cut(command, " >")
			args := strings.Fields(command)
			for i, a := range args {
				switch a {
				case "sample":
					args[i] = sample
				case "tables":
					args[i] = filepath.Join(dir, a)
				}
			}
			n++
			if code, out := run(t, args...); code != Answered {
				t.Errorf("%s: sanad %s: exit %d: %s", doc, command, code, out)
			}
		}
	}
	if n < 7 {
		t.Errorf("only %d documented commands were run", n)
	}
}
