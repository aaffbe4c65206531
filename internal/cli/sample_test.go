package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/app"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/pipeline"
)

var update = flag.Bool("update", false, "write the golden answers")

const samplePath = "../../sample"

// The answers on the bundled sample, as a reader sees them: a change of the
// program is reviewed by reading their difference.
func TestSampleAnswers(t *testing.T) {
	for file, args := range map[string][]string{
		"sample.en.txt":  {"trace", "--lang", "en", samplePath},
		"sample.id.txt":  {"trace", "--lang", "id", samplePath},
		"sample.all.txt": {"trace", "--lang", "en", "--all", samplePath},
	} {
		var out, errs bytes.Buffer
		if code := Run(t.Context(), args, Shell{Out: &out, Err: &errs}); code != Answered {
			t.Fatalf("%v: exit %d: %s", args, code, errs.String())
		}
		golden(t, filepath.Join("testdata", file), out.Bytes())
		for i, line := range strings.Split(out.String(), "\n") {
			if n := len([]rune(line)); n > 80 {
				t.Errorf("%s: line %d has %d columns: %s", file, i+1, n, line)
			}
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s differs; if the change is meant, run: go test ./internal/cli -update\n%s", file, d)
	}
}

// The counts on the sample are those of a careful reader, but for the ones
// that are listed as not reached.
func TestSampleCounts(t *testing.T) {
	p := app.Read([]string{samplePath}, nil)
	if err := app.Run(context.Background(), p, pipeline.Trace(), app.Options{}); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(samplePath, "expected.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 6 {
			continue
		}
		n++
		want := strings.Join(f[2:5], " ")
		got := countsOf(p, f[0], f[1])
		switch {
		case f[5] == "ok" && got != want:
			t.Errorf("%s: %q: carriers, channels, voices are %s, want %s", f[0], f[1], got, want)
		case f[5] == "fails" && got == want:
			t.Errorf("%s: %q is right now: mark it ok in sample/expected.tsv", f[0], f[1])
		}
	}
	if n < 12 {
		t.Fatalf("only %d counts were compared", n)
	}
}

// countsOf are the carriers, channels and voices of the statement whose report
// in the article holds most of the words, "none" where there is none.
func countsOf(p *pile.Pile, input, words string) string {
	i := app.Find(p, input)
	if i < 0 {
		return "no such article"
	}
	a := &p.Articles[i]
	at := strings.Index(a.Text, words)
	if at < 0 {
		return "no such words"
	}
	var best *origin.Statement
	shared := 0
	for k := range p.Findings.Statements {
		for _, r := range p.Findings.Statements[k].Reports {
			lo, hi := max(r.Ref.Span.Start, at), min(r.Ref.Span.End, at+len(words))
			if r.Ref.Article == a.ID && hi-lo > shared {
				best, shared = &p.Findings.Statements[k], hi-lo
			}
		}
	}
	if best == nil {
		return "none"
	}
	return fmt.Sprint(len(best.Carriers()), " ", len(best.Channels), " ", len(best.Voices))
}
