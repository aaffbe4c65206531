package warning

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/text"
)

var kinds = []string{"single-channel", "circular", "anonymous", "interested-source", "dateline", "quotation-differs", "date-missing", "date-conflict", "background-older", "unsourced-passage"}

func TestEveryWarningHasWordsInEveryLanguage(t *testing.T) {
	for _, code := range lang.Codes() {
		for _, k := range kinds {
			w := lang.Must(code).Warning(k, "carriers", "3", "name", "X", "place", "P", "n", "4", "date", "D", "published", "E")
			if w == "" || strings.ContainsAny(w, "{}") {
				t.Errorf("%s %s: %q", code, k, w)
			}
		}
	}
}

// one is a pile of articles with one sentence each that carry one statement.
func one(s origin.Statement, quotes ...string) Input {
	var in Input
	for k, q := range quotes {
		id := text.ID(rune('a' + k))
		body := `"` + q + `," said Edda Marsh.`
		span := text.Span{End: len(body)}
		content := text.Span{End: len(q) + 3}
		in.Articles = append(in.Articles, article.Article{
			ID: id, Language: "en", Text: body, Published: &article.Date{Value: "2025-03-04", Precision: "day"},
			Sentences: []text.Span{span}, Segments: []article.Segment{{Kind: article.Body, Span: span}},
		})
		m := annot.Marks{Attributions: []annot.Attribution{{ID: "a1", Span: span, Mode: annot.Direct, Content: []text.Span{content}}}}
		at := 1
		for _, w := range strings.Fields(q) {
			m.Tokens = append(m.Tokens, annot.Token{Span: text.Span{Start: at, End: at + len(w)}, Lower: w})
			at += len(w) + 1
		}
		in.Marks = append(in.Marks, m)
		s.Reports = append(s.Reports, origin.Report{Ref: text.Ref{Article: id, Span: span}, Mode: annot.Direct, Attribution: "a1"})
	}
	s.ID = "s1"
	in.Statements = []origin.Statement{s}
	return in
}

func has(l []origin.Warning, kind string) bool {
	return slices.ContainsFunc(l, func(w origin.Warning) bool { return w.Kind == kind })
}

func TestStatementWarnings(t *testing.T) {
	named := []origin.Voice{{Name: "Edda Marsh"}}
	wire := []origin.Channel{{Name: "Reuters"}}
	for _, c := range []struct {
		name   string
		s      origin.Statement
		quotes []string
		kind   string
		want   bool
	}{
		{"three on one channel", origin.Statement{Voices: named, Channels: wire}, []string{"a", "b", "c"}, "single-channel", true},
		{"two on one channel", origin.Statement{Voices: named, Channels: wire}, []string{"a", "b"}, "single-channel", false},
		{"a ring", origin.Statement{Circular: true}, []string{"a", "b"}, "circular", true},
		{"nobody named", origin.Statement{Voices: []origin.Voice{{Name: "an official", Anonymous: true}}}, []string{"a", "b"}, "anonymous", true},
		{"somebody named", origin.Statement{Voices: append(named, origin.Voice{Anonymous: true})}, []string{"a", "b"}, "anonymous", false},
		{"a denial", origin.Statement{Kind: "deny", Voices: []origin.Voice{{Name: "Edda Marsh", Party: "customs"}}}, []string{"a", "b"}, "interested-source", true},
		{"other words", origin.Statement{Voices: named}, []string{"the gate will stay shut all week", "the gate will stay open all week"}, "quotation-differs", true},
		{"a cut", origin.Statement{Voices: named}, []string{"the gate will stay shut all week", "the gate will stay shut"}, "quotation-differs", false},
		{"another sentence", origin.Statement{Voices: named}, []string{"the gate will stay shut all week", "nobody asked us about ferries yesterday"}, "quotation-differs", false},
	} {
		if got := has(Find(one(c.s, c.quotes...)), c.kind); got != c.want {
			t.Errorf("%s: %s = %v", c.name, c.kind, got)
		}
	}
}

func TestArticleWarnings(t *testing.T) {
	in := one(origin.Statement{}, "the gate is shut")
	in.Articles[0].Published = nil
	if !has(Find(in), "date-missing") {
		t.Error("no word of the missing date")
	}

	in = one(origin.Statement{}, "the gate is shut")
	a := &in.Articles[0]
	for range 6 {
		at := len(a.Text)
		a.Text += " It was opened in 1911."
		a.Sentences = append(a.Sentences, text.Span{Start: at + 1, End: len(a.Text)})
		in.Marks[0].Times = append(in.Marks[0].Times, annot.Time{Span: text.Span{Start: at + 18, End: at + 22}, Value: "1911"})
	}
	a.Segments[0].Span.End = len(a.Text)
	l := Find(in)
	if !has(l, "unsourced-passage") || !has(l, "background-older") {
		t.Errorf("six unsourced sentences about 1911 gave %v", l)
	}
	for _, w := range l {
		for _, r := range w.Refs {
			if err := r.Span.Validate(a.Text); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestADateBehindThePublication(t *testing.T) {
	body := `"The gate is shut," said Edda Marsh on Friday (7/3/2025).`
	span := text.Span{End: len(body)}
	at := strings.Index(body, "(7")
	in := Input{
		Articles: []article.Article{{ID: "a", Language: "en", Text: body, Published: &article.Date{Value: "2025-03-04", Precision: "day"}, Sentences: []text.Span{span}, Segments: []article.Segment{{Kind: article.Body, Span: span}}}},
		Marks: []annot.Marks{{
			Attributions: []annot.Attribution{{ID: "a1", Span: text.Span{End: 35}, Cue: &annot.Cue{Span: text.Span{Start: 20, End: 24}}, Content: []text.Span{{End: 19}}}},
			Times:        []annot.Time{{Span: text.Span{Start: at, End: at + 10}, Value: "2025-03-07", Precision: "day"}},
		}},
	}
	if !has(Find(in), "date-conflict") {
		t.Error("a day after publication is not seen")
	}
}
