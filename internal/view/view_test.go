package view

import (
	"strings"
	"testing"
)

func TestDays(t *testing.T) {
	for _, c := range []struct{ lang, from, to, want string }{
		{"en", "2023-06-12", "2023-06-13", "12–13 Jun 2023"},
		{"en", "2023-06-28", "2023-07-02", "28 Jun – 2 Jul 2023"},
		{"id", "2025-08-17", "2025-08-17", "17 Agu 2025"},
		{"id", "2023-06", "", "Jun 2023"},
		{"en", "2023-12-31", "2024-01-01", "31 Dec 2023 – 1 Jan 2024"},
		{"en", "2023", "2023", "2023"},
		{"id", "", "", "tanpa tanggal"},
		{"en", "2023-06-12T07:22:00+07:00", "", "12 Jun 2023"},
	} {
		if got := WordsFor(c.lang).Days(c.from, c.to); got != c.want {
			t.Errorf("%s %q %q: got %q, want %q", c.lang, c.from, c.to, got, c.want)
		}
	}
}

func TestReason(t *testing.T) {
	id := WordsFor("id")
	got := id.Reason("another voice: Kirby, Sullivan; another event")
	if want := "narasumber lain: Kirby, Sullivan; peristiwa lain"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := id.Reason("names: release") + ", " + id.Reason("names: Kabar Hulu") + ", " + id.Reason("confidence: high"); got != "menyebut: siaran pers, menyebut: Kabar Hulu, keyakinan: tinggi" {
		t.Errorf("reasons of channels: %s", got)
	}
	for _, empty := range []string{"names: ", "names:", "names", "both name: "} {
		if got := id.Reason(empty); got != "mengutip tanpa menyebut nama" {
			t.Errorf("a reason without a name reads %q", got)
		}
	}
	if got := id.Reason("another time: 2023-08, 2023-09-05"); got != "waktu lain: Agu 2023, 5 Sep 2023" {
		t.Errorf("dates in a reason read %q", got)
	}
	if en := WordsFor("en").Reason("another event"); en != "another event" {
		t.Errorf("English reason became %q", en)
	}
}

// Both interface languages have every text, with the same places to fill.
func TestWordsAreWhole(t *testing.T) {
	en, id := WordsFor("en"), WordsFor("id")
	if len(en.of) < 60 {
		t.Fatalf("only %d texts", len(en.of))
	}
	for k, v := range en.of {
		w := id.of[k]
		if v == "" || w == "" || strings.Count(v, "%d") != strings.Count(w, "%d") || strings.Count(v, "%s") != strings.Count(w, "%s") {
			t.Errorf("%s: %q, %q", k, v, w)
		}
	}
	if got := en.N(1, "article") + ", " + en.N(2, "article") + ", " + id.N(2, "article"); got != "1 article, 2 articles, 2 artikel" {
		t.Errorf("numbers with nouns: %s", got)
	}
}

// No text stands twice, in one table or over all of them.
func TestTextsStandOnce(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(wordsTable + pagesTable) {
		key, _, _ := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || key == "" {
			continue
		}
		if seen[key] {
			t.Errorf("%q stands twice", key)
		}
		if n := strings.Count(line, "\t"); n != 2 {
			t.Errorf("%q: %d tabs, not a key and two texts", key, n)
		}
		seen[key] = true
	}
	if len(seen) < 200 {
		t.Errorf("only %d texts", len(seen))
	}
}
