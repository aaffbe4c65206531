package cli

import (
	"os"
	"strings"
	"testing"
)

// The documented commands work, and the README's picture is what the program
// prints.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	n := 0
	for line := range strings.Lines(string(readme)) {
		args, ok := strings.CutPrefix(strings.TrimSpace(line), "$ ./sanad ")
		if !ok {
			continue
		}
		n++
		if code, out := run(t, strings.Fields(args)...); code != Answered || out == "" {
			t.Errorf("sanad %s: exit %d, %d bytes", args, code, len(out))
		}
	}
	if n < 4 {
		t.Errorf("only %d documented commands were run", n)
	}
	_, picture, _ := strings.Cut(string(readme), "<!-- answer: sample -->\n```\n")
	picture, _, found := strings.Cut(picture, "```\n<!-- /answer -->")
	_, answer := run(t, "trace", "--lang", "en", "sample")
	if !found || len(picture) < 500 || !strings.HasPrefix(answer, picture) {
		t.Errorf("the README's picture is not the beginning of the answer; the answer begins\n%s", answer[:min(len(answer), 3000)])
	}
}
