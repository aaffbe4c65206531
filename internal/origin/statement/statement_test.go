package statement

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/origin"
	"sanad/internal/story"
	"sanad/internal/text"
)

// tokens cuts a text to words, numbers and marks, as far as these tests need.
func tokens(t string) []annot.Token {
	var out []annot.Token
	for i := 0; i < len(t); {
		r, n := utf8.DecodeRuneInString(t[i:])
		j, kind := i+n, annot.Mark
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r):
			kind = annot.Number
			for j = i; j < len(t); j += n {
				r, n = utf8.DecodeRuneInString(t[j:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					break
				}
				if unicode.IsLetter(r) {
					kind = annot.Word
				}
			}
		}
		out = append(out, annot.Token{Span: text.Span{Start: i, End: j}, Kind: kind, Lower: strings.ToLower(t[i:j])})
		i = j
	}
	return out
}

// page is one article in which every line is a sentence; "WHO: words" is an
// attribution of the words to WHO, "WHO denies: words" a denial.
func page(id, body string) (article.Article, annot.Marks) {
	a := article.Article{ID: text.ID(id), Input: id, Language: "en", Text: body, Outlet: article.Outlet{Name: "Outlet " + id}}
	m := annot.Marks{Tokens: tokens(body)}
	at := 0
	for _, l := range strings.SplitAfter(body, "\n") {
		s := text.Span{Start: at, End: at + len(strings.TrimRight(l, "\n"))}
		at += len(l)
		if s.Empty() {
			continue
		}
		a.Sentences = append(a.Sentences, s)
		who, _, ok := strings.Cut(s.Of(body), ": ")
		if !ok {
			continue
		}
		polarity := annot.Affirm
		name, denied := strings.CutSuffix(who, " denies")
		if denied {
			polarity = annot.Deny
		}
		src := text.Span{Start: s.Start, End: s.Start + len(name)}
		m.Attributions = append(m.Attributions, annot.Attribution{
			ID: "a" + strings.Repeat("i", len(m.Attributions)+1), Span: s, Mode: annot.Indirect, Polarity: polarity,
			Source: &annot.Source{Span: &src, Name: name}, Content: []text.Span{{Start: s.Start + len(who) + 2, End: s.End}},
		})
	}
	a.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{End: len(body)}}}
	return a, m
}

// pileOf is a pile of one story.
func pileOf(bodies ...string) Input {
	var in Input
	s := story.Story{ID: "st"}
	for n, b := range bodies {
		a, m := page(string(rune('a'+n)), b)
		in.Articles, in.Marks = append(in.Articles, a), append(in.Marks, m)
		s.Articles = append(s.Articles, a.ID)
	}
	in.Stories = []story.Story{s}
	return in
}

func statementWith(in Input, l []origin.Statement, words string) *origin.Statement {
	for n := range l {
		for _, r := range l[n].Reports {
			for i := range in.Articles {
				if in.Articles[i].ID == r.Ref.Article && strings.Contains(r.Ref.Span.Of(in.Articles[i].Text), words) {
					return &l[n]
				}
			}
		}
	}
	return nil
}

func TestWordingsOfOneStatementMeet(t *testing.T) {
	in := pileOf(
		"Marta Oake: the ferry engine failed off Gull Rock at dawn\nThe harbour was grey.",
		"Oake: off Gull Rock the engine of the ferry failed at dawn\nTickets were refunded on Monday.",
		"The cathedral choir sang three new psalms yesterday evening.\nThe engine of the ferry failed off Gull Rock at dawn.",
	)
	s := statementWith(in, Find(in), "the ferry engine failed")
	if s == nil || len(s.Reports) != 3 {
		t.Fatalf("want three reports of one statement, got %+v", s)
	}
	if len(s.Voices) != 1 || s.Voices[0].Name != "Marta Oake" {
		t.Errorf("voices %+v, want Marta Oake alone", s.Voices)
	}
	if last := s.Reports[2]; last.Attribution != "" || last.Voice != -1 {
		t.Errorf("the rendering without a source came out as %+v", last)
	}
}

