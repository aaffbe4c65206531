package event

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// pile makes an article of one sentence in which the words between | are a
// time with the given value.
func pile(body, value string) Input {
	head, rest, _ := strings.Cut(body, "|")
	when, tail, _ := strings.Cut(rest, "|")
	t := head + when + tail
	a := article.Article{ID: "x", Language: "en", Text: t, Published: &article.Date{Value: "2025-03-04T09:00:00Z"},
		Segments:  []article.Segment{{Kind: article.Body, Span: text.Span{End: len(t)}}},
		Sentences: []text.Span{{End: len(t)}}}
	m := annot.Marks{Times: []annot.Time{{Span: text.Span{Start: len(head), End: len(head) + len(when)}, Value: value}}}
	at := 0
	for _, w := range strings.Fields(t) {
		i := at + strings.Index(t[at:], w)
		at = i + len(w)
		m.Tokens = append(m.Tokens, annot.Token{Span: text.Span{Start: i, End: at}, Lower: strings.ToLower(w)})
	}
	s := origin.Statement{ID: "told", Reports: []origin.Report{{Ref: text.Ref{Article: "x", Span: text.Span{End: 5}}}}}
	return Input{[]article.Article{a}, []annot.Marks{m}, []origin.Statement{s}}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ body, value, want string }{
		{"The ferry sank |on 2 March|.", "2025-03-02", "2025-03-02 day happened [told]"},
		{"The ferry sank |on Sunday evening|.", "2025-03-02TEV", "2025-03-02 day happened [told]"},
		{"Velland plans to open the port |in May|.", "2025-05", "2025-05 month planned [told]"},
		{"The tunnel may be ready |in 2027|.", "2027", "2027 year expected [told]"},
		{"The council meets |on 9 March|.", "2025-03-09", "2025-03-09 day expected [told]"},
		{"The council will meet |this month|.", "2025-03", "2025-03 month planned [told]"},
		{"He waited |three hours|.", "PT3H", ""},
		{"It happened |then|.", "", ""},
		{"Last |spring| was dry.", "2024-SP", ""},
	} {
		got := ""
		for _, e := range Find(pile(c.body, c.value)) {
			got += fmt.Sprint(e.Date, " ", e.Precision, " ", e.Status, " ", e.Statements)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.body, got, c.want)
		}
	}
}

// A day makes the month that holds it redundant; a date said twice is one.
func TestOneEventADate(t *testing.T) {
	in := pile("It began |in March| and so on.", "2025-03")
	m := &in.Marks[0]
	m.Times = append(m.Times, annot.Time{Span: text.Span{Start: 20, End: 23}, Value: "2025-03-02"}, annot.Time{Span: text.Span{Start: 24, End: 26}, Value: "2025-03-02T10:00"})
	var dates []string
	for _, e := range Find(in) {
		dates = append(dates, e.Date)
	}
	if !slices.Equal(dates, []string{"2025-03-02"}) {
		t.Errorf("got %v", dates)
	}
}
