package record

import (
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

// What is shared holds excerpts: a third of a text at most, inside the text
// and in order; the whole text only where it is asked for.
func TestExcerpts(t *testing.T) {
	body := strings.Repeat("The mill at Orlan stood still for nine days. ", 40)
	p := &pile.Pile{Articles: []article.Article{{ID: "a", Text: body}}, Marks: make([]annot.Marks, 1)}
	for i := range 30 {
		s := text.Span{Start: i * 45, End: i*45 + 44}
		p.Findings.Statements = append(p.Findings.Statements, origin.Statement{ID: "s", Reports: []origin.Report{{Ref: text.Ref{Article: "a", Span: s}}}})
	}
	n := 0
	for r := range Of(p, "article", Options{}) {
		n++
		a := r.(Article)
		if a.Text != nil || len(a.Excerpts) < 5 {
			t.Fatalf("text %v, %d excerpts", a.Text != nil, len(a.Excerpts))
		}
		sum, last := 0, 0
		for _, e := range a.Excerpts {
			if e.Quote != e.Span.Of(body) || e.Span.Start < last {
				t.Errorf("excerpt %v %q", e.Span, e.Quote)
			}
			last, sum = e.Span.End, sum+e.Span.Len()
		}
		if sum > len(body)/mostShare {
			t.Errorf("%d bytes of %d leave", sum, len(body))
		}
	}
	for r := range Of(p, "article", Options{FullText: true}) {
		n++
		if a := r.(Article); a.Text == nil || *a.Text != body || a.Excerpts != nil {
			t.Error("the whole text was asked for")
		}
	}
	if n != 2 {
		t.Fatalf("%d articles", n)
	}
}

func TestQuoteIsCut(t *testing.T) {
	long := strings.Repeat("kata—kata ", 300)
	x := &writer{}
	got := x.quote(long)
	head, tail, ok := strings.Cut(got, gap)
	if !ok || len(got) > mostQuote+len(gap) || !strings.HasPrefix(long, head) || !strings.HasSuffix(long, tail) || !strings.HasPrefix(tail, "kata—") {
		t.Errorf("cut to %q", got)
	}
	if x.quote("short") != "short" {
		t.Error("a short quote changed")
	}
}
