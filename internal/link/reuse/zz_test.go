package reuse

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
	"time"

	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
)

func TestZZ(t *testing.T) {
	var arts []article.Article
	for _, n := range []string{"indonews-2025-06", "inc-2015", "damri"} {
		f, _ := os.Open("/work/shared/data/raw-id/" + n + "/articles.jsonl")
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			var r struct{ ID, Body, Outlet string }
			json.Unmarshal(sc.Bytes(), &r)
			a := article.Article{ID: article.NewID(r.ID, r.Body), Input: r.ID, Text: r.Body, Language: "id"}
			a.Outlet.Name = r.Outlet
			arts = append(arts, segment.Parse(a, lang.Must("id")))
		}
	}
	t0 := time.Now()
	p := newPile(Input{Articles: arts})
	c := p.candidates()
	t.Log(len(arts), len(c), "candidates", time.Since(t0))
	t0 = time.Now()
	out := 0
	for _, x := range c {
		out += len(p.compare(int(x.d), int(x.e), nil))
	}
	t.Log(out, time.Since(t0))
}
