package story

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The title of a story is the headline closest to all of it, its keywords are
// names and words that most of its articles have: nothing is invented.
func TestTitleAndKeywords(t *testing.T) {
	in := marked(
		"id|2025-03-11|Camat Sibuk|Jembatan Sungai Waru di Kecamatan Talun ambruk. Sementara itu Camat Darmo Sukri hadir dalam lomba layang-layang dan membagi hadiah kepada anak-anak.",
		"id|2025-03-11|Jembatan Sungai Waru di Talun Ambruk Diterjang Banjir|Jembatan Sungai Waru di Kecamatan Talun ambruk diterjang banjir, Selasa. Camat Darmo Sukri mengatakan 40 warga terisolasi.",
		"id|2025-03-12|Banjir Robohkan Jembatan Talun|Banjir merobohkan jembatan Sungai Waru di Talun, Selasa. Sebanyak 40 warga terisolasi, kata Camat Darmo Sukri.",
	)
	r := Group(in)
	if len(r.Stories) != 1 {
		t.Fatalf("%d stories", len(r.Stories))
	}
	s := r.Stories[0]
	if want := "Jembatan Sungai Waru di Talun Ambruk Diterjang Banjir"; s.Title != want {
		t.Errorf("title %q, want %q", s.Title, want)
	}
	if s.Start != "2025-03-11" || s.End != "2025-03-12" {
		t.Errorf("from %s to %s", s.Start, s.End)
	}
	all := ""
	for _, a := range in.Articles {
		all += strings.ToLower(a.Title + " " + a.Text + " ")
	}
	if len(s.Keywords) < 3 || len(s.Keywords) > keywords {
		t.Errorf("keywords %q", s.Keywords)
	}
	for i, k := range s.Keywords {
		if !strings.Contains(all, strings.ToLower(k)) {
			t.Errorf("keyword %q stands in no article", k)
		}
		if slices.Contains(s.Keywords[:i], k) {
			t.Errorf("keyword %q twice", k)
		}
	}
	if slices.Contains(s.Keywords, "layang-layang") {
		t.Errorf("a keyword of one article alone: %q", s.Keywords)
	}
}

// Without headlines the first sentence of the closest article stands for one,
// cut at a word.
func TestTitleOfUntitled(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Mayor Orla Finch opened the Velden bridge. Bands played.", "Mayor Orla Finch opened the Velden bridge."},
		{strings.Repeat("Villagers gathered ", 12) + "here. More.", strings.TrimSpace(strings.Repeat("Villagers gathered ", 6)) + tail},
		{strings.Repeat("橋", 60) + "。", ""},
		{"", ""},
	} {
		r := Group(pile("en|2025-03-11||" + c.body))
		got := r.Stories[0].Title
		if !utf8.ValidString(got) || len(got) > longest+len(tail) || !strings.HasPrefix(c.body, strings.TrimSuffix(got, tail)) {
			t.Errorf("%q is no beginning of %q", got, c.body)
		}
		if c.want != "" && got != c.want {
			t.Errorf("title %q, want %q", got, c.want)
		}
	}
}
