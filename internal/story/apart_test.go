package story

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"sanad/internal/lang"
)

// Events of one kind around the same people: what parts them is whom, and which
// day, each is about. Where nothing tells them apart they are one.
func TestGroupRepeatingEventsOfTheSamePeople(t *testing.T) {
	for name, c := range map[string]struct {
		in   Input
		want string
	}{
		"two sessions of one trial": {marked(
			"id|2025-03-11|Mantan Hakim Bersaksi di Sidang Rudi Halim|Sidang suap proyek Pasar Wening dengan terdakwa Rudi Halim berlanjut di Pengadilan Tipikor Ostara, Selasa (11/3/2025). Rudi Halim menghadirkan mantan hakim Sari Lubis sebagai saksi meringankan. Rudi Halim menyimak.",
			"id|2025-03-12|Teman Sekolah Bersaksi di Sidang Rudi Halim|Sidang suap proyek Pasar Wening dengan terdakwa Rudi Halim berlanjut di Pengadilan Tipikor Ostara, Rabu (12/3/2025). Rudi Halim menghadirkan teman sekolah Benny Surya sebagai saksi meringankan. Rudi Halim menyimak.",
		), "0 1"},
		"reports of one session on two days": {marked(
			"id|2025-03-11|Mantan Hakim Bersaksi di Sidang Rudi Halim|Sidang suap proyek Pasar Wening dengan terdakwa Rudi Halim berlanjut di Pengadilan Tipikor Ostara, Selasa (11/3/2025). Rudi Halim menghadirkan mantan hakim Sari Lubis sebagai saksi meringankan. Rudi Halim menyimak.",
			"id|2025-03-12|Saksi Meringankan Rudi Halim: Sari Lubis|Rudi Halim menghadirkan mantan hakim Sari Lubis sebagai saksi meringankan dalam sidang suap proyek Pasar Wening di Pengadilan Tipikor Ostara, Selasa (11/3/2025). Rudi Halim menyimak. Sidang Rudi Halim berlanjut pekan depan.",
		), "0+1"},
		"the minister and his aide are summoned": {marked(
			"id|2025-03-11|Kejaksaan Panggil Rudi Halim|Kejaksaan Ostara memanggil mantan menteri Rudi Halim dalam perkara pengadaan kapal feri. Rudi Halim akan diperiksa sebagai saksi, kata juru bicara Tono Wirawan. Rudi Halim menjabat menteri saat kapal feri dibeli. Rudi Halim berjanji datang.",
			"id|2025-03-11|Staf Rudi Halim Mangkir dari Panggilan Kejaksaan|Staf khusus mantan menteri Rudi Halim, Benny Surya, mangkir dari panggilan Kejaksaan Ostara dalam perkara pengadaan kapal feri, kata juru bicara Tono Wirawan. Benny Surya berada di luar negeri. Benny Surya sudah dipanggil tiga kali. Benny Surya akan dijemput.",
		), "0 1"},
		"two defendants of one affair": {marked(
			"en|2025-03-11|Sentence in ferry affair|The court of Ostara sentenced defendant Alda Merk to three years in prison in the ferry affair on Tuesday. The judge said Joren Pell had paid her for the ferry contract of Skelling harbour.",
			"en|2025-03-11|Sentence in ferry affair|The court of Ostara sentenced defendant Joren Pell to three years in prison in the ferry affair on Tuesday. The judge said Alda Merk had been paid by him for the ferry contract of Skelling harbour.",
		), "0 1"},
	} {
		if got := inputs(c.in, Group(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := inputs(c.in, untold(c.in).Group(Fitted)); got != "0+1" {
			t.Errorf("%s: not one story where nothing tells them apart: %q", name, got)
		}
	}
}

// A lone article after weeks of silence is not of the story, if the people are
// those of many stories; a story that goes on every few days stays one.
func TestGroupAfterSilence(t *testing.T) {
	grain := func(day, lead string) string {
		return "en|" + day + "|Envoys of Norway and Chile on grain ships|" + lead + " Norway may sell forty grain ships to the port of Arica in Chile, President Alda Merk said. Envoys of both sides haggled over the price of the grain ships."
	}
	others := func(lines ...string) []string {
		for i := range 6 {
			lines = append(lines, fmt.Sprintf("en|2025-03-%02d|President Alda Merk opens hall %d|President Alda Merk opened a concert hall in Belu%d. Its roof of copper was paid by a lottery.", 10+i, i, i))
		}
		return lines
	}
	for name, c := range map[string]struct {
		lines []string
		late  int // the input that is asked for
		one   bool
	}{
		"after eight weeks": {others(grain("2025-03-11", "Talks went on."), grain("2025-03-12", "Talks ended."), "en|2025-05-08|First grain ships loaded|A crew loaded the first of forty vessels with barley on a misty morning, and President Alda Merk waved. Chile had paid Norway in coins, which a bank in Arica weighed twice before anybody believed it."), 2, false},
		"every week": {others(grain("2025-03-11", "Talks went on."), grain("2025-03-18", "Talks ended."), grain("2025-03-25", "Talks are near."),
			grain("2025-04-01", "Talks are late."), grain("2025-04-08", "Talks are dull.")), 4, true},
	} {
		in := marked(c.lines...)
		if got := together(in, Group(in), "0", fmt.Sprint(c.late)); got != c.one {
			t.Errorf("%s: one story %v, want %v", name, got, c.one)
		}
		set := Fitted
		set.Silence = 0
		if !together(in, Read(in).Group(set), "0", fmt.Sprint(c.late)) {
			t.Errorf("%s: not one story where silence costs nothing", name)
		}
	}
}

// together reports whether two inputs are in one story.
func together(in Input, r Result, a, b string) bool {
	story := map[string]string{}
	for _, s := range r.Stories {
		for _, x := range in.Articles {
			if slices.Contains(s.Articles, x.ID) {
				story[x.Input] = s.ID
			}
		}
	}
	return story[a] == story[b]
}

func TestSilence(t *testing.T) {
	day := func(d string) era {
		s := parseDay(d)
		return era{s.mid - s.half, s.mid + s.half, true}
	}
	long := day("2025-03-01").plus(day("2025-03-20"))
	for name, c := range map[string]struct {
		a, b era
		want float64
	}{
		"inside a long story":  {long, day("2025-03-10"), 0},
		"after its last day":   {long, day("2025-03-25"), 4},
		"before its first day": {day("2025-02-20"), long, 8},
		"a month":              {day("2025-02"), day("2025-03-11"), 8},
		"not known":            {long, era{}, 0},
	} {
		if got := c.a.silence(c.b); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// Names that most stories have tie none.
func TestKeepRare(t *testing.T) {
	for n, want := range map[int]int{familiar: 2, familiar + 1: 1} {
		cs := make([]chapter, 40)
		for i := range cs {
			cs[i].names = map[string]string{fmt.Sprint("own", i): ""}
			if i < n {
				cs[i].names["common"] = ""
			}
		}
		keepRare(cs)
		if len(cs[0].names) != want || len(cs[39].names) != 1 {
			t.Errorf("a name of %d stories: %d names left, want %d", n, len(cs[0].names), want)
		}
	}
}

// After years only what is nearly the same is a next step.
func TestLinesAfterSilence(t *testing.T) {
	early := "en|2024-05-02|Ministry accuses Norway over grain ships|Foreign minister Alda Merk accused Norway on 1 May 2024 of selling grain ships to the port of Arica in Chile. Merk was worried that the bargain had advanced while a delegation visited the docks last winter."
	late := "en|%s|Oslo on grain ships|Norway is selling grain ships to the port of Arica in Chile, security adviser Joren Pell told reporters on 9 May. Envoys of both sides still haggle, and their presidents may meet by summer."
	for day, want := range map[string]int{"2024-05-09": 1, "2026-05-20": 0} {
		if r := Group(marked(early, fmt.Sprintf(late, day))); len(r.Stories) != 2 || len(r.Storylines) != want {
			t.Errorf("%s: %d stories in %d lines, want 2 in %d", day, len(r.Stories), len(r.Storylines), want)
		}
	}
}

// The name of the accused may stand behind an office, but not in another clause.
func TestAccused(t *testing.T) {
	for text, want := range map[string]bool{
		"Sidang terdakwa mantan Kepala Dinas Pasar, Rudi Halim, dibuka.": true,
		"Terdakwa diam dan Rudi Halim pergi.":                            false,
		"Terdakwa diam. Rudi Halim pergi.":                               false,
	} {
		p := Read(marked("id|2025-03-11||" + text))
		id, known := p.terms.ids["@person:halim"]
		got := false
		for _, x := range p.docs[0].tells[lang.ByAccused].by {
			got = got || known && x == id
		}
		if got != want {
			t.Errorf("%q: accused %v, want %v", text, got, want)
		}
	}
}

// A text of nothing but words for the accused is read at once.
func TestAccusedOfManyWords(t *testing.T) {
	start := time.Now()
	text := ""
	for range 16 {
		text += "terdakwa Rudi "
	}
	for len(text) < 900000 {
		text += text
	}
	Read(marked("id|2025-03-11||" + text))
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
