package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	goparquet "github.com/fraugster/parquet-go"
	"github.com/piprate/json-gold/ld"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/story"
	"sanad/internal/text"
	"sanad/internal/view/record"
)

// hostile words come from outside: markup, a formula, what XML may not hold.
const hostile = `=HYPERLINK("http://x.example") <script>alert('x')</script> & ]]> ` + "\u0001\u2028 \"kata\",\nbaris"

// invented is a pile of two articles with everything that an export tells.
func invented() *pile.Pile {
	body := hostile + " \"Jembatan itu aman,\" kata Wali Kota Sarda, dikutip dari Kantor Berita Orlan."
	at := func(words string) text.Span {
		i := strings.Index(body, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	said, name := at(`"Jembatan itu aman,"`), at("Wali Kota Sarda")
	who := annot.Source{Span: &name, Name: "Sarda", Entity: "person:sarda", Basis: annot.Stated}
	p := &pile.Pile{}
	for _, id := range []text.ID{"aa", "bb"} {
		p.Articles = append(p.Articles, article.Article{ID: id, Input: string(id) + hostile, URL: "javascript:alert(1)", Title: hostile, Language: "id", Text: body,
			Outlet: article.Outlet{Name: "Warta " + string(id) + " <b>"}, Published: &article.Date{Value: "2025-03-0" + strconv.Itoa(len(p.Articles)+4), Precision: "day", Basis: article.Stated},
			Credits: []article.Credit{{Role: "writer", Name: "Rina & Co"}}, Segments: []article.Segment{{Kind: article.Body, Span: text.Span{End: len(body)}}}})
		p.Marks = append(p.Marks, annot.Marks{
			Entities:     []annot.Entity{{ID: "person:sarda", Class: annot.Person, Name: "Sarda"}},
			Mentions:     []annot.Mention{{Span: name, Entity: "person:sarda", Class: annot.Person}},
			Attributions: []annot.Attribution{{ID: "a1", Span: said.Join(name), Mode: annot.Direct, Polarity: annot.Affirm, Source: &who, Content: []text.Span{said}}},
		})
	}
	report := func(id text.ID) origin.Report {
		return origin.Report{Ref: text.Ref{Article: id, Span: said}, Mode: annot.Direct, Attribution: "a1"}
	}
	p.Relations = []link.Relation{{A: "aa", B: "bb", Kind: link.Copy, Direction: link.AToB, Score: 0.9}}
	p.Passages = []link.Passage{{A: text.Ref{Article: "aa", Span: said}, B: text.Ref{Article: "bb", Span: said}, Kind: link.Verbatim, Score: 1}}
	p.Stories = []story.Story{{ID: "story:1", Title: hostile, Articles: []text.ID{"aa", "bb"}, Start: "2025-03-04"}}
	p.Findings.Statements = []origin.Statement{
		{ID: "statement:1", Story: "story:1", Gist: "Jembatan itu aman", Kind: "assert", Voices: []origin.Voice{{Name: "Sarda", Entity: "person:sarda", Party: "kota sarda"}},
			Reports:  []origin.Report{report("aa"), report("bb")},
			Channels: []origin.Channel{{Name: "rapat", Kind: annot.Occasion, Carriers: []text.ID{"aa", "bb"}, Basis: annot.Stated}}, Parties: 1,
			Channel: origin.Count{Best: 1, Low: 1, High: 2}, Reading: "contested",
			Drift: []origin.Drift{{Kind: "number", Severity: "material", A: text.Ref{Article: "aa", Span: said}, B: text.Ref{Article: "bb", Span: name}}}},
		{ID: "statement:2", Story: "story:1", Gist: hostile, Kind: "deny", Denies: "statement:1", Reports: []origin.Report{report("bb")},
			Channels: []origin.Channel{{Kind: annot.UnknownOf, Carriers: []text.ID{"bb"}}}, Untraced: 1, Reading: "no source named"},
	}
	p.Findings.Evolutions = []origin.Evolution{{From: "statement:1", To: "statement:2", Kind: "updates"}}
	return p
}

func written(t *testing.T, f Format, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, invented(), f, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// networkx and the W3C prov package read back the same counts.
func TestOtherReaders(t *testing.T) {
	dir := t.TempDir()
	graph, prov := filepath.Join(dir, "x.graphml"), filepath.Join(dir, "x.provjson")
	for file, f := range map[string]Format{graph: GraphML, prov: PROV} {
		if err := os.WriteFile(file, written(t, f, Options{}), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	raw := reread(t, graph, prov)
	var got struct {
		Nodes, Edges, Entities, Derivations   map[string]int
		Labels                                []string
		Agents, Attributions, Specializations int
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatalf("%v: %s", err, raw)
	}
	for what, c := range map[string][2]int{
		"articles": {got.Nodes["article"], 2}, "statements": {got.Nodes["statement"], 2}, "channels": {got.Nodes["channel"], 2}, "voices": {got.Nodes["voice"], 1},
		"stories": {got.Nodes["story"], 1}, "reports": {got.Edges["reports"], 3}, "through": {got.Edges["through"], 3}, "denies": {got.Edges["denies"], 1},
		"copies": {got.Edges["copy"], 1}, "updates": {got.Edges["updates"], 1},
		"prov articles": {got.Entities["sanad:Article"], 2}, "prov reports": {got.Entities["sanad:Report"], 3}, "prov statements": {got.Entities["sanad:Statement"], 2},
		"wasQuotedFrom": {got.Derivations["prov:Quotation"], 3}, "hadPrimarySource": {got.Derivations["prov:PrimarySource"], 2}, "wasDerivedFrom": {got.Derivations["plain"], 2},
		"agents": {got.Agents, 3}, "attributed": {got.Attributions, 3}, "renderings": {got.Specializations, 3},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %d read back, want %d", what, c[0], c[1])
		}
	}
	if !slices.ContainsFunc(got.Labels, func(s string) bool { return strings.Contains(s, "<script>alert('x')</script> &") }) {
		t.Errorf("markup in a title is not what it was: %q", got.Labels)
	}
}

// reread runs the reader script with the first Python that has the readers.
func reread(t *testing.T, args ...string) []byte {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		out, err := exec.Command(python, append([]string{"testdata/reread.py"}, args...)...).Output()
		var exit *exec.ExitError
		switch {
		case err == nil:
			return out
		case errors.As(err, &exit) && exit.ExitCode() == 77, errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
			continue
		case errors.As(err, &exit):
			t.Fatalf("%s: %v: %s", python, err, exit.Stderr)
		}
		t.Fatal(err)
	}
	t.Fatal("the Python packages networkx and prov are missing: tools/setup installs them")
	return nil
}

// A JSON-LD processor expands the schema.org export, and every property is
// one that schema.org gives the type.
func TestSchemaOrg(t *testing.T) {
	var doc map[string]any
	if err := json.Unmarshal(written(t, Schema, Options{Reviews: true}), &doc); err != nil {
		t.Fatal(err)
	}
	if doc["@context"] != "https://schema.org" {
		t.Errorf("context %v", doc["@context"])
	}
	doc["@context"] = map[string]any{"@vocab": "https://schema.org/"} // what stands at that address, as far as it matters here
	nodes, err := ld.NewJsonLdProcessor().Flatten(doc, nil, ld.NewJsonLdOptions(""))
	if err != nil {
		t.Fatal(err)
	}
	allowed := vocabulary(t)
	count := map[string]int{}
	for _, n := range nodes.([]any) {
		n := n.(map[string]any)
		types, _ := n["@type"].([]any)
		if len(types) != 1 {
			t.Errorf("%v has %d types", n["@id"], len(types))
			continue
		}
		typ := strings.TrimPrefix(types[0].(string), "https://schema.org/")
		count[typ]++
		for k := range n {
			if p := strings.TrimPrefix(k, "https://schema.org/"); !strings.HasPrefix(k, "@") && !slices.Contains(allowed[typ], p) {
				t.Errorf("schema.org gives a %s no %s", typ, p)
			}
		}
		if u, ok := n["https://schema.org/url"]; ok {
			t.Errorf("an address that is no web page became a link: %v", u)
		}
	}
	for typ, want := range map[string]int{"NewsArticle": 2, "Quotation": 2, "Claim": 2, "ClaimReview": 2, "Rating": 2} {
		if count[typ] != want {
			t.Errorf("%d of %s, want %d", count[typ], typ, want)
		}
	}
	if raw := written(t, Schema, Options{}); bytes.Contains(raw, []byte("<script")) || bytes.Contains(raw, []byte("ClaimReview")) {
		t.Error("markup could end a script element, or reviews that nobody asked for")
	}
}

// vocabulary is the properties of each type.
func vocabulary(t *testing.T) map[string][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/schemaorg.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for line := range strings.Lines(string(b)) {
		if typ, props, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[typ] = strings.Fields(props)
		}
	}
	if len(out) < 7 {
		t.Fatalf("only %d types", len(out))
	}
	return out
}

type memory struct{ bytes.Buffer }

func (*memory) Close() error { return nil }

// books writes all sheets of a format.
func books(t *testing.T, f Format) map[string]*memory {
	t.Helper()
	out := map[string]*memory{}
	b, err := NewBook(f, Types, func(s string) (io.WriteCloser, error) {
		if out[s] != nil {
			t.Errorf("two sheets are called %s", s)
		}
		out[s] = &memory{}
		return out[s], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p := invented()
	for _, typ := range Types {
		for r := range record.Of(p, typ, record.Options{}) {
			if err := b.Add(typ, r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

var wantRows = map[string]int{"articles": 2, "statements": 2, "reports": 3, "channels": 2, "voices": 1, "drift": 1, "attributions": 2, "mentions": 2, "entities": 1,
	"passages": 1, "relations": 1, "stories": 1, "evolutions": 1, "problems": 0, "credits": 2, "segments": 2}

// Another Parquet reader finds the rows and cells that the CSV has.
func TestSheets(t *testing.T) {
	tables := books(t, CSV)
	n := 0
	for name, file := range books(t, Parquet) {
		rows, err := csv.NewReader(&tables[name].Buffer).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r, err := goparquet.NewFileReader(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if want, ok := wantRows[name]; ok && (len(rows)-1 != want || r.NumRows() != int64(want)) {
			t.Errorf("%s: %d rows of CSV, %d of Parquet, want %d", name, len(rows)-1, r.NumRows(), want)
		}
		for _, row := range rows[1:] {
			cells, err := r.NextRow()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for i, col := range rows[0] {
				n++
				if want := asText(cells[col]); row[i] != want {
					t.Errorf("%s.%s: CSV %q, Parquet %q", name, col, row[i], want)
				}
			}
		}
	}
	if n < 250 {
		t.Errorf("only %d cells were compared", n)
	}
}

// asText is a value of the Parquet reader as CSV has it.
func asText(v any) string {
	if b, ok := v.([]byte); ok {
		return printed(string(b))
	}
	return printed(v)
}

// No cell begins like a formula.
func TestNoFormulas(t *testing.T) {
	for name, file := range books(t, CSV) {
		rows, err := csv.NewReader(&file.Buffer).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
					t.Errorf("%s: %q", name, c)
				}
			}
		}
	}
}

// JSON Lines read back as records of the same types.
func TestLines(t *testing.T) {
	count := map[string]int{}
	for line := range bytes.Lines(written(t, JSONL, Options{})) {
		var r struct{ Type string }
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		count[r.Type]++
	}
	for typ, want := range map[string]int{"run": 1, "article": 2, "statement": 2, "attribution": 2, "passage": 1} {
		if count[typ] != want {
			t.Errorf("%d of %s, want %d", count[typ], typ, want)
		}
	}
}

// Whole texts leave only where they are asked for.
func TestWholeTexts(t *testing.T) {
	whole := []byte("dikutip dari Kantor Berita Orlan.")
	for _, f := range []Format{JSONL, PROV, Schema} {
		if bytes.Contains(written(t, f, Options{}), whole) {
			t.Errorf("%s holds the whole text", f)
		}
		if !bytes.Contains(written(t, f, Options{Options: record.Options{FullText: true}}), whole) {
			t.Errorf("%s lacks the whole text", f)
		}
	}
}

// Equal findings give equal bytes.
func TestEqualBytes(t *testing.T) {
	for _, f := range []Format{JSONL, GraphML, PROV, Schema} {
		if !bytes.Equal(written(t, f, Options{}), written(t, f, Options{})) {
			t.Errorf("%s differs from run to run", f)
		}
	}
}