func TestADenialIsItsOwnStatement(t *testing.T) {
	in := pileOf(
		"Marta Oake: the captain sold the ferry engine to smugglers",
		"Piet Halm denies: the captain sold the ferry engine to smugglers",
	)
	l := Find(in)
	if len(l) != 2 {
		t.Fatalf("%d statements, want 2", len(l))
	}
	claim, denial := statementWith(in, l, "Oake"), statementWith(in, l, "Halm")
	if denial.Kind != "deny" || denial.Denies != claim.ID || claim.Denies != "" {
		t.Errorf("claim %+v, denial %+v", claim, denial)
	}
}

func TestWithoutTheDenialRuleTheyMeet(t *testing.T) {
	in := pileOf(
		"Marta Oake: the captain sold the ferry engine to smugglers",
		"Piet Halm denies: the captain sold the ferry engine to smugglers",
	)
	in.Without = []Evidence{ByDenial}
	if l := Find(in); len(l) != 1 {
		t.Errorf("%d statements, want 1: the switch does not work", len(l))
	}
}

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		code, words string
		value       float64
		n           int
		hedge       string
	}{
		{"id", "dua puluh lima ribu orang", 25000, 4, ""},
		{"id", "lebih dari dua lusin jenis", 0, 0, ""},
		{"id", "1.200 orang", 1200, 1, ""},
		{"en", "two hundred thousand homes", 200000, 3, ""},
		{"en", "forty two", 42, 2, ""},
		{"en", "million", 1e6, 1, ""},
		{"en", "kettles", 0, 0, ""},
	} {
		v, n, h := readNumber(tokens(c.words), 0, lang.Must(c.code))
		if c.words == "1.200 orang" { // these tests' tokens cut at the point
			v, n, h = readNumber([]annot.Token{{Lower: "1.200", Kind: annot.Number}}, 0, lang.Must(c.code))
		}
		if v != c.value || n != c.n || h != c.hedge {
			t.Errorf("%s %q = %v in %d tokens, hedge %q; want %v in %d, %q", c.code, c.words, v, n, h, c.value, c.n, c.hedge)
		}
	}
	toks := tokens("lebih dari dua lusin jenis")
	if v, n, h := readNumber(toks, 2, lang.Must("id")); v != 24 || n != 2 || h != ">" {
		t.Errorf("two dozen with a hedge = %v in %d, %q", v, n, h)
	}
}

func TestGroupStopsAtWhatMustStayApart(t *testing.T) {
	p := &pile{}
	pairs := []pair{
		{a: 0, b: 1, likeness: likeness{score: 0.9}},
		{a: 1, b: 2, likeness: likeness{score: 0.9}},
		{a: 0, b: 2, likeness: likeness{score: 0.9, apart: apartDenial}},
	}
	got := p.group(make([]node, 4), pairs)
	if len(got) != 3 || !reflect.DeepEqual(got[0], []int{0, 1}) {
		t.Errorf("groups %v", got)
	}
}

func FuzzReportsPointIntoTheirArticles(f *testing.F) {
	f.Add("Marta Oake: twelve people left, and nobody came back\nIt rained.", "Oake denies: twelve people left\n\n“Yes”")
	f.Add("é: à; ñ\n: x\nA: B: C", "\xff\xfe: \x80")
	f.Fuzz(func(t *testing.T, x, y string) {
		in := pileOf(strings.ToValidUTF8(x, "\uFFFD"), strings.ToValidUTF8(y, "\uFFFD"))
		l := Find(in)
		for _, s := range l {
			for _, r := range s.Reports {
				i := slices.IndexFunc(in.Articles, func(a article.Article) bool { return a.ID == r.Ref.Article })
				if err := r.Ref.Span.Validate(in.Articles[i].Text); err != nil {
					t.Fatal(err)
				}
				if r.Voice >= len(s.Voices) {
					t.Fatalf("voice %d of %d", r.Voice, len(s.Voices))
				}
			}
		}
		if again := Find(in); !reflect.DeepEqual(l, again) {
			t.Fatal("equal input gave another output")
		}
	})
}

