package web

import (
	"os"
	"testing"

	"sanad/internal/app"
	"sanad/internal/pipeline"
)

func sampleSite(t *testing.T) (*Site, map[string]string) {
	t.Helper()
	in := "../../sample"
	if v := os.Getenv("LOOKIN"); v != "" {
		in = v
	}
	p := app.Read([]string{in}, nil)
	if err := app.Run(t.Context(), p, pipeline.Trace(), app.Options{}); err != nil {
		t.Fatal(err)
	}
	m := memory{p: p}
	best := p.Stories[0]
	for _, s := range p.Stories {
		if len(s.Articles) >= len(best.Articles) {
			best = s
		}
	}
	id := ""
	n := 0
	for _, s := range p.Findings.Statements {
		if s.Story == best.ID && len(s.Carriers())*10+len(s.Drift)*20 > n {
			n, id = len(s.Carriers())*10+len(s.Drift)*20, s.ID
		}
	}
	paths := map[string]string{"front": "/", "story": "/story/" + best.ID, "statement": "/statement/" + id, "article": "/article/" + string(best.Articles[0]), "missing": "/story/nothing"}
	return &Site{Library: m}, paths
}
