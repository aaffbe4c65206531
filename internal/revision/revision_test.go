package revision

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sanad/internal/annot"
	"sanad/internal/annot/cite"
	"sanad/internal/annot/entity"
	"sanad/internal/annot/quote"
	"sanad/internal/annot/segment"
	"sanad/internal/annot/when"
	"sanad/internal/article"
	"sanad/internal/lang"
)

// read annotates a text as the stages of one article do.
func read(language, t string) Version {
	pack := lang.Must(language)
	a := segment.Parse(article.Article{ID: article.NewID("x", t), Language: language, Text: t, Outlet: article.Outlet{Name: "Warta Selat"}}, pack)
	m := &annot.Marks{Tokens: segment.Tokens(t)}
	m.Entities, m.Mentions = entity.Find(&a, m.Tokens, pack)
	m.Times = when.Find(&a, m.Tokens, pack)
	m.Citations = cite.Find(&a, m.Tokens, m.Mentions, pack)
	m.Attributions = quote.Find(quote.Input{Article: &a, Tokens: m.Tokens, Entities: m.Entities, Mentions: m.Mentions, Citations: m.Citations, Pack: pack})
	return Version{&a, m}
}

const first = `Dermaga Bulu Ditutup Setelah Ombak Besar

Kapal penyeberangan di Dermaga Bulu berhenti berlayar sejak Senin pagi karena ombak besar.

"Sedikitnya 12 penumpang terluka," kata Kepala Pelabuhan Retno Wijayanti kepada wartawan di kantornya.

Ia mengatakan dermaga itu akan dibuka kembali setelah cuaca membaik.

Warga diminta menunggu pengumuman dari petugas pelabuhan.

Baca juga: Ombak Besar di Selat Wanua`

// changes are the kinds of changes with their words.
func changes(r Revision) []string {
	var out []string
	for _, c := range r.Changes {
		s := string(c.Kind)
		for _, d := range c.Drift {
			s += " " + d.Kind
		}
		out = append(out, s)
	}
	return out
}

func TestVersions(t *testing.T) {
	for name, c := range map[string]struct {
		old, put string // replaced in the first version
		changes  string
		edits    string
	}{
		"nothing":          {"", "", "", ""},
		"furniture":        {"Baca juga: Ombak Besar di Selat Wanua", "Baca juga: Harga Beras Naik Lagi", "", ""},
		"number":           {"Sedikitnya 12 penumpang", "Sedikitnya 21 penumpang", "changed number", "number quoted"},
		"speaker":          {"Retno Wijayanti", "Bagus Prakoso", "changed attribution", "attribution"},
		"polarity":         {"dermaga itu akan dibuka", "dermaga itu tidak akan dibuka", "changed polarity", "polarity quoted"},
		"added sentence":   {"Warga diminta", "Tim penyelam juga dikerahkan ke lokasi.\n\nWarga diminta", "added", ""},
		"removed":          {"Warga diminta menunggu pengumuman dari petugas pelabuhan.\n\n", "", "removed", ""},
		"said to be new":   {"Sedikitnya 12 penumpang", "Sedikitnya 21 penumpang", "changed number", "number quoted"},
		"harmless wording": {"setelah cuaca membaik", "sesudah cuaca membaik", "changed", ""},
	} {
		before := read("id", first)
		after := read("id", strings.Replace(first, c.old, c.put, 1))
		r := Compare(before, after)
		var edits []string
		for _, e := range r.Edits {
			s := e.Kind
			if e.Quoted {
				s += " quoted"
			}
			if e.Announced {
				s += " announced"
			}
			edits = append(edits, s)
		}
		got := strings.Join(changes(r), "; ")
		if !strings.HasPrefix(got, c.changes) || c.changes == "" && got != "" || strings.Join(edits, "; ") != c.edits {
			t.Errorf("%s: %q, edits %q; want %q, %q", name, got, edits, c.changes, c.edits)
		}
		if r.Substantive() != (c.changes != "") {
			t.Errorf("%s: substantive %v", name, r.Substantive())
		}
		if name == "furniture" && (len(r.Came) != 1 || len(r.Went) != 1) {
			t.Errorf("furniture came %v, went %v", r.Came, r.Went)
		}
	}
}

// A text that says it was corrected is no silent edit.
func TestAnnounced(t *testing.T) {
	for language, c := range map[string]struct{ text, old, put, note string }{
		"id": {first, "12 penumpang", "21 penumpang", "\n\nRalat: jumlah penumpang yang terluka semula tertulis 12 orang."},
		"en": {"Port shut after high waves\n\nThe ferry port of Bulu was shut on Monday after high waves hit the coast.\n\n\"At least 12 passengers were injured,\" harbour master Retno Wijayanti said on Monday.", "12 passengers", "21 passengers",
			"\n\nCorrection: an earlier version of this article gave another number of injured passengers."},
	} {
		before := read(language, c.text)
		for _, note := range []string{"", c.note} {
			after := read(language, strings.Replace(c.text, c.old, c.put, 1)+note)
			r := Compare(before, after)
			i := slices.IndexFunc(r.Edits, func(e Edit) bool { return e.Kind == "number" && e.Quoted })
			if i < 0 || r.Edits[i].Announced != (note != "") {
				t.Errorf("%s, note %q: %+v", language, note, r.Edits)
				continue
			}
			if e := r.Edits[i]; e.Before.Span.Of(before.Article.Text) != "12" || e.After.Span.Of(after.Article.Text) != "21" {
				t.Errorf("%s: %q became %q", language, e.Before.Span.Of(before.Article.Text), e.After.Span.Of(after.Article.Text))
			}
		}
	}
}

// Sentences that change places are told as moved, and a rewritten text as such.
func TestAlign(t *testing.T) {
	mk := func(s string) []line {
		var b strings.Builder
		var v []line
		for _, w := range strings.Fields(s) {
			b.WriteString(w)
			v = append(v, line{key: w, words: strings.Split(w, "-")})
		}
		return v
	}
	for _, c := range []struct{ a, b, want string }{
		{"a b c", "a b c", ""},
		{"a b c", "c a b", "moved"},
		{"a b b c", "a b c", "removed"},
		{"a x-y-z c", "a x-y-w c", "changed"},
		{"a x-y-z c", "a p-q-r c", "added removed"},
		{"", "a", "added"},
		{"a", "", "removed"},
	} {
		var got []string
		for _, x := range align(mk(c.a), mk(c.b)) {
			got = append(got, string(x.Kind))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q to %q: %v, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestManySentences(t *testing.T) {
	var a, b []line
	for i := range 65000 {
		w := fmt.Sprint("kata", i%7)
		a = append(a, line{key: w, words: []string{w}})
		b = append(b, line{key: w + "x", words: []string{w, "x"}})
	}
	start := time.Now()
	if n := len(align(a, b)); n < 65000 {
		t.Errorf("%d changes", n)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}