func TestNastySizes(t *testing.T) {
	for _, unit := range []string{"a: b ", "and, ", "“", ". ", "not ", "Marta Oake: twelve people left\n", "dozen "} {
		if n := len(Find(pileOf(strings.Repeat(unit, 65000), unit))); n > 65000 {
			t.Errorf("%q: %d statements", unit, n)
		}
	}
}

// Candidates of one score are told apart by place, however the mean of their
// scores is rounded.
func TestBestOfEqualScores(t *testing.T) {
	touched, score := make([]int, 1000), make([]float64, 1000)
	for i := range touched {
		touched[i], score[i] = i, 0.1
	}
	if got := best(touched, score); len(got) != nearest || got[0] != 0 {
		t.Errorf("%d candidates, the first %v", len(got), got)
	}
}

// A length of time is a number and no time of an event; a weekday of two copies is
// one day, whole weeks apart or not.
func TestTimesOfTolls(t *testing.T) {
	if got := points([]string{"2025-03-10", "P11Y", "PT3H", "PRESENT_REF"}); !slices.Equal(got, []string{"2025-03-10", "PRESENT_REF"}) {
		t.Errorf("points: %q", got)
	}
	for _, c := range []struct {
		x, y string
		want bool
	}{
		{"2025-03-10", "2025-03-17", true},
		{"2025-03-17", "2025-03-10", true},
		{"2025-03-10", "2025-03-11", false},
		{"2025-03", "2025-04", false},
	} {
		if got := oneWeekday([]string{c.x}, []string{c.y}); got != c.want {
			t.Errorf("oneWeekday(%s, %s) = %v", c.x, c.y, got)
		}
	}
}

// One outlet that gives another figure on another day tells the next of a series;
// on one day, or in two outlets, the figure drifted.
func TestSeriesOfOneOutlet(t *testing.T) {
	for _, c := range []struct {
		other, day string
		want       bool // one statement
	}{
		{"Outlet a", "2025-03-11", false},
		{"Outlet a", "2025-03-10", true},
		{"Outlet b", "2025-03-11", true},
	} {
		in := pileOf(
			"The price of smoked eel at the harbour market stands at 412 crowns this morning.\nThe harbour was grey.",
			"The price of smoked eel at the harbour market stands at 398 crowns this morning.\nGulls were seen.",
		)
		in.Articles[0].Published = &article.Date{Value: "2025-03-10", Precision: "day"}
		in.Articles[1].Published = &article.Date{Value: c.day, Precision: "day"}
		in.Articles[1].Outlet.Name = c.other
		s := statementWith(in, Find(in), "412 crowns")
		if s == nil || (len(s.Reports) == 2) != c.want {
			t.Errorf("%+v: %+v", c, s)
		}
	}
}

func TestPartsWidenedToOneSourceAreBothKept(t *testing.T) {
	span := func(a, b int) text.Span { return text.Span{Start: a, End: b} }
	part := func(at *annot.Attribution, wide, said text.Span) rendering {
		return rendering{span: wide, content: []text.Span{said}, att: at}
	}
	at, other := &annot.Attribution{ID: "a1"}, &annot.Attribution{ID: "a2"}
	tests := []struct {
		name string
		in   []rendering
		want []text.Span
	}{
		{"the shorter stands alone", []rendering{part(at, span(0, 100), span(0, 20)), part(at, span(21, 100), span(21, 80))}, []text.Span{span(0, 20), span(21, 100)}},
		{"whichever it is", []rendering{part(at, span(0, 100), span(0, 60)), part(at, span(0, 100), span(61, 80))}, []text.Span{span(0, 100), span(61, 80)}},
		{"one content is one", []rendering{part(at, span(0, 100), span(0, 80)), part(at, span(0, 100), span(0, 80))}, []text.Span{span(0, 100)}},
		{"two sources", []rendering{part(at, span(0, 100), span(0, 20)), part(other, span(0, 100), span(21, 80))}, []text.Span{span(0, 100)}},
		{"a source before none", []rendering{part(nil, span(0, 100), span(0, 100)), part(at, span(0, 100), span(21, 80))}, []text.Span{span(0, 100)}},
	}
	for _, x := range tests {
		var got []text.Span
		for _, r := range dropRepeats(x.in) {
			got = append(got, r.span)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}
