package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/article"
	"sanad/internal/lang"
	"sanad/internal/text"
)

// link reads texts as a pile and lists, for each, the ids of its mentions.
func link(t *testing.T, bodies ...string) [][]string {
	t.Helper()
	var arts []article.Article
	var marks []annot.Marks
	for i, b := range bodies {
		a, es, ms := read(b, "id")
		a.ID = article.NewID(fmt.Sprint(i), b)
		arts, marks = append(arts, *a), append(marks, annot.Marks{Entities: es, Mentions: ms})
	}
	Link(arts, marks)
	var out [][]string
	for i, m := range marks {
		var ids []string
		for _, x := range m.Mentions {
			ids = append(ids, x.Entity)
			if !slices.ContainsFunc(m.Entities, func(e annot.Entity) bool { return e.ID == x.Entity }) {
				t.Errorf("article %d: mention of %s, which is no entity", i, x.Entity)
			}
		}
		out = append(out, ids)
	}
	return out
}

func TestLinkShortToFull(t *testing.T) {
	got := link(t,
		"Ketua Yayasan Rumah Tumbuh Ratna Kusumadewi bertemu Hendra Laksmana di Semarang.",
		"Menurut Ratna, pertemuan dengan Hendra Laksmana berjalan baik, kata dia di Semarang.",
		"Seorang pedagang bernama Ratna mengeluh harga cabai di Manado.")
	if !slices.Contains(got[1], "person:ratna-kusumadewi") {
		t.Errorf("the short name of the same story is not linked: %v", got[1])
	}
	if slices.Contains(got[2], "person:ratna-kusumadewi") || slices.Contains(got[2], "person:ratna") {
		t.Errorf("a namesake of another story is linked by the name alone: %v", got[2])
	}
}

func TestLinkSpellings(t *testing.T) {
	got := link(t, "Presiden Ukraina Volodymyr Zelensky tiba di Berlin.", "Presiden Ukraina Volodymyr Zelenskyy pergi ke Paris.")
	a, b := got[0], got[1]
	same := false
	for _, id := range a {
		same = same || strings.HasPrefix(id, "person:") && slices.Contains(b, id)
	}
	if !same {
		t.Errorf("two spellings, two persons: %v %v", a, b)
	}
}

func TestLinkDoesNotDependOnOrder(t *testing.T) {
	bodies := []string{
		"Ketua Yayasan Rumah Tumbuh Ratna Kusumadewi bertemu Hendra Laksmana di Semarang.",
		"Menurut Ratna, pertemuan dengan Hendra berjalan baik, kata Ratna di Semarang.",
		"Menurut Teguh, Yayasan Rumah Tumbuh belum menjawab.",
		"Menurut Teguh, Yayasan Rumah Tumbuh sudah menjawab.",
	}
	run := func(order []int) map[string][]string {
		var arts []article.Article
		var marks []annot.Marks
		for _, i := range order {
			a, es, ms := read(bodies[i], "id")
			a.ID = article.NewID(fmt.Sprint(i), bodies[i])
			arts, marks = append(arts, *a), append(marks, annot.Marks{Entities: es, Mentions: ms})
		}
		Link(arts, marks)
		out := map[string][]string{}
		for k, i := range order {
			for _, m := range marks[k].Mentions {
				out[bodies[i]] = append(out[bodies[i]], m.Entity)
			}
		}
		return out
	}
	want := run([]int{0, 1, 2, 3})
	for _, order := range [][]int{{3, 2, 1, 0}, {1, 3, 0, 2}} {
		got := run(order)
		for b, ids := range want {
			if !slices.Equal(got[b], ids) {
				t.Errorf("order %v: %s: %v, want %v", order, b, got[b], ids)
			}
		}
	}
}

func TestLinkIsLinear(t *testing.T) {
	const n = 20_000
	p := lang.Must("id")
	arts, marks := make([]article.Article, n), make([]annot.Marks, n)
	for i := range n {
		arts[i] = article.Article{ID: text.ID(fmt.Sprintf("%08x", i)), Language: p.Code}
		marks[i].Entities = []annot.Entity{
			{ID: "person:budi", Class: annot.Person, Name: "Budi"},
			{ID: fmt.Sprintf("person:budi-nama%d", i%5000), Class: annot.Person, Name: fmt.Sprintf("Budi Nama%d", i%5000)},
		}
	}
	Link(arts, marks)
	ids := map[string]bool{}
	for _, m := range marks {
		for _, e := range m.Entities {
			ids[e.ID] = true
		}
	}
	if len(ids) < 5000 {
		t.Errorf("%d persons are left", len(ids))
	}
}

// Initials stand for the full name that their articles share other names with.
func TestLinkInitials(t *testing.T) {
	got := link(t,
		"Ketua Partai Lembayung Ratna Kusuma Dewi bertemu Hendra Laksmana di Semarang. Ratna Kusuma Dewi menolak tawaran itu.",
		"Menurut RKD, pertemuan dengan Hendra Laksmana berjalan baik. RKD menolak tawaran itu, kata Hendra Laksmana.")
	if !slices.Contains(got[1], "person:ratna-kusuma-dewi") {
		t.Errorf("the initials are not linked: %v", got[1])
	}
}
