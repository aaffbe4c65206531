package correction

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/origin"
	"sanad/internal/pile"
	"sanad/internal/text"
)

const body = "Sarda said the dyke holds. Mela said the dyke leaks. Sarda said the dyke holds well."

func at(id text.ID, words string) text.Ref {
	i := strings.Index(body, words)
	return text.Ref{Article: id, Span: text.Span{Start: i, End: i + len(words)}}
}

// dyke is three articles of the same words: one statement of Sarda in two of
// them, one of Mela.
func dyke() *pile.Pile {
	p := &pile.Pile{}
	for _, id := range []text.ID{"a", "b", "c"} {
		p.Articles = append(p.Articles, article.Article{ID: id, Text: body})
		sarda, mela := at(id, "Sarda").Span, at(id, "Mela").Span
		p.Marks = append(p.Marks, annot.Marks{
			Entities:     []annot.Entity{{ID: "person:mela", Class: annot.Person, Name: "Mela"}, {ID: "person:sarda", Class: annot.Person, Name: "Sarda"}},
			Mentions:     []annot.Mention{{Span: sarda, Entity: "person:sarda", Class: annot.Person}, {Span: mela, Entity: "person:mela", Class: annot.Person}},
			Attributions: []annot.Attribution{{ID: "a1", Span: at(id, "Sarda said the dyke holds").Span, Source: &annot.Source{Name: "Sarda"}}}})
	}
	p.Findings.Statements = []origin.Statement{
		{ID: "s1", Gist: "the dyke holds", Voices: []origin.Voice{{Name: "Sarda", Entity: "person:sarda", Party: "city"}},
			Reports:  []origin.Report{{Ref: at("a", "the dyke holds"), Attribution: "a1"}, {Ref: at("b", "the dyke holds")}, {Ref: at("c", "the dyke holds")}},
			Channels: []origin.Channel{{Name: "Reuters", Kind: annot.Wire, Carriers: []text.ID{"a", "b"}}, {Kind: annot.UnknownOf, Carriers: []text.ID{"c"}}},
			Untraced: 1, Parties: 1, Channel: origin.Count{Best: 2, Low: 1, High: 2}, VoiceCount: origin.Count{Best: 1, Low: 1, High: 1},
			Drift:   []origin.Drift{{Kind: "number", A: at("a", "the dyke holds"), B: at("b", "the dyke holds")}},
			Similar: []origin.Similar{{Statement: "s2"}}},
		{ID: "s2", Gist: "the dyke leaks", Denies: "s1", Voices: []origin.Voice{{Name: "Mela", Entity: "person:mela", Party: "union"}},
			Reports:  []origin.Report{{Ref: at("b", "the dyke leaks")}},
			Channels: []origin.Channel{{Name: "reuters", Kind: annot.Wire, Carriers: []text.ID{"b"}}}, Parties: 1,
			Channel: origin.Count{Best: 1, Low: 1, High: 1}, VoiceCount: origin.Count{Best: 1, Low: 1, High: 1}},
	}
	p.Findings.Evolutions = []origin.Evolution{{From: "s1", To: "s2", Kind: "softens"}}
	p.Findings.Events = []origin.Event{{Date: "2030-01-01", Statements: []string{"s2"}}}
	return p
}

