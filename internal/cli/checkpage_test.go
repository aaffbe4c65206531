package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The page of a check shows both sides of each finding with the words marked,
// runs and fetches nothing, and shows what stands in a draft as text.
func TestCheckPage(t *testing.T) {
	b, err := os.ReadFile("../../sample/landslide/radar-bukit.txt")
	if err != nil {
		t.Fatal(err)
	}
	draft := strings.NewReplacer("300 meter", "800 meter", "gedung olahraga", "<script>alert(1)</script> gedung olahraga").Replace(string(b))
	file := filepath.Join(t.TempDir(), "draft.txt")
	if err := os.WriteFile(file, []byte(draft), 0o644); err != nil {
		t.Fatal(err)
	}
	code, page := run(t, "check", file, "--against", "../../sample", "--format", "html")
	if code != Findings {
		t.Fatalf("exit %d", code)
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var marked []string
	for e := range doc.Descendants() {
		switch {
		case e.Type != html.ElementNode:
		case e.Data == "script" || e.Data == "img" || e.Data == "link":
			t.Errorf("the page holds a <%s>", e.Data)
		case e.Data == "mark" && e.FirstChild != nil:
			marked = append(marked, e.FirstChild.Data)
		}
	}
	if len(marked) < 4 || marked[0] != "800" || marked[1] != "300" {
		t.Errorf("marked words: %q", marked)
	}
	if !strings.Contains(page, "radar-bukit.txt · captured ") {
		t.Error("the page does not say where the source is from")
	}
}
