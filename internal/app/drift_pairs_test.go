package app

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"sanad/internal/check"
	"sanad/internal/pile"
)

// pairsDir holds pairs of articles with one labelled change, or none. They are
// the texts of others and no part of the project.
const pairsDir = "../../../shared/data/cascades/drift/"

// lines decodes a file of JSON lines; the test is skipped where there is none.
func lines[T any](t *testing.T, name string) []T {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Skipf("the labelled data beside the project (../shared) is missing: %v", err)
	}
	defer f.Close()
	var out []T
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// The first article of a pair is the source, the second the draft: how many
// material changes are found, and how many pairs without one have a finding of
// that kind. Every tenth pair, or all (-args -all, a few minutes).
func TestDraftsOfPairs(t *testing.T) {
	type pair struct {
		ID, Label string
		Edited    bool
	}
	type text struct{ ID, Title, Body string }
	pairs := lines[pair](t, pairsDir+"gold.jsonl")
	texts := map[string]text{}
	for _, x := range lines[text](t, pairsDir+"articles.jsonl") {
		texts[x.ID] = x
	}
	found, every := map[string]int{}, map[string]int{}
	for i, x := range pairs {
		if i%10 != 0 && !*all {
			continue
		}
		source, err := Question(texts[x.ID+"/a1"].Body)
		if err != nil {
			t.Fatal(err)
		}
		draft, err := Question(texts[x.ID+"/a2"].Body)
		if err != nil {
			t.Fatal(err)
		}
		p := &pile.Pile{}
		p.Articles = append(p.Articles, *source)
		got, _, err := Check(t.Context(), draft, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		hit := false
		for _, f := range got {
			hit = hit || f.Kind != check.Copied && f.Kind != check.Unsourced
		}
		label, _, _ := strings.Cut(x.Label, "-")
		if every[label]++; hit {
			found[label]++
		}
	}
	var changed, told, clean, wrong int
	for l, n := range every {
		t.Logf("%s: %d of %d", l, found[l], n)
		switch l {
		case "none", "control":
			clean, wrong = clean+n, wrong+found[l]
		case "update": // news, not a change on the way
			if found[l] > max(1, n/20) {
				t.Errorf("updates called findings: %d of %d", found[l], n)
			}
		default:
			changed, told = changed+n, told+found[l]
		}
	}
	if changed < 30 || told*100 < 88*changed || wrong*100 > 4*clean {
		t.Errorf("material changes found %d of %d, false findings on %d of %d", told, changed, wrong, clean)
	}
}
