package story

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sanad/internal/annot"
	"sanad/internal/annot/segment"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// pile makes the input of articles given as "language|day|title|text".
func pile(lines ...string) Input {
	var arts []article.Article
	for i, l := range lines {
		f := strings.SplitN(l, "|", 4)
		a := article.Article{Input: fmt.Sprint(i), Language: f[0], Title: f[2], Text: f[3]}
		if f[1] != "" {
			a.Published = &article.Date{Value: f[1], Precision: "day", Basis: article.Metadata}
		}
		a.ID = article.NewID(a.Input, a.Text)
		arts = append(arts, a)
	}
	return inputOf(arts)
}

func inputOf(arts []article.Article) Input {
	var in Input
	slices.SortFunc(arts, func(a, b article.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for _, a := range arts {
		a = segment.Parse(a, lang.Must(a.Language))
		in.Articles = append(in.Articles, a)
		in.Marks = append(in.Marks, annot.Marks{Tokens: segment.Tokens(a.Text)})
	}
	return in
}

// inputs shows the stories as the inputs of their articles.
func inputs(in Input, r Result) string {
	name := map[string]string{}
	for _, a := range in.Articles {
		name[string(a.ID)] = a.Input
	}
	var out []string
	for _, s := range r.Stories {
		var g []string
		for _, a := range s.Articles {
			g = append(g, name[string(a)])
		}
		slices.Sort(g)
		out = append(out, strings.Join(g, "+"))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestGroup(t *testing.T) {
	for name, c := range map[string]struct {
		in   Input
		want string
	}{
		"nothing": {pile(), ""},
		"two events of one kind": {pile(
			"id||Jembatan Sungai Waru Ambruk|Jembatan di atas Sungai Waru di Kecamatan Talun ambruk pada Selasa pagi setelah diterjang banjir. Camat Talun Darmo Sukri mengatakan 40 warga terisolasi.",
			"id||Banjir Robohkan Jembatan di Talun|Banjir merobohkan jembatan Sungai Waru di Talun, Selasa. Sebanyak 40 warga terisolasi, kata Camat Darmo Sukri.",
			"id||Gudang Kapas Marendo Terbakar|Gudang kapas milik PT Serat Marendo di Kota Belu terbakar Rabu malam. Kepala pemadam Lince Tobing menyebut kerugian Rp2 miliar.",
			"id||Kebakaran di PT Serat Marendo|Api melalap gudang kapas PT Serat Marendo di Belu. Lince Tobing dari pemadam kebakaran menaksir kerugian Rp2 miliar.",
		), "0+1 2+3"},
	} {
		if got := inputs(c.in, Group(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Every article is in exactly one story, whatever the texts.
func TestGroupPartitions(t *testing.T) {
	in := pile("en||A|", "en|2024||", "xx|2024-05-01|B|9 9 9", "en||C|same words here", "id|2024-05-01|C|same words here")
	seen := map[string]int{}
	for _, s := range Group(in).Stories {
		for _, a := range s.Articles {
			seen[string(a)]++
		}
	}
	if len(seen) != len(in.Articles) {
		t.Errorf("%d of %d articles in a story", len(seen), len(in.Articles))
	}
	for a, n := range seen {
		if n != 1 {
			t.Errorf("article %s in %d stories", a, n)
		}
	}
	if again := Group(in); !reflect.DeepEqual(again, Group(in)) {
		t.Error("two runs differ")
	}
}

func TestGroupOfManyAlike(t *testing.T) {
	var arts []article.Article
	for i := range 3000 {
		a := article.Article{Input: fmt.Sprint(i), Language: "en", Text: "The mayor of Ostrel opened the Velden bridge on 12 May."}
		a.ID = article.NewID(a.Input, a.Text)
		arts = append(arts, a)
	}
	if n := len(Group(inputOf(arts)).Stories); n != 1 {
		t.Errorf("%d stories of one text", n)
	}
}
