package channel

import (
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/text"
)

// Two outlets of one owner that share words over a report are one channel; the
// same two without shared words are not, nor are they after one was sold.
func TestOwner(t *testing.T) {
	sentence := "The mayor opened the new bridge over the Orsk before some four hundred guests and a brass band"
	for _, c := range []struct {
		name      string
		owners    string
		copied    bool
		published string
		want      int
	}{
		{"nobody owns both", "", true, "2025-03-04", 2},
		{"one owner, shared words", "Selat Media\tOutlet a|Outlet b\t2011\t-\tselatmedia.id\n", true, "2025-03-04", 1},
		{"one owner, nothing shared", "Selat Media\tOutlet a|Outlet b\t2011\t-\tselatmedia.id\n", false, "2025-03-04", 2},
		{"one of them sold", "Selat Media\tOutlet a\t2011\t-\tselatmedia.id\nSelat Media\tOutlet b\t2011\t2024-01\tselatmedia.id\n", true, "2025-03-04", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			owners, err := origin.ParseOwners(c.owners)
			if err != nil {
				t.Fatal(err)
			}
			in := Input{Owners: owners}
			span := text.Span{End: len(sentence)}
			s := origin.Statement{ID: "s"}
			for _, id := range []text.ID{"a", "b"} {
				in.Articles = append(in.Articles, article.Article{
					ID: id, Language: "en", Text: sentence, Outlet: article.Outlet{Name: "Outlet " + string(id)},
					Published: &article.Date{Value: c.published}, Sentences: []text.Span{span},
				})
				in.Marks = append(in.Marks, annot.Marks{})
				s.Reports = append(s.Reports, origin.Report{Ref: text.Ref{Article: id, Span: span}, Voice: -1})
			}
			if c.copied {
				in.Passages = []link.Passage{{A: text.Ref{Article: "a", Span: span}, B: text.Ref{Article: "b", Span: span}, Kind: link.Verbatim, Score: 1}}
			}
			in.Statements = []origin.Statement{s}
			got := Trace(in)[0]
			if got.Channel.Best != c.want {
				t.Errorf("%d channels, not %d: %+v", got.Channel.Best, c.want, got.Channels)
			}
			named := false
			for _, ch := range got.Channels {
				for _, y := range ch.Why {
					named = named || strings.Contains(y.Text, "Selat Media (selatmedia.id)")
				}
			}
			if named != (c.want == 1) {
				t.Errorf("the owner is named: %v", named)
			}
		})
	}
}
