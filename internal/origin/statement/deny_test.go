package statement

import (
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/story"
	"sanad/internal/text"
)

func TestDenials(t *testing.T) {
	for _, c := range []struct {
		name   string
		bodies []string
		denial string // words of the denying report
		of     string // words of what it denies, "" for nothing
	}{
		{"the one that says what is denied, not one that is like it", []string{
			"Marta Oake: the captain sold the ferry engine to smugglers\nMarta Oake: the captain painted the ferry funnel red",
			"Piet Halm denies: the captain sold the ferry engine to smugglers",
		}, "Halm denies", "Oake: the captain sold"},
		{"nobody denies himself", []string{
			"Marta Oake: the captain sold the ferry engine to smugglers",
			"Marta Oake denies: the captain sold the ferry engine to smugglers",
		}, "Oake denies", ""},
		{"a question asserts nothing", []string{
			"Marta Oake: did the captain sell the ferry engine to smugglers?",
			"Piet Halm denies: the captain sold the ferry engine to smugglers",
		}, "Halm denies", ""},
		{"something else", []string{
			"Marta Oake: the captain sold the ferry engine to smugglers",
			"Piet Halm denies: the council closed the library on Sundays",
		}, "Halm denies", ""},
		{"another thing done by those who are named", []string{
			"Marta Oake: the captain of the Gull ferry painted the engine",
			"Piet Halm denies: the captain of the Gull ferry hid smuggled apples below the engine, bribed customs officers and lied",
		}, "Halm denies", ""},
		{"without is no denial", []string{
			"Marta Oake: the engine cuts fuel costs by 35 percent",
			"Piet Halm: the engine cuts fuel costs by 35 percent and runs without noise",
		}, "Halm: the engine", ""},
	} {
		in := pileOf(c.bodies...)
		l := Find(in)
		d := statementWith(in, l, c.denial)
		if d == nil {
			t.Errorf("%s: no report of %q", c.name, c.denial)
			continue
		}
		want := ""
		if c.of != "" {
			want = statementWith(in, l, c.of).ID
		}
		if d.Denies != want {
			t.Errorf("%s: denies %q, want %q", c.name, d.Denies, want)
		}
	}
}

// Two stories of one storyline are one statement where they share words, not
// where they only name the same people and places.
func TestNextStory(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int // carriers of the first
	}{
		{"Marta Oake: the talks between Veld and Orsk on grain tariffs made progress", "Piet Halm: the talks on grain tariffs between Veld and Orsk actively made progress", 2},
		{"Marta Oake: Veld will meet Orsk in spring", "Piet Halm: Orsk banned the apples of Veld", 1},
	} {
		in := pileOf(c.a, c.b)
		in.Stories = nil
		for k := range in.Articles {
			in.Marks[k].Mentions = mentions(in.Articles[k].Text, "Veld", "Orsk")
			in.Stories = append(in.Stories, story.Story{ID: string(in.Articles[k].ID), Articles: []text.ID{in.Articles[k].ID}, Storyline: "line"})
		}
		if s := statementWith(in, Find(in), "Oake"); len(s.Carriers()) != c.want {
			t.Errorf("%q and %q: %d carriers, want %d", c.a, c.b, len(s.Carriers()), c.want)
		}
	}
}

// mentions finds countries by name, in text order.
func mentions(t string, names ...string) []annot.Mention {
	var out []annot.Mention
	for _, n := range names {
		if at := strings.Index(t, n); at >= 0 {
			out = append(out, annot.Mention{Span: text.Span{Start: at, End: at + len(n)}, Entity: "country:" + n, Class: annot.Country})
		}
	}
	slices.SortFunc(out, func(a, b annot.Mention) int { return text.Compare(a.Span, b.Span) })
	return out
}

func TestNegationsThatDenyNothing(t *testing.T) {
	for words, want := range map[string]bool{
		"Pak Lurah tidak lupa mengundang warga":                     false,
		"warga yang tidak mau disebut namanya mengundang Pak Lurah": false,
		"jalan ditutup karena jembatan belum selesai":               false,
		"jalan itu tidak ditutup":                                   true,
		"jalan ditutup agar tidak memperburuk kemacetan":            false,
		"jalan itu tidaklah ditutup":                                true,
		"tak kurang dari dua puluh warga datang":                    false,
		"Pak Lurah gagal membuka jalan":                             true,
	} {
		p := newPile(Input{})
		var f frame
		p.readWords(&f, tokens(words), nil, lang.Must("id"))
		if f.negative != want {
			t.Errorf("%q: negative %v", words, f.negative)
		}
	}
}

// What a negation negates is its next word of content, behind those that only say
// how certain something is.
func TestWhatIsNegated(t *testing.T) {
	for words, want := range map[string]string{
		"jalan itu tidak akan ditutup warga": "ditutup",
		"jalan itu bukan milik warga":        "milik",
		"jalan itu ditutup warga":            "",
	} {
		p, pack := newPile(Input{}), lang.Must("id")
		var f frame
		p.readWords(&f, tokens(words), nil, pack)
		var negated []int
		if want != "" {
			negated = []int{p.word(want, pack)}
		}
		if !slices.Equal(f.negated, negated) {
			t.Errorf("%q: %v, want the term of %q", words, f.negated, want)
		}
	}
}

func TestClausesOfTimeStandAlone(t *testing.T) {
	body := "Drivers from seven villages queued at the ferry pier after the council closed the old harbour bridge."
	p := newPile(Input{Articles: []article.Article{{ID: "a", Language: "en", Text: body}}, Marks: []annot.Marks{{Tokens: tokens(body)}}})
	var got []string
	for _, s := range p.parts(0, []text.Span{{End: len(body)}}) {
		got = append(got, s.Of(body))
	}
	if len(got) != 2 || got[1][:5] != "after" {
		t.Errorf("parts %q", got)
	}
}

func TestDatesThatMayMeet(t *testing.T) {
	day := func(s string) days { return daysOf(&article.Date{Value: s}) }
	for _, c := range []struct {
		a, b string
		far  bool
	}{
		{"2025-03-01", "2025-03-09", true}, {"2025-03-01", "2025-03-08", false},
		{"2025-03", "2025-03-30", false}, {"2025-03", "2025-04-20", true}, {"2025", "2025-03-01", false},
	} {
		if got := day(c.a).farFrom(day(c.b)); got != c.far {
			t.Errorf("%s and %s far apart: %v", c.a, c.b, got)
		}
	}
}
