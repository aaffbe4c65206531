package export

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	goparquet "github.com/fraugster/parquet-go"
	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"

	"sanad/internal/annot"
	"sanad/internal/app"
	"sanad/internal/link"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
)

// The bundled sample, and the five real articles beside the project.
const (
	sample = "../../../sample"
	seeds  = "../../../../shared/seeds"
)

// Readers that are not ours find in every export of the sample what the findings
// hold.
func TestSampleRead(t *testing.T) { readBack(t, traced(t, sample), 17) }

// So they do in the exports of the seeds.
func TestSeedsRead(t *testing.T) {
	if _, err := os.Stat(seeds); err != nil {
		t.Skip("the five articles beside the project (../shared/seeds) are missing:", err)
	}
	readBack(t, traced(t, seeds), 5)
}

func traced(t *testing.T, path string) *pile.Pile {
	t.Helper()
	p := app.Read([]string{path}, nil)
	if err := app.Run(t.Context(), p, pipeline.Trace(), app.Options{}); err != nil {
		t.Fatal(err)
	}
	p.Unexplained()
	return p
}

// counts are how many there are of things, by name.
type counts map[string]int

// readBack exports a pile in every format and compares what other readers count
// with what the pile holds.
func readBack(t *testing.T, p *pile.Pile, articles int) {
	t.Helper()
	if len(p.Articles) != articles || len(p.Findings.Statements) < 20 {
		t.Fatalf("%d articles, %d statements", len(p.Articles), len(p.Findings.Statements))
	}
	dir := t.TempDir()
	for name, f := range map[string]Format{"x.jsonl": JSONL, "x.graphml": GraphML, "x.provjson": PROV} {
		file(t, filepath.Join(dir, name), func(w io.Writer) error { return Write(w, p, f, Options{Program: "sanad test"}) })
	}
	for _, typ := range Types {
		for _, s := range Sheets(typ) {
			file(t, filepath.Join(dir, s.Name+".csv"), func(w io.Writer) error { return Table(w, p, CSV, s.Name, Options{}.Options) })
		}
	}
	var got struct {
		JSONL, CSV, Nodes, Edges, Entities, Derivations   counts
		Agents, Attributions, Specializations, Influences int
	}
	raw := reread(t, filepath.Join(dir, "x.graphml"), filepath.Join(dir, "x.provjson"), filepath.Join(dir, "x.jsonl"), dir)
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatalf("%v: %s", err, raw)
	}
	records, rows := recordsOf(p), rowsOf(p)
	for what, d := range map[string]string{
		"JSON Lines": cmp.Diff(records, got.JSONL), "CSV": cmp.Diff(rows, only(got.CSV, rows)), "Parquet": cmp.Diff(rows, parquetRows(t, p, rows)),
		"GraphML nodes": cmp.Diff(nodesOf(p), got.Nodes), "GraphML edges": cmp.Diff(edgesOf(p), only(got.Edges, edgesOf(p))),
		"PROV": cmp.Diff(provOf(p), counts{"articles": got.Entities["sanad:Article"], "statements": got.Entities["sanad:Statement"], "reports": got.Entities["sanad:Report"],
			"channels": got.Entities["sanad:Channel"], "quoted": got.Derivations["prov:Quotation"], "primary": got.Derivations["prov:PrimarySource"],
			"derived": got.Derivations["plain"], "renderings": got.Specializations, "influences": got.Influences}),
		"schema.org": cmp.Diff(thingsOf(p), schemaRead(t, p)),
	} {
		if d != "" {
			t.Errorf("%s: -findings +read back\n%s", what, d)
		}
	}
}

func file(t *testing.T, path string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// only are the counts of some names.
func only(c, names counts) counts {
	out := counts{}
	for k := range names {
		out[k] = c[k]
	}
	return out
}

// recordsOf are the records that a pile has, by type.
func recordsOf(p *pile.Pile) counts {
	f := &p.Findings
	c := counts{"run": 1, "article": len(p.Articles), "passage": len(p.Passages), "relation": len(p.Relations), "story": len(p.Stories), "storyline": len(p.Storylines),
		"statement": len(f.Statements), "evolution": len(f.Evolutions), "omission": len(f.Omissions), "warning": len(f.Warnings), "event": len(f.Events), "problem": len(p.Problems)}
	known := map[string]bool{}
	for i := range p.Marks {
		m := &p.Marks[i]
		c["mention"] += len(m.Mentions)
		c["time"] += len(m.Times)
		c["attribution"] += len(m.Attributions)
		c["citation"] += len(m.Citations)
		for _, e := range m.Entities {
			known[e.ID] = true
		}
	}
	c["entity"] = len(known)
	for k, n := range c {
		if n == 0 {
			delete(c, k)
		}
	}
	return c
}

// rowsOf are the rows of some tables.
func rowsOf(p *pile.Pile) counts {
	r := recordsOf(p)
	c := counts{"articles": r["article"], "entities": r["entity"], "mentions": r["mention"], "attributions": r["attribution"], "citations": r["citation"],
		"statements": r["statement"], "stories": r["story"], "passages": r["passage"], "relations": r["relation"], "events": r["event"], "warnings": r["warning"]}
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		c["reports"] += len(s.Reports)
		c["voices"] += len(s.Voices)
		c["channels"] += len(s.Channels)
		c["drift"] += len(s.Drift)
		c["similar"] += len(s.Similar)
	}
	return c
}

