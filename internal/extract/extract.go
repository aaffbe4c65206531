// Package extract turns captures into articles with the metadata that the
// page or record carries. What the text itself states is found later, by
// annot/segment. A part that cannot be read is a problem, never an error of
// the run.
package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"sanad/internal/article"
	"sanad/internal/raw"
)

// Articles reads the articles of one capture, in order, and the problems met.
func Articles(c raw.Capture) ([]article.Article, []raw.Problem) {
	if c.Media == "application/x-ndjson" {
		return lines(c)
	}
	return []article.Article{finish(article.Article{Input: c.Input, Text: string(c.Bytes)}, c)}, nil
}

type line struct {
	ID, URL, Outlet, Title, Published, Language, Body, Text string
}

func lines(c raw.Capture) (out []article.Article, problems []raw.Problem) {
	for i, b := range bytes.Split(c.Bytes, []byte("\n")) {
		if len(bytes.TrimSpace(b)) == 0 {
			continue
		}
		input := fmt.Sprintf("%s:%d", c.Input, i+1)
		var l line
		if err := json.Unmarshal(b, &l); err != nil {
			problems = append(problems, raw.Problem{Input: input, Stage: "extract", Reason: err.Error()})
			continue
		}
		if l.ID != "" {
			input = l.ID
		}
		a := article.Article{Input: input, URL: l.URL, Title: l.Title, Language: l.Language, Text: l.Body + l.Text}
		a.Outlet.Name = l.Outlet
		if l.Published != "" {
			a.Published = &article.Date{Value: l.Published, Precision: "minute", Basis: article.Metadata}
		}
		out = append(out, finish(a, c))
	}
	return out, problems
}

func finish(a article.Article, c raw.Capture) article.Article {
	a.Text = strings.ToValidUTF8(a.Text, "\uFFFD")
	a.ID = article.NewID(a.Input, a.Text)
	a.Capture = c.Digest()
	if a.Language == "" {
		a.Language = "id"
	}
	return a
}
