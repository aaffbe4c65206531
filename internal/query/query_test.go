package query

import (
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
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
	for range mostTaken {
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
	for _, c := range []struct {
		want, have  []float64
		same, other bool
	}{
		{[]float64{12}, []float64{12, 5}, true, false},
		{[]float64{12}, []float64{17}, false, true},
		{[]float64{12}, nil, false, true},
		{[]float64{1}, []float64{4}, false, false},
		{[]float64{12, 300}, []float64{12}, true, false},
	} {
		var l tally
		if same, other := numbers(c.want, c.have, &l); same != c.same || other != c.other {
			t.Errorf("%v in %v: same %v, other %v", c.want, c.have, same, other)
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
