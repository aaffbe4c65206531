package reuse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"sanad/internal/article"
	"sanad/internal/link"
	"sanad/internal/text"
)

// art makes an article of one body segment with the sentences of its lines.
func art(outlet, body string) article.Article {
	a := article.Article{Text: body, Language: "en", Outlet: article.Outlet{Name: outlet}}
	a.ID = article.NewID(outlet, body)
	a.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: len(body)}}}
	at := 0
	for _, l := range strings.SplitAfter(body, "\n") {
		if n := len(strings.TrimSuffix(l, "\n")); n > 0 {
			a.Sentences = append(a.Sentences, text.Span{Start: at, End: at + n})
		}
		at += len(l)
	}
	return a
}

func find(arts ...article.Article) []link.Passage {
	slices.SortFunc(arts, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return Find(Input{Articles: arts})
}

// words makes n made-up words.
func words(r *rand.Rand, n int) []string {
	var out []string
	for range n {
		w := ""
		for range 2 + r.IntN(3) {
			w += string("bdfgklmnprst"[r.IntN(12)]) + string("aeiou"[r.IntN(5)])
		}
		out = append(out, w)
	}
	return out
}

// lines puts words into lines of twelve.
func lines(ws []string) string {
	var b strings.Builder
	for i, w := range ws {
		b.WriteString(w)
		if i%12 == 11 {
			b.WriteString(".\n")
		} else {
			b.WriteString(" ")
		}
	}
	return b.String()
}

func TestSharedParagraph(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	shared := lines(words(r, 48))
	a := art("A", lines(words(r, 60))+shared+lines(words(r, 60)))
	b := art("B", lines(words(r, 120))+shared)
	got := find(a, b, art("C", lines(words(r, 200))))
	if len(got) != 1 || got[0].Kind != link.Verbatim || got[0].Score < 0.99 {
		t.Fatalf("passages: %+v", got)
	}
	for _, ref := range []text.Ref{got[0].A, got[0].B} {
		for _, x := range []article.Article{a, b} {
			if x.ID == ref.Article && !strings.Contains(shared, ref.Span.Of(x.Text)) {
				t.Errorf("passage %q", ref.Span.Of(x.Text))
			}
		}
	}
}

func TestFurnitureIsNoReuse(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	foot := lines(words(r, 60))
	var arts []article.Article
	for _, o := range []string{"A", "B"} {
		x := art(o, lines(words(r, 120))+foot)
		cut := len(x.Text) - len(foot)
		x.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: cut}},
			{Kind: article.Promo, Span: text.Span{Start: cut, End: len(x.Text)}}}
		arts = append(arts, x)
	}
	if got := find(arts...); len(got) != 0 {
		t.Errorf("furniture: %+v", got)
	}
}

// TestBoilerplate: what an outlet prints under most of its articles is no
// reuse, although nobody said that it is furniture.
func TestBoilerplate(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	foot := lines(words(r, 48))
	var arts []article.Article
	for i := range 40 {
		body := lines(words(r, 120))
		if i%2 == 0 {
			body += foot
		}
		arts = append(arts, art("The Daily Foot", body))
	}
	if got := find(arts...); len(got) != 0 {
		t.Errorf("%d passages of boilerplate", len(got))
	}
}

// TestPopular: one story in many articles keeps all copies connected, at a
// bounded number of passages for each.
func TestPopular(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	story := words(r, 96)
	var arts []article.Article
	for i := range 400 {
		arts = append(arts, art(fmt.Sprint("outlet ", i), lines(words(r, 24))+lines(story)+lines(words(r, 24))))
	}
	got := find(arts...)
	if len(got) > 400*maxPartners {
		t.Errorf("%d passages", len(got))
	}
	if n := families(arts, got); n != 1 {
		t.Errorf("%d families of one story", n)
	}
}

// families counts the components of articles linked by passages.
func families(arts []article.Article, ps []link.Passage) int {
	up := map[text.ID]text.ID{}
	var root func(text.ID) text.ID
	root = func(x text.ID) text.ID {
		if p, ok := up[x]; ok {
			return root(p)
		}
		return x
	}
	n := len(arts)
	for _, p := range ps {
		if a, b := root(p.A.Article), root(p.B.Article); a != b {
			up[a] = b
			n--
		}
	}
	return n
}

func TestOrderOfInput(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	story := lines(words(r, 60))
	var arts []article.Article
	for i := range 12 {
		arts = append(arts, art(fmt.Sprint(i), lines(words(r, 36))+story))
	}
	want := fmt.Sprint(find(slices.Clone(arts)...))
	r.Shuffle(len(arts), func(i, j int) { arts[i], arts[j] = arts[j], arts[i] })
	if got := fmt.Sprint(find(arts...)); got != want {
		t.Error("another order of input, another result")
	}
}

// TestNasty: sizes and repetitions that would break a careless search.
func TestNasty(t *testing.T) {
	for name, n := range map[string]int{"one text": 5000, "one word": 3000} {
		var arts []article.Article
		for i := range n {
			body := "The gauge at the old ferry stood at nine metres when the keeper read it at dawn, and by noon the road was gone.\n"
			if name == "one word" {
				body = strings.Repeat("water ", 40)
			}
			arts = append(arts, art(fmt.Sprint(i), body))
		}
		if got := find(arts...); len(got) > n*maxPartners {
			t.Errorf("%s: %d passages of %d articles", name, len(got), n)
		}
	}
	long := strings.Repeat("water ", 65000)
	find(art("a", long), art("b", long), art("c", long+"\n"+long))
}

// Several workers find what one finds.
func TestWorkers(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 11))
	voc := words(r, 2000)
	pick := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = voc[r.IntN(len(voc))]
		}
		return out
	}
	var arts []article.Article
	for len(arts) < 3*block {
		wire := pick(96)
		for range 1 + r.IntN(3) {
			arts = append(arts, art(fmt.Sprint("w", len(arts)), lines(retell(r, wire, pick))))
		}
	}
	slices.SortFunc(arts, cmpID)
	one := Find(Input{Articles: arts})
	four := Find(Input{Articles: arts, Workers: link.Workers{Count: 4, Run: func(n int, f func(worker, i int)) {
		var wg sync.WaitGroup
		for w := range 4 {
			wg.Go(func() {
				for i := n - 1 - w; i >= 0; i -= 4 {
					f(w, i)
				}
			})
		}
		wg.Wait()
	}}})
	if len(one) < 100 || !slices.Equal(one, four) {
		t.Errorf("%d passages with one worker, %d with four, or not the same", len(one), len(four))
	}
}
