package channel

import (
	"reflect"
	"slices"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/origin"
	"sanad/internal/story"
	"sanad/internal/text"
)

func TestComponents(t *testing.T) {
	for _, c := range []struct {
		next [][]int
		want [][]int
	}{
		{[][]int{{1}, {0}, {0}}, [][]int{{0, 1}, {2}}},
		{[][]int{{1}, {2}, {0}}, [][]int{{0, 1, 2}}},
		{[][]int{{1}, {2}, nil}, [][]int{{0}, {1}, {2}}},
		{[][]int{nil}, [][]int{{0}}},
	} {
		got := components(c.next)
		for _, p := range got {
			slices.Sort(p)
		}
		slices.SortFunc(got, func(a, b []int) int { return a[0] - b[0] })
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("components of %v = %v, want %v", c.next, got, c.want)
		}
	}
}

func TestFoldedNamesMeet(t *testing.T) {
	for _, c := range [][2]string{
		{"The Calder Post", "Calder Post"}, {"liputan9.com", "Liputan9"}, {"KABAR.CO.ID", "Kabar"},
	} {
		if fold(c[0]) != fold(c[1]) {
			t.Errorf("fold(%q) = %q, fold(%q) = %q", c[0], fold(c[0]), c[1], fold(c[1]))
		}
	}
	if fold("Kabar Teluk") == fold("Kabar Siri") {
		t.Error("two outlets have one name")
	}
}

func TestTheRootIsThePostBehindTheMedia(t *testing.T) {
	c := &carrier{steps: []step{
		{name: "AP", kind: annot.Wire}, {name: "Truth Forum", kind: annot.Post}, {name: "Western Courier", kind: annot.OutletOf},
	}}
	if r := root(c); r == nil || r.name != "Truth Forum" {
		t.Errorf("root %+v", r)
	}
	c = &carrier{steps: []step{{kind: annot.Broadcast}, {name: "Statistics Office", kind: annot.Document}}}
	if r := root(c); r != nil {
		t.Errorf("a broadcast that all may have seen is the root: %+v", r)
	}
}

// few is a pile of n articles of n outlets, each one sentence, that carry one
// statement by one voice.
func few(n int) (Input, *origin.Statement) {
	var in Input
	s := origin.Statement{ID: "s1", Story: "st", Voices: []origin.Voice{{Name: "Edda Marsh", Party: "edda marsh"}}, Parties: 1}
	st := story.Story{ID: "st"}
	for k := range n {
		id := text.ID(rune('a' + k))
		body := "Edda Marsh said the gate is shut."
		span := text.Span{End: len(body)}
		in.Articles = append(in.Articles, article.Article{
			ID: id, Language: "en", Text: body, Outlet: article.Outlet{Name: "Outlet " + string(id)},
			Sentences: []text.Span{span}, Segments: []article.Segment{{Kind: article.Body, Span: span}},
		})
		in.Marks = append(in.Marks, annot.Marks{Attributions: []annot.Attribution{{ID: "a1", Span: span, Content: []text.Span{{Start: 16, End: len(body)}}, Source: &annot.Source{Name: "Edda Marsh"}}}})
		s.Reports = append(s.Reports, origin.Report{Ref: text.Ref{Article: id, Span: span}, Attribution: "a1"})
		st.Articles = append(st.Articles, id)
	}
	in.Stories, in.Statements = []story.Story{st}, []origin.Statement{s}
	return in, &in.Statements[0]
}

func TestCopiesShareAChannel(t *testing.T) {
	in, _ := few(3)
	in.Relations = []link.Relation{{A: "a", B: "b", Kind: link.Copy}}
	s := Trace(in)[0]
	if len(s.Channels) != 2 || s.Channel != (origin.Count{Best: 2, Low: 1, High: 2}) {
		t.Errorf("%d channels, count %+v", len(s.Channels), s.Channel)
	}
	in.Without = []Evidence{ByCopy}
	if s := Trace(in)[0]; len(s.Channels) != 3 {
		t.Errorf("without copies %d channels, want 3: the switch does not work", len(s.Channels))
	}
}

func TestWithoutAnySourceItIsUntraced(t *testing.T) {
	in, s := few(1)
	s.Voices, s.Parties = nil, 0
	s.Reports[0].Voice, s.Reports[0].Attribution = -1, ""
	in.Marks[0].Attributions = nil
	got := Trace(in)[0]
	if got.Untraced != 1 || got.Reading != "no source named" {
		t.Errorf("untraced %d, reading %q", got.Untraced, got.Reading)
	}
}

func TestAgenciesThatRelayAThirdFold(t *testing.T) {
	in, _ := few(2)
	for i, name := range []string{"AP", "Reuters"} {
		in.Marks[i].Citations = []annot.Citation{
			{Span: text.Span{Start: 0, End: 4}, CueSpan: text.Span{Start: 0, End: 4}, Cue: "according to", Name: name, Kind: annot.Wire},
			{Span: text.Span{Start: 5, End: 10}, CueSpan: text.Span{Start: 5, End: 8}, Cue: "told", Name: "APA", Kind: annot.Wire},
		}
	}
	s := Trace(in)[0]
	if len(s.Channels) != 1 || s.Channels[0].Name != "APA" {
		t.Errorf("channels %+v", s.Channels)
	}
}

func TestManyCarriersTakeLinearTime(t *testing.T) {
	var in Input
	s := origin.Statement{ID: "s1"}
	for k := range 15000 {
		id := text.ID([]rune{rune('a' + k%26), rune('a' + k/26%26), rune('a' + k/676)})
		in.Articles = append(in.Articles, article.Article{ID: id, Language: "en", Text: "It is shut.", Outlet: article.Outlet{Name: "Outlet " + string(id[:1])}, Sentences: []text.Span{{End: 11}}})
		in.Marks = append(in.Marks, annot.Marks{})
		s.Reports = append(s.Reports, origin.Report{Ref: text.Ref{Article: id, Span: text.Span{End: 11}}, Voice: -1})
	}
	in.Statements = []origin.Statement{s}
	if got := Trace(in)[0]; len(got.Channels) != 26 {
		t.Errorf("%d channels, want one for each of 26 outlets", len(got.Channels))
	}
}
