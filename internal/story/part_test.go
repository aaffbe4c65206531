package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	names "sanad/internal/annot/entity"
	"sanad/internal/annot/when"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// marked is pile with names and times found.
func marked(lines ...string) Input {
	in := pile(lines...)
	for i := range in.Articles {
		a := &in.Articles[i]
		p := lang.Must(a.Language)
		m := &in.Marks[i]
		m.Entities, m.Mentions = names.Find(a, m.Tokens, p)
		m.Times = when.Find(a, m.Tokens, p)
	}
	names.Link(in.Articles, in.Marks)
	return in
}

// untold is a pile in which nothing tells events of one kind apart.
func untold(in Input) *Pile {
	p := Read(in)
	for i := range p.docs {
		p.docs[i].tells = tells{}
	}
	return p
}

func TestGroupPartsRepeatingEvents(t *testing.T) {
	for name, c := range map[string]struct {
		in   Input
		want string
	}{
		"two verdicts of one court on one day": {marked(
			"id|2025-03-11|Bendahara Dinas Divonis Enam Tahun|Pengadilan Tipikor Ostara memvonis mantan bendahara Dinas Pasar Rudi Halim enam tahun penjara pada Selasa. Hakim ketua Sari Lubis menyatakan Rudi Halim terbukti menerima suap proyek Pasar Wening. Rudi Halim menyatakan pikir-pikir atas putusan itu.",
			"id|2025-03-11|Rudi Halim Divonis Enam Tahun Penjara|Majelis hakim Pengadilan Tipikor Ostara menjatuhkan vonis enam tahun kepada Rudi Halim, Selasa. Mantan bendahara Dinas Pasar itu menerima suap proyek Pasar Wening. Kuasa hukum Rudi Halim akan banding.",
			"id|2025-03-11|Kontraktor Pasar Wening Dihukum Dua Tahun|Pengadilan Tipikor Ostara memvonis kontraktor Benny Surya dua tahun penjara pada Selasa dalam perkara suap proyek Pasar Wening. Benny Surya mengaku menyesal. Jaksa sebelumnya menuntut Benny Surya empat tahun.",
			"id|2025-03-11|Benny Surya Divonis Dua Tahun|Kontraktor Benny Surya divonis dua tahun penjara oleh Pengadilan Tipikor Ostara, Selasa, karena menyuap pejabat dalam proyek Pasar Wening. Benny Surya menerima putusan hakim itu dan meminta maaf.",
		), "0+1 2+3"},
		"a meeting with two speakers": {marked(
			"id|2025-03-11|Rapat Bendungan Talun|Rapat warga Talun tentang bendungan Waru berlangsung Selasa di balai desa. Camat Rudi Halim meminta warga Talun mendukung bendungan Waru. Menurut Rudi Halim, 40 keluarga akan pindah.",
			"id|2025-03-11|Camat: 40 Keluarga Pindah karena Bendungan|Camat Rudi Halim mengatakan 40 keluarga Talun akan pindah karena bendungan Waru. Rudi Halim berbicara dalam rapat warga Talun di balai desa, Selasa.",
			"id|2025-03-11|Warga Talun Bahas Bendungan Waru|Warga Talun membahas bendungan Waru dalam rapat di balai desa, Selasa. Ketua adat Benny Surya meminta ganti rugi bagi 40 keluarga. Benny Surya akan menulis surat.",
			"id|2025-03-11|Ketua Adat Minta Ganti Rugi Bendungan|Ketua adat Benny Surya meminta ganti rugi bendungan Waru bagi 40 keluarga Talun dalam rapat warga di balai desa, Selasa, kata Benny Surya.",
		), "0+1+2+3"},
	} {
		if got := inputs(c.in, untold(c.in).Group(Fitted)); got != "0+1+2+3" {
			t.Errorf("%s: not one group before it is parted: %q", name, got)
		}
		if got := inputs(c.in, Group(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// One matter, spoken of by others on other days, is two stories of one line.
// The second article of the pile gives its month of publication alone.
func TestLinesOfStatementsOnOtherDays(t *testing.T) {
	in := marked(
		"en|2024-05-02|Ministry warns Norway over grain ships|Foreign minister Alda Merk warned Norway on 1 May 2024 against selling grain ships to the port of Arica in Chile. Merk was worried that the bargain had advanced while a delegation visited the docks last winter. Norway and Chile have denied any bargain over ships.",
		"en|2024-05|Adviser sees a price for Norway|Selling grain ships to Chile would not go well for Norway, security adviser Joren Pell told reporters on 9 May 2024. Envoys of both sides still haggle, Pell said, and their presidents may meet by summer. Neither Norway nor Chile answered questions on 10 May 2024.",
	)
	r := Group(in)
	if got, want := inputs(in, r), "0 1"; got != want {
		t.Fatalf("stories %q, want %q", got, want)
	}
	if len(r.Storylines) != 1 || len(r.Storylines[0].Steps) != 1 {
		t.Fatalf("storylines %+v, want one of one step", r.Storylines)
	}
	step := r.Storylines[0].Steps[0]
	for _, s := range r.Stories {
		early := in.Articles[slices.IndexFunc(in.Articles, func(a article.Article) bool { return a.ID == s.Articles[0] })].Input == "0"
		if early != (s.ID == step.From) || s.Storyline != r.Storylines[0].ID {
			t.Errorf("step from %s to %s, story %s early %v in line %q", step.From, step.To, s.ID, early, s.Storyline)
		}
	}
	if len(step.Spans) != 2 || !strings.Contains(step.Why, "same names") {
		t.Errorf("step %+v has no reason or no two places", step)
	}
}

// A pile of one event with many names must not take long to look through.
func TestPartOfManyNames(t *testing.T) {
	p := &Pile{terms: newTerms()}
	var g []int
	for i := range 20000 {
		d := doc{vec: vector{{1, 1}, {int32(2 + i%7), 1}}}
		d.tells[lang.ByPerson].event = true
		for j := range 5 {
			d.tells[lang.ByPerson].by = append(d.tells[lang.ByPerson].by, int32(i/7*5+j))
		}
		p.docs, g = append(p.docs, d), append(g, i)
	}
	start := time.Now()
	if parts := p.part(g, Fitted); len(parts) != 1 {
		t.Errorf("%d parts of one event", len(parts))
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}

func TestTellsOf(t *testing.T) {
	in := marked("en|2025-03-11||A magnitude 6.1 earthquake shook Jakarta on Tuesday. " + strings.Repeat("More was said then. ", 40) + "A fire burnt 512 houses in Surabaya.")
	p := Read(in)
	var got []string
	for k, x := range p.docs[0].tells {
		for _, id := range x.by {
			for key, n := range p.terms.ids {
				if n == id {
					got = append(got, fmt.Sprint(k, x.event, " ", key))
				}
			}
		}
	}
	slices.Sort(got)
	if want := "1 true @place:jakarta|2 true #61|3 false @day:2025-03-11"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
