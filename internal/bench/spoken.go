package bench

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"sanad/internal/article"
	"sanad/internal/text"
)

// Speakers of the made-up news: few say much, most say little.
const (
	speakers = 3000
	wires    = 7 // of ten articles name the wire that they take from
)

var (
	roles    = []string{"Menteri Perhubungan", "Juru Bicara Kementerian Pertanian", "Gubernur", "Kepala Kepolisian", "Direktur Rumah Sakit", "Ketua Serikat Nelayan", "Wali Kota", "Kepala Badan Cuaca"}
	agencies = []string{"Reuters", "Antara", "AFP", "Associated Press"}
	days     = []string{"Senin", "Selasa", "Rabu", "Kamis", "Jumat"}
)

// Spoken makes n articles as Make does and lets people speak in them: of three
// sentences one is a quotation, direct or indirect, and most stories begin at a
// named wire. A sentence keeps its speaker in every article that copies it. For
// measuring what stands behind statements: libraries, pages.
func Spoken(n int, seed uint64) Pile {
	p := Make(n, seed)
	people := newPeople(seed)
	for i := range p.Articles {
		a := &p.Articles[i]
		a.Text = people.speak(a)
		a.Sentences = nil
		a.Segments = []article.Segment{{Kind: article.Body, Span: text.Span{Start: 0, End: len(a.Text)}}}
	}
	return p
}

// people are who speaks in a pile: their names.
type people []string

func newPeople(seed uint64) people {
	m := &maker{r: rand.New(rand.NewPCG(seed, 2))}
	out := make(people, speakers)
	for i := range out {
		first, last := m.word(2), m.word(3)
		out[i] = strings.ToUpper(first[:1]) + first[1:] + " " + strings.ToUpper(last[:1]) + last[1:]
	}
	return out
}

// speak is the text of an article with its speakers.
func (p people) speak(a *article.Article) string {
	var b strings.Builder
	story, _, _ := strings.Cut(a.Input, "/")
	h := number(story)
	fmt.Fprintf(&b, "KOTA %s - ", strings.ToUpper(strings.Fields(p[h%speakers])[1]))
	if h/speakers%10 < wires {
		fmt.Fprintf(&b, "Melansir %s, ", agencies[h%len(agencies)])
	}
	for line := range strings.Lines(a.Text) {
		p.say(&b, strings.TrimRight(line, ".\n"))
	}
	return b.String()
}

// say writes a sentence, in the mouth of who always says it. That hangs on its
// second word, so that a copy with other words mostly keeps its speaker.
func (p people) say(b *strings.Builder, s string) {
	key := s
	if w := strings.SplitN(s, " ", 4); len(w) == 4 {
		key = w[1] + w[2]
	}
	h := number(key)
	i := h % speakers * (h / speakers % 1000) / 1000 // the first of the list speak most
	who := fmt.Sprintf("%s %s", roles[i%len(roles)], p[i])
	s = strings.ToUpper(s[:1]) + s[1:]
	switch h % 6 {
	case 0:
		fmt.Fprintf(b, "\"%s,\" kata %s, %s.\n", s, who, days[h%len(days)])
	case 1:
		fmt.Fprintf(b, "%s mengatakan bahwa %s.\n", who, strings.ToLower(s[:1])+s[1:])
	default:
		fmt.Fprintf(b, "%s.\n", s)
	}
}

func number(s string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // never fails
	return int(h.Sum32() >> 1)
}
