// Command ablation measures what each kind of evidence is worth: it leaves one
// out of the grouping of statements, or of the counting of channels, and scores
// the rest on the labelled piles. The table is written as Markdown.
//
//	ablation -shared ../shared -out quality/ablation.md
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"sanad/internal/app"
	"sanad/internal/origin/channel"
	"sanad/internal/origin/statement"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
	"sanad/internal/view/record"
)

// sets are the labelled piles.
var sets = []string{"news", "cases"}

func main() {
	shared := flag.String("shared", "../shared", "folder with score/origins.py and the labelled piles")
	out := flag.String("out", "quality/ablation.md", "file to write the table to")
	flag.Parse()
	if err := run(*shared, *out); err != nil {
		fmt.Fprintln(os.Stderr, "ablation:", err)
		os.Exit(1)
	}
}

func run(shared, out string) error {
	var b strings.Builder
	b.WriteString(head)
	for _, set := range sets {
		gold := filepath.Join(shared, "gold", "origin-"+set)
		p := app.Read([]string{filepath.Join(gold, "articles.jsonl")}, nil)
		if err := app.Run(context.Background(), p, pipeline.Reuse(), app.Options{}); err != nil {
			return err
		}
		script := filepath.Join(shared, "score", "origins.py")
		fmt.Fprintf(&b, "\n## origin-%s\n\n%s", set, columns)
		for _, v := range variants() {
			f, err := v.measure(p, script, gold)
			if err != nil {
				return err
			}
			b.WriteString(f.row(v.name))
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

const head = `# What each kind of evidence is worth

Figures of ` + "`score/origins.py`" + ` with one kind of evidence left out. Written by ` + "`go run ./tool/ablation`" + `; do not edit.
`

const columns = `| left out | found | grouping F1 | channels exact | over | balanced | exact when high | said high | chain | voices | circles |
|---|---|---|---|---|---|---|---|---|---|---|
`

// variant is a run with something left out.
type variant struct {
	name     string
	grouping []statement.Evidence
	counting []channel.Evidence
}

func variants() []variant {
	out := []variant{{name: "nothing"}}
	for _, e := range []statement.Evidence{statement.ByPassage, statement.ByName, statement.ByNumber, statement.ByDate, statement.ByVoice, statement.ByGloss, statement.ByDenial, statement.ByStory} {
		out = append(out, variant{name: "statements: " + string(e), grouping: []statement.Evidence{e}})
	}
	for _, e := range []channel.Evidence{channel.ByCitation, channel.ByCarry, channel.ByCredit, channel.ByCopy, channel.ByWording, channel.ByOutlet, channel.ByOwner, channel.ByOwn, channel.ByRing} {
		out = append(out, variant{name: "channels: " + string(e), counting: []channel.Evidence{e}})
	}
	return out
}

// figures are those of the scorer that the table shows.
type figures struct {
	Found    float64             `json:"statement_found"`
	Grouping struct{ F float64 } `json:"grouping_all"`
	Counts   struct {
		Channels struct{ Exact, Over float64 }
	}
	Balanced float64                        `json:"channels_balanced"`
	Sure     struct{ Exact, Share float64 } `json:"engine_sure"`
	Chain    struct {
		Recall float64 `json:"stated_recall"`
	}
	Circles struct{ R float64 }      `json:"circular"`
	Voices  struct{ Recall float64 } `json:"voice_names"`
}

func (f *figures) row(name string) string {
	return fmt.Sprintf("| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |\n", name, f.Found, f.Grouping.F,
		f.Counts.Channels.Exact, f.Counts.Channels.Over, f.Balanced, f.Sure.Exact, f.Sure.Share, f.Chain.Recall, f.Voices.Recall, f.Circles.R)
}

// measure finds the statements of a pile without the variant's evidence and
// scores them.
func (v *variant) measure(p *pile.Pile, script, gold string) (*figures, error) {
	q := *p
	q.Findings.Statements = statement.Find(statement.Input{
		Articles: p.Articles, Marks: p.Marks, Passages: p.Passages, Relations: p.Relations, Stories: p.Stories, Without: v.grouping,
	})
	q.Findings.Statements = channel.Trace(channel.Input{
		Articles: p.Articles, Marks: p.Marks, Passages: p.Passages, Relations: p.Relations, Stories: p.Stories,
		Statements: q.Findings.Statements, Without: v.counting,
	})
	f, err := os.CreateTemp("", "ablation*.jsonl")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err := record.Write(f, &q, "ablation", []record.Type{"article", "attribution", "statement"}); err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	out, err := exec.Command("python3", script, gold, f.Name(), "--json").Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", script, err)
	}
	var got figures
	return &got, json.Unmarshal(out, &got)
}
