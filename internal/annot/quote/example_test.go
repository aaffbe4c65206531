package quote_test

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot/entity"
	"sanad/internal/annot/quote"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// TestExamples reads the example of each row of the cue tables: a form of the
// row is found there as a cue, and one that is none is not.
func TestExamples(t *testing.T) {
	for code, least := range map[string]int{"id": 300, "en": 600, "ms": 20} {
		t.Run(code, func(t *testing.T) {
			p := lang.Must(code)
			rows := p.Rows("cue")
			if len(rows) < least {
				t.Fatalf("%d rows, not %d", len(rows), least)
			}
			for _, r := range rows {
				forms, place, example := r[0], r[2], r[8]
				if example == "" {
					t.Errorf("%q has no example", forms)
					continue
				}
				cues := cuesIn(example, place, p)
				if read := anyIn(forms, cues); read == (lang.Place(place) == lang.NoSource) {
					t.Errorf("%s %q: cues %q in %q", place, forms, cues, example)
				}
			}
		})
	}
}

// cuesIn are the words of the cues found in an example, in lower case.
func cuesIn(example, place string, p *lang.Pack) []string {
	a := article.Article{Input: "x", Language: p.Code, Text: example}
	if lang.Place(place) == lang.SourceTitle {
		a.Title = example
		a.Text += "\n\nWIRASABA - Warga berkumpul di balai desa sejak pagi. Mereka menunggu kabar."
	}
	a = segment.Parse(a, p)
	in := quote.Input{Article: &a, Tokens: segment.Tokens(a.Text), Pack: p}
	in.Entities, in.Mentions = entity.Find(&a, in.Tokens, p)
	var out []string
	for _, x := range quote.Find(in) {
		if x.Cue != nil {
			out = append(out, " "+strings.ToLower(x.Cue.Span.Of(a.Text))+" ")
		}
	}
	return out
}

// anyIn reports whether one of the forms is, or is a part of, one of the cues.
func anyIn(forms string, cues []string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(forms, func(r rune) bool { return r == '/' || r == '|' }), func(form string) bool {
		return slices.ContainsFunc(cues, func(cue string) bool { return strings.Contains(cue, " "+form+" ") })
	})
}
