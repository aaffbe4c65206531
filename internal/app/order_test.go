package app

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanad/internal/pipeline"
	"sanad/internal/view/record"
)

// One worker or eight, whatever the order of the inputs: equal bytes out.
func TestOrderAndWorkersDoNotMatter(t *testing.T) {
	lines, err := os.ReadFile("../../sample/harbour-and-city.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	l := strings.Split(strings.TrimSpace(string(lines)), "\n")
	back := slices.Clone(l)
	slices.Reverse(back)
	trace := func(l []string, workers int) []byte {
		file := filepath.Join(t.TempDir(), "news.jsonl")
		if err := os.WriteFile(file, []byte(strings.Join(l, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		paths := []string{file, "../../sample/landslide", "../../sample/grain-ship"}
		if workers > 1 {
			slices.Reverse(paths)
		}
		p := Read(paths, nil)
		if err := Run(t.Context(), p, pipeline.Trace(), Options{Workers: workers}); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := record.Write(&b, p, "sanad test", record.Trace); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	one, eight := trace(l, 1), trace(back, 8)
	if len(one) < 10000 || !bytes.Equal(one, eight) {
		t.Errorf("%d bytes with one worker, %d with eight and the inputs in reverse; they differ", len(one), len(eight))
	}
}
