package query

import (
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// plain is a text as an article of one sentence, with words for tokens.
func plain(t, code string) (*article.Article, *annot.Marks) {
	a := &article.Article{ID: article.NewID("q", t), Text: t, Language: code, Sentences: []text.Span{{Start: 0, End: len(t)}}}
	m := &annot.Marks{}
	at := 0
	for w := range strings.FieldsSeq(t) {
		at += strings.Index(t[at:], w)
		m.Tokens = append(m.Tokens, annot.Token{Span: text.Span{Start: at, End: at + len(w)}, Lower: strings.ToLower(w)})
		at += len(w)
	}
	return a, m
}

func ask(t, code string) *Question {
	q := Read(plain(t, code))
	return &q
}

func TestTongue(t *testing.T) {
	for s, want := range map[string]string{
		"the ship was towed":       "en",
		"kapal itu ditarik":        "id",
		"Gempa mengguncang Lombok": "id",
		"Zzyzx":                    "",
	} {
		if got := Tongue(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// The article that has the words close together is taken before one that has
// them far apart, in any language, and one without them is not taken.
func TestSelect(t *testing.T) {
	q := ask("the bridge over the river Arun collapsed", "en")
	far := "bridge" + strings.Repeat(" mill", 200) + " river" + strings.Repeat(" mill", 200) + " collapsed"
	texts := []article.Article{
		{Text: "nothing of it is here, only wheat", Language: "en"},
		{Text: "jembatan di atas sungai Arun runtuh", Language: "id"},
		{Text: far, Language: "en"},
	}
	for range allTaken {
		texts = append(texts, article.Article{Text: "the wheat market was closed", Language: "en"})
	}
	s := NewScanner(q)
	all := make([]Hits, len(texts))
	for i := range texts {
		all[i] = s.Scan(&texts[i])
	}
	got := q.Select(all)
	if len(got) == 0 || got[0] != 1 {
		t.Errorf("selected %v, want the translation first", got)
	}
	w := q.weights(0, all)
	near1, whole1 := best(all[1], w)
	near2, whole2 := best(all[2], w)
	if near1 != whole1 || near2 >= whole2 || near2 <= 0 {
		t.Errorf("windows: %.2f of %.2f, %.2f of %.2f", near1, whole1, near2, whole2)
	}
}

func TestNumbersContradict(t *testing.T) {
	count := func(l []float64) (out []figure) {
		for _, v := range l {
			out = append(out, figure{value: v})
		}
		return out
	}
	for _, c := range []struct {
		want, have  []float64
		same, other bool
	}{
		{[]float64{12}, []float64{12, 5}, true, false},
		{[]float64{12}, []float64{12.3}, false, true},
		{[]float64{81}, []float64{81.37}, true, false},
		{[]float64{12}, []float64{17}, false, true},
		{[]float64{12}, nil, false, false},
		{[]float64{1}, []float64{4}, false, false},
		{[]float64{12, 300}, []float64{12}, true, false},
	} {
		var e Evidence
		if same := e.figures(count(c.want), count(c.have), &tally{}, &tally{}); same != c.same || e[Other] > 0 != c.other {
			t.Errorf("%v in %v: same %v, other %v", c.want, c.have, same, e[Other])
		}
	}
}

// A question of one word 65,000 times, and an article of it, take no time.
func TestManyRepeats(t *testing.T) {
	long := strings.Repeat("jembatan Arun ", 65000)
	q := ask(long, "id")
	if len(q.Claims) != 1 || len(q.Claims[0].terms) != 2 {
		t.Fatalf("%d claims", len(q.Claims))
	}
	hits := NewScanner(q).Scan(&article.Article{Text: long, Language: "id"})
	if got := q.Select([]Hits{hits}); len(got) != 1 {
		t.Errorf("selected %v", got)
	}
}

// What is denied in a sentence, and what is said in it.
func TestSigns(t *testing.T) {
	for _, c := range []struct{ code, text, denied string }{
		{"en", "the mill was never shut", "shut"},
		{"en", "the owner denied the mill was shut", "mill shut"},
		{"en", "the owner denied the mill was not shut", "mill"},
		{"en", "no road is open , the mill is shut", "road open"},
		{"en", "the owner refused the offer", ""},
		{"id", "pabrik itu tidak ditutup", "ditutup"},
		{"id", "bukan hanya pabrik yang ditutup", ""},
		{"id", "pemilik membantah pabrik ditutup", "pabrik ditutup"},
		{"id", "limbah tidak dibuang ke kali", "dibuang kali"},
	} {
		q := ask(c.text, c.code)
		var got []string
		for _, x := range q.Claims[0].terms {
			if x.denied {
				got = append(got, x.surface)
			}
		}
		if strings.Join(got, " ") != c.denied {
			t.Errorf("%q: denied %q, want %q", c.text, got, c.denied)
		}
	}
}

// The hour of the day in digits and words is no number.
func TestHours(t *testing.T) {
	for _, c := range []struct{ code, text, hours string }{
		{"en", "eleven people by five in the afternoon", "T17"},
		{"en", "four people by 9 am", "T09"},
		{"en", "homes dark at 17:00 again", "T17"},
		{"id", "empat orang sampai jam sembilan pagi", "T09"},
		{"id", "gelap pada pukul 17.00 kemarin", "T17"},
		{"id", "rapat berlangsung 9 jam", ""},
	} {
		a, m := plain(c.text, c.code)
		_, hours := figuresIn(m.Tokens, a.Text, m, lang.Must(a.Language))
		if strings.Join(hours, " ") != c.hours {
			t.Errorf("%q: %v, want %s", c.text, hours, c.hours)
		}
	}
}

// A name that lost its blank is found, and what says the opposite is told from
// what is not said.
func TestGlossary(t *testing.T) {
	q := ask("mayor Lasabuda raised the price of rice", "en")
	g := newGlossary(q, "id")
	at := func(s string) entry {
		l := strings.Fields(s)
		e, _ := g.at(l[0], func(i int) string {
			if i < len(l) {
				return strings.ToLower(l[i])
			}
			return ""
		})
		return e
	}
	if len(at("Lasabudamengatakan itu").places) != 1 {
		t.Error("a glued name is not found")
	}
	if e := at("beras"); len(e.places) != 1 || len(e.against) != 0 {
		t.Errorf("beras: %+v", e)
	}
	if e := at("turun"); len(e.places) != 0 || len(e.against) != 1 {
		t.Errorf("turun: %+v", e)
	}
}

// A number is told with what it counts: the same value of another thing, in an
// order or in a score is another number.
func TestFigures(t *testing.T) {
	for _, c := range []struct {
		code, claim, report string
		same                bool
	}{
		{"id", "tujuh tahun", "tujuh tahun penjara", true},
		{"id", "tujuh tahun", "presiden ke-7", false},
		{"id", "7 persen", "kepala tujuh", false},
		{"id", "7 persen", "tujuh persen", true},
		{"id", "24 orang", "dua puluh empat rumah", false},
		{"id", "24 orang", "24 tewas", true},
		{"id", "1,9 persen", "1,96 persen", false},
		{"en", "the 7th mayor", "seven mayors", false},
		{"en", "the 7th mayor", "a 7th mayor", true},
		{"en", "twelve people", "twelve houses", false},
		{"en", "12 residents", "twelve people", true},
	} {
		p := lang.Must(c.code)
		read := func(s string) figure {
			a, m := plain(s, c.code)
			l, _ := figuresIn(m.Tokens, a.Text, m, p)
			if len(l) != 1 {
				t.Fatalf("%q: %v", s, l)
			}
			return l[0]
		}
		if got := read(c.report).is(read(c.claim)); got != c.same {
			t.Errorf("%q and %q: %v", c.claim, c.report, got)
		}
	}
}

// Words are said for certain, as to come, or as what may be.
func TestDoubt(t *testing.T) {
	for _, c := range []struct {
		code, claim, report string
		unsure              bool
	}{
		{"en", "the mill has closed", "the mill could close", true},
		{"en", "the mill closed", "the mill closed", false},
		{"en", "the mill will close", "the mill is going to close", false},
		{"en", "the mill closed", "if the mill closed", true},
		{"id", "pabrik telah ditutup", "pabrik diperkirakan ditutup", true},
		{"id", "pabrik akan ditutup", "pabrik dikabarkan ditutup", true},
		{"id", "pabrik ditutup", "pabrik akan ditutup", false},
		{"id", "pabrik mungkin ditutup", "pabrik ditutup", false},
	} {
		last := func(s string) int {
			l := ask(s, c.code).Claims[0].terms
			return l[len(l)-1].doubt
		}
		if got := last(c.report)-last(c.claim) >= doubtful; got != c.unsure {
			t.Errorf("%q, told as %q: unsure %v", c.claim, c.report, got)
		}
	}
}

// Two names that changed their parts, and one who is named only beside another.
func TestParts(t *testing.T) {
	for _, c := range []struct {
		code, claim, report string
		exchanged           bool
	}{
		{"en", "the mill of Velland sold grain to Torvia", "it was Torvia that sold grain to Velland", true},
		{"en", "the mill of Velland sold grain to Torvia", "grain of Velland went to Torvia", false},
		{"id", "kapal Velland dikirim ke Torvia", "kapal Torvia dikirim ke Velland", true},
	} {
		q := ask(c.claim, c.code)
		in := map[place]touch{}
		for _, x := range ask(c.report, c.code).Claims[0].terms {
			for j, y := range q.Claims[0].terms {
				if x.surface == y.surface {
					in[place{0, j}] = x.touch
				}
			}
		}
		if got := exchanged(q.Claims[0].terms, in, 0); got != c.exchanged {
			t.Errorf("%q, told as %q: %v", c.claim, c.report, got)
		}
	}
	for s, kin := range map[string]bool{"pengacara Rendi Woru ditahan": true, "polisi menahan Rendi Woru": false} {
		for _, x := range ask(s, "id").Claims[0].terms {
			if x.surface == "woru" && x.kin != kin {
				t.Errorf("%q: %v", s, x.kin)
			}
		}
	}
}
