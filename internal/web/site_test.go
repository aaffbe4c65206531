package web

import (
	"os"
	"testing"

	"sanad/internal/app"
	"sanad/internal/pipeline"
	"sanad/quality"
)

func sampleSite(t testing.TB) (*Site, []shown) {
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
	paths := []shown{{"front", "/"}, {"story", "/story/" + best.ID}, {"statement", "/statement/" + id}, {"article", "/article/" + string(best.Articles[0])}, {"missing", "/story/nothing"},
		{"search", "/search"}, {"ask", "/ask"}, {"check", "/check"}, {"about", "/about"}}
	return &Site{Library: m, Quality: quality.Shared, Program: "sanad"}, paths
}

// shown is a page that is looked at.
type shown struct{ name, path string }