// parquetRows are the rows that another reader of Parquet finds.
func parquetRows(t *testing.T, p *pile.Pile, tables counts) counts {
	t.Helper()
	out := counts{}
	for name := range tables {
		var b bytes.Buffer
		if err := Table(&b, p, Parquet, name, Options{}.Options); err != nil {
			t.Fatal(err)
		}
		r, err := goparquet.NewFileReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for {
			if _, err := r.NextRow(); err != nil {
				break // the rows that can be read are counted
			}
			out[name]++
		}
	}
	for name := range tables {
		out[name] += 0
	}
	return out
}

// nodesOf and edgesOf are what a graph of a pile has.
func nodesOf(p *pile.Pile) counts {
	c := counts{"article": len(p.Articles), "story": len(p.Stories), "storyline": len(p.Storylines), "statement": len(p.Findings.Statements)}
	who := map[string]bool{}
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		c["channel"] += len(s.Channels)
		for _, v := range s.Voices {
			who[voiceKey(s, v)] = true
		}
	}
	c["voice"] = len(who)
	for k, n := range c {
		if n == 0 {
			delete(c, k)
		}
	}
	return c
}

func edgesOf(p *pile.Pile) counts {
	c := counts{}
	for i := range p.Findings.Statements {
		s := &p.Findings.Statements[i]
		c["reports"] += len(s.Reports)
		c["brings"] += len(s.Channels)
		c["voiced-by"] += len(s.Voices)
		for _, x := range s.Channels {
			c["through"] += len(x.Carriers)
		}
		if s.Denies != "" {
			c["denies"]++
		}
	}
	for _, s := range p.Stories {
		c["in-story"] += len(s.Articles)
	}
	for _, r := range p.Relations {
		c[string(r.Kind)]++
	}
	for _, e := range p.Findings.Evolutions {
		c[e.Kind]++
	}
	return c
}

// provOf is what a document of PROV has of a pile.
func provOf(p *pile.Pile) counts {
	e, n := edgesOf(p), nodesOf(p)
	c := counts{"articles": len(p.Articles), "statements": len(p.Findings.Statements), "reports": e["reports"], "channels": n["channel"], "quoted": e["reports"],
		"renderings": e["reports"], "influences": len(p.Findings.Evolutions)}
	for i := range p.Findings.Statements {
		for _, x := range p.Findings.Statements[i].Channels {
			if primary(x.Kind) != "" {
				c["primary"] += len(x.Carriers)
			} else {
				c["derived"] += len(x.Carriers)
			}
		}
	}
	for _, r := range p.Relations {
		if r.Direction != link.NoneKnown {
			c["derived"]++
		}
	}
	c["primary"] += 0
	return c
}

// thingsOf is what a document of schema.org has of a pile.
func thingsOf(p *pile.Pile) counts {
	c := counts{"NewsArticle": len(p.Articles), "Claim": len(p.Findings.Statements), "ClaimReview": len(p.Findings.Statements)}
	for i := range p.Marks {
		for _, a := range p.Marks[i].Attributions {
			if a.Mode == annot.Direct && a.Source != nil && a.Source.Name != "" {
				c["Quotation"]++
			}
		}
	}
	for i := range p.Findings.Statements {
		c["appearance"] += len(p.Findings.Statements[i].Carriers())
	}
	return c
}

// schemaRead is what a JSON-LD processor finds, each property being one that
// schema.org gives its type.
func schemaRead(t *testing.T, p *pile.Pile) counts {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p, Schema, Options{Reviews: true}); err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	const home = "https://schema.org/"
	doc["@context"] = map[string]any{"@vocab": home}
	nodes, err := ld.NewJsonLdProcessor().Flatten(doc, nil, ld.NewJsonLdOptions(""))
	if err != nil {
		t.Fatal(err)
	}
	out, allowed := counts{}, vocabulary(t)
	for _, x := range nodes.([]any) {
		n := x.(map[string]any)
		types, _ := n["@type"].([]any)
		if len(types) == 0 {
			continue
		}
		typ := strings.TrimPrefix(types[0].(string), home)
		for k := range n {
			if k = strings.TrimPrefix(k, home); !strings.HasPrefix(k, "@") && !slices.Contains(allowed[typ], k) {
				t.Errorf("schema.org gives a %s no %s", typ, k)
			}
		}
		switch typ {
		case "NewsArticle", "Quotation", "Claim", "ClaimReview":
			out[typ]++
		}
		list, _ := n[home+"appearance"].([]any)
		out["appearance"] += len(list)
	}
	return out
}
