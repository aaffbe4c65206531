package story

import (
	"math"
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// passage is the common wording of two articles of a pile, by their inputs.
func passage(t *testing.T, in Input, a, b, words string) link.Passage {
	t.Helper()
	ref := func(input string) text.Ref {
		i := slices.IndexFunc(in.Articles, func(x article.Article) bool { return x.Input == input })
		at := strings.Index(in.Articles[i].Text, words)
		if at < 0 {
			t.Fatalf("article %s lacks %q", input, words)
		}
		return text.Ref{Article: in.Articles[i].ID, Span: text.Span{Start: at, End: at + len(words)}}
	}
	x, y := ref(a), ref(b)
	if y.Article < x.Article {
		x, y = y, x
	}
	return link.Passage{A: x, B: y, Kind: link.Verbatim, Score: 1}
}

const (
	ferry = "The ferry Dunlin ran aground off Port Hessel before dawn, and its forty passengers were taken ashore in fishing boats, harbour master Ilse Brandt told reporters."
	fares = "A season ticket will cost nine crowns more from May, and pupils travel free. Councillors had fought over bus fares since the winter, when two depots closed and drivers walked out for a week."
)

// A copy that says other things first, under another headline, is in one story
// with its original.
func TestGroupKeepsCopiesTogether(t *testing.T) {
	in := pile(
		"en||Ferry aground|"+ferry+" Nobody was hurt.",
		"en||Bus fares rise|"+fares,
		"en||Morning letter|Readers ask about everything this week. One wants the clock of the old customs house to strike again, as it did when her grandmother sold eels below it; another has counted eleven swans on the moat and would like to hear of more. A third asks where the brass band went, and who keeps its drums. We begin with the question that most of you sent in. "+fares+" More letters tomorrow, and a recipe for plum cake from Mrs Orla Finch.",
	)
	if got, want := inputs(in, Group(in)), "0 1 2"; got != want {
		t.Fatalf("without passages %q, want %q", got, want)
	}
	in.Passages = []link.Passage{passage(t, in, "1", "2", fares)}
	if got, want := inputs(in, Group(in)), "0 1+2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Two verdicts in one form of words are two events.
func TestGroupFormsAreNoCopies(t *testing.T) {
	const form = "dijatuhi hukuman penjara oleh Pengadilan Tipikor Ostara pada Selasa dalam perkara suap proyek Pasar Wening. Hakim menyatakan suap itu melukai kepercayaan warga, dan sidang berlangsung enam jam di depan ruang yang penuh."
	in := marked(
		"id|2025-03-11|Bendahara Dihukum|Bendahara Rudi Halim "+form+" Rudi Halim akan banding.",
		"id|2025-03-11|Kontraktor Dihukum|Kontraktor Benny Surya "+form+" Benny Surya akan banding.",
	)
	in.Passages = []link.Passage{passage(t, in, "0", "1", form)}
	p := Read(in)
	if len(p.shared) != 1 || p.copies(p.shared[0], Fitted) {
		t.Errorf("two verdicts are copies: %+v", p.shared)
	}
}

func TestTies(t *testing.T) {
	a := article.Article{ID: "a", Text: strings.Repeat("x", 100), Segments: []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: 40}}, {Kind: article.Promo, Span: text.Span{Start: 40, End: 60}}, {Kind: article.Body, Span: text.Span{Start: 60, End: 100}}}}
	b := article.Article{ID: "b", Text: a.Text, Segments: []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: 100}}}}
	p := &Pile{in: Input{Articles: []article.Article{a, b}, Marks: make([]annot.Marks, 2)}}
	ref := func(id text.ID, start, end int) text.Ref {
		return text.Ref{Article: id, Span: text.Span{Start: start, End: end}}
	}
	p.in.Passages = []link.Passage{
		{A: ref("a", 0, 20), B: ref("b", 0, 20)},
		{A: ref("a", 10, 70), B: ref("b", 50, 60)},
		{A: ref("a", 10, 30), B: ref("zz", 50, 60)}, // not of this pile
	}
	got := p.ties(p.in.Passages, map[text.ID]int{"a": 0, "b": 1})
	if len(got) != 1 || math.Abs(got[0].sa-50./80) > 1e-9 || math.Abs(got[0].sb-.3) > 1e-9 {
		t.Errorf("%+v, want shares 50/80 and 30/100", got)
	}
}