func counts(s origin.Statement) [4]int {
	return [4]int{len(s.Carriers()), len(s.Channels), len(s.Voices), s.Parties}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		name  string
		cs    []Correction
		check func(t *testing.T, p *pile.Pile)
	}{
		{"another speaker", []Correction{{Kind: Speaker, On: at("a", "dyke holds"), Value: "Mela"}}, func(t *testing.T, p *pile.Pile) {
			s := p.Findings.Statements[0]
			if counts(s) != [4]int{3, 2, 2, 2} || s.Voices[s.Reports[0].Voice].Entity != "person:mela" || p.Marks[0].Attributions[0].Source.Name != "Mela" {
				t.Errorf("%v %v %+v", counts(s), s.Voices, s.Reports[0])
			}
		}},
		{"a speaker of all", []Correction{{Kind: Speaker, On: at("b", "the dyke leaks"), Value: "Orin"}}, func(t *testing.T, p *pile.Pile) {
			if s := p.Findings.Statements[1]; counts(s) != [4]int{1, 1, 1, 1} || s.Voices[0] != (origin.Voice{Name: "Orin", Party: "orin"}) {
				t.Errorf("%+v", s.Voices)
			}
		}},
		{"a known channel", []Correction{{Kind: Channel, On: at("c", "the dyke holds"), Value: "reuters"}}, func(t *testing.T, p *pile.Pile) {
			if s := p.Findings.Statements[0]; counts(s) != [4]int{3, 1, 1, 1} || s.Untraced != 0 || s.Channel != (origin.Count{Best: 1, Low: 1, High: 1}) {
				t.Errorf("%v %+v", counts(s), s.Channel)
			}
		}},
		{"its own work", []Correction{{Kind: Channel, On: at("b", "the dyke holds")}}, func(t *testing.T, p *pile.Pile) {
			if s := p.Findings.Statements[0]; counts(s) != [4]int{3, 3, 1, 1} || s.Untraced != 1 || s.Channel.High != 3 {
				t.Errorf("%v %+v", counts(s), s.Channel)
			}
		}},
		{"no drift", []Correction{{Kind: Drift, On: at("b", "holds"), With: []text.Ref{at("a", "holds")}}}, func(t *testing.T, p *pile.Pile) {
			if s := p.Findings.Statements[0]; len(s.Drift) != 0 {
				t.Errorf("%v", s.Drift)
			}
		}},
		{"another kind of drift", []Correction{{Kind: Drift, Value: "name", On: at("b", "holds"), With: []text.Ref{at("a", "holds")}}}, func(t *testing.T, p *pile.Pile) {
			if s := p.Findings.Statements[0]; len(s.Drift) != 1 {
				t.Errorf("%v", s.Drift)
			}
		}},
		{"one statement", []Correction{{Kind: Merge, On: at("a", "the dyke holds"), With: []text.Ref{at("b", "the dyke leaks")}}}, func(t *testing.T, p *pile.Pile) {
			f := p.Findings
			if len(f.Statements) != 1 || counts(f.Statements[0]) != [4]int{3, 2, 2, 2} || len(f.Evolutions) != 0 || len(f.Statements[0].Similar) != 0 || f.Events[0].Statements[0] != "s1" {
				t.Errorf("%+v", f)
			}
		}},
		{"two statements", []Correction{{ID: "x", Kind: Split, On: at("c", "the dyke holds")}}, func(t *testing.T, p *pile.Pile) {
			f := p.Findings
			if len(f.Statements) != 3 || counts(f.Statements[0]) != [4]int{2, 1, 1, 1} || counts(f.Statements[2]) != [4]int{1, 1, 1, 1} || f.Statements[2].ID != "s1/x" || len(f.Statements[0].Drift) != 1 {
				t.Errorf("%+v", f.Statements)
			}
		}},
		{"one person", []Correction{{Kind: MergeEntity, On: at("a", "Sarda"), With: []text.Ref{at("b", "Mela")}}, {Kind: Merge, On: at("a", "the dyke holds"), With: []text.Ref{at("b", "the dyke leaks")}}},
			func(t *testing.T, p *pile.Pile) {
				s := p.Findings.Statements[0]
				if counts(s) != [4]int{3, 2, 1, 1} || p.Marks[2].Mentions[1].Entity != "person:sarda" {
					t.Errorf("%v %v", counts(s), s.Voices)
				}
			}},
		{"two persons", []Correction{{ID: "x", Kind: SplitEntity, On: at("a", "Sarda"), Value: "Sarda Wening"}}, func(t *testing.T, p *pile.Pile) {
			m := p.Marks[0]
			if m.Mentions[0].Entity != "person:sarda/x" || m.Entities[2].Name != "Sarda Wening" || p.Marks[1].Mentions[0].Entity != "person:sarda" {
				t.Errorf("%+v", m)
			}
		}},
		{"undone", []Correction{{Kind: Merge, On: at("a", "the dyke holds"), With: []text.Ref{at("b", "the dyke leaks")}, Undone: "2030-01-02"}}, func(t *testing.T, p *pile.Pile) {
			if d := cmp.Diff(dyke(), p); d != "" {
				t.Error(d)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := dyke()
			c.check(t, Fold(p, c.cs))
			if d := cmp.Diff(dyke(), p); d != "" {
				t.Errorf("the machine's findings changed: %s", d)
			}
		})
	}
}

