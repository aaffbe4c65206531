package story

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/text"
)

// attributed gives the article of an input an attribution over the sentence
// that holds words.
func attributed(t *testing.T, in Input, input, words string, p annot.Polarity) {
	t.Helper()
	i := slices.IndexFunc(in.Articles, func(a article.Article) bool { return a.Input == input })
	at := strings.Index(in.Articles[i].Text, words)
	if at < 0 {
		t.Fatalf("article %s lacks %q", input, words)
	}
	in.Marks[i].Attributions = append(in.Marks[i].Attributions, annot.Attribution{Span: text.Span{Start: at, End: at + len(words)}, Polarity: p})
}

// The reason of a step names what both stories are about, what the later does
// with what the earlier said, and the words by which it looks back.
func TestStepReasons(t *testing.T) {
	early := "en|2024-05-02|Ministry accuses Norway over grain ships|Foreign minister Alda Merk accused Norway on 1 May 2024 of selling grain ships to the port of Arica in Chile. Merk was worried that the bargain had advanced while a delegation visited the docks last winter."
	for _, c := range []struct {
		name, late    string
		first, second annot.Polarity
		want          string
		notWant       string
	}{
		{"a denial that looks back", "en|2024-05-09|Adviser sees a price for Norway|Envoys of both sides still haggle, security adviser Joren Pell told reporters on 9 May 2024, and the presidents of Norway and Chile may meet by summer. Neither would say where. Last week a ministry accused Norway of selling grain ships to the port of Arica in Chile, which Pell called untrue.",
			annot.Accuse, annot.Deny, "has a denial of it, looking back (“Last week”)", "taken up"},
		{"an answer", "en|2024-05-09|Oslo on grain ships|Norway is selling grain ships to the port of Arica in Chile, security adviser Joren Pell told reporters on 9 May 2024. Envoys of both sides still haggle, and their presidents may meet by summer.",
			annot.Accuse, annot.Confirm, "answers it", "looking back"},
		{"a statement taken up", "en|2024-05-09|Oslo on grain ships|Norway is selling grain ships to the port of Arica in Chile, security adviser Joren Pell told reporters on 9 May 2024. Envoys of both sides still haggle, and their presidents may meet by summer.",
			"", "", "taken up again", "answers"},
	} {
		in := marked(early, c.late)
		attributed(t, in, "0", "accused Norway on 1 May 2024", c.first)
		for _, s := range []string{"Last week a ministry accused Norway", "Norway is selling grain"} {
			if strings.Contains(c.late, s) {
				attributed(t, in, "1", s, c.second)
			}
		}
		r := Group(in)
		if len(r.Stories) != 2 || len(r.Storylines) != 1 {
			t.Errorf("%s: %d stories in %d lines", c.name, len(r.Stories), len(r.Storylines))
			continue
		}
		step := r.Storylines[0].Steps[0]
		if !strings.Contains(step.Why, c.want) || strings.Contains(step.Why, c.notWant) || !strings.Contains(step.Why, "Chile") || len(step.Spans) != 2 {
			t.Errorf("%s: %+v, want %q and not %q", c.name, step, c.want, c.notWant)
		}
	}
}