// The later of two corrections of one thing stands.
func TestOrder(t *testing.T) {
	cs := []Correction{{Kind: Speaker, On: at("a", "dyke holds"), Value: "Second", At: "2030-01-02"}, {Kind: Speaker, On: at("a", "dyke holds"), Value: "First", At: "2030-01-01"}}
	s := Fold(dyke(), cs).Findings.Statements[0]
	if got := s.Voices[s.Reports[0].Voice].Name; got != "Second" {
		t.Errorf("%s stands", got)
	}
}

func TestNotes(t *testing.T) {
	notes := Notes(dyke(), []Correction{
		{Kind: Merge, On: at("a", "the dyke holds"), With: []text.Ref{at("b", "the dyke leaks")}},
		{Kind: Speaker, On: text.Ref{Article: "gone", Span: text.Span{End: 3}}},
		{Kind: Drift, On: at("a", "holds"), With: []text.Ref{at("b", "holds")}},
		{Kind: Drift, On: at("a", "holds"), With: []text.Ref{at("c", "holds")}},
	})
	if !notes[0].Found || !slices.Equal(notes[0].Statements, []string{"s1", "s2"}) || notes[1].Found || !notes[2].Found || notes[3].Found {
		t.Errorf("%+v", notes)
	}
}

func TestValidate(t *testing.T) {
	good := Correction{Kind: Speaker, On: at("a", "holds"), Value: "Mela", By: "desk", Why: "heard it"}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for _, spoil := range []func(c *Correction){
		func(c *Correction) { c.Kind = "other" }, func(c *Correction) { c.By = " " }, func(c *Correction) { c.Why = "" }, func(c *Correction) { c.Value = "" },
		func(c *Correction) { c.Kind = Merge }, func(c *Correction) { c.On = text.Ref{} }, func(c *Correction) { c.Why = strings.Repeat("x", mostWhy+1) },
	} {
		c := good
		spoil(&c)
		if c.Validate() == nil {
			t.Errorf("%+v passes", c)
		}
	}
}

func FuzzPlace(f *testing.F) {
	for _, s := range []string{Place(at("a", "holds")), "a@-1-2", "a@2-1", "@1-2", "a@b@1-2", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParsePlace(s)
		if err != nil {
			return
		}
		if again, err := ParsePlace(Place(r)); err != nil || again != r {
			t.Errorf("%q: %v becomes %v, %v", s, r, again, err)
		}
	})
}

// Corrections from anywhere leave counts that agree with what is listed, and
// the machine's findings as they were.
func FuzzFold(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(30), uint8(1), uint8(60))
	f.Fuzz(func(t *testing.T, kind, article, start, other, otherStart uint8) {
		ids := []text.ID{"a", "b", "c", "gone"}
		ref := func(a, s uint8) text.Ref {
			return text.Ref{Article: ids[int(a)%4], Span: text.Span{Start: int(s), End: int(s) + 9}}
		}
		p := dyke()
		c := Correction{ID: "x", Kind: Kinds[int(kind)%len(Kinds)], On: ref(article, start), With: []text.Ref{ref(other, otherStart)}, Value: "Orin"}
		for _, s := range Fold(p, []Correction{c, c}).Findings.Statements {
			if s.Channel.Best != len(s.Channels) || s.VoiceCount.Best != len(s.Voices) || s.Channel.Low > s.Channel.Best || s.Channel.High < s.Channel.Best || len(s.Reports) == 0 {
				t.Errorf("%+v: %+v", c, s)
			}
			for _, r := range s.Reports {
				if r.Voice >= len(s.Voices) {
					t.Errorf("%+v: voice %d of %d", c, r.Voice, len(s.Voices))
				}
			}
		}
		if d := cmp.Diff(dyke(), p); d != "" {
			t.Errorf("the machine's findings changed: %s", d)
		}
	})
}
